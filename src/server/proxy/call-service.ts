/**
 * Sends a call to the service: in its turn, authenticated, within a time, and once if it changes something.
 *
 * What a failure means decides its status. The client takes 502 and 504 after a write for "unknown whether it was carried
 * out". So only a write that was sent and whose answer is missing has one of them; what was certainly not sent has 503 or
 * 429. A gateway's 429 was not carried out: any call is repeated after it. Reads are also repeated after other failures.
 */
import type { Operation } from '../../api/index.js';
import { backoffDelay, lookUp, retryAfterOf, startTimer, wait, type EndSignal } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import type { HandlerContext } from '../context.js';
import type { Priority } from '../limiter/limiter.js';
import { isNeverSent } from './connection-failure.js';
import { beginExchange, isRedirection, type ServiceAnswer, type ServiceRequest } from './exchange.js';
import { beforeSending, knownBeforeSending, tooLate } from './send-by.js';
import { lockStart } from './start-lock.js';

/** A call of the service. */
export interface ServiceCall {
  operation: Operation;
  /** Values of the path's placeholders, without the project. */
  path: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Who calls; the service sees it as `X-App-UserId`. */
  user: string;
  priority: Priority;
  /** Names the call in the logs of both sides. */
  requestId: string;
  /** After this time, in milliseconds, it is not sent any more: its sender would not hear of the answer. */
  sendBy: number;
  /** Aborts the call before it is sent, and reads also later. A write that was sent goes on. */
  signal: EndSignal;
}

/** Sends a call of the backend itself, for the same session. */
export type Send = (
  call: Pick<ServiceCall, 'operation' | 'path' | 'query' | 'body'>,
) => Promise<ServiceAnswer>;

/** The options that calls depend on. */
export type CallSettings = Pick<
  HandlerContext,
  'service' | 'limiter' | 'endpoint' | 'fetch' | 'now' | 'every' | 'store'
>;

/** Time limit of an answer, in milliseconds, from sending. A browser waits for 30 seconds, see `sendByOf`. */
const timeout = 20_000;

/** Largest body of an answer, in bytes. A room has less than half of it even if every paragraph is at its longest. */
const largestAnswer = 32 * 2 ** 20;

/** When the last repetition may begin, in milliseconds after the call arrived. */
const patience = 8000;

/** Pauses between repetitions, in milliseconds, and how often a read is repeated after failures. */
const pauses = { first: 250, longest: 2000, jitter: 1 };
const mostRepetitions = 2;

/** Shortest pause after a 429, in milliseconds: the limits count by the second. */
const shortestPause = 1000;

const transient = [500, 502, 503, 504];

/** What became of an attempt: an answer, or the error that stands for none. */
interface Attempt {
  status: number;
  /** The headers that authenticated it. */
  used: Readonly<Record<string, string>>;
  answer?: ServiceAnswer;
  error?: HttpError;
}

/** Calls the service. Throws `HttpError` if there is no answer. */
export async function callService(call: ServiceCall, settings: CallSettings): Promise<ServiceAnswer> {
  const { signal, sendBy } = call;
  const began = settings.now();
  const prepared = <T>(work: Promise<T>) => beforeSending(work, call, settings);
  const url = urlOf(call, await knownBeforeSending(settings.service.projectId(), call, settings), settings);
  let hasRenewed = false;
  for (let failures = 1; ; failures++) {
    const attempt = await attemptOnce(call, url, settings);
    if (attempt.status === 401 && attempt.answer) {
      const renewal = hasRenewed ? false : prepared(settings.service.renew(attempt.used, signal));
      if (!(await renewal)) throw credentialsRefused(attempt.answer);
      hasRenewed = true;
      continue;
    }
    const pause = pauseBefore(attempt, call, failures);
    const next = settings.now() + (pause ?? Infinity);
    if (pause === undefined || next - began > patience || next > sendBy) {
      if (attempt.answer) return attempt.answer;
      throw attempt.error ?? lostAnswer();
    }
    await prepared(wait(pause, signal));
  }
}

/** How long to wait before the call is sent again, in milliseconds; undefined if it is not. */
function pauseBefore(
  { status, answer }: Attempt,
  { operation, priority }: ServiceCall,
  failures: number,
): number | undefined {
  const isRefused = status === 429;
  const mayRepeat =
    isRefused || (operation.safeToRepeat && transient.includes(status) && failures <= mostRepetitions);
  if (!mayRepeat || priority === 'poll') return undefined;
  const asked = (answer && retryAfterOf(answer.headers)) ?? 0;
  return Math.max(asked, isRefused ? shortestPause : 0) + backoffDelay(failures, pauses);
}

