/** Sends requests by `node:http`, over connections that stay open. */
import { Agent, request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { lookUp, startTimer } from '../../base/index.js';
import { isNeverSent, nothingSent } from '../proxy/connection-failure.js';
import { isRedirection } from '../proxy/exchange.js';

type Socket = NonNullable<ClientRequest['socket']>;

/** How long an idle connection is kept, in milliseconds: shorter than servers do, so that none is used while it ends. */
const idle = 4000;

/** How long a connection may take, in milliseconds. Nothing was sent then. */
const longestConnect = 10_000;

const agents = {
  'http:': new Agent({ keepAlive: true, timeout: idle }),
  'https:': new TlsAgent({ keepAlive: true, timeout: idle }),
};

/** A request in parts that Node sends. */
export interface NodeCall {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string | Uint8Array | ReadableStream<Uint8Array> | undefined;
}

/** What becomes of a request: one of them is called, once. */
interface Outcome {
  /** The head of the answer has come. */
  answer(incoming: IncomingMessage): void;
  /** There is no answer. */
  fail(cause: Error): void;
}

/**
 * Sends a request, and returns a function that ends it. A connection that the other side has closed while it was idle is
 * replaced by another, if nothing was sent over it.
 */
export function sendByNode(call: NodeCall, outcome: Outcome): (reason?: Error) => void {
  let request = begin(call, {
    answer: (incoming) => outcome.answer(incoming),
    fail: (cause, isIdle) => {
      // A stream may have been read already.
      if (!isIdle || call.body instanceof ReadableStream) return outcome.fail(cause);
      request = begin(call, outcome);
    },
  });
  return (reason) => void request.destroy(reason);
}

interface Attempt extends Pick<Outcome, 'answer'> {
  /** `isIdle`: nothing was sent, because a connection that had been used before was closed. */
  fail(cause: Error, isIdle: boolean): void;
}

function begin(call: NodeCall, attempt: Attempt): ClientRequest {
  const { method, url } = call;
  const agent = agents[url.protocol as keyof typeof agents] as Agent | undefined;
  if (!agent) throw new TypeError(`There is no ${url.protocol} here`);
  const request = (agent instanceof TlsAgent ? requestHttps : requestHttp)({
    agent,
    method,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: url.pathname + url.search,
    headers: listed(call),
  });
  let isOver = false;
  let hasSent = () => false;
  const fail = (error: Error) => {
    if (isOver) return;
    isOver = true;
    if (hasSent()) attempt.fail(error, false);
    else attempt.fail(isNeverSent(error) ? error : nothingSent(error), request.reusedSocket);
  };
  request.on('response', (incoming) => {
    isOver = true;
    attempt.answer(incoming);
  });
  request.on('error', fail);
  request.on('close', () => {
    if (!isOver) fail(new Error('The connection was closed before the answer'));
  });
  const isRead = method === 'GET' || method === 'HEAD';
  request.on('socket', (socket) => {
    if (!request.reusedSocket) hasSent = sentAfterConnecting(request, socket);
    else if (isRead) hasSent = () => true;
    else {
      hasSent = sentAfterNow(socket);
      // The other side may have closed the connection: after a whole turn of Node's loop, this process knows.
      setImmediate(() => setImmediate(() => write(call, request)));
      return;
    }
    if (!isRead) write(call, request);
  });
  if (isRead) write(call, request);
  return request;
}

/** Headers of a connection, which are its own. */
const ofConnection = new Set(['host', 'connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'expect']);

/** Names and values in turn, which cost Node less than an object; it adds nothing to them. */
function listed({ method, url, headers, body }: NodeCall): string[] {
  const list = ['host', url.host, 'connection', 'keep-alive'];
  if (!('accept-encoding' in headers)) list.push('accept-encoding', 'gzip, deflate, br');
  const isStream = body instanceof ReadableStream;
  for (const [name, value] of Object.entries(headers))
    if (!ofConnection.has(name) && (isStream || name !== 'content-length')) list.push(name, value);
  if (isStream) {
    if (!('content-length' in headers)) list.push('transfer-encoding', 'chunked');
  } else if (body !== undefined) list.push('content-length', String(Buffer.byteLength(body)));
  else if (method !== 'GET' && method !== 'HEAD') list.push('content-length', '0');
  return list;
}

/** Limits the time of a new connection, and tells whether it stood, so that the request went out at once. */
function sentAfterConnecting(request: ClientRequest, socket: Socket): () => boolean {
  let isConnected = !socket.connecting;
  if (isConnected) return () => true;
  const late = () => request.destroy(nothingSent(new Error('The connection took too long')));
  const stop = startTimer(longestConnect, late);
  socket.once((socket as Partial<TLSSocket>).encrypted ? 'secureConnect' : 'connect', () => {
    stop();
    isConnected = true;
  });
  socket.once('close', stop);
  return () => isConnected;
}

/** Tells whether anything was written from now on. */
function sentAfterNow(socket: Socket): () => boolean {
  const { bytesWritten } = socket;
  return () => socket.bytesWritten !== bytesWritten;
}

function write({ body }: NodeCall, request: ClientRequest): void {
  if (request.destroyed) return;
  if (body instanceof ReadableStream) void writeStream(body, request);
  // Node writes a text and the headers at once, in one encoding, which for headers is Latin-1.
  else if (typeof body === 'string') request.end(Buffer.from(body).toString('latin1'), 'latin1');
  else request.end(body);
}

/** Sends a body no faster than it is taken. */
async function writeStream(body: ReadableStream<Uint8Array>, request: ClientRequest): Promise<void> {
  const reader = body.getReader();
  request.once('close', () => void reader.cancel().catch(() => undefined));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (request.destroyed) return;
      if (!request.write(value)) await drained(request);
    }
    request.end();
  } catch (error) {
    request.destroy(error as Error);
  }
}

/** Resolves when more may be written, or when the request has ended. */
function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      request.off('drain', end).off('close', end);
      resolve();
    };
    request.on('drain', end).on('close', end);
  });
}

const decoders: Record<string, typeof createGunzip | undefined> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body of an answer without the encoding of the way. */
export function decodedBody(incoming: IncomingMessage): Readable {
  const decoder = lookUp(decoders, incoming.headers['content-encoding']?.toLowerCase())?.();
  if (!decoder) return incoming;
  incoming.on('error', (error) => decoder.destroy(error));
  decoder.on('close', () => incoming.destroy());
  return incoming.pipe(decoder);
}

/** Whether an answer has no body, or none that is read: what nobody reads would keep its connection. */
export function isBodiless(method: string, { statusCode: status = 0 }: IncomingMessage): boolean {
  return method === 'HEAD' || status === 204 || isRedirection(status);
}

/** Lets a body that nobody reads pass, so that its connection is free again. */
export function dropBody(incoming: IncomingMessage): void {
  incoming.on('error', () => undefined).resume();
}
