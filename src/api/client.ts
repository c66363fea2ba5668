/**
 * The client: one way to call any operation.
 *
 * It checks the request, waits for its place under the region's limit, adds the token, repeats reads (never writes)
 * after 429, 5xx and network failures, renews the token once after a 401, and turns whatever goes wrong into
 * `ApiError`.
 */
import ky, { isHTTPError, isNetworkError, isTimeoutError, TimeoutError, type KyInstance } from 'ky';
import { checkRequest } from './check.js';
import { ApiError, OutcomeUnknownError, shortRequest } from './errors.js';
import { limitIn, type Operation, type PathParameter } from './operation.js';
import { SharedReads } from './shared-reads.js';
import { Line, type Priority } from './throttle.js';
import { createTokenSource, requestIdOf, type GetToken, type Token } from './token.js';

export interface ClientOptions {
  /** Gives a token; asked once for many calls, again before it ends and after a 401. */
  getToken: GetToken;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch;
}

export interface CallOptions {
  /** Aborts the call: nothing stays running. */
  signal?: AbortSignal;
  /** Who waits for it. Default: `person`. */
  priority?: Priority;
}

type Needed<Key extends string, T, Optional = undefined> = [T] extends [never]
  ? unknown
  : T extends Optional
    ? Partial<Record<Key, T>>
    : Record<Key, T>;

/** What a call takes: `path` for its placeholders, `query`, `body`. */
export type CallInput<Path extends string, Query, Body> = Needed<
  'path',
  PathParameter<Path> extends never ? never : Record<PathParameter<Path>, string>
> &
  ([Query] extends [never] ? unknown : { query?: Query }) &
  Needed<'body', Body>;

type Arguments<Path extends string, Query, Body> =
  Record<never, never> extends CallInput<Path, Query, Body>
    ? [input?: CallInput<Path, Query, Body>, options?: CallOptions]
    : [input: CallInput<Path, Query, Body>, options?: CallOptions];

export interface Client {
  /**
   * Calls an operation. Rejects with `InvalidRequestError` (nothing was sent), `OutcomeUnknownError` (a write whose
   * answer was lost), another `ApiError`, or the signal's reason.
   */
  call<Path extends string, Query, Body, Answer>(
    operation: Operation<Path, Query, Body, Answer>,
    ...args: Arguments<Path, Query, Body>
  ): Promise<Answer>;
}

