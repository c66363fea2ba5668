/** Which addresses a token may be sent to. */
import { pageOrigin, resolveAddress } from '../base/index.js';
import { InvalidRequestError } from './errors.js';
import { idRule, isId } from './schema.js';

/** The hosts of the service (reference 1.3), as `metastudio.cn-north-4.myhuaweicloud.com`. */
const serviceHost = /^metastudio\.[a-z]{2}(?:-[a-z]+)+-\d+\.myhuaweicloud\.com$/;

/** Hosts of this machine, on which the simulator runs. */
const loopback = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** How errors name the request for a token. */
const tokenRequest = { name: 'getToken', method: 'POST', path: 'token' } as const;

/**
 * The URL of an endpoint; undefined if a token must not be sent there. Everybody between can read what is sent without
 * TLS, so `http` is only for this machine and for the page's own origin. Without a scheme, `/` or `./`, the endpoint is a
 * host.
 */
export function endpointUrl(endpoint: unknown): URL | undefined {
  if (typeof endpoint !== 'string' || endpoint.trim() === '') return undefined;
  const address = /^([a-z][a-z\d+.-]*:\/|\.{0,2}\/)/i.test(endpoint.trim())
    ? endpoint
    : `https://${endpoint}`;
  let url: URL;
  try {
    url = resolveAddress(address);
  } catch {
    return undefined;
  }
  const { protocol, hostname, origin, username, password, search, hash } = url;
  if (username || password || search || hash) return undefined;
  const isPrivate = loopback.test(hostname) || origin === pageOrigin();
  return protocol === 'https:' || (protocol === 'http:' && isPrivate) ? url : undefined;
}

/**
 * Throws `InvalidRequestError` if an endpoint in the markup of a page is neither at the page's own origin nor the
 * service's: who can only write markup, as in a comment, must not have the tokens of others sent to an own server.
 */
export function checkMarkupEndpoint(endpoint: string): void {
  const url = endpointUrl(endpoint);
  if (url?.origin === pageOrigin() || (url && !url.port && serviceHost.test(url.hostname))) return;
  const rule = 'must be of this page’s origin or the service’s; another one can be set by a script';
  throw new InvalidRequestError(tokenRequest, 'endpoint', rule);
}

/** Throws `InvalidRequestError` if a token must not be sent to its endpoint, or its project is not an ID. */
export function checkToken(token: { endpoint?: unknown; project_id?: unknown } | null | undefined): void {
  const refuse = (member: string, rule: string) => {
    throw new InvalidRequestError(tokenRequest, member, rule);
  };
  if (!endpointUrl(token?.endpoint)) refuse('endpoint', 'must be an https address');
  if (!isId(token?.project_id)) refuse('project_id', idRule);
}
