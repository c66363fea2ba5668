/** What arrived, for whoever wants to know what a client really sent: calls of the service and of IAM, and files. */
import type { FaultRule } from './faults.js';

/** One call. It never holds a token or a password. */
export interface LoggedCall {
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

/** A file that somebody sent to the storage, or fetched from it: no call of the service. */
export interface LoggedTransfer {
  /** Simulated time of arrival, RFC 3339 with milliseconds. */
  time: string;
  method: string;
  /** Path and query, without keys. */
  path: string;
  /** Status answered; null where the connection was dropped or the caller gave up. */
  status: number | null;
  /** The storage's own; null where there was no answer. */
  request_id: string | null;
}

/** Calls kept, and transfers; older ones are forgotten. */
const maxEntries = 20_000;

export class RequestLog {
  readonly entries: LoggedCall[] = [];
  readonly transfers: LoggedTransfer[] = [];

  /** Adds a call that has arrived; what becomes of it is filled in later. */
  add(
    call: Pick<LoggedCall, 'time' | 'operation' | 'method' | 'path' | 'request_id' | 'body_hash'>,
  ): LoggedCall {
    const entry: LoggedCall = {
      ...call,
      status: null,
      duplicate_of: this.firstSameWrite(call),
      executed: false,
      fault: null,
    };
    this.entries.push(entry);
    if (this.entries.length > maxEntries) this.entries.shift();
    return entry;
  }

  /** Adds a transfer that has begun; its end is filled in later. */
  addTransfer(begun: Pick<LoggedTransfer, 'time' | 'method' | 'path'>): LoggedTransfer {
    const transfer: LoggedTransfer = { ...begun, status: null, request_id: null };
    this.transfers.push(transfer);
    if (this.transfers.length > maxEntries) this.transfers.shift();
    return transfer;
  }

  private firstSameWrite(call: Pick<LoggedCall, 'method' | 'path' | 'body_hash'>): string | null {
    if (call.method === 'GET' || call.body_hash === null) return null;
    const same = this.entries.find(
      (one) => one.method === call.method && one.path === call.path && one.body_hash === call.body_hash,
    );
    return same?.request_id ?? null;
  }
}

const secret = ['auth_key', 'signature'];

/** Path and query of a URL without the keys that it may carry. */
export function redactedPath(url: URL): string {
  const search = new URLSearchParams(url.search);
  for (const name of [...search.keys()]) if (secret.includes(name.toLowerCase())) search.set(name, '***');
  const path = url.pathname.replace(/^(\/_simulator\/script-audio\/.*\/)[^/]+$/, '$1***');
  return search.size > 0 ? `${path}?${search}` : path;
}
