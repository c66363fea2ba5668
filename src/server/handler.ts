/**
 * The handler that customers mount on their backend: `POST …/token`, `POST …/callbacks` and `GET …/events`.
 *
 * It needs only the Fetch API, so that it runs in Node, Deno and workers. It routes by the last segment of the path, so
 * that it can be mounted at any path.
 */
import type { Token } from '../api/index.js';
import { logAccess, noteAccess } from './access-log.js';
import { createCallbackRoute } from './callbacks/callback-route.js';
import { Outbox } from './callbacks/outbox.js';
import type { HandlerContext } from './context.js';
import { createCredentials } from './credentials/index.js';
import type { GetTokenOptions } from './credentials/service-credentials.js';
import { EventStreams } from './events/event-streams.js';
import { handleEvents } from './events/events.js';
import { createLimiter } from './limiter/limiter.js';
import { resolveOptions, type HandlerOptions } from './options.js';
import { checkOrigin, preflight, withCors } from './origin.js';
import { errorAnswer, HttpError, toHttpError } from './http-error.js';
import { answerHealth } from './health.js';
import { apiPathIn, noteParts, type ApiRequest } from './handler-parts.js';
import { answerMetrics } from './metrics-route.js';
import { answerApi } from './proxy/answer-api.js';
import { toResponse, type TextAnswer } from './text-answer.js';
import { answerToken, sessionToken } from './token-route.js';

/** A function that answers requests. It also has a method `fetch`, which some runtimes require. */
export interface Handler {
  /** Answers a request. Never rejects. */
  (request: Request): Promise<Response>;
  /** The same function. */
  fetch(request: Request): Promise<Response>;
  /**
   * Returns a token for the backend's own calls: `createClient({ getToken: handler.getToken, fetch: handler.fetch })`.
   * With an IAM user it is the cloud's token, which needs no `fetch`. With an access key it is a session of this handler
   * that may do everything; without `fetch: handler.fetch` it works over the network if the option `url` is set. Rejects
   * with an `ApiError` of code `MSW.IAM_UNREACHABLE`, `MSW.IAM_REFUSED` or `MSW.IAM_FAILED`.
   */
  getToken(options?: GetTokenOptions): Promise<Token>;
  /**
   * Ends all sessions of a user, at once and on all instances. The person's pages ask for a new one, and `authorize`
   * decides. Rejects if the store cannot be reached; this instance refuses the sessions all the same.
   */
  revoke(user: string): Promise<void>;
  /** Ends the event streams, whose browsers come again; requests are still answered. The given `store` stays open. */
  close(): Promise<void>;
}

/** A route by the last segment of its path. */
interface Route {
  method: 'GET' | 'POST';
  answer(request: Request): Promise<Response>;
}

/**
 * Creates the handler. It asks the service for nothing before the first request.
 *
 * | Route | Description |
 * |---|---|
 * | `… /api/*` | In proxy mode, the operations of the service, for sessions |
 * | `POST …/token` | Returns a `Token` to authorised requests: a session, or in direct mode the cloud's token |
 * | `POST …/callbacks` | Receives the service's signed events of livestreams and video jobs, and interactions |
 * | `GET …/events?room_id=…` | Streams them to the browsers that watch these rooms, at most 100 |
 * | `GET …/metrics` | The figures of this instance, for Prometheus |
 * | `GET …/health` | Says whether the backend works: 200, or 503 if the store cannot be reached |
 *
 * Throws `TypeError` if an option is missing or invalid.
 */