/** Waits for a turn and sends the call once. */
async function attemptOnce(call: ServiceCall, url: URL, settings: CallSettings): Promise<Attempt> {
  const { operation, priority, signal } = call;
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const unsigned = { method: operation.method, url, headers: headersOf(call), body };
  let isSent = false;
  const exchange = async (): Promise<Attempt> => {
    const authenticated = settings.service.authenticate(unsigned, signal);
    const used = await knownBeforeSending(authenticated, call, settings);
    const unlock = await lockStart(operation, call.path, settings.store);
    const isLate = settings.now() >= call.sendBy;
    if (signal.aborted || isLate) unlock(true);
    signal.throwIfAborted();
    if (isLate) throw tooLate();
    isSent = true;
    let isKnown = true;
    try {
      const answer = await answerTo({ ...unsigned, headers: used }, call, settings);
      isKnown = ![502, 504].includes(answer.status);
      return { status: answer.status, used, answer };
    } catch (cause) {
      const error =
        cause instanceof HttpError ? cause : isNeverSent(cause) ? unreachable(cause) : lostAnswer(cause);
      isKnown = isNeverSent(cause);
      return { status: error.status, used, error };
    } finally {
      unlock(isKnown);
    }
  };
  const attempt = settings.limiter.schedule(operation, priority, signal, exchange, call.sendBy);
  try {
    return await attempt;
  } catch (error) {
    if (isSent) throw lostAnswer(error);
    return beforeSending(Promise.reject<Attempt>(error as Error), call, settings);
  }
}

function headersOf({ body, user, requestId }: ServiceCall): Record<string, string> {
  return {
    accept: 'application/json',
    'x-app-userid': userIdOf(user),
    'x-request-id': requestId,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
}

/** Sends a request and reads its answer, within the time limit. What is written goes on when its page has gone. */
function answerTo(
  request: ServiceRequest,
  { operation: { safeToRepeat }, signal }: ServiceCall,
  { fetch }: CallSettings,
): Promise<ServiceAnswer> {
  const { answer, end } = beginExchange(fetch, request, largestAnswer);
  return new Promise((resolve, reject) => {
    const finish = () => {
      stop();
      if (safeToRepeat) signal.removeEventListener('abort', abort);
    };
    const giveUp = (reason: Error) => {
      finish();
      reject(reason);
      end(reason);
    };
    const abort = () => giveUp(signal.reason as Error);
    const stop = startTimer(timeout, () => giveUp(lateAnswer()));
    if (safeToRepeat) signal.addEventListener('abort', abort);
    answer.then((received) => {
      finish();
      if (received === undefined) reject(unfitAnswer(`more than ${largestAnswer} bytes`));
      else if (isRedirection(received.status)) reject(unfitAnswer('a redirection'));
      else resolve(received);
    }, giveUp);
  });
}

const pathParts = new WeakMap<Operation, readonly string[]>();

/** The parts of a path: text and the name of a placeholder in turn. */
function partsOf(operation: Operation): readonly string[] {
  const parts = pathParts.get(operation) ?? operation.path.split(/\{(\w+)\}/);
  pathParts.set(operation, parts);
  return parts;
}

function urlOf(
  { operation, path, query = {} }: ServiceCall,
  project_id: string,
  { endpoint }: CallSettings,
): URL {
  let address = endpoint.replace(/\/+$/, '');
  for (const [index, part] of partsOf(operation).entries())
    if (index % 2 === 0) address += part;
    else address += encodeURIComponent(part === 'project_id' ? project_id : (lookUp(path, part) ?? ''));
  const url = new URL(address);
  for (const name of Object.keys(query))
    for (const one of [query[name]].flat()) url.searchParams.append(name, String(one));
  return url;
}

/** Longest name of a user in a header, in characters. */
const longestUserId = 256;

/** The user's name as a header may contain it: what is not printable ASCII is percent-encoded. */
function userIdOf(user: string): string {
  if (/^[\x21-\x7e]*$/.test(user)) return user.slice(0, longestUserId);
  // A half of a surrogate pair cannot be encoded.
  const whole = new TextDecoder().decode(new TextEncoder().encode(user));
  return whole.replace(/[^\x21-\x7e]/gu, encodeURIComponent).slice(0, longestUserId);
}

function lateAnswer(): HttpError {
  const message = `The service did not answer in ${timeout / 1000} seconds`;
  return new HttpError('MSW.ANSWER_LOST', message, { status: 504 });
}

function lostAnswer(cause?: unknown): HttpError {
  return new HttpError('MSW.ANSWER_LOST', 'The connection to the service broke before its answer came', {
    cause,
  });
}

function unreachable(cause: unknown): HttpError {
  return new HttpError('MSW.SERVICE_UNREACHABLE', 'The backend cannot reach the service; nothing was sent', {
    cause,
  });
}

function unfitAnswer(what: string): HttpError {
  return new HttpError('MSW.ANSWER_UNFIT', `The service answered with ${what}`);
}

function credentialsRefused({ headers }: ServiceAnswer): HttpError {
  const message = 'The service does not accept the credentials of the backend: check them in its options';
  return new HttpError('MSW.CREDENTIALS_REFUSED', message, {
    requestId: headers.get('x-request-id') ?? undefined,
  });
}
