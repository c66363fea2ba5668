/**
 * What became of a command whose answer was lost: reads until the service tells, or it is clear that nothing will.
 *
 * The connection that lost the answer may stay lost for a while; it is tried again, at growing intervals and at once
 * when the page is online again.
 */
import type { Client, OutcomeUnknownError } from '../../api/index.js';
import { backoffDelay, isOffline } from '../../base/index.js';
import type { LiveCommand } from './command-record.js';
import type { Environment } from '../environment.js';
import { lazyModules } from '../lazy-modules.js';

/** Milliseconds between tries: doubled at each failure, up to five seconds, as people wait for it. */
const firstWait = 1000;
const longestWait = 5000;
/** Tries after which it stays unknown: some two minutes. */
const maxAttempts = 27;

/**
 * `hidden`: another command that sets the same was sent since; then what is set now says nothing about this one.
 *
 * `done`: it was carried out. `not-done`: it was not, and will not be.
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
      const { findOutcome } = await lazyModules.outcome();
      const { outcome } = await findOutcome(client, error);
      return outcome === 'not-done' && (await isHidden(error, hidden)) ? 'unknown' : outcome;
    } catch {
      const delay = backoffDelay(attempt, { first: firstWait, longest: longestWait });
      await waitForRetry(delay, environment);
    }
  }
  return 'unknown';
}

async function isHidden({ sent }: OutcomeUnknownError, hidden: () => boolean): Promise<boolean> {
  const { showsInConfig } = await lazyModules.rules();
  return showsInConfig(sent.body as LiveCommand) && hidden();
}

/** Waits, or until the page is online again. */
function waitForRetry(
  milliseconds: number,
  { schedule: later, onPageChange: changes }: Environment,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      deaf();
      resolve();
    };
    const cancel = later(milliseconds, end);
    const deaf = changes(end);
  });
}
