/**
 * How much to do at once on the thread that a page lives on: as much as takes a few milliseconds on this machine.
 *
 * It begins small, for code is slow before the browser has compiled it, and follows the machine from there.
 */

/** Bytes to begin with, and the most at once. */
const first = 32 * 1024;
const most = 512 * 1024;

/** Milliseconds: below, it does more at once, above, less. A page feels what takes 50. */
const short = 4;
const long = 12;

export class ChunkPacer {
  /** Bytes to do next. */
  size = first;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Does a piece of work, and takes from it how large the next may be. */
  run(piece: () => void): void {
    const begun = this.now();
    piece();
    const taken = this.now() - begun;
    if (taken > long) this.size = Math.max(first / 8, Math.floor(this.size / 2));
    else if (taken < short) this.size = Math.min(most, this.size * 2);
  }
}
