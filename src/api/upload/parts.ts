/** A file in parts: how it is cut, and how the parts are sent, a few at a time. */

/** A part: its number from 0, and which bytes it holds, `to` not included. */
export interface Part {
  number: number;
  from: number;
  to: number;
}

/** Bytes, unless asked otherwise; a dropped connection costs at most four of these. */
const usualPartSize = 64 * 2 ** 20;
/** What the storage takes: parts of 100 KB to 5 GB, 10,000 at most; only the last may be smaller. */
const smallestPart = 100 * 1024;
const largestPart = 5 * 2 ** 30;
const mostParts = 10_000;
/** Parts on their way at the same time. */
const abreast = 4;

/** The size of the parts of a file, in bytes: as wished, as far as the storage takes it. */
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
 * Sends every part, four at a time, in their order. When one fails, `stop` is called to end the others, and what made
 * it fail is thrown once nothing runs any more.
 */
export async function sendAll(
  parts: readonly Part[],
  send: (part: Part) => Promise<void>,
  stop: (reason: unknown) => void,
): Promise<void> {
  const waiting = [...parts];
  const lane = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) await send(part);
  };
  const lanes = Array.from({ length: abreast }, lane);
  try {
    await Promise.all(lanes);
  } catch (error) {
    waiting.length = 0;
    stop(error);
    await Promise.allSettled(lanes);
    throw error;
  }
}
