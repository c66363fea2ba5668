/**
 * A body that can also be written without a stream of the Fetch API in between. A stream costs kilobytes of memory for as
 * long as it is open, and an event stream is open for an hour: Node's adapter writes such a body to the connection itself.
 */

/** What the bytes are written to, such as Node's answer. */
export interface ByteSink {
  /** Writes a chunk. Returns whether more may be written at once; otherwise `resume` says when. */
  write(chunk: Uint8Array): boolean;
  /** Ends after what was written. */
  end(): void;
  /** Ends at once, because the other side reads too slowly. */
  destroy(): void;
}

/** What writes the bytes. */
export interface ByteSource {
  /** Writes to `sink` from now on, and no longer to its stream. */
  writeTo(sink: ByteSink): void;
  /** Says that more may be written. */
  resume(): void;
  /** Says that the other side has left. */
  leave(): void;
}

const sources = new WeakMap<ReadableStream, ByteSource>();

/** Says what the bytes of a stream come from. */
export function setByteSource(stream: ReadableStream, source: ByteSource): void {
  sources.set(stream, source);
}

/** What the bytes of a stream come from, if that is known and nobody reads the stream. */
export function byteSourceOf(stream: ReadableStream): ByteSource | undefined {
  return stream.locked ? undefined : sources.get(stream);
}
