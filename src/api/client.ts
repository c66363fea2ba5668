/**
 * The client: one way to call any operation.
 *
 * It checks the request, waits for its place under the region's limit, adds the token, repeats reads (never writes, and
 * no polls, which come again anyway) after 429, 5xx and network failures, renews the token once after a 401, and turns
 * whatever goes wrong into `ApiError`.
 */
import {
  parseResponse,
  toApiError,
  mayHaveBeenApplied,
  networkError,
  retryAfterOf,
  type Arrived,
} from './response.js';
import { validateRequest } from './validate.js';
import { ApiError, OutcomeUnknownError } from './errors.js';
import { isOffline } from '../base/index.js';
import { limitIn, type Operation, type PathParameter } from './operation.js';
import { retryDelay } from './retry.js';
import { requestOf, urlOf, type Input } from './request.js';
import { SharedReads } from './shared-reads.js';
import { RateLimiter, RoundTrips, type Answered, type Priority } from './rate-limiter.js';
import { monotonicClock, withTimeout, type Clock } from '../base/index.js';
import { createTokenSource, type GetToken, type Token } from './token.js';

export interface ClientOptions {
  /** Gives a token; asked once for many calls, again before it ends and after a 401. */
  getToken: GetToken;
  /** Told once of each failure to get a token, however many calls wait for it. */
  onTokenError?: (error: ApiError) => void;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** For tests: what tells the time and waits. */
  clock?: Clock;
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
  /** Whose resources calls reach, and where: as the token says. */
  scope?(signal?: AbortSignal): Promise<Pick<Token, 'project_id' | 'endpoint'>>;
}

/** One call on its way. */
interface Passage {
  operation: Operation;
  input: Input;
  options: CallOptions;
  /** When it left last. */
  asked_at: number;
  /** Whether the browser knew then that nothing would leave. */
  offline?: boolean;
}

/** A call that was answered, with the token that it was sent with. */
type Sent = Arrived & Answered & { token: Token };

/** Longest wait for one answer, in milliseconds: starting a task is the slowest call, at some seconds. */
const timeout = 30_000;

/** Makes a client. It does nothing until it is called. */
export function createClient({
  getToken,
  onTokenError,
  fetch: given,
  clock = monotonicClock,
}: ClientOptions): Client {
  let skew: number | undefined;
  const tokens = createTokenSource(getToken, clock, () => skew, onTokenError);
  const lines = new Map<string, RateLimiter>();
  const trips = new RoundTrips();
  const reads = new SharedReads();

  /** What the header `Date` tells of the service's clock, where a page may read it. */
  const learn = ({ response }: Arrived): void => {
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) skew = date + 500 - clock.now();
  };

  const lineOf = (operation: Operation, { project_id }: Token): RateLimiter => {
    const name = `metastudio-widgets/limit/${project_id}/${operation.name}`;
    const line = lines.get(name) ?? new RateLimiter(name, clock, trips);
    lines.set(name, line);
    return line;
  };

  /** Sends a call, and reads the answer to its end. */
  const send = async (passage: Passage, token: Token): Promise<Sent> => {
    const { operation, input, options } = passage;
    passage.asked_at = clock.now();
    passage.offline = isOffline();
    const work = async (signal: AbortSignal) => {
      const request = { ...requestOf(operation, input, token), signal };
      const response = await (given ?? globalThis.fetch)(urlOf(operation, input, token), request);
      return { answered_at: clock.now(), response, text: await response.text() };
    };
    const arrived = await withTimeout(timeout, options.signal, work, (isLate) =>
      networkError(operation, isLate ? timeout : undefined),
    );
    skew ??= token.skew;
    learn(arrived);
    return { ...arrived, token, pause: pauseAfter(arrived) };
  };

  /** Sends a call when its turn has come, with the token of then. The wait for that has no time limit. */
  const sendInTurn = (passage: Passage, token: Token): Promise<Sent> => {
    const { operation, options } = passage;
    const { priority = 'person', signal } = options;
    const perSecond = limitIn(operation.limit, token.region);
    return lineOf(operation, token).pass(perSecond, priority, signal, () =>
      send(passage, tokens.current ?? token),
    );
  };

  /** One try; once more with a new token where the service refuses the one it has. */
  const attempt = async (passage: Passage): Promise<unknown> => {
    const { operation, options } = passage;
    let sent = await sendInTurn(passage, await tokens.get(options.signal));
    if (sent.response.status === 401)
      sent = await sendInTurn(passage, await tokens.renew(sent.token, options.signal));
    return parseResponse(operation, sent);
  };

  /** A failure as the caller gets it: of a write whose answer was lost, with what was sent. */
  const told = ({ operation, input, asked_at, offline }: Passage, error: unknown): ApiError => {
    const failure = toApiError(operation, error);
    const never = offline && failure.code === 'NETWORK';
    if (operation.safeToRepeat || never || !mayHaveBeenApplied(operation, failure)) return failure;
    const { path = {}, query = {}, body } = input;
    const sent = { operation: operation.name, path, query, body, asked_at, lost_at: clock.now(), skew };
    return new OutcomeUnknownError(operation, failure, sent);
  };

  const run = async (passage: Passage): Promise<unknown> => {
    const { operation, options } = passage;
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(passage);
      } catch (error) {
        options.signal?.throwIfAborted();
        const failure = told(passage, error);
        const repeat = operation.safeToRepeat && options.priority !== 'poll';
        const wait = repeat ? retryDelay(failure, tries) : undefined;
        if (wait === undefined) throw failure;
        await clock.wait(wait, options.signal);
      }
    }
  };

  const call = async (
    operation: Operation,
    input: Input = {},
    options: CallOptions = {},
  ): Promise<unknown> => {
    options.signal?.throwIfAborted();
    validateRequest(operation, operation.query, input.query);
    validateRequest(operation, operation.body, input.body);
    const passage = { operation, input, options, asked_at: clock.now() };
    if (operation.method !== 'GET') return run(passage);
    const key = JSON.stringify([operation.name, input.path, input.query, options.priority === 'poll']);
    return reads.get(key, options.signal, (signal) => run({ ...passage, options: { ...options, signal } }));
  };

  const scope = async (signal?: AbortSignal) => {
    const { project_id, endpoint } = await tokens.get(signal);
    return { project_id, endpoint };
  };
  return { call: call as unknown as Client['call'], scope };
}

/** Milliseconds for which a service that is asked too often wants to be left alone. */
function pauseAfter({ response }: Arrived): number | undefined {
  return response.status === 429 ? Math.max(1000, retryAfterOf(response) ?? 0) : undefined;
}
