/** One call from its arrival to its answer: journal, faults, caller, throttle, validation, handler. */
import type { Operation } from '../../src/api/index.js';
import { ConnectionDropped, pause, refusalOf, type FaultRule } from './faults.js';
import type { Call } from './handlers/handler.js';
import { handlers } from './handlers/index.js';
import { newId, sha256 } from './hashing.js';
import { empty, errorAnswer, json } from './http/answer.js';
import { findOperation, type Found } from './http/routing.js';
import { checkedBody, checkedQuery, checkHeaders } from './http/validation.js';
import { authenticateFor } from './iam/authentication.js';
import { iamCalls, type IamCall } from './iam/iam.js';
import { withoutKeys, type JournalEntry } from './request-log.js';
import { holdsReportKey } from './live/report-url.js';
import { refuse, Refusal } from './service-errors.js';
import type { World } from './state.js';

/** A call on its way. */
interface Passage {
  world: World;
  request: Request;
  url: URL;
  body: Uint8Array;
  requestId: string;
  entry: JournalEntry;
}

/** Answers a call of MetaStudio or IAM. */
export async function answerCall(world: World, request: Request, url: URL): Promise<Response> {
  const iam = iamCalls.find((call) => call.method === request.method && call.path.test(url.pathname));
  const found = findOperation(request.method, url.pathname);
  const operation = 'operation' in found ? found.operation : undefined;
  const body = new Uint8Array(await request.arrayBuffer());
  const requestId = requestIdFor(request, operation);
  const entry = world.journal.add({
    time: new Date(world.clock.now()).toISOString(),
    operation: iam?.name ?? operation?.name ?? '',
    method: request.method,
    path: withoutKeys(url),
    request_id: requestId,
    body_hash: iam || body.length === 0 ? null : await sha256(body),
  });
  const passage: Passage = { world, request, url, body, requestId, entry };
  const response = await struck(passage, operation, () =>
    iam ? executeIam(iam, passage) : execute(found, passage),
  );
  entry.status = response.status;
  response.headers.set('X-Request-Id', requestId);
  return response;
}

/** Carries the call out under the fault that strikes it, if one does. */
async function struck(
  { world, request, requestId, entry }: Passage,
  operation: Operation | undefined,
  work: () => Promise<Response>,
): Promise<Response> {
  const fault: FaultRule = (entry.operation && world.faults.strike(entry.operation)) || {};
  entry.fault = Object.keys(fault).length > 0 ? fault : null;
  if (fault.delay) await pause(fault.delay, request.signal);
  if (fault.drop === 'before') throw new ConnectionDropped();
  if (fault.status !== undefined) return errorAnswer(refusalOf(fault), requestId, isSpeech(operation));
  const response = await work();
  if (fault.drop === 'after') throw new ConnectionDropped(true);
  return response;
}

async function executeIam(iam: IamCall, { world, request, url, body, entry }: Passage): Promise<Response> {
  const response = await iam.answer(world, request, url, body);
  entry.executed = response.ok;
  return response;
}

async function execute(found: Found | { allowed: string[] }, passage: Passage): Promise<Response> {
  if (!('operation' in found))
    return errorAnswer(noSuchCall(found.allowed, passage.request), passage.requestId);
  try {
    const answer = await handled(found, passage);
    passage.entry.executed = true;
    const { success } = found.operation;
    return answer === undefined ? empty(success) : json(answer, success);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : refuse('MSS.00000004', String(error));
    return errorAnswer(refusal, passage.requestId, isSpeech(found.operation));
  }
}

async function handled({ operation, params }: Found, passage: Passage): Promise<unknown> {
  const { world, request, url, body } = passage;
  const handler = handlers.get(operation.name);
  if (!handler) throw refuse('APIGW.0101');
  const project = params['project_id'];
  const keyed = operation.name === 'liveEventReport' && holdsReportKey(request, url);
  if (keyed && project !== world.account.project_id) throw refuse('MSS.00020006');
  const tenant = keyed ? project : await authenticateFor(project, world, request, url, body);
  world.throttle.enter(operation, tenant ?? '', world.clock.elapsed());
  checkHeaders(request);
  const call: Call = {
    world,
    request,
    url,
    params,
    query: checkedQuery(operation, url),
    body: checkedBody(operation, request, body),
  };
  return handler(call);
}

function noSuchCall(allowed: string[], request: Request): Refusal {
  const { status, code, message } = refuse('APIGW.0101');
  if (allowed.length === 0) return new Refusal(status, code, message);
  const words = `The method ${request.method} is not supported for this API`;
  return new Refusal(405, code, words, { Allow: allowed.join(', ') });
}

/** Speech synthesis takes the caller's request ID where there is one (9.1); the others make their own. */
function requestIdFor(request: Request, operation: Operation | undefined): string {
  const given = isSpeech(operation) ? (request.headers.get('x-request-id') ?? '') : '';
  return /^[\w-]{1,64}$/.test(given) ? given : newId();
}

function isSpeech(operation: Operation | undefined): boolean {
  return operation?.reference.startsWith('9.') ?? false;
}
