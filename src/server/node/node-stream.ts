/** Streams of Node: as ones of the Fetch API, and read whole within a bound. */
import type { Readable } from 'node:stream';

/**
 * The chunks of `source`, read no faster than the reader does. `isEnded`: whether a reader that reads no further ends it;
 * the request of a server stays open, so that it can be answered.
 */
export function streamOf(
  source: Pick<Readable, 'iterator'>,
  isEnded: boolean,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = source.iterator({ destroyOnReturn: isEnded });
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = (await chunks.next()) as IteratorResult<Uint8Array<ArrayBuffer>, undefined>;
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * All bytes of `source`; undefined if it has more than `longest`, and then it is read no further and stays open. Rejects
 * if it breaks off.
 */
export function bytesWithin(source: Readable, longest: number): Promise<Buffer<ArrayBuffer> | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    let bytes = 0;
    let isEnded = false;
    source.on('data', function take(chunk: Buffer<ArrayBuffer>) {
      bytes += chunk.length;
      if (bytes <= longest) return void chunks.push(chunk);
      isEnded = true;
      source.off('data', take).pause();
      resolve(undefined);
    });
    source.on('end', () => {
      isEnded = true;
      resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    });
    source.on('error', reject);
    source.on('close', () => {
      if (!isEnded) reject(new Error('The connection was closed within the body'));
    });
    // A reader that comes late hears of no event.
    if (source.destroyed && !isEnded) reject(new Error('The connection was closed before the body was read'));
  });
}

/** The text of bytes in UTF-8, without a byte order mark. */
export function textOfBytes(bytes: Buffer): string {
  return bytes.toString('utf8', startOf(bytes));
}

/** Bytes without the byte order mark. */
export function withoutMark(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const start = startOf(bytes);
  return start === 0 ? bytes : bytes.subarray(start);
}

function startOf(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
