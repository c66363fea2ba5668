/** Splits a file into parts, and sends several parts concurrently. */

/** A part: its number, from 0, and its range of bytes; `to` is exclusive. */
export interface Part {
  number: number;
  from: number;
  to: number;
}

/** Default size of a part, in bytes. A dropped connection loses at most four parts. */
const usualPartSize = 64 * 2 ** 20;
/** Limits of the storage: at most 10,000 parts of 100 KB to 5 GB; only the last may be smaller. */
const smallestPart = 100 * 1024;
const largestPart = 5 * 2 ** 30;
const mostParts = 10_000;
/** Number of parts that are sent concurrently. */
const concurrency = 4;

/** The size of the parts of a file of `size` bytes: `wished`, within the limits of the storage. */
export function partSizeFor(size: number, wished = usualPartSize): number {
  const fit = Math.min(largestPart, Math.max(smallestPart, Math.round(wished)));
  return Math.max(fit, Math.ceil(size / mostParts));
}

/** The parts of a file of `size` bytes. */
export function partsOf(size: number, partSize: number): Part[] {
  const count = Math.ceil(size / partSize);
  return Array.from({ length: count }, (_, number) => ({
    number,
    from: number * partSize,
    to: Math.min(size, (number + 1) * partSize),
  }));
}

/**
 * Sends every part, in order, four at a time. If one fails, calls `stop` to abort the others, waits until they have
 * ended, and throws the error.
 */
export async function sendAll(
  parts: readonly Part[],
  send: (part: Part) => Promise<void>,
  stop: (reason: unknown) => void,
): Promise<void> {
  const queue = [...parts];
  const sendNext = async () => {
    for (let part = queue.shift(); part; part = queue.shift()) await send(part);
  };
  const senders = Array.from({ length: concurrency }, sendNext);
  try {
    await Promise.all(senders);
  } catch (error) {
    queue.length = 0;
    stop(error);
    await Promise.allSettled(senders);
    throw error;
  }
}
