/**
 * What the bearer of a token may do, as the backend says it. It tells the page before anything fails; the backend decides.
 */
import { ApiError, requestLabel } from './errors.js';
import type { Operation } from './operation.js';

/** What the bearer of a token may do. A page without one may do everything. */
export interface TokenGrant {
  /** Names of the operations that may be called, as `startSmartLive`. */
  operations: readonly string[];
  /** IDs of the rooms that may be worked with; default: all. */
  rooms?: readonly string[];
  /** The user that the backend has identified. */
  user?: string;
  /** The word from which the operations follow: `view`, `operate`, `edit` or `administer`. */
  may?: string;
}

/** What a grant lacks for a call: the operation itself, or the room. */
export type GrantLack = 'operation' | 'room';

/**
 * Reads a grant from an answer. Items that are no texts are left out, and members that are unreadable count as missing.
 * A grant without a readable list of operations is none: the page then offers everything, and the backend refuses.
 */
export function readGrant(value: unknown): TokenGrant | undefined {
  const { operations, rooms, user, may } = (value ?? {}) as Record<string, unknown>;
  if (!Array.isArray(operations)) return undefined;
  return {
    operations: operations.filter(isText),
    ...(Array.isArray(rooms) && { rooms: rooms.filter(isText) }),
    ...(isText(user) && { user }),
    ...(isText(may) && { may }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** What a grant lacks for an operation, in a room if `room_id` is not empty; undefined if it lacks nothing. */
export function lackOf(
  grant: TokenGrant | undefined,
  operation: string,
  room_id?: string,
): GrantLack | undefined {
  if (!grant) return undefined;
  if (room_id && grant.rooms && !grant.rooms.includes(room_id)) return 'room';
  return grant.operations.includes(operation) ? undefined : 'operation';
}

/** Throws `ApiError` with the code `MSW.NOT_ALLOWED` if a grant lacks something for a call, so that it is not sent. */
export function throwIfNotGranted(
  grant: TokenGrant | undefined,
  operation: Operation,
  path: Readonly<Record<string, string>> = {},
): void {
  const lack = lackOf(grant, operation.name, path['room_id']);
  if (!lack) return;
  const { name } = operation;
  if (lack === 'room') throw roomNotGranted(name, requestLabel(operation));
  throw notGranted(`Your session may not call ${name}`, name, requestLabel(operation));
}

/** The error of a request for a room that the session is not for. */
export function roomNotGranted(operation: string, request: string): ApiError {
  return notGranted('Your session is not for this room', operation, request);
}

function notGranted(reason: string, operation: string, request: string): ApiError {
  return new ApiError({ code: 'MSW.NOT_ALLOWED', reason, status: 403, operation, request });
}
