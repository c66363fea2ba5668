/** A blob read in slices, so that a file of any size needs no more memory than a few of them. */

/** Bytes of a slice: with smaller ones, what so many reads leave behind takes more memory than the slice itself. */
export const sliceSize = 2 * 2 ** 20;

/**
 * Readers at work. Chromium collects a stream of a blob that nothing else holds, even while it is being read, and the
 * read never ends: a file of some gigabytes is enough.
 */
const atWork = /* @__PURE__ */ new Set<ReadableStreamBYOBReader>();

/** Full slices: fewer reads leave less behind. Not every browser obeys. */
const fill = { min: sliceSize };

/**
 * The slices in their order, each of 2 MiB or less, and each good until the next one is asked for: they are read
 * into the same memory. Where the browser cannot do that, each has its own, and the collector gives it back.
 */
export async function* readSlices(blob: Blob, signal?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const reader = readerOf(blob);
  if (!reader) return yield* copiesOf(blob, signal);
  atWork.add(reader);
  let memory = new ArrayBuffer(sliceSize);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read(new Uint8Array(memory), fill);
      // The last slice may come together with the end.
      if (value && value.length > 0) yield value;
      if (done || !value) return;
      memory = value.buffer;
    }
  } finally {
    atWork.delete(reader);
    reader.cancel().catch(() => undefined);
  }
}

async function* copiesOf(blob: Blob, signal?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < blob.size; from += sliceSize) {
    signal?.throwIfAborted();
    yield new Uint8Array(await blob.slice(from, Math.min(from + sliceSize, blob.size)).arrayBuffer());
  }
}

/** A reader that fills memory given to it, or undefined where blobs have none. */
function readerOf(blob: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

/** Turns of the event loop to wait for: in between a page answers to clicks and paints. `close` it in the end. */
export function createTurns(): { next: () => Promise<void>; close: () => void } {
  const { port1, port2 } = new MessageChannel();
  return {
    next: () =>
      new Promise((resolve) => {
        port1.onmessage = () => resolve();
        port2.postMessage(undefined);
      }),
    close: () => port1.close(),
  };
}