export function createHandler(options: HandlerOptions): Handler {
  const settings = resolveOptions(options);
  const closing = new AbortController();
  const context: HandlerContext = {
    ...settings,
    service: createCredentials(settings),
    limiter: createLimiter(settings),
    outbox: new Outbox(settings),
    closing: closing.signal,
  };
  const answerWith = (error: unknown): TextAnswer => {
    const failure = toHttpError(error);
    if (failure.status >= 500) context.onError(failure.cause ?? failure, { request_id: failure.requestId });
    else context.metrics.add('mss_refusals', { code: failure.code });
    return errorAnswer(failure);
  };
  const answered = async (
    request: ApiRequest,
    work: () => Promise<TextAnswer | Response>,
  ): Promise<TextAnswer | Response> => {
    try {
      const came_at = context.now();
      const answer = await work().catch(answerWith);
      logAccess(request, answer, came_at, context);
      return withCors(answer, request, context.allowedOrigins);
    } catch (error) {
      return answerWith(error); // such as a clock that throws
    }
  };
  const handle = async (request: Request): Promise<Response> =>
    toResponse(await answered(request, () => answer(request, routes, context)));
  const routes = routesOf(context, handle);
  noteParts(handle, {
    ...(context.mode === 'proxy' && {
      answerApi: (request, rest) => answered(request, () => answerCall(request, rest, context)),
    }),
    sendBy: (fetch) => {
      if (options.fetch === undefined) context.fetch = fetch;
    },
  });
  return Object.assign(handle, {
    fetch: handle,
    getToken: (options?: GetTokenOptions) => tokenOfBackend(context, options),
    revoke: (user: string) => context.revocations.revoke(user),
    close: async () => {
      closing.abort();
      await context.outbox.close();
      if (options.store === undefined) await context.store.close?.();
    },
  });
}

/** The user of sessions for the backend's own calls. */
const backendUser = 'backend';

/** The address of the handler for calls that do not leave the process (RFC 2606). */
const ownAddress = 'https://metastudio-widgets.invalid';

async function tokenOfBackend(context: HandlerContext, options?: GetTokenOptions): Promise<Token> {
  options?.signal?.throwIfAborted();
  const { service, revocations, url = ownAddress } = context;
  if (service.getToken) return service.getToken(options);
  const grant = { user: backendUser, may: 'administer' } as const;
  return sessionToken(grant, await revocations.issueTime(), url, context);
}

function routesOf(context: HandlerContext, handle: Handler['fetch']): Map<string, Route> {
  const routes = new Map<string, Route>([
    ['token', { method: 'POST', answer: (request) => answerToken(request, context) }],
    ['metrics', { method: 'GET', answer: (request) => answerMetrics(request, context) }],
    ['health', { method: 'GET', answer: () => answerHealth(context) }],
  ]);
  const { callbacks } = context;
  if (!callbacks) return routes;
  const receive = createCallbackRoute({
    ...context,
    getToken: (asked) => tokenOfBackend(context, asked),
    // A session is for this handler, the cloud's token for the service.
    ownFetch: context.service.getToken ? context.fetch : (input, init) => handle(new Request(input, init)),
  });
  const streams = new EventStreams(context, context.closing);
  return routes
    .set('callbacks', { method: 'POST', answer: receive })
    .set('events', { method: 'GET', answer: (request) => handleEvents(request, context, streams) });
}

/** The methods of the service's operations. */
const apiMethods = 'GET, POST, PUT, DELETE';

/** Answers a request to the path `rest` below `api/`. */
async function answerCall(
  request: ApiRequest,
  rest: string,
  context: HandlerContext,
): Promise<TextAnswer | Response> {
  noteAccess(request, { route: 'api' });
  if (request.method === 'OPTIONS') return preflight(request, apiMethods, context.allowedOrigins);
  checkOrigin(request, context.allowedOrigins);
  return answerApi(request, rest, context);
}

async function answer(
  request: Request,
  routes: Map<string, Route>,
  context: HandlerContext,
): Promise<TextAnswer | Response> {
  const { pathname } = new URL(request.url);
  const rest = apiPathIn(pathname);
  if (rest !== undefined && context.mode === 'proxy') return answerCall(request, rest, context);
  const segment = pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const route = routes.get(segment);
  if (!route) throw new HttpError('MSW.NOT_FOUND', `There is only ${[...routes.keys()].join(', ')} here`);
  noteAccess(request, { route: segment });
  if (request.method === 'OPTIONS') return preflight(request, route.method, context.allowedOrigins);
  if (request.method === route.method) return route.answer(request);
  throw new HttpError('MSW.METHOD_NOT_ALLOWED', `${segment} wants ${route.method}`, {
    headers: { allow: `${route.method}, OPTIONS` },
  });
}
