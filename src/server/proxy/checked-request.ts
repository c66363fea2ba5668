/** Checks a request before anything is sent: address, project, grant, rooms, query, body. */
import type { Operation } from '../../api/index.js';
import { isJsonObject } from '../../base/index.js';
import type { Session } from '../session.js';
import { callService, type Send, type ServiceCall } from './call-service.js';
import { checkPermission, checkRooms, maySeeSecrets, notAllowed } from './check-access.js';
import type { HeldBytes } from './held-bytes.js';
import { checkJobRoom } from './job-rooms.js';
import { matchOperation, notFound } from './match-operation.js';
import { noteAccess } from '../access-log.js';
import type { HandlerContext } from '../context.js';
import type { ApiRequest } from '../handler-parts.js';
import type { Priority } from '../limiter/limiter.js';
import { bodyOf, readBody } from './request-body.js';
import { queryOf } from './request-query.js';
import { beforeSending, knownBeforeSending, sendByOf } from './send-by.js';

/** A request that may be sent. */
export interface CheckedRequest {
  session: Session;
  call: ServiceCall;
  /** Whether it changes something. */
  isWrite: boolean;
  /** Whether the page asks for the secrets in the answer. */
  reveals: boolean;
  /** Secrets that stand in the body instead of their masks. */
  restored: readonly string[];
}

/** Who sends a request. */
export interface Sender {
  session: Session;
  requestId: string;
  /** When the request came, in milliseconds since 1970. */
  came_at: number;
  /** What the request holds of the memory. */
  held: HeldBytes;
}

const noQuery = new URLSearchParams();

/** Checks a request to the path `rest` below `api/`. Throws `HttpError`. */
export async function checkedRequest(
  request: ApiRequest,
  rest: string,
  { session, requestId, came_at, held }: Sender,
  context: HandlerContext,
): Promise<CheckedRequest> {
  noteAccess(request, { user: session.user });
  const { operation, path, project_id } = matchOperation(request.method, rest);
  const { room_id } = path;
  noteAccess(request, { operation: operation.name, ...(room_id !== undefined && { room_id }) });
  const { signal } = request;
  const sendBy = sendByOf(request, operation, came_at);
  const prepared = <T>(work: Promise<T>) => beforeSending(work, { sendBy, signal }, context);
  const own = knownBeforeSending(context.service.projectId(), { sendBy, signal }, context);
  if (project_id !== (typeof own === 'string' ? own : await own)) throw notFound();
  checkPermission(session, operation);
  checkRooms(session, { operation, path });
  const query = queryOf(operation, request.url.includes('?') ? new URL(request.url).searchParams : noQuery);
  const given = await prepared(readBody(request, operation, held));
  const content = { query, body: given };
  checkPermission(session, operation, content);
  checkRooms(session, { operation, path, ...content });
  const mayEdit = maySeeSecrets(session);
  const reveals = request.headers.get('x-mss-reveal') === 'secrets';
  if (reveals && !mayEdit)
    throw notAllowed('Secrets are shown only to those who may edit, and this session may not');
  const priority = priorityOf(request, operation, given);
  const common = { user: session.user, requestId, signal, priority, sendBy };
  const send: Send = (call) => callService({ ...call, ...common }, context);
  if (session.rooms) await prepared(checkJobRoom(path, context.service, send));
  const { body, restored } = await prepared(bodyOf(given, { operation, path, mayEdit }, context, send));
  const isWrite = operation.method !== 'GET' && !operation.safeToRepeat && !isReading(given);
  // Written out, because a spread costs as much as a check here.
  const { user } = session;
  const call = { operation, path, query, body, user, priority, requestId, sendBy, signal };
  return { session, call, isWrite, reveals, restored };
}

/** Operations that control what is on air. */
const commands = ['startSmartLive', 'stopSmartLive', 'executeSmartLiveCommand'];

/** Whether a body is a command that only reads (6.2.5). */
function isReading(body: unknown): boolean {
  return isJsonObject(body) && typeof body['command'] === 'string' && body['command'].startsWith('GET_');
}

/** A page can say that it polls (RFC 9218, `u` from 4), but not that it is more urgent than others. */
function priorityOf({ headers }: ApiRequest, { name }: Operation, body: unknown): Priority {
  if (commands.includes(name) && !isReading(body)) return 'command';
  return /(^|[,\s])u=[4-7]\b/.test(headers.get('priority') ?? '') ? 'poll' : 'person';
}
