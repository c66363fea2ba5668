/** A debounced call: it runs once, after its trigger has been quiet for a while. */
export class Debouncer {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `delay` is how long to wait after the last `schedule`, in milliseconds. */
  constructor(private readonly delay: number) {}

  /** Runs `action` after the delay, unless another action is scheduled, or `cancel` is called, before. */
  schedule(action: () => void): void {
    this.cancel();
    this.timer = setTimeout(action, this.delay);
  }

  /** Drops the scheduled action, if any. */
  cancel(): void {
    clearTimeout(this.timer);
  }
}
