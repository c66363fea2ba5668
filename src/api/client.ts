/**
 * The client calls any operation of the service.
 *
 * It validates the request, waits for a slot of the region's rate limit, adds the token, and maps every failure to an
 * `ApiError`. ky sends and retries: reads after 408, 429, 5xx and network failures (except polls, which are repeated
 * anyway), and any call once with a renewed token after a 401. A write is repeated after a 429, which was not carried
 * out, and never otherwise.
 */
import ky from 'ky';
import { backoffDelay, isOffline, monotonicClock, withTimeout, type Clock } from '../base/index.js';
import { OutcomeUnknownError, type ApiError } from './errors.js';
import { openEvents, type OpenedEvents } from './event-request.js';
import { throwIfNotGranted, type TokenGrant } from './grant.js';
import { limitIn, type Operation, type PathParameter } from './operation.js';
import { RateLimiter, RoundTrips, type RoundTrip, type Priority } from './rate-limiter.js';
import { initOf, pathOf, queryOf, resolveUrl, unresolvedEndpoint, type Input } from './request.js';
import { invalidPart, invalidRequest } from './request-check.js';
import {
  maskFor,
  mayHaveBeenApplied,
  networkError,
  parseResponse,
  toApiError,
  type Arrived,
} from './response.js';
import { SharedReads } from './shared-reads.js';
import { defaultMaxWait, maxRetryAfter, notSentError, pauseAfter, repetitionDelay } from './throttling.js';
import { createTokenSource, type GetToken, type Token } from './token.js';

/** Options of `createClient`. */
export interface ClientOptions {
  /** Returns a token. Called once for all calls that wait for it, before the token expires, and after a 401. */
  getToken: GetToken;
  /** Called once for each failure to get a token, however many calls wait for it. */
  onTokenError?: (error: ApiError) => void;
  /** Sends the requests. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** The clock of rate limit and time limits, for tests. ky waits between retries with `setTimeout`. */
  clock?: Clock;
}

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call, its retries and its wait for a slot. */
  signal?: AbortSignal;
  /** Priority in the queue of the rate limiter. Default: `person`. */
  priority?: Priority;
  /**
   * Longest wait in line before the call is sent, in milliseconds; then it fails with `NOT_SENT`. This includes the waits
   * after a 429, for a write. Default: 60,000. `Infinity` is for many calls at once.
   */
  maxWait?: number;
  /**
   * Longest wait for the answer of an attempt, in milliseconds. Default: 30,000. A backend that forwards calls is told: a
   * write that it cannot send early in this time is answered as not sent, and waits in line again.
   */
  timeout?: number;
  /**
   * Called with `true` when the call is handed to the network, and with `false` when a 429 has refused it and it waits in
   * line again. While it has not been called with `true`, nothing was sent. Not for a read that joins an identical one.
   */
  onSending?: (isSending: boolean) => void;
}

type Needed<Key extends string, T, Optional = undefined> = [T] extends [never]
  ? unknown
  : T extends Optional
    ? Partial<Record<Key, T>>
    : Record<Key, T>;

/** Input of a call: `path` for the placeholders, `query`, `body`. */
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

/** Calls operations of the service. */
export interface Client {
  /**
   * Calls an operation. Rejects with `InvalidRequestError` (nothing was sent), `OutcomeUnknownError` (a write whose
   * answer was lost), another `ApiError`, or the signal's reason.
   */
  call<Path extends string, Query, Body, Answer>(
    operation: Operation<Path, Query, Body, Answer>,
    ...args: Arguments<Path, Query, Body>
  ): Promise<Answer>;
  /** The project and the endpoint that calls go to, as the token names them. */
  scope?(signal?: AbortSignal): Promise<Pick<Token, 'project_id' | 'endpoint'>>;
  /** Forgets the token. What has not been sent yet, and all later calls, reject with the code `SIGNED_OUT`. */
  signOut?(): void;
  /** Whether `signOut` was called. */
  readonly isSignedOut?: boolean;
  /** What the last token grants; undefined before the first one, and if its bearer may do everything. */
  readonly grant?: TokenGrant | undefined;
  /** Calls `listener` when a token grants something else than the one before; the returned function removes it. */
  onGrantChange?(listener: () => void): () => void;
  /** Requests the backend's stream of events: with the session, if the backend has issued one. */
  openEvents?(url: URL, init: RequestInit): Promise<OpenedEvents>;
}

