/** Writes a `Response` of the Fetch API to Node's answer, no faster than it is read. */
import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import { byteSourceOf, type ByteSource } from '../byte-source.js';
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
  const { body, status, statusText } = response;
  if (signal.aborted || outgoing.headersSent) {
    await body?.cancel().catch(() => undefined);
    return undefined;
  }
  outgoing.statusCode = status;
  if (statusText && httpVersionMajor < 2) outgoing.statusMessage = statusText;
  for (const [name, value] of headersOf(response)) {
    const isOfConnection = ofConnection.has(name) || (name === 'connection' && httpVersionMajor > 1);
    if (isOfConnection) continue;
    const before = added.has(name) ? [outgoing.getHeader(name) ?? []].flat().map(String) : [];
    outgoing.setHeader(name, before.length > 0 ? [...before, ...[value].flat()] : value);
  }
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

/** Each header once; cookies are a list, because they cannot be joined. */
function headersOf({ headers }: Response): [string, string | string[]][] {
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
