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

/** Bytes that are being read. */
export interface ByteReading {
  /** All bytes; undefined if there are more than `longest`. Rejects if the source breaks off. */
  bytes: Promise<Buffer<ArrayBuffer> | undefined>;
  /** Ends the reading; the promise rejects with this reason. */
  end(reason: Error): void;
}

/**
 * Reads all bytes of `source`, but no more than `longest`. A source that is not read to its end stays open. What `onBytes`
 * throws, which is told the bytes so far with each part, ends the reading.
 */
export function readBytes(
  source: Readable,
  longest: number,
  onBytes: (bytes: number) => void = () => undefined,
): ByteReading {
  let end: ByteReading['end'] = () => undefined;
  const bytes = new Promise<Buffer<ArrayBuffer> | undefined>((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    let isOver = false;
    const stop = () => {
      isOver = true;
      source.off('data', take).pause();
    };
    const take = (chunk: Buffer<ArrayBuffer>) => {
      size += chunk.length;
      if (size > longest) {
        stop();
        return resolve(undefined);
      }
      try {
        onBytes(size);
        chunks.push(chunk);
      } catch (error) {
        end(error as Error);
      }
    };
    end = (reason) => {
      if (isOver) return;
      stop();
      reject(reason);
    };
    source.on('data', take);
    source.on('end', () => {
      isOver = true;
      resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    });
    source.on('error', reject);
    source.on('close', () => {
      if (!isOver) reject(new Error('The connection was closed within the body'));
    });
    // A reader that comes late hears of no event.
    if (source.destroyed && !isOver) reject(new Error('The connection was closed before the body was read'));
  });
  return { bytes, end };
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
