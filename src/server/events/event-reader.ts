/**
 * One reader of events: a stream of bytes, of which only so many wait to be read.
 *
 * A reader that is too slow is cut off. It can still read what waits, so that it resumes from there; what it has not read
 * after some seconds is dropped.
 */
import { startTimer } from '../../base/index.js';

/** Maximum number of bytes that wait for a reader, and of messages. */
export const mostBytes = 196_608;
const mostMessages = 256;

/** How long a reader that was cut off can read the rest, in milliseconds. */
const restFor = 10_000;

/** Queues messages for a reader. Chunks are shared by all readers, so that none needs a copy. */
export class EventReader {
  readonly stream: ReadableStream<Uint8Array>;
  private queue: Uint8Array[] = [];
  private bytes = 0;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Whether a read waits for a chunk. */
  private isAsked = false;
  private state: 'open' | 'ending' | 'ended' = 'open';
  private cleanups: (() => void)[] = [];

  constructor() {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => void (this.controller = controller),
        pull: () => this.pull(),
        cancel: () => this.drop(),
      },
      { highWaterMark: 0 },
    );
  }

  get isOpen(): boolean {
    return this.state === 'open';
  }

  /** Calls `cleanup` when nothing more is sent, at once if that is so. */
  onEnd(cleanup: () => void): void {
    if (this.isOpen) this.cleanups.push(cleanup);
    else cleanup();
  }

  /** Sends a chunk, or cuts the reader off if too much waits. */
  send(chunk: Uint8Array): void {
    if (!this.isOpen) return;
    if (this.isAsked) {
      this.isAsked = false;
      this.controller?.enqueue(chunk);
      return;
    }
    this.queue.push(chunk);
    this.bytes += chunk.byteLength;
    if (this.bytes > mostBytes || this.queue.length > mostMessages) this.end();
  }

  /** Ends the stream after what waits. */
  end(): void {
    if (!this.isOpen) return;
    this.state = 'ending';
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    if (this.queue.length === 0) return this.close();
    const cancel = startTimer(restFor, () => this.fail());
    this.cleanups.push(cancel);
  }

  private pull(): void {
    const chunk = this.queue.shift();
    if (!chunk) {
      this.isAsked = true;
      return;
    }
    this.bytes -= chunk.byteLength;
    this.controller?.enqueue(chunk);
    if (this.state === 'ending' && this.queue.length === 0) this.close();
  }

  private close(): void {
    this.drop();
    this.controller?.close();
  }

  /** Drops what a reader has not read in time. An error is noticed by what writes to its connection, an end is not. */
  private fail(): void {
    if (this.state === 'ended') return;
    this.drop();
    this.controller?.error(new Error('The reader of these events is too slow'));
  }

  private drop(): void {
    this.state = 'ended';
    this.queue = [];
    this.bytes = 0;
    for (const cleanup of this.cleanups.splice(0)) cleanup();
  }
}
