/**
 * The handler's options, checked when it is made: a mistake is a sentence at start-up, not a surprise at midnight.
 *
 * No sentence quotes a value, because the value may be the password in the wrong place.
 */
import { createMemoryStore, type EventStore } from './event-store.js';

/** Who signs in at IAM (reference 3.2). An IAM user of its own, with rights for MetaStudio only, is best. */
export interface IamOptions {
  /** Address of IAM. Default: `https://iam.{region}.myhuaweicloud.com`; another one for tests and private clouds. */
  endpoint?: string;
  /** Name of the account that the user belongs to. */
  domain: string;
  /** Name of the IAM user. */
  user: string;
  /** Password of the IAM user. It goes to IAM and nowhere else. */
  password: string;
  /**
   * The project that tokens are for: its ID (32 hexadecimal digits) or its name. Default: `region`, which is the name
   * of the project that every account has in a region.
   */
  project?: string;
}

/** What the service calls back while a task runs, `live_event_callback_config` (reference 6.2.1). */
export interface CallbackOptions {
  /** The `key` given with `live_event_callback_config`, 1 to 32 characters. */
  key: string;
  /**
   * The `live_event_type_callback_url` given to the service, to the letter: it is what the signature covers. Default:
   * the address of the request; give it where a proxy makes the two differ, such as by ending HTTPS.
   */
  url?: string;
  /** How old or how far ahead a signature's time may be, in seconds. Default: 300, for clocks that differ a little. */
  maxAge?: number;
  /** Where events wait for browsers. Default: `createMemoryStore()`, which serves one process. */
  store?: EventStore;
}

export interface HandlerOptions {
  /** Region of the service, as `cn-north-4`. Names the default addresses, and the browser's limits of requests. */
  region: string;
  iam: IamOptions;
  /**
   * The service's address as browsers are told it. Default: `https://metastudio.{region}.myhuaweicloud.com`; give
   * your own where a backend passes the calls on. An absolute URL, or a path that starts with `/`.
   */
  endpoint?: string;
  /**
   * Says whether who sent the request may have a token or, with `room_id`, watch that room's events. Only `true` lets
   * in. There is no default: it would give your cloud project to everybody.
   */
  authorize: (request: Request, what: { room_id?: string }) => boolean | Promise<boolean>;
  /**
   * Other origins whose pages may ask, with their visitors' cookies: `https://admin.shop.example`. Default: none, only
   * pages of the handler's own origin. List that one too where a proxy ends HTTPS and old browsers matter.
   */
  allowedOrigins?: readonly string[];
  /** Opens the routes `callbacks` and `events`. Default: they are not there. */
  callbacks?: CallbackOptions;
  /**
   * Told of every failure that was answered with 5xx, with the `request_id` of the answer, for your log. Default:
   * `console.error`.
   */
  onError?: (error: unknown, answer: { request_id: string }) => void;
  /** Asks IAM. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** The time, in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
  /** Calls `tick` every so many milliseconds until the returned function is called. Default: `setInterval`. */
  every?: (milliseconds: number, tick: () => void) => () => void;
}

/** The options with every default filled in. */
export interface ResolvedOptions extends Required<Omit<HandlerOptions, 'iam' | 'callbacks'>> {
  iam: Required<IamOptions>;
  callbacks: (CallbackOptions & { maxAge: number; store: EventStore }) | undefined;
}

/** Checks the options and fills in the defaults. Throws `TypeError` with a sentence that names the option. */
export function resolveOptions(options: HandlerOptions): ResolvedOptions {
  check(typeof options === 'object' && options !== null, 'options are missing');
  const { region, iam, callbacks } = options;
  check(/^[a-z0-9-]+$/.test(needed('region', region)), 'region must be a region ID, as cn-north-4');
  check(
    typeof options.authorize === 'function',
    'authorize is missing: without it, everybody would get your token',
  );
  const now = options.now ?? Date.now;
  return {
    region,
    iam: iamOf(iam, region),
    endpoint: endpointOf(options.endpoint ?? `https://metastudio.${region}.myhuaweicloud.com`),
    authorize: options.authorize,
    allowedOrigins: originsOf(options.allowedOrigins ?? []),
    callbacks: callbacks && callbacksOf(callbacks, now),
    onError: options.onError ?? logError,
    fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
    now,
    every: options.every ?? everyInterval,
  };
}

function iamOf(iam: IamOptions, region: string): Required<IamOptions> {
  check(typeof iam === 'object' && iam !== null, 'iam is missing: the user who signs in');
  const endpoint = iam.endpoint ?? `https://iam.${region}.myhuaweicloud.com`;
  check(isHttpUrl(endpoint), 'iam.endpoint must be an absolute http or https URL');
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    domain: needed('iam.domain', iam.domain),
    user: needed('iam.user', iam.user),
    password: needed('iam.password', iam.password),
    project: needed('iam.project', iam.project ?? region),
  };
}

function callbacksOf(callbacks: CallbackOptions, now: () => number): ResolvedOptions['callbacks'] {
  const { url, maxAge = 300, store = createMemoryStore({ now }) } = callbacks;
  check(
    needed('callbacks.key', callbacks.key).length <= 32,
    'callbacks.key must be at most 32 characters long',
  );
  check(url === undefined || isHttpUrl(url), 'callbacks.url must be an absolute http or https URL');
  check(Number.isFinite(maxAge) && maxAge > 0, 'callbacks.maxAge must be a number of seconds above 0');
  check(
    [store.append, store.since, store.subscribe].every((method) => typeof method === 'function'),
    'callbacks.store must have append, since and subscribe',
  );
  return { ...callbacks, maxAge, store };
}

function endpointOf(endpoint: string): string {
  const isPath = typeof endpoint === 'string' && /^\/(?!\/)/.test(endpoint);
  check(isPath || isHttpUrl(endpoint), 'endpoint must be an absolute http or https URL, or a path from /');
  return endpoint;
}

function originsOf(origins: readonly string[]): readonly string[] {
  const isOrigin = (origin: string) => isHttpUrl(origin) && new URL(origin).origin === origin;
  check(
    origins instanceof Array && origins.every(isOrigin),
    'allowedOrigins must be exact origins, as https://admin.shop.example, without path or *',
  );
  return origins;
}

function needed(name: string, value: unknown): string {
  check(typeof value === 'string' && value !== '', `${name} is missing`);
  return value;
}

function check(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new TypeError(`createHandler: ${sentence}.`);
}

function isHttpUrl(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:\/\//.test(value);
}

function everyInterval(milliseconds: number, tick: () => void): () => void {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
}

function logError(error: unknown, { request_id }: { request_id: string }): void {
  console.error(`metastudio-widgets: request ${request_id} failed.`, error);
}
