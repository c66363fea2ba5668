/** A gate that a person closes and opens: work waits before it. */
export class PauseGate {
  closed = false;
  private waiting: (() => void)[] = [];

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.closed = false;
    for (const go of this.waiting.splice(0)) go();
  }

  /** Resolves when the gate is open. */
  async waitUntilOpen(): Promise<void> {
    while (this.closed) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
