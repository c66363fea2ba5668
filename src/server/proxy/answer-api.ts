/**
 * `… api/*`: the proxy between pages and the service. A request passes if it is one of the operations, of the credentials'
 * own project, within the session's grant and rooms, and fits the schemas. Its answer passes without secrets.
 */
import { newId } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import { publicUrl } from '../public-url.js';
import { verifySession } from '../session.js';
import { callService, type ServiceCall } from './call-service.js';
import { checkedRequest, type CheckedRequest, type Sender } from './checked-request.js';
import type { AuditRecord } from '../audit.js';
import type { HandlerContext } from '../context.js';
import type { ApiRequest } from '../handler-parts.js';
import type { TextAnswer } from '../text-answer.js';
import type { ServiceAnswer } from './exchange.js';
import { HeldBytes } from './held-bytes.js';
import { filteredList, isRoomList } from './room-lists.js';
import { shapedAnswer } from './shaped-answer.js';
import { relayUpload, uploadsPath } from './upload-relay.js';

/** Answers a request to the path `rest` below `api/`, as it stands in the address. Throws `HttpError`. */
export async function answerApi(
  request: ApiRequest,
  rest: string,
  context: HandlerContext,
): Promise<TextAnswer | Response> {
  if (rest.startsWith(uploadsPath) && context.uploads === 'proxy' && !('readText' in request))
    return relayUpload(request, rest.slice(uploadsPath.length), context);
  const came_at = context.now();
  const session = await verifySession(request, context);
  const requestId = newId();
  const held = new HeldBytes(context.service, session.user);
  try {
    return await answerCall(request, rest, { session, requestId, came_at, held }, context);
  } catch (error) {
    // Both sides' logs name the call alike.
    if (!(error instanceof HttpError)) throw error;
    const { code, message, status, headers, cause } = error;
    throw new HttpError(code, message, { status, headers, cause, requestId });
  } finally {
    held.release();
  }
}

async function answerCall(
  request: ApiRequest,
  rest: string,
  who: Sender,
  context: HandlerContext,
): Promise<TextAnswer> {
  const checked = await checkedRequest(request, rest, who, context);
  if (checked.reveals) await revealAudited(checked, context);
  const answer = await answerOf(checked, context);
  return shapedAnswer(answer, checked, () => apiUrl(request, rest, context), context);
}

/** Throws `MSW.AUDIT_FAILED` if the sight of secrets cannot be recorded. */
async function revealAudited(checked: CheckedRequest, context: HandlerContext): Promise<void> {
  try {
    await context.audit.reveal(recordOf('reveal', checked, context));
  } catch (cause) {
    const message = 'The backend could not record who sees the secrets, so it does not show them';
    throw new HttpError('MSW.AUDIT_FAILED', message, { cause });
  }
}

/** Calls the service, and notes what it has answered to a write. */
async function answerOf(checked: CheckedRequest, context: HandlerContext): Promise<ServiceAnswer> {
  const { call, session, isWrite } = checked;
  const note = (status: number) => {
    if (isWrite) context.audit.write(() => recordOf('write', checked, context, status));
  };
  try {
    const { rooms } = session;
    const read = (query: ServiceCall['query']) => callService({ ...call, query: query ?? {} }, context);
    const answer =
      rooms && isRoomList(call.operation)
        ? await filteredList(call, rooms, read)
        : await callService(call, context);
    note(answer.status);
    return answer;
  } catch (error) {
    note(error instanceof HttpError ? error.status : 500);
    throw error;
  }
}

function recordOf(
  action: AuditRecord['action'],
  { call: { operation, path, user, requestId } }: CheckedRequest,
  { now }: HandlerContext,
  status?: number,
): AuditRecord {
  const { room_id } = path;
  return {
    at: new Date(now()).toISOString(),
    action,
    user,
    operation: operation.name,
    ...(room_id !== undefined && { room_id }),
    request_id: requestId,
    ...(status !== undefined && { status }),
  };
}

/** The address of the handler's `api`, for the page that asks. */
function apiUrl({ url, headers }: ApiRequest, rest: string, context: HandlerContext): string {
  const asked = new URL(url);
  asked.pathname = asked.pathname.slice(0, -rest.length);
  return `${publicUrl({ url: asked.href, headers }, context)}/api`;
}
