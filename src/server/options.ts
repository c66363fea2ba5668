/**
 * The handler's options. They are validated when the handler is created, so that mistakes show at start-up.
 *
 * No message contains a value, because it may be the password in the wrong place.
 */
import { createMemoryStore } from './store/memory-store.js';
import type { Store } from './store/store.js';

/** Credentials for IAM (reference 3.2). Preferably a dedicated IAM user with permissions for MetaStudio only. */
export interface IamOptions {
  /** URL of IAM. Default: `https://iam.{region}.myhuaweicloud.com`. Set it for tests and private clouds. */
  endpoint?: string;
  /** Name of the account that the user belongs to. */
  domain: string;
  /** Name of the IAM user. */
  user: string;
  /** Password of the IAM user. It is sent only to IAM. */
  password: string;
  /**
   * The project of the tokens: its ID (32 hexadecimal digits) or its name. Default: `region`, the name of the default
   * project of a region.
   */
  project?: string;
}

/** Options for callbacks that the service sends while a task runs, `live_event_callback_config` (reference 6.2.1). */
export interface CallbackOptions {
  /** The `key` of `live_event_callback_config`, 1 to 32 characters. */
  key: string;
  /**
   * The `live_event_type_callback_url` of `live_event_callback_config`, exactly as sent to the service, because the
   * signature covers it. Default: the URL of the request. Set it if a proxy changes the URL, such as by terminating
   * HTTPS.
   */
  url?: string;
  /** Largest accepted difference between the signature's time and now, in seconds. Default: 300. */
  maxAge?: number;
  /** The store of events and of what instances share. Default: `createMemoryStore()`, which is suitable for one process. */
  store?: Store;
}

/** Options of `createHandler`. */
export interface HandlerOptions {
  /** Region of the service, as `cn-north-4`. It determines the default URLs and the rate limits in the browser. */
  region: string;
  iam: IamOptions;
  /**
   * URL of the service for browsers: an absolute URL, or a path that starts with `/`. Default:
   * `https://metastudio.{region}.myhuaweicloud.com`. Set it if your backend forwards the calls.
   */
  endpoint?: string;
  /**
   * Whether the sender of the request may receive a token or, with `room_id`, watch the events of that room. Only `true`
   * permits it. There is no default, because it would open your cloud project to everyone.
   */
  authorize: (request: Request, what: { room_id?: string }) => boolean | Promise<boolean>;
  /**
   * Other origins whose pages may send requests with cookies, as `https://admin.shop.example`. Default: none, only the
   * handler's own origin. List that one as well if a proxy terminates HTTPS and old browsers must be supported.
   */
  allowedOrigins?: readonly string[];
  /** Enables the routes `callbacks` and `events`. Default: disabled. */
  callbacks?: CallbackOptions;
  /**
   * Called for every failure that was answered with 5xx, with the `request_id` of the answer. Default: logs with
   * `console.error`.
   */
  onError?: (error: unknown, answer: { request_id: string }) => void;
  /** Sends the requests to IAM. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** The current time, in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
  /** Calls `tick` at an interval until the returned function is called. Default: `setInterval`. */
  every?: (milliseconds: number, tick: () => void) => () => void;
}

/** The options with defaults. */
export interface ResolvedOptions extends Required<Omit<HandlerOptions, 'iam' | 'callbacks'>> {
  iam: Required<IamOptions>;
  callbacks: (CallbackOptions & { maxAge: number; store: Store }) | undefined;
}

/** Validates the options and applies defaults. Throws `TypeError` with a message that names the option. */
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
