/** The handler's options, and their check. */
import {
  credentialsOf,
  type AccessKey,
  type Credentials,
  type IamCredentials,
} from './credentials/options.js';
import { sha256 } from '../base/index.js';
import { createMemoryStore } from './store/memory-store.js';
import type { Store } from './store/store.js';
import { createAudit, type Audit, type AuditRecord } from './audit.js';
import type { Grant } from './grant.js';
import { createRevocations, type Revocations } from './revocations.js';
import type { AccessLine } from './access-line.js';
import type { InteractionOptions } from './callbacks/interaction.js';
import type { CallbackRefusal } from './callbacks/refusals.js';
import { Metrics, type Metric } from './metrics.js';
import { safeHook } from './safe-hook.js';
import { check, isHttpUrl, needed } from './option-check.js';

/** Options for callbacks that the service sends while a task runs, `live_event_callback_config` (reference 6.2.1). */
export interface CallbackOptions {
  /**
   * The `key` of `live_event_callback_config`, 1 to 32 characters, and earlier keys: a running livestream keeps the one of
   * its start.
   */
  keys: readonly string[];
  /**
   * The `live_event_type_callback_url` of `live_event_callback_config`, and earlier ones, exactly as sent to the service,
   * because the signature covers it. Default: the URL of the request. Set it if a proxy changes the URL, such as by
   * terminating HTTPS.
   */
  urls?: readonly string[];
  /** Largest accepted difference between the signature's time and now, in seconds. Default: 300. */
  maxAge?: number;
  /** Answers viewers where a rule leaves the reply to the customer (`interaction_callback_url`). Default: none. */
  interaction?: InteractionOptions;
}

/** Options of `createHandler`. */
export interface HandlerOptions {
  /** Region of the service, as `cn-north-4`. It determines the default URLs and the rate limits. */
  region: string;
  /**
   * `proxy`: pages get a session of this handler and call the service through it, which lets each do what its grant says.
   * `direct`: pages get the cloud's own token, with which a person can do for 24 hours whatever the IAM user may.
   * Default: `proxy`.
   */
  mode?: 'proxy' | 'direct';
  /** The cloud account: an IAM user, or an access key, which `direct` cannot use. */
  credentials: IamCredentials | AccessKey;
  /**
   * Secrets that sign the sessions, in `proxy` mode: the newest, which signs, and older ones, whose sessions are still
   * accepted. Texts or bytes, 32 bytes or more each, from a random source, the same for all instances.
   */
  sessionSecrets?: readonly (string | Uint8Array)[];
  /**
   * URL of the service. Default: `https://metastudio.{region}.myhuaweicloud.com`. In `direct` mode browsers call it, and it
   * may be a path that starts with `/`.
   */
  endpoint?: string;
  /**
   * Public URL of the handler, as `https://shop.example/backend/metastudio`. Default: as the page has requested it. Set it
   * if pages of other origins ask and a proxy terminates HTTPS, and for the backend's own calls over the network.
   */
  url?: string;
  /**
   * Who sends the request, and what the person may do. `false`, and whatever is neither `true` nor a grant, is a no. In
   * `proxy` mode it is asked once for each session, at `token`, and must answer a grant, because `true` names nobody. In
   * `direct` mode it is asked for a token and, with `room_id`, for the events of each room. It has 10 seconds. There is no
   * default, because it would open your cloud project to everyone.
   */
  authorize: (
    request: Request,
    what: { room_id?: string },
  ) => boolean | Grant | Promise<boolean> | Promise<Grant> | Promise<boolean | Grant>;
  /**
   * Other origins whose pages may send requests with cookies, as `https://admin.shop.example`. Default: none, only the
   * handler's own origin. List that one as well if a proxy terminates HTTPS and old browsers must be supported.
   */
  allowedOrigins?: readonly string[];
  /** Enables the routes `callbacks` and `events`. Default: disabled. */
  callbacks?: CallbackOptions;
  /** Holds the events, and what instances share. Default: `createMemoryStore()`, which is suitable for one process. */
  store?: Store;
  /**
   * How files reach the storage: `direct`, by the signed address that the service gives, or `proxy`, through the handler,
   * for networks whose browsers cannot reach the storage. Default: `direct`.
   */
  uploads?: 'direct' | 'proxy';
  /**
   * Called for every failure that was answered with 5xx, with the `request_id` of the answer. Default: logs with
   * `console.error`.
   */
  onError?: (error: unknown, answer: { request_id: string }) => void;
  /**
   * Called with a refused callback, at most once a minute: a wrong key or address is otherwise silent. Default: logs with
   * `console.warn`.
   */
  onRefused?: (refusal: CallbackRefusal) => void;
  /** Called with each answered request, for an access log. It contains no secrets. Default: none. */
  onAccess?: (line: AccessLine) => void;
  /** Called with each change of a figure. Default: none. */
  onMetric?: (metric: Metric) => void;
  /** If set, `GET …/metrics` answers only to `Authorization: Bearer` with this text. Default: to everybody. */
  metricsToken?: string;
  /**
   * Called with a record of each write that passed the proxy, when it was answered, and of each sight of secrets, before:
   * if that fails or takes more than 10 seconds, they are not shown. Default: none.
   */
  audit?: (record: AuditRecord) => unknown;
  /** Sends the requests to IAM and to the service. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** The current time, in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
  /** Calls `tick` at an interval until the returned function is called. Default: `setInterval`. */
  every?: (milliseconds: number, tick: () => void) => () => void;
}