/** A call and the state of its attempts. */
interface CallState {
  readonly operation: Operation;
  readonly input: Input;
  readonly options: CallOptions;
  /** When the call was made, in milliseconds of the client's clock. */
  readonly called_at: number;
  /** The token of the last attempt. */
  token?: Token;
  /** Whether the service has already refused a token for this call. */
  hasRenewed?: boolean;
  /** When the last attempt was sent, in milliseconds of the client's clock. */
  sent_at: number;
  /** Whether the browser was offline when the last attempt was sent. */
  offline?: boolean;
  /** The last answer. */
  answer?: Arrived & RoundTrip;
}

/** Default of `CallOptions.timeout`, in milliseconds. The slowest call, starting a task, takes several seconds. */
const defaultTimeout = 30_000;

/** Statuses with which the service may ask for a pause. */
const pauseStatuses = [429, 503];

const http = /* @__PURE__ */ ky.create({
  prefixUrl: unresolvedEndpoint,
  // ky's timeout would include the wait for a slot, which `maxWait` limits. `exchange` limits each attempt instead.
  timeout: false,
  retry: {
    limit: 3,
    // ky would skip POST; some reads are POSTs. `shouldRetry` decides for each call.
    methods: ['get', 'post', 'put', 'delete'],
    maxRetryAfter,
    delay: (attempt) => backoffDelay(attempt, { first: 300 }),
    jitter: true,
  },
});

