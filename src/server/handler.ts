/**
 * The handler that customers mount on their backend: `POST …/token`, `POST …/callbacks` and `GET …/events`.
 *
 * It needs only the Fetch API, so that it runs in Node, Deno and workers. It routes by the last segment of the path, so
 * that it can be mounted at any path.
 */
import type { Token } from '../api/index.js';
import { isJsonObject, parseJson } from '../base/index.js';
import { isAuthorized } from './authorize.js';
import { handleCallback } from './callbacks.js';
import { handleEvents } from './events.js';
import { signIn } from './iam.js';
import { resolveOptions, type HandlerOptions, type ResolvedOptions } from './options.js';
import { checkOrigin, preflight, withCors } from './origin.js';
import { toHttpError, HttpError, errorResponse } from './http-error.js';
import { textOf } from './request-text.js';
import { createTokenCache, type GetTokenOptions } from './token-cache.js';

/** A function that answers requests. It also has a method `fetch`, which some runtimes require. */
export interface Handler {
  /** Answers a request. Never rejects. */
  (request: Request): Promise<Response>;
  /** The same function. */
  fetch(request: Request): Promise<Response>;
  /**
   * Returns the token that browsers also receive, for the backend's own calls: `createClient({ getToken:
   * handler.getToken })`. Rejects with an `ApiError` of code `MSW.IAM_UNREACHABLE`, `MSW.IAM_REFUSED` or
   * `MSW.IAM_FAILED`.
   */
  getToken(options?: GetTokenOptions): Promise<Token>;
}

interface Route {
  method: 'GET' | 'POST';
  answer(request: Request): Promise<Response>;
}

/**
 * Creates the handler. It signs in at IAM when the first token is requested.
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
  const getToken = createTokenCache(() => signIn(settings), settings.now);
  const routes = routesOf(settings, getToken);
  const handle = async (request: Request): Promise<Response> => {
    const response = await answer(request, routes, settings).catch((error: unknown) => {
      const failure = toHttpError(error);
      if (failure.status >= 500)
        settings.onError(failure.cause ?? failure, { request_id: failure.requestId });
      return errorResponse(failure);
    });
    return withCors(response, request, settings.allowedOrigins);
  };
  return Object.assign(handle, { fetch: handle, getToken });
}

function routesOf(settings: ResolvedOptions, getToken: Handler['getToken']): Map<string, Route> {
  const { callbacks } = settings;
  const routes = new Map<string, Route>([
    ['token', { method: 'POST', answer: (request) => answerToken(request, settings, getToken) }],
  ]);
  if (!callbacks) return routes;
  return routes
    .set('callbacks', {
      method: 'POST',
      answer: (request) => handleCallback(request, callbacks, settings.now()),
    })
    .set('events', { method: 'GET', answer: (request) => handleEvents(request, settings, callbacks.store) });
}

async function answer(
  request: Request,
  routes: Map<string, Route>,
  settings: ResolvedOptions,
): Promise<Response> {
  const segment = new URL(request.url).pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const route = routes.get(segment);
  if (!route) throw new HttpError('MSW.NOT_FOUND', `There is only ${[...routes.keys()].join(', ')} here`);
  if (request.method === 'OPTIONS') return preflight(request, route.method, settings.allowedOrigins);
  if (request.method === route.method) return route.answer(request);
  throw new HttpError('MSW.METHOD_NOT_ALLOWED', `${segment} wants ${route.method}`, {
    headers: { allow: `${route.method}, OPTIONS` },
  });
}

async function answerToken(
  request: Request,
  settings: ResolvedOptions,
  getToken: Handler['getToken'],
): Promise<Response> {
  checkOrigin(request, settings.allowedOrigins);
  if (!(await isAuthorized(request, {}, settings))) {
    throw new HttpError('MSW.TOKEN_REFUSED', 'You may not have a token: sign in, or ask an administrator');
  }
  const refused = await refusedIn(request);
  const token = await getToken(refused === undefined ? {} : { refused });
  return Response.json(token, { headers: { 'cache-control': 'no-store' } });
}

/** Longest accepted body of a token request, in characters. IAM's tokens have several thousand. */
const longestBody = 65_536;

/** The token that the service refused, as the body names it: `{ refused }`. Only who has it can ask for a renewal. */
async function refusedIn(request: Request): Promise<string | undefined> {
  const body = request.bodyUsed ? undefined : parseJson(await textOf(request, longestBody));
  return isJsonObject(body) && typeof body['refused'] === 'string' ? body['refused'] : undefined;
}