/** The options with defaults. */
export interface ResolvedOptions extends Required<
  Omit<
    HandlerOptions,
    | 'credentials'
    | 'sessionSecrets'
    | 'callbacks'
    | 'url'
    | 'audit'
    | 'onAccess'
    | 'onMetric'
    | 'metricsToken'
  >
> {
  credentials: Credentials;
  /** In bytes, newest first. Empty in `direct` mode without secrets. */
  sessionSecrets: readonly Uint8Array<ArrayBuffer>[];
  /** Names this handler in its sessions, so that no other accepts them. All its instances have the same. */
  audience: () => Promise<string>;
  revocations: Revocations;
  /** Whether the store was given, so that other instances may share it. */
  isStoreShared: boolean;
  audit: Audit;
  /** Without a slash at the end. */
  url: string | undefined;
  callbacks: ResolvedCallbackOptions | undefined;
  metricsToken: string | undefined;
  metrics: Metrics;
  onAccess: ((line: AccessLine) => void) | undefined;
}

/** The options for callbacks with defaults. */
type ResolvedCallbackOptions = Required<Omit<CallbackOptions, 'interaction'>> &
  Pick<CallbackOptions, 'interaction'>;

/** Validates the options and applies defaults. Throws `TypeError` with a message that names the option. */
export function resolveOptions(options: HandlerOptions): ResolvedOptions {
  check(typeof options === 'object' && options !== null, 'options are missing');
  checkRenamed(options);
  const { region, mode = 'proxy', callbacks, uploads = 'direct' } = options;
  check(/^[a-z0-9-]+$/.test(needed('region', region)), 'region must be a region ID, as cn-north-4');
  check(mode === 'proxy' || mode === 'direct', 'mode must be proxy or direct');
  check(uploads === 'direct' || uploads === 'proxy', 'uploads must be direct or proxy');
  check(
    typeof options.authorize === 'function',
    'authorize is missing: without it, everybody would get into your project',
  );
  const credentials = credentialsOf(options.credentials, region);
  check(
    mode === 'proxy' || !('access_key' in credentials),
    'mode direct gives out the token of an IAM user; an access key has none: use mode proxy',
  );
  const now = options.now ?? Date.now;
  const url = urlOf(options.url);
  const store = storeOf(options.store ?? createMemoryStore({ now }));
  const onError = safeHook('onError', options.onError ?? logError);
  let audience: Promise<string> | undefined; // digested on first use: some runtimes cannot before
  return {
    region,
    mode,
    credentials,
    sessionSecrets: secretsOf(options.sessionSecrets ?? [], mode),
    audience: () => (audience ??= audienceOf(region, credentials, url)),
    endpoint: endpointOf(options.endpoint ?? `https://metastudio.${region}.myhuaweicloud.com`, mode),
    url,
    authorize: options.authorize,
    allowedOrigins: originsOf(options.allowedOrigins ?? []),
    callbacks: callbacks && callbacksOf(callbacks),
    store,
    isStoreShared: options.store !== undefined,
    revocations: createRevocations(store, now, onError),
    uploads,
    onError,
    onRefused: safeHook('onRefused', options.onRefused ?? logRefusal),
    onAccess: options.onAccess && safeHook('onAccess', options.onAccess),
    metrics: new Metrics(options.onMetric && safeHook('onMetric', options.onMetric)),
    metricsToken: metricsTokenOf(options.metricsToken),
    audit: createAudit(options.audit),
    fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
    now,
    every: options.every ?? everyInterval,
  };
}

/** Options of earlier versions, and their names of today. */
const renamed = [
  ['iam', undefined, 'credentials'],
  ['callbacks', 'key', 'callbacks.keys, a list'],
  ['callbacks', 'url', 'callbacks.urls, a list'],
  ['callbacks', 'store', 'store, beside callbacks'],
] as const;

function checkRenamed(options: object): void {
  const given = options as Record<string, object | undefined>;
  for (const [option, member, now] of renamed) {
    const value = given[option];
    const old = member === undefined ? value : (value as Record<string, unknown> | undefined)?.[member];
    check(old === undefined, `${member === undefined ? option : `${option}.${member}`} is now ${now}`);
  }
}

