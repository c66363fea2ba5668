/** The server handler: sessions and tokens for pages, calls to the service, callbacks in, events out. */
export { createHandler } from './handler.js';
export type { Handler } from './handler.js';
export type { CallbackOptions, HandlerOptions } from './options.js';
export type { AccessKey, IamCredentials } from './credentials/options.js';
export type { AuditRecord } from './audit.js';
export type { Grant } from './grant.js';
export { createMemoryStore, type MemoryStoreOptions } from './store/memory-store.js';
export type {
  CallLimit,
  CallPriority,
  EventsSince,
  EventTiming,
  Store,
  StoreBounds,
  StoredEvent,
} from './store/store.js';
export type { ServerErrorCode } from './http-error.js';
export type { AccessLine } from './access-line.js';
export type { Interaction, InteractionAnswer, InteractionOptions } from './callbacks/interaction.js';
export type { CallbackRefusal } from './callbacks/refusals.js';
export type { Metric, MetricName } from './metrics.js';
export { doctor } from './doctor/doctor.js';
export type { Check, Diagnosis } from './doctor/diagnosis.js';
