/** Lets a few of many tasks run at a time, in their order. */

/** A number of places; who finds none free waits in line. */
export class Turns {
  private readonly line: (() => void)[] = [];

  constructor(private free: number) {}

  /** Runs a task when it is its turn. Rejects with the signal's reason if that aborts before. */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.take(signal);
    try {
      return await task();
    } finally {
      this.free++;
      this.line.shift()?.();
    }
  }

  private async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (this.free === 0) {
      await new Promise<void>((resolve) => {
        this.line.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      if (signal.aborted) {
        this.line.shift()?.();
        throw signal.reason;
      }
    }
    this.free--;
  }
}
