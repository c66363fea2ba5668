/**
 * Identical concurrent reads share one request.
 *
 * Each caller has its own signal. The request is aborted when every caller has aborted.
 */
import { abortable } from '../base/index.js';

interface Read {
  answer: Promise<unknown>;
  stop: AbortController;
  /** Number of callers that wait for the answer. */
  callers: number;
}

/** Deduplicates concurrent reads by key. */
export class SharedReads {
  private readonly reads = new Map<string, Read>();

  /** Joins the pending read with the same key, or begins one with `start`. Rejects with the signal's reason on abort. */
  async get<T>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const read = this.reads.get(key) ?? this.begin(key, start);
    read.callers++;
    try {
      return (await abortable(read.answer, signal)) as T;
    } finally {
      read.callers--;
      if (read.callers === 0 && this.reads.get(key) === read) this.abort(key, read);
    }
  }

  private begin(key: string, start: (signal: AbortSignal) => Promise<unknown>): Read {
    const stop = new AbortController();
    const read: Read = { answer: start(stop.signal), stop, callers: 0 };
    this.reads.set(key, read);
    read.answer.then(
      () => this.remove(key, read),
      () => this.remove(key, read),
    );
    return read;
  }

  private abort(key: string, read: Read): void {
    this.remove(key, read);
    read.stop.abort();
  }

  private remove(key: string, read: Read): void {
    if (this.reads.get(key) === read) this.reads.delete(key);
  }
}
