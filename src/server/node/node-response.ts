/** Writes a `Response` of the Fetch API to Node's answer, no faster than it is read. */
import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import { byteSourceOf, type ByteSource } from '../byte-source.js';
import type { TextAnswer } from '../text-answer.js';
import type { NodeRequest } from './node-request.js';

/** What Node's servers give to answer with. */
export type NodeResponse = ServerResponse | Http2ServerResponse;

/** Headers of a connection, which HTTP/2 forbids. Node sets those that HTTP/1.1 needs. */
const ofConnection = new Set(['keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

/** Headers that an earlier middleware may have set as well: both hold. */
const added = new Set(['set-cookie', 'vary']);

/** An answer that is written by itself from now on. Nothing of the request is kept for it. */
export interface OpenAnswer {
  /** Resolves when the answer is written, or when its reader has left. */
  closed: Promise<void>;
}

/** Resolves when the answer is written, when its reader has left, or when it is written by itself. */
export async function writeResponse(
  response: Response,
  { method, httpVersionMajor }: NodeRequest,
  answer: NodeResponse,
  signal: AbortSignal,
): Promise<OpenAnswer | undefined> {
  // Both have the same methods; only the types of their overloads differ.
  const outgoing = answer as ServerResponse;
  const { body } = response;
  if (signal.aborted || outgoing.headersSent) {
    await body?.cancel().catch(() => undefined);
    return undefined;
  }
  writeHead(outgoing, response, httpVersionMajor);
  if (!body || method === 'HEAD') {
    await body?.cancel().catch(() => undefined);
    outgoing.end();
    return undefined;
  }
  // An event stream may have nothing to say for a while, and its reader waits for the headers.
  outgoing.flushHeaders();
  const source = byteSourceOf(body);
  if (source) return openAnswer(source, outgoing);
  await pump(body, outgoing, signal);
  return undefined;
}

/** Connects a source of bytes with the answer, without a stream in between. */
function openAnswer(source: ByteSource, outgoing: ServerResponse): OpenAnswer {
  const closed = new Promise<void>((resolve) => outgoing.once('close', resolve));
  outgoing.once('close', () => source.leave());
  outgoing.on('drain', () => source.resume());
  source.writeTo({
    write: (chunk) => outgoing.write(chunk),
    end: () => void outgoing.end(),
    destroy: () => void outgoing.destroy(),
  });
  return { closed };
}

/** Writes an answer whose body is known. */
export function writeText({ status, headers, body }: TextAnswer, answer: NodeResponse): void {
  const outgoing = answer as ServerResponse;
  if (outgoing.headersSent) return;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  if (status !== 204 && status !== 304) headers['content-length'] = String(bytes.length);
  outgoing.writeHead(status, withEarlier(outgoing, headers));
  if (bytes.length === 0) outgoing.end();
  else outgoing.end(bytes);
}

/** The head of an answer of the Fetch API. */
function writeHead(
  outgoing: ServerResponse,
  { status, statusText, headers }: Response,
  httpVersionMajor: number,
): void {
  if (statusText && httpVersionMajor < 2) outgoing.statusMessage = statusText;
  const isOfConnection = (name: string) =>
    ofConnection.has(name) || (name === 'connection' && httpVersionMajor > 1);
  const wanted = headersOf(headers).filter(([name]) => !isOfConnection(name));
  outgoing.writeHead(status, withEarlier(outgoing, Object.fromEntries(wanted)));
}

type NodeHeaders = Record<string, string | string[]>;

/** The headers, with the values that an earlier middleware has set where both hold. */
function withEarlier(outgoing: ServerResponse, headers: NodeHeaders): NodeHeaders {
  for (const name of added) {
    const value = headers[name];
    const before = value === undefined ? undefined : outgoing.getHeader(name);
    if (before !== undefined && value !== undefined) headers[name] = [before, value].flat().map(String);
  }
  return headers;
}

/** Each header once; cookies are a list, because they cannot be joined. */
function headersOf(headers: Headers): [string, string | string[]][] {
  const cookies = headers.getSetCookie();
  const others = [...headers].filter(([name]) => name !== 'set-cookie');
  return cookies.length > 0 ? [...others, ['set-cookie', cookies]] : others;
}

/** Throws what the body throws. */
async function pump(
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  for (;;) {
    const { done, value } = await reader.read();
    if (signal.aborted) return;
    if (done) break;
    if (!outgoing.write(value)) await drained(outgoing, signal);
  }
  outgoing.end();
}

/** Resolves when more may be written, or when the reader has left. */
function drained(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      outgoing.off('drain', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    outgoing.on('drain', end);
    signal.addEventListener('abort', end);
  });
}

/** Whether the other side has left already. */
export function isClosed(outgoing: NodeResponse): boolean {
  return 'stream' in outgoing ? outgoing.stream.destroyed : outgoing.destroyed;
}
