/** A gate that pauses an upload: work waits while it is closed. */
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

  /** Resolves as soon as the gate is open. */
  async waitUntilOpen(): Promise<void> {
    while (this.closed) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
