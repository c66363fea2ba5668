/**
 * Origin checks. A foreign page must not be able to fetch a token with its visitor's cookies. A request must therefore
 * come from the handler's own origin, from a listed origin, or not from a page.
 */
import { HttpError } from './http-error.js';

type Origins = readonly string[];

/** Throws `MSW.ORIGIN_REFUSED` if a page of another origin has sent the request. */
export function checkOrigin(request: Request, allowed: Origins): void {
  if (!isAllowed(request, allowed)) {
    throw new HttpError('MSW.ORIGIN_REFUSED', 'Pages of this origin may not ask: list it in allowedOrigins');
  }
}

function isAllowed(request: Request, allowed: Origins): boolean {
  const origin = request.headers.get('origin');
  if (origin !== null && allowed.includes(origin)) return true;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  return origin === null || origin === new URL(request.url).origin;
}

/** The answer to `OPTIONS`. For pages of listed origins, it contains the CORS headers. */
export function preflight(request: Request, method: string, allowed: Origins): Response {
  const allow = `${method}, OPTIONS`;
  const origin = request.headers.get('origin');
  if (origin === null) return new Response(null, { status: 204, headers: { allow } });
  checkOrigin(request, allowed);
  const headers = new Headers({
    allow,
    'access-control-allow-methods': method,
    'access-control-max-age': '600',
  });
  const wanted = request.headers.get('access-control-request-headers');
  if (wanted) headers.set('access-control-allow-headers', wanted);
  return new Response(null, { status: 204, headers });
}

/** Adds the CORS headers with which pages of listed origins may read the answer. */
export function withCors(response: Response, request: Request, allowed: Origins): Response {
  if (allowed.length === 0) return response;
  response.headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin === null || !allowed.includes(origin)) return response;
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-allow-credentials', 'true');
  response.headers.set('access-control-expose-headers', 'Date, Retry-After, X-Request-Id');
  return response;
}
