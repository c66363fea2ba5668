/**
 * Reconciles a command whose response was lost: reads until the service shows whether it was carried out, or no read can.
 *
 * The connection may stay lost for a while; reads are retried with back-off, and at once when the page is online again.
 */
import type { Client, OutcomeUnknownError } from '../../api/index.js';
import { backoffDelay, isOffline } from '../../base/index.js';
import type { LiveCommand } from './command-record.js';
import type { Environment } from '../environment.js';
import { lazyModules } from '../lazy-modules.js';

/** Milliseconds between attempts: doubled at each failure, up to five seconds, as a person waits for the outcome. */
const firstWait = 1000;
const longestWait = 5000;
/** Maximum number of attempts, which take about two minutes; then the outcome stays unknown. */
const maxAttempts = 27;

/**
 * Resolves with `done` if the command was carried out, `not-done` if it was not and will not be. `hidden` tells whether a
 * later command has set the same; then the present configuration says nothing about this one.
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
      const { findOutcome } = await lazyModules.actions();
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
  const { showsInConfig } = await lazyModules.actions();
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
