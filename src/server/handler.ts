/**
 * The handler that customers mount on their backend: `POST …/token`, `POST …/callbacks` and `GET …/events`.
 *
 * It needs only the Fetch API, so that it runs in Node, Deno and workers. It routes by the last segment of the path, so
 * that it can be mounted at any path.
 */
import type { Token } from '../api/index.js';
import { handleCallback } from './callbacks.js';
import type { HandlerContext } from './context.js';
import { createCredentials } from './credentials/index.js';
import type { GetTokenOptions } from './credentials/service-credentials.js';
import { handleEvents } from './events.js';
import { resolveOptions, type HandlerOptions } from './options.js';
import { preflight, withCors } from './origin.js';
import { toHttpError, HttpError, errorResponse } from './http-error.js';
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
}

interface Route {
  method: 'GET' | 'POST';
  answer(request: Request): Promise<Response>;
}

/**
 * Creates the handler. It asks the service for nothing before the first request.
 *
 * | Route | Description |
 * |---|---|
 * | `POST …/token` | Returns a `Token` to authorised requests; with the body `{ refused }`, a newer one than that |
 * | `POST …/callbacks` | Receives the service's signed live events |
 * | `GET …/events?room_id=…` | Streams them to the browsers that watch these rooms, at most 100 |
 *
 * Throws `TypeError` if an option is missing or invalid.
 */
export function createHandler(options: HandlerOptions): Handler {
  const settings = resolveOptions(options);
  const context: HandlerContext = { ...settings, service: createCredentials(settings) };
  const routes = routesOf(context);
  const handle = async (request: Request): Promise<Response> => {
    const response = await answer(request, routes, context).catch((error: unknown) => {
      const failure = toHttpError(error);
      if (failure.status >= 500) context.onError(failure.cause ?? failure, { request_id: failure.requestId });
      return errorResponse(failure);
    });
    return withCors(response, request, context.allowedOrigins);
  };
  return Object.assign(handle, {
    fetch: handle,
    getToken: (options?: GetTokenOptions) => tokenOfBackend(context, options),
  });
}

/** The user of sessions for the backend's own calls. */
const backendUser = 'backend';

/** The address of the handler for calls that do not leave the process (RFC 2606). */
const ownAddress = 'https://metastudio-widgets.invalid';

async function tokenOfBackend(context: HandlerContext, options?: GetTokenOptions): Promise<Token> {
  options?.signal?.throwIfAborted();
  const { service, url = ownAddress } = context;
  return service.getToken
    ? service.getToken(options)
    : sessionToken({ user: backendUser, may: 'administer' }, url, context);
}

function routesOf(context: HandlerContext): Map<string, Route> {
  const routes = new Map<string, Route>([
    ['token', { method: 'POST', answer: (request) => answerToken(request, context) }],
  ]);
  const { callbacks } = context;
  if (!callbacks) return routes;
  return routes
    .set('callbacks', { method: 'POST', answer: (request) => handleCallback(request, callbacks, context) })
    .set('events', { method: 'GET', answer: (request) => handleEvents(request, context) });
}

async function answer(
  request: Request,
  routes: Map<string, Route>,
  { allowedOrigins }: HandlerContext,
): Promise<Response> {
  const segment = new URL(request.url).pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const route = routes.get(segment);
  if (!route) throw new HttpError('MSW.NOT_FOUND', `There is only ${[...routes.keys()].join(', ')} here`);
  if (request.method === 'OPTIONS') return preflight(request, route.method, allowedOrigins);
  if (request.method === route.method) return route.answer(request);
  throw new HttpError('MSW.METHOD_NOT_ALLOWED', `${segment} wants ${route.method}`, {
    headers: { allow: `${route.method}, OPTIONS` },
  });
}
