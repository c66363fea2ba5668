/**
 * Reconciles a command whose response was lost: reads until it is known whether the service carried the command out, or
 * that no read can show it.
 *
 * Failed reads are retried with back-off, and at once when the page is online again.
 */
import { findOutcome, showsInConfig, type Client, type OutcomeUnknownError } from '../../api/index.js';
import { backoffDelay, isOffline } from '../../base/index.js';
import type { LiveCommand } from './command-record.js';
import type { Environment } from '../environment.js';

/** Milliseconds between attempts: doubled after each failure, up to 5 s, as a person is waiting for the outcome. */
const firstWait = 1000;
const longestWait = 5000;
/** Maximum number of attempts, which take about two minutes; then the outcome stays unknown. */
const maxAttempts = 27;

/**
 * Resolves with `done` if the command was carried out, `not-done` if it was not and will not be. `hidden` returns whether
 * a later command may have overwritten its effect: then the current configuration does not show the outcome.
 */
export async function reconcileCommand(
  client: Client,
  error: OutcomeUnknownError,
  environment: Environment,
  hidden: () => boolean,
): Promise<'done' | 'not-done' | 'unknown'> {
  if (isOffline()) await waitForRetry(longestWait, environment);
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    try {
      const { outcome } = await findOutcome(client, error);
      return outcome === 'not-done' && isHidden(error, hidden) ? 'unknown' : outcome;
    } catch {
      const delay = backoffDelay(attempt, { first: firstWait, longest: longestWait });
      await waitForRetry(delay, environment);
    }
  }
  return 'unknown';
}

function isHidden({ sent }: OutcomeUnknownError, hidden: () => boolean): boolean {
  return showsInConfig(sent.body as LiveCommand) && hidden();
}

/** Resolves after `milliseconds`, or when the page is online again. */
function waitForRetry(
  milliseconds: number,
  { schedule: later, onPageChange: changes }: Environment,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      removeListener();
      resolve();
    };
    const cancel = later(milliseconds, end);
    const removeListener = changes(end);
  });
}