interface Input {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Longest wait for one answer, in milliseconds: starting a task is the slowest call, at some seconds. */
const timeout = 30_000;

/** Three more tries for a read: full jitter below 0.3, 0.6 and 1.2 s, or as `Retry-After` says, up to 30 s. */
const repeat = {
  limit: 3,
  methods: ['get', 'post', 'put', 'delete'],
  statusCodes: [408, 429, 500, 502, 503, 504],
  afterStatusCodes: [429, 503],
  maxRetryAfter: 30_000,
  jitter: true,
  retryOnTimeout: true,
};

/** Statuses behind which a gateway may have lost the answer of a service that did the work. */
const gatewayStatuses = [408, 502, 504];

/** Makes a client. It does nothing until it is called. */
export function createClient({ getToken, fetch: given }: ClientOptions): Client {
  const tokens = createTokenSource(getToken);
  const lines = new Map<string, Line>();
  const reads = new SharedReads();
  const http = ky.create({ timeout: false });
  const send: typeof fetch = (...args) => (given ?? globalThis.fetch)(...args);

  const lineOf = (operation: Operation, { project_id }: Token): Line => {
    const name = `metastudio-widgets/limit/${project_id}/${operation.name}`;
    const line = lines.get(name) ?? new Line(name);
    lines.set(name, line);
    return line;
  };

  /** One try: in line, with the token; once more with a new token after a 401. The wait in line has no time limit. */
  const attempt = async (operation: Operation, request: Request, options: CallOptions): Promise<Response> => {
    const { signal, priority = 'person' } = options;
    const go = async (one: Request, token: Token) => {
      const perSecond = limitIn(operation.limit, token.region);
      await lineOf(operation, token).enter(perSecond, priority, signal);
      return inTime(send, authorised(one, token), signal);
    };
    const token = await tokens.get(signal);
    const again = request.clone();
    const response = await go(request, token);
    return response.status === 401 ? go(again, await tokens.renew(token, signal)) : response;
  };

  const run = async (
    operation: Operation,
    url: URL,
    input: Input,
    options: CallOptions,
  ): Promise<unknown> => {
    try {
      const answer = await exchange(http, operation, url, {
        ...(operation.body && { json: input.body ?? {} }),
        ...(options.signal && { signal: options.signal }),
        retry: operation.safeToRepeat ? repeat : 0,
        fetch: (request) => attempt(operation, request as Request, options),
      });
      return read(operation, answer);
    } catch (error) {
      options.signal?.throwIfAborted();
      throw asApiError(operation, error);
    }
  };

  const call = async (
    operation: Operation,
    input: Input = {},
    options: CallOptions = {},
  ): Promise<unknown> => {
    checkRequest(operation, operation.query, input.query);
    checkRequest(operation, operation.body, input.body);
    const url = urlOf(operation, input, await tokens.get(options.signal));
    if (operation.method !== 'GET') return run(operation, url, input, options);
    return reads.get(url.href, options.signal, (signal) =>
      run(operation, url, input, { ...options, signal }),
    );
  };
  return { call: call as unknown as Client['call'] };
}

/** Sends a request and gives up after a while; the time limit holds for the body of the answer, too. */
async function inTime(
  send: typeof fetch,
  request: Request,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const limit = AbortSignal.timeout(timeout);
  try {
    return await send(request, { signal: AbortSignal.any([request.signal, limit]) });
  } catch (error) {
    signal?.throwIfAborted();
    throw limit.aborted ? new TimeoutError(request) : error;
  }
}

interface Answer {
  response: Response;
  body: unknown;
}

async function exchange(
  http: KyInstance,
  operation: Operation,
  url: URL,
  options: Parameters<KyInstance>[1],
): Promise<Answer> {
  const response = await http(url, { ...options, method: operation.method });
  const text = await response.text();
  return { response, body: text === '' ? {} : parsed(text) };
}

function read(operation: Operation, { response, body }: Answer): unknown {
  const result = operation.response.safeParse(body);
  if (result.success) return result.data;
  throw new ApiError({
    code: 'INVALID_ANSWER',
    reason: 'The answer is not what the service documents',
    operation: operation.name,
    request: shortRequest(operation),
    status: response.status,
    requestId: requestIdOf(response, body),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function urlOf(operation: Operation, { path = {}, query = {} }: Input, token: Token): URL {
  const values: Record<string, string> = { ...path, project_id: token.project_id };
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  const base = /^([a-z]+:)?\//i.test(token.endpoint) ? token.endpoint : `https://${token.endpoint}`;
  const url = new URL(`${base.replace(/\/$/, '')}${filled}`, globalThis.location?.href);
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) url.searchParams.append(name, String(one));
    }
  }
  return url;
}

function authorised(request: Request, token: Token): Request {
  const bearer = token.token_type === 'Bearer';
  request.headers.set(
    bearer ? 'Authorization' : 'X-Auth-Token',
    bearer ? `Bearer ${token.token}` : token.token,
  );
  return request;
}

/** Whatever was thrown, as an error of our own; causes that hold the request (and so the token) are left behind. */
function asApiError(operation: Operation, error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const lost = lostAnswer(operation, error);
  if (lost) return operation.safeToRepeat ? lost : new OutcomeUnknownError(operation, lost);
  const base = { operation: operation.name, request: shortRequest(operation) };
  if (!isHTTPError(error)) {
    return new ApiError({ ...base, code: 'UNKNOWN', reason: 'The call failed', cause: error });
  }
  const { response, data } = error;
  const body = (typeof data === 'string' ? parsed(data) : data) as ErrorBody | undefined;
  return new ApiError({
    ...base,
    code: body?.error_code ?? body?.error?.code?.toString() ?? `HTTP ${response.status}`,
    reason: body?.error_msg ?? body?.error?.message ?? `The service answered ${response.status}`,
    status: response.status,
    requestId: requestIdOf(response, body),
  });
}

interface ErrorBody {
  error_code?: string;
  error_msg?: string;
  error?: { code?: string | number; message?: string };
}

function lostAnswer(operation: Operation, error: unknown): ApiError | undefined {
  const base = { operation: operation.name, request: shortRequest(operation) };
  if (isTimeoutError(error)) {
    return new ApiError({ ...base, code: 'TIMEOUT', reason: `No answer in ${timeout / 1000} seconds` });
  }
  if (isNetworkError(error) || error instanceof TypeError) {
    return new ApiError({ ...base, code: 'NETWORK', reason: 'The service cannot be reached' });
  }
  if (isHTTPError(error) && !operation.safeToRepeat && gatewayStatuses.includes(error.response.status)) {
    const { response, data } = error;
    return new ApiError({
      ...base,
      code: `HTTP ${response.status}`,
      reason: `A gateway answered ${response.status}`,
      status: response.status,
      requestId: requestIdOf(response, data),
    });
  }
  return undefined;
}
