/** What a session may not do is refused with a sentence that a page can show, before anything is sent. */
import type { Operation } from '../../api/index.js';
import { neededFor, permits, type RequestContent } from '../grant.js';
import { HttpError } from '../http-error.js';
import type { Session } from '../session.js';
import { roomsIn } from './named-rooms.js';

/** A request with checked parts. */
export interface CheckedRequest extends RequestContent {
  operation: Operation;
  path: Record<string, string>;
}

/** Throws `MSW.NOT_ALLOWED` unless the session permits the operation, with its content if that is known already. */
export function checkPermission(session: Session, operation: Operation, content?: RequestContent): void {
  const { name, summary } = operation;
  if (content ? permits(session, operation, content) : session.operations.has(name)) return;
  const has = typeof session.may === 'string' ? `has “${session.may}”` : 'lists other operations';
  const needs = content ? neededFor(operation, content) : operation.needs;
  throw notAllowed(`${name} (${summary}) needs the permission “${needs}”, and this session ${has}`);
}

/** Throws `MSW.NOT_ALLOWED` if the request names a room that the session does not have. */
export function checkRooms({ rooms }: Session, { operation, path, query, body }: CheckedRequest): void {
  if (!rooms) return;
  const foreign = roomsIn([path, query, body]).some((room_id) => !rooms.includes(room_id));
  if (foreign) throw notAllowed('This session is limited to other rooms');
  // It would be a room that the session cannot see.
  if (operation.name === 'createSmartLiveRoom')
    throw notAllowed('This session is limited to certain rooms, so it creates none');
}

/** Whether a session may see secrets: with the word `edit` or a higher one. A list of operations does not give it. */
export function maySeeSecrets({ may }: Session): boolean {
  return may === 'edit' || may === 'administer';
}

/** The error of what the grant of a session lacks. */
export function notAllowed(why: string): HttpError {
  return new HttpError('MSW.NOT_ALLOWED', why);
}
