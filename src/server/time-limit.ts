/** A time limit for functions of the customer, which may never settle. */
import { startTimer } from '../base/index.js';

/** How long `authorize`, a store or a hook may take, in milliseconds. A person waits for the answer. */
const patience = 10_000;

/**
 * Runs a function, which may also throw at once. Rejects with an error that names it if it is late. What is answered at
 * once, as by a store in memory, needs no timer: each call of each page asks for it several times.
 */
export async function inTime<T>(name: string, run: () => T | PromiseLike<T>, limit = patience): Promise<T> {
  const answer = run();
  if (!isPromise(answer)) return answer;
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`${name} did not answer in ${limit / 1000} seconds`));
    const stop = startTimer(limit, late);
    const settle =
      <V>(end: (value: V) => void) =>
      (value: V) => {
        stop();
        end(value);
      };
    answer.then(settle(resolve), settle<Error>(reject));
  });
}

function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
