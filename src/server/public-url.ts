/** Where a page reaches the handler. */
import type { ApiRequest } from './handler-parts.js';
import type { ResolvedOptions } from './options.js';

/**
 * The URL of the handler for the page that sends this request to its route `token`, without a slash at the end.
 *
 * A proxy in front may have ended TLS and then asks with `http`: a page of the same host says itself, in `Origin`, how it
 * was loaded. A wrong `Host` or `Origin` misleads only who sent it, as the answer is not cached.
 */
export function publicUrl(
  request: Pick<ApiRequest, 'url' | 'headers'>,
  { url }: Pick<ResolvedOptions, 'url'>,
): string {
  if (url !== undefined) return url;
  const asked = new URL(request.url);
  const path = asked.pathname.replace(/\/+$/, '').replace(/\/[^/]*$/, '');
  return `${pageOf(request, asked) ?? asked.origin}${path}`;
}

/** The page's origin, if the page is on the handler's own host. */
function pageOf({ headers }: Pick<ApiRequest, 'headers'>, { host }: URL): string | undefined {
  const origin = headers.get('origin') ?? '';
  if (!/^https?:/.test(origin) || !URL.canParse(origin)) return undefined;
  const isSameOrigin = headers.get('sec-fetch-site') === 'same-origin' || new URL(origin).host === host;
  return isSameOrigin ? new URL(origin).origin : undefined;
}
