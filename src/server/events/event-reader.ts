/**
 * One reader of events: a stream of bytes, of which only so many wait to be read. Where they can be written to a connection
 * directly, the stream is never used, and nothing of the request is kept.
 *
 * A reader that is too slow is cut off. It can still read what waits, so that it resumes from there; what it has not read
 * after some seconds is dropped.
 */
import { startTimer } from '../../base/index.js';
import { setByteSource, type ByteSink, type ByteSource } from '../byte-source.js';

/** Maximum number of bytes that wait for a reader, and of messages. */
export const mostBytes = 196_608;
const mostMessages = 256;

/** How long a reader that was cut off can read the rest, in milliseconds. */
const restFor = 10_000;

/** Queues messages for a reader. Chunks are shared by all readers, so that none needs a copy. */
export class EventReader implements ByteSource {
  private queue: Uint8Array[] = [];
  private bytes = 0;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private sink: ByteSink | undefined;
  private signal: AbortSignal | undefined;
  /** Whether the next chunk can be delivered at once. */
  private isAsked = false;
  private state: 'open' | 'ending' | 'ended' = 'open';
  private cleanups: (() => void)[] = [];

  /** `signal` aborts when the other side has left. */
  constructor(signal?: AbortSignal) {
    this.signal = signal;
    signal?.addEventListener('abort', this.end, { once: true });
    if (signal?.aborted) this.end();
  }

  /** A stream of what is sent. */
  createStream(): ReadableStream<Uint8Array> {
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => void (this.controller = controller),
        pull: () => this.pull(),
        cancel: () => this.leave(),
      },
      { highWaterMark: 0 },
    );
    if (this.state === 'ended') this.controller?.close();
    else setByteSource(stream, this);
    return stream;
  }

  get isOpen(): boolean {
    return this.state === 'open';
  }

  /** Calls `cleanup` when nothing more is sent, at once if that is so. */
  onEnd(cleanup: () => void): void {
    if (this.isOpen) this.cleanups.push(cleanup);
    else cleanup();
  }

  writeTo(sink: ByteSink): void {
    this.controller = undefined;
    this.forgetSignal(); // the connection tells of its end itself
    if (this.state === 'ended') return sink.end();
    this.sink = sink;
    this.resume();
  }

  resume(): void {
    this.isAsked = true;
    while (this.isAsked && this.queue.length > 0) this.deliverNext();
    this.closeIfRead();
  }

  /** Sends a chunk, or cuts the reader off if too much waits. */
  send(chunk: Uint8Array): void {
    if (!this.isOpen) return;
    this.queue.push(chunk);
    this.bytes += chunk.byteLength;
    if (this.isAsked) this.deliverNext();
    else if (this.bytes > mostBytes || this.queue.length > mostMessages) this.end();
  }

  /** Ends the stream after what waits. */
  readonly end = (): void => {
    if (!this.isOpen) return;
    this.state = 'ending';
    this.forgetSignal();
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    this.closeIfRead();
    if (this.queue.length > 0) this.cleanups.push(startTimer(restFor, () => this.fail()));
  };

  leave(): void {
    this.state = 'ended';
    this.queue = [];
    this.bytes = 0;
    this.sink = undefined;
    this.forgetSignal();
    for (const cleanup of this.cleanups.splice(0)) cleanup();
  }

  private pull(): void {
    this.isAsked = true;
    if (this.queue.length > 0) this.deliverNext();
    this.closeIfRead();
  }

  /** Delivers the first chunk that waits. A stream asks for each, a connection says when it wants no more. */
  private deliverNext(): void {
    const chunk = this.queue.shift() as Uint8Array;
    this.bytes -= chunk.byteLength;
    this.isAsked = false;
    if (this.sink) this.isAsked = this.sink.write(chunk);
    else this.controller?.enqueue(chunk);
  }

  private closeIfRead(): void {
    if (this.state !== 'ending' || this.queue.length > 0) return;
    const { sink, controller } = this;
    this.leave();
    if (sink) sink.end();
    else controller?.close();
  }

  /** Drops what a reader has not read in time. An error is noticed by what writes to its connection, an end is not. */
  private fail(): void {
    if (this.state === 'ended') return;
    const { sink, controller } = this;
    this.leave();
    if (sink) sink.destroy();
    else controller?.error(new Error('The reader of these events is too slow'));
  }

  private forgetSignal(): void {
    this.signal?.removeEventListener('abort', this.end);
    this.signal = undefined;
  }
}
