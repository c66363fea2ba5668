/**
 * Adapts a handler of the Fetch API to a listener of `node:http`, `node:https` and `node:http2`, which is also a
 * middleware of Express and Connect.
 */
import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { partsOf } from '../handler-parts.js';
import { defaultFetch } from './default-fetch.js';
import { LeaveSignal } from './leave-signal.js';
import { apiRequestOf, requestOf, type NodeHandlerOptions, type NodeRequest } from './node-request.js';
import { isClosed, writeResponse, writeText, type NodeResponse, type OpenAnswer } from './node-response.js';

export type { NodeHandlerOptions, NodeRequest, NodeResponse };

/** A function that answers requests of the Fetch API, such as the handler of `createHandler`. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** A listener of Node's servers and a middleware. It resolves when the answer is written or its reader has left. */
export type NodeHandler = (
  request: IncomingMessage | Http2ServerRequest,
  response: NodeResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/**
 * Makes a listener of `handler`: `createServer(toNodeHandler(handler))`, or in Express
 * `app.use('/metastudio', toNodeHandler(handler))`.
 *
 * Bodies are streamed both ways, no faster than they are read. When the other side leaves, the request's `signal` is
 * aborted and the body of the answer is cancelled. A body that a middleware has read before, such as `express.json()`, is
 * taken from `request.rawBody` or `request.body`.
 *
 * The listener never rejects: an error of `handler` goes to `next`, or is logged and answered with 500 where there is no
 * `next`.
 */
export function toNodeHandler(handler: FetchHandler, options: NodeHandlerOptions = {}): NodeHandler {
  const parts = partsOf(handler);
  const answerApi = parts?.answerApi;
  parts?.sendBy(defaultFetch);
  const answer = async (
    incoming: NodeRequest,
    outgoing: NodeResponse,
    next: ((error?: unknown) => void) | undefined,
  ): Promise<OpenAnswer | undefined> => {
    const left = new LeaveSignal();
    if (isClosed(outgoing)) left.abort();
    // Without a listener, an error of the connection would end the process.
    outgoing.on('error', () => left.abort());
    outgoing.on('close', () => {
      if (!outgoing.writableEnded) left.abort();
    });
    const write = (response: Response) => writeResponse(response, incoming, outgoing, left.whole());
    try {
      const api = answerApi && apiRequestOf(incoming, left, options);
      if (api) {
        const reply = await answerApi(api.call, api.rest);
        if (reply instanceof Response) return await write(reply);
        if (!left.aborted) writeText(reply, outgoing);
        return undefined;
      }
      const request = requestOf(incoming, left.whole(), options);
      return await write(request instanceof Response ? request : await handler(request));
    } catch (error) {
      if (outgoing.headersSent || left.aborted) outgoing.destroy();
      else if (next) next(error);
      else {
        console.error('metastudio-widgets: a request failed.', error);
        return await write(new Response('Internal Server Error', { status: 500 }));
      }
      return undefined;
    }
  };
  // A function of its own, so that no open answer keeps its request in memory.
  return (incoming, outgoing, next) => answer(incoming, outgoing, next).then((open) => open?.closed);
}
