/**
 * Origin checks. A foreign page must not be able to fetch a token with its visitor's cookies. A request must therefore
 * come from the handler's own origin, from a listed origin, or not from a page.
 */
import type { ApiRequest } from './handler-parts.js';
import { HttpError } from './http-error.js';
import type { TextAnswer } from './text-answer.js';

type Origins = readonly string[];

/** Throws `MSW.ORIGIN_REFUSED` if a page of another origin has sent the request. */
export function checkOrigin(request: ApiRequest, allowed: Origins): void {
  if (!isAllowed(request, allowed)) {
    throw new HttpError('MSW.ORIGIN_REFUSED', 'Pages of this origin may not ask: list it in allowedOrigins');
  }
}

function isAllowed(request: ApiRequest, allowed: Origins): boolean {
  const origin = request.headers.get('origin');
  if (origin !== null && allowed.includes(origin)) return true;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  return origin === null || origin === new URL(request.url).origin;
}

/** The answer to `OPTIONS`. For pages of listed origins, it contains the CORS headers. */
export function preflight(request: ApiRequest, method: string, allowed: Origins): TextAnswer {
  const headers: TextAnswer['headers'] = { allow: `${method}, OPTIONS` };
  const answer = { status: 204, headers, body: '' };
  if (request.headers.get('origin') === null) return answer;
  checkOrigin(request, allowed);
  headers['access-control-allow-methods'] = method;
  headers['access-control-max-age'] = '600';
  const wanted = request.headers.get('access-control-request-headers');
  if (wanted) headers['access-control-allow-headers'] = wanted;
  return answer;
}

/** Adds the CORS headers with which pages of listed origins may read the answer. */
export function withCors<T extends TextAnswer | Response>(
  answer: T,
  request: ApiRequest,
  allowed: Origins,
): T {
  if (allowed.length === 0) return answer;
  const { headers } = answer;
  const set = (name: string, value: string) => {
    if (headers instanceof Headers) headers.append(name, value);
    else headers[name] = value;
  };
  set('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !allowed.includes(origin)) return answer;
  set('access-control-allow-origin', origin);
  set('access-control-allow-credentials', 'true');
  set('access-control-expose-headers', 'Date, Retry-After, X-Request-Id');
  return answer;
}
