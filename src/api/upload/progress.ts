/** The progress of an upload, summed over its parts, and its speed. */

/** Milliseconds over which the speed is averaged. */
const window = 5000;

/** Bytes sent of one upload, and its speed. */
export class UploadProgress {
  /** Bytes sent, of finished and current parts. It never decreases, even if a part is sent again. */
  sent = 0;
  private finished = 0;
  /** Bytes sent of each current part. */
  private readonly current = new Map<number, number>();
  private samples: { at: number; sent: number }[] = [];

  constructor(private readonly now: () => number) {}

  /** Bytes per second, averaged over the last five seconds; undefined before the second sample. */
  get bytesPerSecond(): number | undefined {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at === first.at) return undefined;
    return Math.round(((last.sent - first.sent) * 1000) / (last.at - first.at));
  }

  /** Discards current parts and speed, after a pause or a lost connection. */
  restart(): void {
    this.current.clear();
    this.samples = [{ at: this.now(), sent: this.sent }];
  }

  /** Sets the number of bytes sent of a part. */
  report(part: number, bytes: number): void {
    this.current.set(part, bytes);
    this.measure();
  }

  /** Marks a part of `bytes` bytes as finished. */
  finish(part: number, bytes: number): void {
    this.current.delete(part);
    this.finished += bytes;
    this.measure();
  }

  private measure(): void {
    const bytes = [...this.current.values()].reduce((sum, one) => sum + one, this.finished);
    this.sent = Math.max(this.sent, bytes);
    const at = this.now();
    this.samples.push({ at, sent: this.sent });
    while (this.samples.length > 2 && at - (this.samples[0]?.at ?? at) > window) this.samples.shift();
  }
}
