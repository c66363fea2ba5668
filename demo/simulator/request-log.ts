/** The log of requests: calls of the service and of IAM, and transfers of files. Tests read what a client really sent. */
import type { FaultRule } from './faults.js';

/** A logged call. It never contains a token or a password. */
export interface LoggedCall {
  /** Simulated time of arrival, RFC 3339 with milliseconds. */
  time: string;
  /** Name of the operation; empty for an unknown path. */
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
  /** Whether it was executed, even if its response was lost. */
  executed: boolean;
  /** The fault rule that matched it. */
  fault: FaultRule | null;
}

/** A logged upload or download of a file. */
export interface LoggedTransfer {
  /** Simulated time of arrival, RFC 3339 with milliseconds. */
  time: string;
  method: string;
  /** Path and query, without keys. */
  path: string;
  /** Status answered; null where the connection was dropped or the caller gave up. */
  status: number | null;
  /** Request ID of the storage; null where there was no response. */
  request_id: string | null;
}

/** Maximum number of calls, and of transfers. Older ones are dropped. */
const maxEntries = 20_000;

/** The calls and transfers that a simulator has received. */
export class RequestLog {
  readonly entries: LoggedCall[] = [];
  readonly transfers: LoggedTransfer[] = [];

  /** Adds a call when it arrives. The caller fills in its outcome later. */
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

  /** Adds a transfer when it begins. The caller fills in its outcome later. */
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

/** Path and query of a URL, with signatures and keys replaced by `***`. */
export function redactedPath(url: URL): string {
  const search = new URLSearchParams(url.search);
  for (const name of [...search.keys()]) if (secret.includes(name.toLowerCase())) search.set(name, '***');
  const path = url.pathname.replace(/^(\/_simulator\/script-audio\/.*\/)[^/]+$/, '$1***');
  return search.size > 0 ? `${path}?${search}` : path;
}
