/**
 * ky waits between retries with `setTimeout`, which no clock of a test reaches. This moves the timers that ky starts,
 * and only those, to such a clock; all other timers of the process stay as they are.
 */

type Schedule = (milliseconds: number, run: () => void) => () => void;

interface Timer {
  cancel: () => void;
}

let schedule: Schedule | undefined;

/** From now on ky's timers run on the clock that `later` belongs to; `later` returns a function that cancels. */
export function runKyTimersOn(later: Schedule): void {
  if (!schedule) install();
  schedule = later;
}

function install(): void {
  const { setTimeout: start, clearTimeout: clear } = globalThis;
  const timers = new WeakSet<object>();
  globalThis.setTimeout = ((run: () => void, milliseconds = 0, ...rest: unknown[]) => {
    if (!schedule || !isStartedByKy()) return start(run, milliseconds, ...rest);
    const timer: Timer = { cancel: schedule(milliseconds, run) };
    timers.add(timer);
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (timer: unknown) => {
    if (typeof timer === 'object' && timer !== null && timers.has(timer)) (timer as Timer).cancel();
    else clear(timer as undefined);
  };
}

function isStartedByKy(): boolean {
  return /\/node_modules\/ky\//.test(new Error().stack ?? '');
}
