/**
 * Splits work on the main thread into pieces of a few milliseconds.
 *
 * It begins with small pieces, because code is slow before the browser has compiled it, and then adapts their size.
 */

/** Size of the first piece, in bytes. */
const initialSize = 32 * 1024;
/** Largest size, in bytes. */
const maxSize = 512 * 1024;

/** A piece that takes less than this, in milliseconds, doubles the size. */
const short = 4;
/** A piece that takes more than this, in milliseconds, halves the size. Users notice blocks of 50 milliseconds. */
const long = 12;

/** Adapts the size of work pieces to the speed of the machine. */
export class ChunkPacer {
  /** Size of the next piece, in bytes. */
  size = initialSize;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Runs a piece of work and adapts `size` to its duration. */
  run(piece: () => void): void {
    const startedAt = this.now();
    piece();
    const duration = this.now() - startedAt;
    if (duration > long) this.size = Math.max(initialSize / 8, Math.floor(this.size / 2));
    else if (duration < short) this.size = Math.min(maxSize, this.size * 2);
  }
}
