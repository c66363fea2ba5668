/**
 * The same read asked twice at once is one request.
 *
 * Whoever asks gives a signal of their own; the request itself is aborted only when nobody wants it any more.
 */
import { abortable } from '../base/index.js';

interface Read {
  answer: Promise<unknown>;
  stop: AbortController;
  wanted: number;
}

export class SharedReads {
  private readonly reads = new Map<string, Read>();

  /** The answer of a read under way with the same key, or of the one that `start` begins. */
  async get<T>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const read = this.reads.get(key) ?? this.begin(key, start);
    read.wanted++;
    try {
      return (await abortable(read.answer, signal)) as T;
    } finally {
      read.wanted--;
      if (read.wanted === 0 && this.reads.get(key) === read) this.end(key, read);
    }
  }

  private begin(key: string, start: (signal: AbortSignal) => Promise<unknown>): Read {
    const stop = new AbortController();
    const read: Read = { answer: start(stop.signal), stop, wanted: 0 };
    this.reads.set(key, read);
    read.answer.then(
      () => this.forget(key, read),
      () => this.forget(key, read),
    );
    return read;
  }

  private end(key: string, read: Read): void {
    this.forget(key, read);
    read.stop.abort();
  }

  private forget(key: string, read: Read): void {
    if (this.reads.get(key) === read) this.reads.delete(key);
  }
}
