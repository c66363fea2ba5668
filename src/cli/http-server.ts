/** A server of Node in front of a handler, which ends as it should. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeHandler, type FetchHandler, type NodeHandlerOptions } from '../server/node/index.js';

/** Longer than proxies keep a connection without requests, so that none sends one into a connection that ends. */
const keepAliveTimeout = 75_000;

/** Where a server listens. */
export interface ListenOptions extends NodeHandlerOptions {
  /** 0 takes any free one. */
  port: number;
  host: string;
}

/** A server that listens. */
export interface HttpServer {
  origin: string;
  /** Takes no new connection, and resolves when those that are open have ended; after `limit` milliseconds it ends them. */
  close(limit: number): Promise<void>;
}

/** Starts to listen. Rejects with a sentence where that is not possible. */
export function listen(
  handler: FetchHandler,
  { port, host, ...options }: ListenOptions,
): Promise<HttpServer> {
  let isClosing = false;
  const answer = toNodeHandler(handler, options);
  const server = createServer({ keepAliveTimeout }, (incoming, outgoing) => {
    // A client that keeps its connection would keep the server from ending.
    if (isClosing) outgoing.setHeader('connection', 'close');
    outgoing.on('close', () => isClosing && server.closeIdleConnections());
    void answer(incoming, outgoing);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(sentenceOf(error, host, port))));
    server.listen(port, host, () => {
      resolve({
        origin: originOf(server),
        close(limit) {
          isClosing = true;
          return closed(server, limit);
        },
      });
    });
  });
}

function closed(server: Server, limit: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), limit);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function originOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function sentenceOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is in use: choose another one.`;
  if (code === 'EACCES') return `Port ${port} may not be used: choose one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine.`;
  return `The server cannot listen: ${message}`;
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
