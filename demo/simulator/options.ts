/** What a simulator is made with, and whom it lets in unless told otherwise. */

import type { DigitalAssetInfo } from '../../src/api/index.js';

/** An account at the simulated IAM, with one user, one access key and one project. */
export interface Account {
  /** IAM user name. */
  user: string;
  /** Name of the account that the user belongs to. */
  domain: string;
  password: string;
  /** Access key ID, for signed requests (reference 3.2). */
  access_key: string;
  /** Secret access key. */
  secret_key: string;
  /** 32 hexadecimal digits. */
  project_id: string;
  /** Name of the project: the region's, as on Huawei Cloud. */
  project_name: string;
  /**
   * Whether it is an NA user, who confirms the avatars that it has trained and need not send identity papers
   * (reference 7.1, 7.6). Default: true.
   */
  na_user?: boolean;
}

/** Credentials that work when no `account` is given. They open nothing but the simulator. */
export const defaultAccount: Account = {
  user: 'operator',
  domain: 'demo-shop',
  password: 'simulated-password',
  access_key: 'SIMULATEDACCESSKEY01',
  secret_key: 'simulatedSecretKeySimulatedSecretKey0001',
  project_id: '70b76a2f9c1e34253880af501cd8e6b2',
  project_name: 'cn-north-4',
};

/** An asset of the library: whose it is, and how the service shows it. */
export interface SeedAsset {
  source: 'SYSTEM' | 'CUSTOMIZATION';
  asset: DigitalAssetInfo;
}

export interface SimulatorOptions {
  /** Credentials and project. Default: `defaultAccount`. */
  account?: Partial<Account>;
  /** Whose throttle row applies (reference 1.5). Default: `cn-north-4`. */
  region?: 'cn-north-4' | 'cn-east-3' | 'ap-southeast-3';
  /** The machine's clock, in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
  /** Simulated seconds that pass in a real one; 0 stands still. Default: 1. */
  speed?: number;
  /** Simulated time at the beginning, in milliseconds since 1970. Default: what `now` says. */
  start?: number;
  /** The library: its own assets, none, or the ones given. Default: true, its own. */
  seed?: boolean | readonly SeedAsset[];
  /**
   * How download URLs are written: `url`, on the origin of the request, or `data`, for use inside a page where no
   * server answers. Default: `url`.
   */
  media?: 'url' | 'data';
  /** Whether any origin may call. Default: true. */
  cors?: boolean;
  /** Livestreams that may run or wait at once, in all rooms. Default: 3. */
  concurrency?: number;
  /** Sends the callbacks. Default: the global `fetch`. */
  fetch?: typeof fetch;
}

export type Settings = Required<Omit<SimulatorOptions, 'account' | 'start'>> & {
  account: Account;
  start: number | undefined;
};

/** The options with their defaults. */
export function resolveOptions(options: SimulatorOptions): Settings {
  return {
    region: options.region ?? 'cn-north-4',
    now: options.now ?? Date.now,
    speed: options.speed ?? 1,
    start: options.start,
    seed: options.seed ?? true,
    media: options.media ?? 'url',
    cors: options.cors ?? true,
    concurrency: options.concurrency ?? 3,
    fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
    account: { ...defaultAccount, ...options.account },
  };
}
