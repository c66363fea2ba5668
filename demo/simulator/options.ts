/** Options of `createSimulator`, and their defaults. */
import type { DigitalAssetInfo } from '../../src/api/index.js';
import { resolveInventions, type Inventions, type SetInventions } from './inventions.js';
import type { Media } from './media/media.js';
import { plainMedia } from './media/plain-media.js';

/** An account of the simulated IAM, with one user, one access key and one project. */
export interface Account {
  /** IAM user name. */
  user: string;
  /** Name of the account that the user belongs to. */
  domain: string;
  /** Password of the user. */
  password: string;
  /** Access key ID, for signed requests (reference 3.2). */
  access_key: string;
  /** Secret access key. */
  secret_key: string;
  /** ID of the project: 32 hexadecimal digits. */
  project_id: string;
  /** Name of the project; on Huawei Cloud it is the region's. */
  project_name: string;
  /**
   * Whether the account is an NA user: it confirms the avatars that it has trained, and sends no identity papers
   * (reference 7.1, 7.6). Default: true.
   */
  na_user?: boolean;
}

/** The default account. Its credentials work only with a simulator. */
export const defaultAccount: Account = {
  user: 'operator',
  domain: 'demo-shop',
  password: 'simulated-password',
  access_key: 'SIMULATEDACCESSKEY01',
  secret_key: 'simulatedSecretKeySimulatedSecretKey0001',
  project_id: '70b76a2f9c1e34253880af501cd8e6b2',
  project_name: 'cn-north-4',
};

/** An asset of the initial library. */
export interface SeedAsset {
  /** Whether it belongs to the service (SYSTEM) or to the tenant (CUSTOMIZATION). */
  source: 'SYSTEM' | 'CUSTOMIZATION';
  /** The asset as responses show it. The member `media` of a file may contain a key of `Media`. */
  asset: DigitalAssetInfo;
}

/** Options of `createSimulator`. */
export interface SimulatorOptions {
  /** Members of the account that differ from `defaultAccount`. */
  account?: Partial<Account>;
  /**
   * Further accounts, each a tenant of its own: with its own rooms, tasks, assets, files, and throttle. None sees what
   * belongs to another, unless it is shared with it. An asset of `seed` belongs to the account of its `project_id`,
   * otherwise to the first. Default: none.
   */
  accounts?: readonly Account[];
  /** The region whose throttle limits apply (reference 1.5). Default: `cn-north-4`. */
  region?: 'cn-north-4' | 'cn-east-3' | 'ap-southeast-3';
  /** Returns the real time, in milliseconds since 1970. Tests pass their own clock. Default: `Date.now`. */
  now?: () => number;
  /** Simulated seconds for each real second, 0 or more; 0 stops the clock. Default: 1. */
  speed?: number;
  /** Simulated time at the start, in milliseconds since 1970. Default: the real time. */
  start?: number;
  /**
   * The initial library: `true` for the built-in one of about a hundred assets, `false` for an empty one, or a list of
   * assets. Default: true.
   */
  seed?: boolean | readonly SeedAsset[];
  /**
   * Generates pictures, sounds and films for files that were not uploaded: covers, voice samples, speech, produced
   * videos. Default: simple, valid files of the stated size and duration.
   */
  media?: Media;
  /**
   * The format of file URLs in responses: `http` for URLs on the origin of the request, `data` for data URLs, which work
   * in a page without a server. Default: `http`.
   */
  fileUrls?: 'http' | 'data';
  /**
   * Whether pages of any origin may call the service (CORS). The reference does not say that they may: a page goes through
   * its own backend, or the service is served at the page's origin. Default: false.
   */
  cors?: boolean;
  /**
   * Origin of the object storage, where upload and download links lead, like `http://localhost:8080`. Requests to it go to
   * `fetch`, too. Default: the other name of this machine, or `storage.` before the host of the request.
   */
  storageOrigin?: string;
  /** Maximum number of livestreams that run or wait at the same time, over all rooms. Default: `concurrentLives`, 3. */
  concurrency?: number;
  /**
   * Sets what the simulator invents, by name, as `{ liveWaitingSeconds: 2 }`: the numbers and choices that the reference
   * does not give. `'random'` draws all of them. Default: each has its own.
   */
  invented?: SetInventions | 'random';
  /** Draws every invention that `invented` does not set. The same seed gives the same values. With `'random'`: 1. */
  inventedSeed?: number;
  /** Function that sends callbacks. Default: the global `fetch`. */
  fetch?: typeof fetch;
}

/** The options with their defaults. */
export type Settings = Required<
  Omit<SimulatorOptions, 'account' | 'accounts' | 'start' | 'storageOrigin' | 'invented' | 'inventedSeed'>
> & {
  /** The accounts by the ID of their project; the first is the one of `account`. */
  accounts: ReadonlyMap<string, Account>;
  invented: Inventions;
  /** Undefined: derived from the origin of each request. */
  storageOrigin: string | undefined;
  /** Start time in milliseconds since 1970; undefined for the real time. */
  start: number | undefined;
};

/** Fills in the defaults. */
export function resolveOptions(options: SimulatorOptions): Settings {
  const invented = resolveInventions(options.invented, options.inventedSeed);
  return {
    region: options.region ?? 'cn-north-4',
    now: options.now ?? Date.now,
    speed: options.speed ?? 1,
    start: options.start,
    seed: options.seed ?? true,
    media: options.media ?? plainMedia,
    fileUrls: options.fileUrls ?? 'http',
    cors: options.cors ?? false,
    storageOrigin: options.storageOrigin && new URL(options.storageOrigin).origin,
    concurrency: options.concurrency ?? invented.concurrentLives,
    invented,
    fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
    accounts: accountsOf({ ...defaultAccount, ...options.account }, options.accounts),
  };
}

/** The accounts by project. Throws if two have the same project, as they would be one tenant. */
function accountsOf(first: Account, others: readonly Account[] = []): Map<string, Account> {
  const all = [first, ...others];
  const accounts = new Map(all.map((account) => [account.project_id, account]));
  if (accounts.size < all.length) throw new TypeError('Two accounts have the same project_id');
  return accounts;
}