/** Fewest bytes of a secret: those of SHA-256, with which HS256 signs. */
const shortestSecret = 32;

function secretsOf(
  secrets: readonly (string | Uint8Array)[],
  mode: 'proxy' | 'direct',
): readonly Uint8Array<ArrayBuffer>[] {
  check(Array.isArray(secrets), 'sessionSecrets must be a list');
  check(
    mode === 'direct' || secrets.length > 0,
    'sessionSecrets are missing: one random text of 32 bytes or more, the same for all instances',
  );
  return secrets.map((secret) => {
    check(
      typeof secret === 'string' || secret instanceof Uint8Array,
      'sessionSecrets must be texts or bytes',
    );
    const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : new Uint8Array(secret);
    check(bytes.length >= shortestSecret, `sessionSecrets must have ${shortestSecret} bytes or more each`);
    return bytes;
  });
}

/** A digest of what makes this handler another than the next: sessions tell nothing of the account. */
async function audienceOf(
  region: string,
  credentials: Credentials,
  url: string | undefined,
): Promise<string> {
  const account =
    'access_key' in credentials ? [credentials.project_id] : [credentials.domain, credentials.project];
  return (await sha256(JSON.stringify([region, url, ...account]))).slice(0, 24);
}

function callbacksOf(callbacks: CallbackOptions): ResolvedCallbackOptions {
  const { keys, urls = [], maxAge = 300, interaction } = callbacks;
  check(Array.isArray(keys) && keys.length > 0, 'callbacks.keys is missing: a list of keys');
  for (const key of keys)
    check(
      needed('callbacks.keys', key).length <= 32,
      'callbacks.keys must be at most 32 characters long each',
    );
  check(
    Array.isArray(urls) && urls.every(isHttpUrl),
    'callbacks.urls must be a list of absolute http or https URLs',
  );
  check(Number.isFinite(maxAge) && maxAge > 0, 'callbacks.maxAge must be a number of seconds above 0');
  return { keys, urls, maxAge, ...(interaction && { interaction: interactionOf(interaction) }) };
}

/** Fewest characters of a secret that stands in an address. */
const shortestAddressSecret = 16;

function interactionOf({ secrets, answer }: InteractionOptions): InteractionOptions {
  check(Array.isArray(secrets) && secrets.length > 0, 'callbacks.interaction.secrets is missing: a list');
  for (const secret of secrets)
    check(
      needed('callbacks.interaction.secrets', secret).length >= shortestAddressSecret,
      `callbacks.interaction.secrets must have ${shortestAddressSecret} characters or more each`,
    );
  check(typeof answer === 'function', 'callbacks.interaction.answer must be a function');
  return { secrets, answer };
}

function metricsTokenOf(token: string | undefined): string | undefined {
  check(token === undefined || needed('metricsToken', token).length >= 16, 'metricsToken is too short');
  return token;
}

const storeMethods = [
  'append',
  'since',
  'subscribe',
  'latest',
  'get',
  'set',
  'add',
  'remove',
  'watch',
  'acquire',
  'release',
] as const;

function storeOf(store: Store): Store {
  const isStore = storeMethods.every((method) => typeof store[method] === 'function');
  check(isStore, `store must have ${storeMethods.join(', ')}`);
  return store;
}

function endpointOf(endpoint: string, mode: 'proxy' | 'direct'): string {
  const isPath = typeof endpoint === 'string' && /^\/(?!\/)/.test(endpoint);
  check(
    isHttpUrl(endpoint) || (isPath && mode === 'direct'),
    'endpoint must be an absolute http or https URL, or in mode direct a path from /',
  );
  return endpoint;
}

function urlOf(url: string | undefined): string | undefined {
  check(url === undefined || isHttpUrl(url), 'url must be an absolute http or https URL');
  return url?.replace(/\/+$/, '');
}

function originsOf(origins: readonly string[]): readonly string[] {
  const isOrigin = (origin: string) => isHttpUrl(origin) && new URL(origin).origin === origin;
  check(
    origins instanceof Array && origins.every(isOrigin),
    'allowedOrigins must be exact origins, as https://admin.shop.example, without path or *',
  );
  return origins;
}

function everyInterval(milliseconds: number, tick: () => void): () => void {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
}

function logRefusal({ reason, expected, seen, request_id, others }: CallbackRefusal): void {
  const more = others > 0 ? ` ${others} more were refused since the last report.` : '';
  console.warn(
    `metastudio-widgets: callback ${request_id} was refused: ${reason}. Expected ${expected.join(' or ')}; it came to ${seen}.${more}`,
  );
}

function logError(error: unknown, { request_id }: { request_id: string }): void {
  console.error(`metastudio-widgets: request ${request_id} failed.`, error);
}
