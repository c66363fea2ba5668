/** The base: small helpers that belong to no domain. It imports nothing from other rooms. */
export { abortable, withTimeout } from './abort.js';
export { pageOrigin, resolveAddress } from './address.js';
export { backoffDelay } from './backoff.js';
export type { BackoffOptions } from './backoff.js';
export { monotonicClock, startTimer, wait } from './clock.js';
export type { Clock } from './clock.js';
export { Debouncer } from './debounce.js';
export { withRequest } from './fetch-adapter.js';
export { importWithRetry, once } from './import-retry.js';
export { isJsonObject, parseJson } from './json.js';
export { lookUp } from './look-up.js';
export { isOffline } from './offline.js';
export { parseTime } from './time.js';
export { retryAfterOf } from './retry-after.js';
export { maskSecrets, secretsIn, secretsMask } from './secrets.js';
export type { MaskOptions } from './secrets.js';
export { webLocks } from './web-locks.js';
export { withoutNulls } from './without-nulls.js';
