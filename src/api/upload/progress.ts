/** How much has left, summed over the parts: it never goes back, and tells its speed. */

/** The speed is that of the last so many milliseconds. */
const window = 5000;

export class UploadProgress {
  /** Bytes sent: what is finished and what is on its way. A piece sent again counts only once it gets further. */
  sent = 0;
  private finished = 0;
  private readonly underWay = new Map<number, number>();
  private samples: { at: number; sent: number }[] = [];

  constructor(private readonly now: () => number) {}

  /** Bytes a second over the last seconds; undefined until there is something to measure. */
  get bytesPerSecond(): number | undefined {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.at === first.at) return undefined;
    return Math.round(((last.sent - first.sent) * 1000) / (last.at - first.at));
  }

  /** Begins to measure anew: what lies before was another connection. */
  restart(): void {
    this.underWay.clear();
    this.samples = [{ at: this.now(), sent: this.sent }];
  }

  /** So many bytes of a piece have left. */
  report(piece: number, bytes: number): void {
    this.underWay.set(piece, bytes);
    this.measure();
  }

  /** A piece of so many bytes has arrived. */
  finish(piece: number, bytes: number): void {
    this.underWay.delete(piece);
    this.finished += bytes;
    this.measure();
  }

  private measure(): void {
    const bytes = [...this.underWay.values()].reduce((sum, one) => sum + one, this.finished);
    this.sent = Math.max(this.sent, bytes);
    const at = this.now();
    this.samples.push({ at, sent: this.sent });
    while (this.samples.length > 2 && at - (this.samples[0]?.at ?? at) > window) this.samples.shift();
  }
}
