/** The server handler: issues tokens to browsers, receives callbacks, streams events. */
export { createHandler } from './handler.js';
export type { Handler } from './handler.js';
export type { CallbackOptions, HandlerOptions, IamOptions } from './options.js';
export { createMemoryStore, type MemoryStoreOptions } from './store/memory-store.js';
export type { CallLimit, CallPriority, EventsSince, Store, StoreBounds, StoredEvent } from './store/store.js';
export type { ServerErrorCode } from './http-error.js';
