/** The audit record: who did what to which room, and who saw its secrets. */
import { safeHook } from './safe-hook.js';
import { inTime } from './time-limit.js';

/** A write that passed the proxy, or a sight of secrets. */
export interface AuditRecord {
  /** When it was, in RFC 3339. */
  at: string;
  /** `write`: an operation that changes something was answered. `reveal`: secrets are about to be shown. */
  action: 'write' | 'reveal';
  /** The user that `authorize` named. */
  user: string;
  /** Name of the operation. */
  operation: string;
  /** The room that the address names. */
  room_id?: string;
  /** ID of the call, as in the answer and in the logs. */
  request_id: string;
  /** HTTP status of the answer to a write. 502 and 504: it may have been carried out. */
  status?: number;
}

/** The customer's `audit`. */
export interface Audit {
  /** Records a write, if anybody wants records. Its failure goes to the console: the write has happened. */
  write(record: () => AuditRecord): void;
  /** Records a sight of secrets before it is given. Rejects if that fails. */
  reveal(record: AuditRecord): Promise<unknown>;
}

/** The customer's `audit`, or one that records nothing. */
export function createAudit(audit?: (record: AuditRecord) => unknown): Audit {
  if (!audit) return { write: () => undefined, reveal: () => Promise.resolve() };
  const write = safeHook('audit', audit);
  return { write: (record) => write(record()), reveal: (record) => inTime('audit', () => audit(record)) };
}
