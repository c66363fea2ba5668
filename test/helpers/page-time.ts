/**
 * Replaces the timers and clocks of this page by simulated ones, which pass a quarter of a second in each turn of the
 * event loop: minutes pass in seconds, and a slow machine changes nothing, since time waits for it.
 */

/** The milliseconds that pass in a turn without a due timer. */
const step = 250;

interface Timer {
  at: number;
  run: () => void;
  /** Milliseconds between the runs of an interval. */
  every?: number | undefined;
}

/** Starts the simulated time; the returned function goes back to the page's own. */
export function simulateTime(): () => void {
  const { setTimeout: start, clearTimeout: stop, setInterval: repeat, clearInterval: end } = globalThis;
  const { now } = Date;
  const [date, time] = [now(), performance.now()];
  const timers = new Map<number, Timer>();
  let passed = 0;
  let lastId = 1_000_000_000;
  const add = (run: () => void, milliseconds: number, every?: number): number => {
    timers.set(++lastId, { at: passed + Math.max(1, milliseconds), run, every });
    return lastId;
  };
  /** Runs the next due timer or, without one, lets time pass until the next one at most. */
  const turn = (): void => {
    running = start(turn, 0);
    const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at);
    if (!next || next[1].at > passed) {
      passed = Math.min(next?.[1].at ?? Infinity, passed + step);
      return;
    }
    const [id, { run, every }] = next;
    if (every === undefined) timers.delete(id);
    else timers.set(id, { at: passed + Math.max(1, every), run, every });
    run();
  };
  let running = start(turn, 0);
  const clear = (id?: number) => void (timers.delete(id ?? 0) || stop(id));
  Object.assign(globalThis, {
    setTimeout: (run: (...rest: unknown[]) => void, milliseconds = 0, ...rest: unknown[]) =>
      add(() => run(...rest), milliseconds),
    setInterval: (run: (...rest: unknown[]) => void, milliseconds = 0, ...rest: unknown[]) =>
      add(() => run(...rest), milliseconds, milliseconds),
    clearTimeout: clear,
    clearInterval: clear,
  });
  Date.now = () => date + passed;
  performance.now = () => time + passed;
  return () => {
    stop(running);
    Object.assign(globalThis, {
      setTimeout: start,
      clearTimeout: stop,
      setInterval: repeat,
      clearInterval: end,
    });
    Date.now = now;
    delete (performance as Partial<Performance>).now;
    // What still waits belongs to elements that are gone; it must not wait for ever.
    for (const { run } of timers.values()) start(run, 0);
  };
}
