/**
 * How a handler behind Node sends its requests if its options do not say it: by `nodeFetch`, unless the process has set
 * something of its own for the built-in `fetch`, as a proxy of the network, a certificate or a mock.
 */
import { exchangeBy, noteExchange } from '../proxy/exchange.js';
import { exchangeByNode } from './node-exchange.js';
import { nodeFetch } from './node-fetch.js';

const builtIn = globalThis.fetch;

/** Where undici and Node keep the dispatcher that the built-in `fetch` uses. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1');

/** Sends a request as the process wants it. */
export const defaultFetch: typeof globalThis.fetch = (input, init) =>
  isUnchanged() ? nodeFetch(input, init) : globalThis.fetch(input, init);

noteExchange(defaultFetch, (request, longest) =>
  (isUnchanged() ? exchangeByNode : exchangeBy(globalThis.fetch))(request, longest),
);

/** Whether the process has set nothing of its own. */
function isUnchanged(): boolean {
  return globalThis.fetch === builtIn && isPlain((globalThis as Record<symbol, unknown>)[dispatcherKey]);
}

let plain: object | undefined;

/** Whether a dispatcher is the one that Node makes, or one like it: an `Agent` without options. */
function isPlain(dispatcher: unknown): boolean {
  if (dispatcher === undefined || dispatcher === plain) return true;
  if (typeof dispatcher !== 'object' || dispatcher?.constructor.name !== 'Agent') return false;
  const key = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === 'options');
  const options = key && (dispatcher as Record<symbol, unknown>)[key];
  if (typeof options !== 'object' || options === null) return false;
  const isUsual = Object.values(options).every((value) => value === undefined || value === Infinity);
  if (isUsual) plain = dispatcher;
  return isUsual;
}
