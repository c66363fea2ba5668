/// <reference types="node" preserve="true" />
/** The handler for Node's own servers, and for frameworks built on them: Express, Connect, Fastify, Koa, Nest. */
export { nodeFetch } from './node-fetch.js';
export { toNodeHandler } from './node-handler.js';
export type {
  FetchHandler,
  NodeHandler,
  NodeHandlerOptions,
  NodeRequest,
  NodeResponse,
} from './node-handler.js';
