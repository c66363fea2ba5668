/** Reads the body of a request or an answer, chunk by chunk, in every browser and runtime. */

/**
 * The chunks of a body. A reader that stops early cancels the rest; an abort ends also the wait for a chunk that never comes,
 * and is thrown. Firefox has no `Request.body`: the body is one chunk there. Streams of WebKit can be read, but not iterated
 * over.
 */
export async function* bodyChunks(
  message: Request | Response,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const body = message.body as Body['body'] | undefined;
  if (body === undefined) yield new Uint8Array(await message.arrayBuffer());
  if (!body) return;
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return;
      yield value;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
}
