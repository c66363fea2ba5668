/**
 * `fetch` by `node:http`: the requests of a handler, without what the built-in one costs for each of them. It keeps
 * connections open, follows no redirection, and streams bodies both ways.
 */
import type { IncomingMessage } from 'node:http';
import { noteExchange } from '../proxy/exchange.js';
import { exchangeByNode, joined } from './node-exchange.js';
import { decodedBody, dropBody, isBodiless, sendByNode, type NodeCall } from './node-send.js';
import { streamOf } from './node-stream.js';

/**
 * A `fetch` for the option `fetch` of `createHandler`, which `toNodeHandler` uses by itself. It works as the built-in one,
 * with these differences: a redirection is answered as it is, without its body, whatever `redirect` says, and there are
 * no cookies, no cache and no `file:`, `data:` or `blob:`.
 */
export const nodeFetch: typeof globalThis.fetch = async (input, init) => {
  const { signal, ...call } = callOf(input, init);
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const finish = () => signal?.removeEventListener('abort', abort);
    let received: IncomingMessage | undefined;
    const end = sendByNode(call, {
      answer: (incoming) => {
        received = incoming.on('close', finish);
        resolve(responseOf(incoming, call.method));
      },
      fail: (cause) => {
        finish();
        reject(signal?.aborted ? (signal.reason as Error) : new TypeError('fetch failed', { cause }));
      },
    });
    const abort = () => {
      const reason = signal?.reason as Error;
      received?.destroy(reason);
      end(reason);
    };
    signal?.addEventListener('abort', abort);
  });
};

noteExchange(nodeFetch, exchangeByNode);

function callOf(
  input: Parameters<typeof globalThis.fetch>[0],
  init: RequestInit = {},
): NodeCall & { signal: AbortSignal | undefined } {
  const { body } = init;
  const isPlain = body == null || typeof body === 'string' || body instanceof Uint8Array;
  if (!(input instanceof Request) && (isPlain || body instanceof ReadableStream)) {
    const { method = 'GET', headers, signal } = init;
    const given = new Headers(headers);
    if (typeof body === 'string' && !given.has('content-type'))
      given.set('content-type', 'text/plain;charset=UTF-8');
    return {
      url: new URL(input),
      method: method.toUpperCase(),
      headers: Object.fromEntries(given),
      body: (body ?? undefined) as NodeCall['body'],
      signal: signal ?? undefined,
    };
  }
  const { url, method, headers, body: stream, signal } = new Request(input, init);
  return {
    url: new URL(url),
    method,
    headers: Object.fromEntries(headers),
    body: stream ?? undefined,
    signal,
  };
}

function responseOf(incoming: IncomingMessage, method: string): Response {
  const { statusCode: status = 502, statusMessage = '' } = incoming;
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    joined(value) ?? '',
  ]);
  const init = { status, statusText: statusMessage, headers };
  if (!isBodiless(method, incoming)) return new Response(streamOf(decodedBody(incoming), true), init);
  dropBody(incoming);
  return new Response(null, init);
}
