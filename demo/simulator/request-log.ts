/** The log of calls and file transfers, for tests that check what a client has sent. */
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
  /** Status of the response; null if the connection was dropped or the caller aborted the request. */
  status: number | null;
  request_id: string;
  /** SHA-256 of the body; null if there is no body or it contains a password. */
  body_hash: string | null;
  /** Request ID of the first write with the same method, path and body; null if there was none. */
  duplicate_of: string | null;
  /** Whether the call was executed, even if its response was lost. */
  executed: boolean;
  /** The fault rule that matched the call; null if none did. */
  fault: FaultRule | null;
}

/** A logged upload or download of a file. */
export interface LoggedTransfer {
  /** Simulated time of arrival, RFC 3339 with milliseconds. */
  time: string;
  method: string;
  /** Path and query, without keys. */
  path: string;
  /** Status of the response; null if the connection was dropped or the caller aborted the request. */
  status: number | null;
  /** Request ID of the storage; null if there was no response. */
  request_id: string | null;
}

/** Maximum number of logged calls, and of logged transfers. Older ones are removed. */
const maxEntries = 20_000;

/** The calls and transfers that a simulator has received. */
export class RequestLog {
  readonly entries: LoggedCall[] = [];
  readonly transfers: LoggedTransfer[] = [];

  /** Logs an arriving call. The caller of this method sets its outcome later. */
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

  /** Logs a beginning transfer. The caller of this method sets its outcome later. */
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
