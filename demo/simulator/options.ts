/** Options of `createSimulator`, and their defaults. */
import type { DigitalAssetInfo } from '../../src/api/index.js';
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

/** The account that is used where `account` says nothing else. Its credentials work at a simulator only. */
export const defaultAccount: Account = {
  user: 'operator',
  domain: 'demo-shop',
  password: 'simulated-password',
  access_key: 'SIMULATEDACCESSKEY01',
  secret_key: 'simulatedSecretKeySimulatedSecretKey0001',
  project_id: '70b76a2f9c1e34253880af501cd8e6b2',
  project_name: 'cn-north-4',
};

/** An asset of the library at the start. */
export interface SeedAsset {
  /** Whether it belongs to the service (SYSTEM) or to the tenant (CUSTOMIZATION). */
  source: 'SYSTEM' | 'CUSTOMIZATION';
  /** The asset as answers show it. A file may name a key of `Media` in the member `media`. */
  asset: DigitalAssetInfo;
}

/** Options of `createSimulator`. */
export interface SimulatorOptions {
  /** Members of the account that differ from `defaultAccount`. */
  account?: Partial<Account>;
  /** The region whose throttle limits apply (reference 1.5). Default: `cn-north-4`. */
  region?: 'cn-north-4' | 'cn-east-3' | 'ap-southeast-3';
  /** Returns the real time, in milliseconds since 1970. Tests pass a clock of their own. Default: `Date.now`. */
  now?: () => number;
  /** Simulated seconds for each real second, 0 or more; 0 stops the clock. Default: 1. */
  speed?: number;
  /** Simulated time at the start, in milliseconds since 1970. Default: the real time. */
  start?: number;
  /**
   * The library at the start: `true` for the built-in one of about a hundred assets, `false` for an empty one, or the
   * assets themselves. Default: true.
   */
  seed?: boolean | readonly SeedAsset[];
  /**
   * Makes pictures, sounds and films for files that were not uploaded: covers, voice samples, speech, produced
   * videos. Default: plain ones, which are valid and have the stated sizes and durations.
   */
  media?: Media;
  /**
   * How answers write the URLs of files: `http` for URLs on the origin of the request, `data` for data URLs, which
   * work in a page without a server. Default: `http`.
   */
  fileUrls?: 'http' | 'data';
  /** Whether pages of any origin may call (CORS). Default: true. */
  cors?: boolean;
  /** How many livestreams may run or wait at once, over all rooms. Default: 3. */
  concurrency?: number;
  /** Sends callbacks. Default: the global `fetch`. */
  fetch?: typeof fetch;
}

/** The options with their defaults. */
export type Settings = Required<Omit<SimulatorOptions, 'account' | 'start'>> & {
  account: Account;
  /** Undefined for the real time. */
  start: number | undefined;
};

/** Fills in the defaults. */
export function resolveOptions(options: SimulatorOptions): Settings {
  return {
    region: options.region ?? 'cn-north-4',
    now: options.now ?? Date.now,
    speed: options.speed ?? 1,
    start: options.start,
    seed: options.seed ?? true,
    media: options.media ?? plainMedia,
    fileUrls: options.fileUrls ?? 'http',
    cors: options.cors ?? true,
    concurrency: options.concurrency ?? 3,
    fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
    account: { ...defaultAccount, ...options.account },
  };
}