/** Creates a client. It sends nothing until it is called. */
export function createClient({
  getToken,
  onTokenError,
  fetch: customFetch,
  clock = monotonicClock,
}: ClientOptions): Client {
  let skew: number | undefined;
  const grantListeners = new Set<() => void>();
  const tokens = createTokenSource(
    getToken,
    clock,
    () => skew,
    onTokenError,
    () => [...grantListeners].forEach((listener) => listener()),
  );
  const limiters = new Map<string, RateLimiter>();
  const trips = new RoundTrips();
  const reads = new SharedReads();

  /** Derives the offset of the service's clock from the header `Date`, if CORS exposes it. */
  const updateSkew = ({ headers }: Response): void => {
    const date = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(date)) skew = date + 500 - clock.now();
  };

  const limiterFor = ({ name }: Operation, { project_id }: Token): RateLimiter => {
    const key = `metastudio-widgets/limit/${project_id}/${name}`;
    const limiter = limiters.get(key) ?? new RateLimiter(key, clock, trips);
    limiters.set(key, limiter);
    return limiter;
  };

  /** Sends one attempt with the current token and reads the whole answer. */
  const exchange = async (call: CallState, unresolvedUrl: string, token: Token) => {
    tokens.throwIfClosed();
    const { operation, input, options } = call;
    const { timeout = defaultTimeout } = options;
    throwIfNotGranted(token.grant, operation, input.path);
    Object.assign(call, { token, sent_at: clock.now(), offline: isOffline() });
    const work = async (signal: AbortSignal) => {
      const send = customFetch ?? globalThis.fetch;
      const wishes = { isPoll: options.priority === 'poll', timeout };
      const init = { ...initOf(operation, input, token, wishes), signal };
      const answer = send(resolveUrl(unresolvedUrl, token), init);
      options.onSending?.(true);
      const response = await answer;
      return { answered_at: clock.now(), response, text: await response.text() };
    };
    const failure = (isLate: boolean) => networkError(operation, isLate ? timeout : undefined);
    const arrived = await withTimeout(timeout, options.signal, work, failure, clock);
    skew ??= token.skew;
    updateSkew(arrived.response);
    return { ...arrived, pause: pauseAfter(arrived.response, options.priority ?? 'person') };
  };

  /**
   * Waits for a slot of the rate limiter, then sends the call. A write waits again after a 429, first in line. Its time
   * counts from the call itself: a page that was frozen meanwhile does not send what is hours old.
   */
  const fetchInTurn = async (call: CallState, { url }: Request, token: Token): Promise<Response> => {
    const { operation, options } = call;
    const { priority = 'person', signal, maxWait = defaultMaxWait, onSending } = options;
    const perSecond = limitIn(operation.limit, token.region);
    const limiter = limiterFor(operation, token);
    const holdsSlot = token.token_type === 'Bearer' && priority !== 'poll';
    const deadline = (operation.safeToRepeat ? clock.now() : call.called_at) + maxWait;
    const send = () => exchange(call, url, tokens.current ?? token);
    for (let refusals = 0; ; refusals++) {
      const late = () => notSentError(operation, maxWait, call.answer?.response);
      const place = { deadline, late, isFirst: refusals > 0, holdsSlot };
      const { response } = (call.answer = await limiter.schedule(perSecond, priority, signal, send, place));
      const delay = operation.safeToRepeat ? undefined : repetitionDelay(response, priority, refusals + 1);
      if (delay === undefined) {
        // ky needs only status and headers to decide on a retry. The body has been read into `call.answer`.
        return new Response(null, { status: response.status, headers: response.headers });
      }
      onSending?.(false);
      await clock.wait(Math.min(delay, Math.max(0, deadline - clock.now())), signal);
    }
  };

  /** Whether ky retries. `undefined` also retries, but lets ky wait for `Retry-After`, which `true` would ignore. */
  const shouldRetry = ({ operation, options, answer }: CallState, error: Error): boolean | undefined => {
    const { retriable, code, status = 0, retryAfter = 0 } = toApiError(operation, error, answer);
    if (code === 'NOT_SENT' || !operation.safeToRepeat || options.priority === 'poll' || !retriable)
      return false;
    if (!pauseStatuses.includes(status)) return true;
    return retryAfter > maxRetryAfter ? false : undefined;
  };

  /** The error that the caller receives: `OutcomeUnknownError` for a write that may have been applied. */
  const toCallError = async (call: CallState, error: unknown): Promise<ApiError> => {
    const { operation, input, token, sent_at, offline, answer } = call;
    const lost_at = clock.now();
    const mask = await maskFor(error, [input, { token: token?.token }]);
    const failure = toApiError(operation, error, answer, mask);
    const neverLeft = offline && failure.code === 'NETWORK';
    if (operation.safeToRepeat || neverLeft || !mayHaveBeenApplied(operation, failure)) return failure;
    const { path = {}, query = {}, body } = input;
    const sent = { operation: operation.name, path, query, body, sent_at, lost_at, skew };
    return new OutcomeUnknownError(operation, failure, sent);
  };

  const run = async (call: CallState): Promise<unknown> => {
    const { operation, input, options } = call;
    const { signal } = options;
    let token: Token;
    try {
      await http(pathOf(operation, input), {
        method: operation.method,
        searchParams: queryOf(input).toString(),
        ...(signal && { signal }),
        retry: { shouldRetry: ({ error }) => shouldRetry(call, error) },
        hooks: {
          beforeRequest: [
            async () => {
              token = await tokens.get(signal);
              throwIfNotGranted(token.grant, operation, input.path);
            },
          ],
          afterResponse: [
            async (_request, _options, { status }) => {
              if (status !== 401 || call.hasRenewed) return undefined;
              call.hasRenewed = true;
              await tokens.renew(call.token ?? token, signal);
              return ky.retry({ delay: 0, code: 'TOKEN_RENEWED' });
            },
          ],
        },
        fetch: (request) => fetchInTurn(call, request as Request, token),
      });
      return parseResponse(operation, call.answer as Arrived);
    } catch (error) {
      signal?.throwIfAborted();
      const failure = await toCallError(call, error);
      signal?.throwIfAborted();
      throw failure;
    }
  };

  const call = async (
    operation: Operation,
    input: Input = {},
    options: CallOptions = {},
  ): Promise<unknown> => {
    options.signal?.throwIfAborted();
    const invalid = invalidPart(operation, input);
    if (invalid) throw await invalidRequest(operation, invalid);
    const called_at = clock.now();
    const state = { operation, input, options, called_at, sent_at: called_at };
    if (operation.method !== 'GET') return run(state);
    const key = JSON.stringify([operation.name, input.path, input.query, options.priority === 'poll']);
    return reads.get(key, options.signal, (signal) => run({ ...state, options: { ...options, signal } }));
  };

  const scope = async (signal?: AbortSignal) => {
    const { project_id, endpoint } = await tokens.get(signal);
    return { project_id, endpoint };
  };
  let isSignedOut = false;
  const signOut = () => {
    isSignedOut = true;
    tokens.close();
  };
  return {
    call: call as unknown as Client['call'],
    scope,
    signOut,
    get isSignedOut() {
      return isSignedOut;
    },
    get grant() {
      return tokens.grant;
    },
    openEvents: (url, init) => openEvents(tokens, customFetch ?? globalThis.fetch, url, init),
    onGrantChange: (listener) => {
      const own = () => listener();
      grantListeners.add(own);
      return () => grantListeners.delete(own);
    },
  };
}
