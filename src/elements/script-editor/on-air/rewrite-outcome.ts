/** What became of a paragraph that was sent to be rewritten on air. */

/**
 * The outcomes. The names of times: the task has the new words, and says them then. `late`: it
 * has them, but began the paragraph before, in its last round. `refused`: the service refused the command. `not-taken`: it
 * accepted the command, and still has the old words. `changed`: another page had changed the paragraph, so it was not sent.
 * `unsent`, `ended`: it never left, in the latter case because the livestream ended. `unknown`: the response was lost.
 */
export type RewriteOutcome =
  | 'this-round'
  | 'maybe-this-round'
  | 'next-round'
  | 'maybe-next-round'
  | 'late'
  | 'refused'
  | 'not-taken'
  | 'changed'
  | 'unsent'
  | 'ended'
  | 'unknown';

/** Whether the task has the new words and viewers may hear them. */
export function isDone(outcome: RewriteOutcome): boolean {
  return outcome.endsWith('-round');
}

/** Whether sending it again may help. */
export function canTryAgain(outcome: RewriteOutcome): boolean {
  return outcome === 'refused' || outcome === 'not-taken' || outcome === 'unsent';
}
