/** What the routes of one handler share: its options, and what is made of them once. */
import type { Outbox } from './callbacks/outbox.js';
import type { ServiceCredentials } from './credentials/service-credentials.js';
import type { Limiter } from './limiter/limiter.js';
import type { ResolvedOptions } from './options.js';

/** The options of a handler, and its parts. */
export interface HandlerContext extends ResolvedOptions {
  /** Authenticates calls to the service. */
  service: ServiceCredentials;
  /** Keeps calls to the service below the limits of the tenant. */
  limiter: Limiter;
  /** Stores callbacks, and keeps those that the store cannot take. */
  outbox: Outbox;
  /** Aborts when the handler is closed: event streams end, and their browsers come again. */
  closing: AbortSignal;
}
