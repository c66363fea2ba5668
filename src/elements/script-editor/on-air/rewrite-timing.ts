/** When viewers will hear a rewritten paragraph, from what the task tells of its round and what it repeats. */
import type { PlayPolicy } from '../../../api/index.js';
import { playingIndex, type LiveParagraph, type RoundParagraph } from '../../../live/index.js';
import type { ParagraphName } from './script-comparison.js';

/**
 * When viewers will hear the new words. `maybe-this-round`: it is not known whether the paragraph has been spoken in this
 * round. `maybe-next-round`: the task repeats its script a number of times, and the service
 * does not tell how often it has. `spoken`, `speaking`, `no-next-round`: never, as no other round follows.
 */
export type RewriteTiming =
  | 'this-round'
  | 'maybe-this-round'
  | 'next-round'
  | 'maybe-next-round'
  | 'spoken'
  | 'speaking'
  | 'no-next-round';

/** How the task plays its script. */
export interface TaskRound {
  /** The paragraphs of the round, in playing order. */
  readonly round: readonly RoundParagraph[];
  readonly policy: PlayPolicyRead;
}

/** The policy as it was read: any member may be missing. */
type PlayPolicyRead = {
  readonly [Name in 'repeat_count' | 'is_rewrite_delay']?: PlayPolicy[Name] | null | undefined;
};

/** Which paragraph the task speaks, as it was reported last, and whether that can still be so. */
export interface Position {
  readonly playing: LiveParagraph | undefined;
  readonly isRecent: boolean;
}

/** When viewers will hear a paragraph of that name, if it is rewritten now. */
export function timingOf(
  { scene, sequence_no }: ParagraphName,
  { round, policy }: TaskRound,
  { playing, isRecent }: Position,
): RewriteTiming {
  const repeats = policy.repeat_count ?? 0;
  const next = repeats < 0 ? 'next-round' : 'maybe-next-round';
  if (policy.is_rewrite_delay) return repeats === 0 ? 'no-next-round' : next;
  const now = playingIndex(round, playing);
  const index = round.findIndex((one) => one.scene === scene && one.sequence_no === sequence_no);
  if (now < 0 || (index > now && !isRecent)) return 'maybe-this-round';
  if (index < 0 || index > now) return 'this-round';
  if (repeats !== 0) return next;
  return index === now ? 'speaking' : 'spoken';
}

/** Whether viewers may still hear it. */
export function isInTime(timing: RewriteTiming): boolean {
  return timing !== 'spoken' && timing !== 'speaking' && timing !== 'no-next-round';
}
