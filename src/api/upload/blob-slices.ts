/** Reads a blob in slices, so that a file of any size needs only a few megabytes of memory. */

/** Size of a slice in bytes. With smaller slices, the garbage of the reads takes more memory than the slices save. */
export const sliceSize = 2 * 2 ** 20;

/**
 * Active readers. Chromium garbage-collects the stream of a blob that is not referenced, even during a read, which then
 * never settles. Files of some gigabytes show it.
 */
const activeReaders = /* @__PURE__ */ new Set<ReadableStreamBYOBReader>();

/** Requests full slices, because fewer reads create less garbage. Not every browser supports it. */
const fill = { min: sliceSize };

/**
 * Yields slices of at most 2 MiB, in order. A slice is valid until the next one is requested, because all share one
 * buffer. Browsers without BYOB readers allocate a buffer for each slice.
 */
export async function* readSlices(blob: Blob, signal?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const reader = readerOf(blob);
  if (!reader) return yield* copiesOf(blob, signal);
  activeReaders.add(reader);
  let memory = new ArrayBuffer(sliceSize);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read(new Uint8Array(memory), fill);
      // The last slice may arrive together with `done`.
      if (value && value.length > 0) yield value;
      if (done || !value) return;
      memory = value.buffer;
    }
  } finally {
    activeReaders.delete(reader);
    reader.cancel().catch(() => undefined);
  }
}

async function* copiesOf(blob: Blob, signal?: AbortSignal): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < blob.size; from += sliceSize) {
    signal?.throwIfAborted();
    yield new Uint8Array(await blob.slice(from, Math.min(from + sliceSize, blob.size)).arrayBuffer());
  }
}

/** A BYOB reader of a blob; undefined if the browser does not support it. */
function readerOf(blob: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

/** `next` resolves in another task of the event loop, so that the page can handle events and paint. Call `close` last. */
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
