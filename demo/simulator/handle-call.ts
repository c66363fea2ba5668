/** Handles a call of MetaStudio or IAM: request log, faults, authentication, throttle, validation, handler. */
import type { Operation } from '../../src/api/index.js';
import { ConnectionDropped, pause, errorForFault, type FaultRule } from './faults.js';
import type { Call } from './handlers/handler.js';
import { handlers } from './handlers/index.js';
import { newId, sha256 } from './hashing.js';
import { empty, errorResponse, json } from './http/responses.js';
import { findOperation, type Found } from './http/routing.js';
import { validBody, validQuery, checkHeaders } from './http/validation.js';
import { authenticateFor } from './iam/authentication.js';
import { iamCalls, type IamCall } from './iam/iam.js';
import { redactedPath, type LoggedCall } from './request-log.js';
import { holdsReportKey } from './live/report-url.js';
import { serviceError, ServiceError } from './service-errors.js';
import type { ServiceState } from './state/service-state.js';

/** A call that is being handled, with its entry in the request log. */
interface CallContext {
  service: ServiceState;
  request: Request;
  url: URL;
  body: Uint8Array;
  requestId: string;
  entry: LoggedCall;
}

/** Handles a call, logs it, and returns the response with its request ID. */
export async function handleCall(service: ServiceState, request: Request, url: URL): Promise<Response> {
  const iam = iamCalls.find((call) => call.method === request.method && call.path.test(url.pathname));
  const found = findOperation(request.method, url.pathname);
  const operation = 'operation' in found ? found.operation : undefined;
  const body = new Uint8Array(await request.arrayBuffer());
  const requestId = requestIdFor(request, operation);
  const entry = service.requestLog.add({
    time: new Date(service.clock.now()).toISOString(),
    operation: iam?.name ?? operation?.name ?? '',
    method: request.method,
    path: redactedPath(url),
    request_id: requestId,
    body_hash: iam || body.length === 0 ? null : await sha256(body),
  });
  const passage: CallContext = { service, request, url, body, requestId, entry };
  const response = await withFaults(passage, operation, () =>
    iam ? executeIam(iam, passage) : execute(found, passage),
  );
  entry.status = response.status;
  response.headers.set('X-Request-Id', requestId);
  return response;
}

/** Applies the fault rule that matches the call, if any: before `work`, instead of it, or to its response. */
async function withFaults(
  { service, request, requestId, entry }: CallContext,
  operation: Operation | undefined,
  work: () => Promise<Response>,
): Promise<Response> {
  const fault: FaultRule = (entry.operation && service.faults.match(entry.operation)) || {};
  entry.fault = Object.keys(fault).length > 0 ? fault : null;
  if (fault.delay) await pause(fault.delay, request.signal);
  if (fault.drop === 'before') throw new ConnectionDropped();
  if (fault.status !== undefined)
    return errorResponse(errorForFault(fault, service.invented), requestId, isTts(operation));
  const response = await work();
  if (fault.drop === 'after') throw new ConnectionDropped(true);
  return response;
}

async function executeIam(
  iam: IamCall,
  { service, request, url, body, entry }: CallContext,
): Promise<Response> {
  const response = await iam.answer(service, request, url, body);
  entry.executed = response.ok;
  return response;
}

async function execute(found: Found | { allowed: string[] }, passage: CallContext): Promise<Response> {
  if (!('operation' in found))
    return errorResponse(unknownApiError(found.allowed, passage.request), passage.requestId);
  try {
    const answer = await runHandler(found, passage);
    passage.entry.executed = true;
    const { success } = found.operation;
    return answer === undefined ? empty(success) : json(answer, success);
  } catch (error) {
    const refusal = error instanceof ServiceError ? error : serviceError('MSS.00000004', String(error));
    return errorResponse(refusal, passage.requestId, isTts(found.operation));
  }
}

async function runHandler({ operation, params }: Found, passage: CallContext): Promise<unknown> {
  const { service, request, url, body } = passage;
  const handler = handlers.get(operation.name);
  if (!handler) throw serviceError('APIGW.0101');
  const project = params['project_id'];
  const keyed = operation.name === 'liveEventReport' && holdsReportKey(request, url);
  if (keyed && !service.tenants.has(project ?? '')) throw serviceError('MSS.00020006');
  const tenant = keyed ? project : await authenticateFor(project, service, request, url, body);
  service.throttle.admit(operation.name, tenant ?? '', service.clock.elapsed());
  checkHeaders(request, project);
  const call: Call = {
    service: service.tenants.get(tenant ?? '') ?? service,
    request,
    url,
    params,
    query: validQuery(operation, url),
    body: validBody(operation, request, body),
  };
  return handler(call);
}

function unknownApiError(allowed: string[], request: Request): ServiceError {
  const { status, code, message } = serviceError('APIGW.0101');
  if (allowed.length === 0) return new ServiceError(status, code, message);
  const words = `The method ${request.method} is not supported for this API`;
  return new ServiceError(405, code, words, { Allow: allowed.join(', ') });
}

/** The request ID of the response: for TTS operations the caller's (reference 9.1), for all others a new one. */
function requestIdFor(request: Request, operation: Operation | undefined): string {
  const given = isTts(operation) ? (request.headers.get('x-request-id') ?? '') : '';
  return /^[\w-]{1,64}$/.test(given) ? given : newId();
}

function isTts(operation: Operation | undefined): boolean {
  return operation?.reference.startsWith('9.') ?? false;
}
