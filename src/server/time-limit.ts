/** A time limit for functions of the customer, which may never settle. */
import { withTimeout } from '../base/index.js';

/** How long `authorize`, a store or a hook may take, in milliseconds. A person waits for the answer. */
const patience = 10_000;

/** Runs a function, which may also throw at once. Rejects with an error that names it if it is late. */
export function inTime<T>(name: string, run: () => T | PromiseLike<T>, limit = patience): Promise<T> {
  const late = () => new Error(`${name} did not answer in ${limit / 1000} seconds`);
  return withTimeout(
    limit,
    undefined,
    async () => run(),
    (isLate, cause) => (isLate ? late() : cause),
  );
}
