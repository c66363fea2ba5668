/** Every call of the service and of IAM that arrived, for whoever wants to know what a client really sent. */
import type { FaultRule } from './faults.js';

/** One call. It never holds a token or a password. */
export interface JournalEntry {
  /** Simulated time of arrival, RFC 3339 with milliseconds. */
  time: string;
  /** Name of the operation; empty for a path that none answers to. */
  operation: string;
  method: string;
  /** Path and query, without keys. */
  path: string;
  /** Status answered; null where the connection was dropped or the caller gave up. */
  status: number | null;
  request_id: string;
  /** SHA-256 of the body; null without a body, and for calls that carry a password. */
  body_hash: string | null;
  /** Request ID of the first write that was the same in method, path and body; null where there was none. */
  duplicate_of: string | null;
  /** Whether it was carried out, even if its answer was lost. */
  executed: boolean;
  /** The fault that struck it. */
  fault: FaultRule | null;
}

/** Calls kept; older ones are forgotten. */
const kept = 20_000;

export class Journal {
  readonly entries: JournalEntry[] = [];

  /** Adds a call that has arrived; what becomes of it is filled in later. */
  add(
    call: Pick<JournalEntry, 'time' | 'operation' | 'method' | 'path' | 'request_id' | 'body_hash'>,
  ): JournalEntry {
    const entry: JournalEntry = {
      ...call,
      status: null,
      duplicate_of: this.original(call),
      executed: false,
      fault: null,
    };
    this.entries.push(entry);
    if (this.entries.length > kept) this.entries.shift();
    return entry;
  }

  private original(call: Pick<JournalEntry, 'method' | 'path' | 'body_hash'>): string | null {
    if (call.method === 'GET' || call.body_hash === null) return null;
    const same = this.entries.find(
      (one) => one.method === call.method && one.path === call.path && one.body_hash === call.body_hash,
    );
    return same?.request_id ?? null;
  }
}

/** Path and query of a URL without the keys that the query may carry. */
export function withoutKeys(url: URL): string {
  const search = new URLSearchParams(url.search);
  for (const name of ['auth_key', 'signature']) if (search.has(name)) search.set(name, '***');
  return search.size > 0 ? `${url.pathname}?${search}` : url.pathname;
}
