/** The server handler: issues tokens to browsers, receives callbacks, streams events. */
export { createHandler } from './handler.js';
export type { Handler } from './handler.js';
export type { CallbackOptions, HandlerOptions, IamOptions } from './options.js';
export { createMemoryStore } from './event-store.js';
export type { EventStore, MemoryStoreOptions, StoredEvent } from './event-store.js';
export type { ServerErrorCode } from './http-error.js';
