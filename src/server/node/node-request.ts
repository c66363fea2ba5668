/** A request of Node's servers as a `Request` of the Fetch API. */
import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { lookUp, type EndSignal } from '../../base/index.js';
import { apiPathIn, type PlainRequest } from '../handler-parts.js';
import type { TextReading } from '../request-text.js';
import { joined } from './node-exchange.js';
import { readBytes, streamOf, textOfBytes } from './node-stream.js';

/** Options of `toNodeHandler`. */
export interface NodeHandlerOptions {
  /**
   * Whether a proxy in front of this server sets `X-Forwarded-Proto` and `X-Forwarded-Host` itself, whatever it receives.
   * Then they are the address of the request. Otherwise anybody could claim to have come by another one. Default: false.
   */
  trustProxy?: boolean;
}

/** A request of Node's servers, with what frameworks and middleware add. */
export type NodeRequest = (IncomingMessage | Http2ServerRequest) & {
  /** The path before Express took off the one that the middleware is mounted at. */
  originalUrl?: string;
  /** The body as a middleware has parsed it. */
  body?: unknown;
  /** The body as it was received, where a middleware keeps it. */
  rawBody?: unknown;
};

/** Headers that describe the body as it was sent, and not as a middleware has parsed it. */
const headersOfSentBody = ['content-encoding', 'content-length', 'transfer-encoding'];

/** The request, or the answer to one that the Fetch API cannot express. */
export function requestOf(
  incoming: NodeRequest,
  signal: AbortSignal,
  { trustProxy = false }: NodeHandlerOptions,
): Request | Response {
  const url = urlOf(incoming, trustProxy)?.href;
  if (url === undefined) return refusal(400, 'The address of the request is not valid');
  const { method = 'GET' } = incoming;
  if (/^(connect|trace|track)$/i.test(method)) return refusal(405, `${method} is not served here`);
  const headers = headersOf(incoming);
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  if (!incoming.readableDidRead && !hasRaw(incoming)) {
    return new Request(url, {
      method,
      headers,
      signal,
      body: streamOf(incoming, false),
      duplex: 'half',
    } as RequestInit);
  }
  const body = parsedBodyOf(incoming, headers);
  if (body === undefined)
    return refusal(500, 'Another middleware has read the body: mount the handler before it');
  for (const name of headersOfSentBody) headers.delete(name);
  return new Request(url, { method, headers, signal, body });
}

/** The methods of the service's operations. */
const called = new Set(['GET', 'POST', 'PUT', 'DELETE']);

/** A call of the proxy, and its path below `api/`; undefined for any other request. */
export function apiRequestOf(
  incoming: NodeRequest,
  signal: EndSignal,
  { trustProxy = false }: NodeHandlerOptions,
): { call: PlainRequest; rest: string } | undefined {
  const url = urlOf(incoming, trustProxy);
  const rest = url && apiPathIn(url.pathname);
  if (!url || !rest?.startsWith('v') || !called.has(incoming.method ?? '')) return undefined;
  // What a middleware has read is made a body again.
  if (incoming.method !== 'GET' && (incoming.readableDidRead || hasRaw(incoming))) return undefined;
  return { call: new NodeCallRequest(incoming, url.href, signal), rest };
}

/** A request of Node's servers to the proxy. */
class NodeCallRequest implements PlainRequest {
  readonly method: string;
  readonly headers: PlainRequest['headers'];
  readonly note = {};

  constructor(
    private readonly incoming: NodeRequest,
    readonly url: string,
    readonly signal: EndSignal,
  ) {
    const { method = 'GET', headers } = incoming;
    this.method = method;
    this.headers = { get: (name) => joined(lookUp(headers, name)) };
  }

  readText(longest: number, onBytes: (bytes: number) => void): TextReading {
    // A body that says that it is too long is not read at all.
    const said = Number(this.headers.get('content-length'));
    if (said > longest) return { text: Promise.resolve(undefined), end: () => undefined };
    const { bytes, end } = readBytes(this.incoming, longest, onBytes);
    // What is read no further is dropped: the connection's next request would wait behind it.
    const whole = bytes.finally(() => this.incoming.resume());
    const text = whole.then((known) => known && textOfBytes(known));
    return { text, end };
  }
}

/** Built as text: `URL` would take `//host/path` in a request line for another host. */
function urlOf(incoming: NodeRequest, trustProxy: boolean): URL | undefined {
  const { headers, socket } = incoming;
  const forwarded = (name: 'x-forwarded-proto' | 'x-forwarded-host'): string | undefined =>
    trustProxy ? (headers[name] as string | undefined)?.split(',')[0]?.trim() : undefined;
  const protocol = forwarded('x-forwarded-proto') ?? ((socket as TLSSocket).encrypted ? 'https' : 'http');
  const host = forwarded('x-forwarded-host') ?? headers[':authority'] ?? headers.host ?? 'localhost';
  // Some clients of proxies send the whole address in the request line.
  const path =
    (incoming.originalUrl ?? incoming.url ?? '/').replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, '') || '/';
  const isValid =
    /^https?$/.test(protocol) &&
    /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(String(host)) &&
    path.startsWith('/');
  try {
    return isValid ? new URL(`${protocol}://${String(host)}${path}`) : undefined;
  } catch {
    return undefined; // as with a port above 65,535
  }
}

function headersOf({ headers }: NodeRequest): Headers {
  const pairs = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
  return new Headers(
    pairs.flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  );
}

const hasRaw = ({ rawBody }: NodeRequest): boolean =>
  typeof rawBody === 'string' || rawBody instanceof Uint8Array;

/** What another middleware has read, as it was sent where that is kept; undefined where nothing is. */
function parsedBodyOf(incoming: NodeRequest, headers: Headers): string | Uint8Array<ArrayBuffer> | undefined {
  const body: unknown = hasRaw(incoming) ? incoming.rawBody : incoming.body;
  if (body === undefined) return undefined;
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? '');
  return isForm ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
}

function refusal(status: number, error_msg: string): Response {
  const headers = { 'cache-control': 'no-store', connection: 'close' };
  return Response.json({ error_code: 'MSW.REQUEST_INVALID', error_msg }, { status, headers });
}
