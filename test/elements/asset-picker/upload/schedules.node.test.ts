/**
 * Schedules of faults at random: whatever happens between the page, the service and its storage, a chosen file ends as one
 * asset with its bytes, or with a reason and nothing left. 40 of them, with LONG=1 a thousand; SEED names the first.
 */
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { after, before, describe, it } from 'node:test';
import { createSimulator, defaultAccount, type Simulator } from '../../../../demo/simulator/index.js';
import { createClient, listAssets, type Client, type DigitalAssetInfo } from '../../../../src/api/index.js';
import { createHandler } from '../../../../src/server/index.js';
import { Leftovers } from '../../../../src/elements/asset-picker/upload/leftovers.js';
import { Turns } from '../../../../src/elements/asset-picker/upload/turns.js';
import { UploadJob, type JobContext } from '../../../../src/elements/asset-picker/upload/upload-job.js';
import { UploadRecords } from '../../../../src/elements/asset-picker/upload/upload-record.js';
import { fileOf, wav } from '../../../helpers/files.js';

const service = 'https://metastudio.test';
const count = process.env['LONG'] ? 1000 : 40;
const firstSeed = Number(process.env['SEED'] ?? 1);
/** Schedules that run side by side. */
const atOnce = 8;
/** How much faster than real time waits pass; time limits, which are longer, must not depend on the machine. */
const haste = 400;
const longestWait = 20_000;

/** A seeded source of numbers from 0 to below 1. */
function randomOf(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const operations = [
  'listAssets',
  'createDigitalAsset',
  'createFile',
  'createLargeFile',
  'upload',
  'confirmFileUpload',
  'showAsset',
  'deleteAsset',
];
const storageEvents = ['expire', 'nonsense', 'refuse'] as const;

interface Schedule {
  rules: object[];
  /** What the storage does at the first upload, beside the rules. */
  storage: (typeof storageEvents)[number] | undefined;
  /** Number of the request at which the tab is closed; it is carried out or not. */
  closedAt: number;
  isLastCarriedOut: boolean;
  inParts: boolean;
  isTwice: boolean;
  isCancelled: boolean;
}

function scheduleOf(seed: number): Schedule {
  const random = randomOf(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const fault = () => ({
    operation: pick(operations),
    times: 1 + Math.floor(random() * 3),
    ...pick([
      { drop: 'before' },
      { drop: 'after' },
      { status: 500 },
      { status: 503 },
      { status: 403 },
      { status: 429 },
      { delay: 500 },
      { drop: 'before', times: 20 },
    ]),
  });
  return {
    rules: Array.from({ length: Math.floor(random() * 4) }, fault),
    storage: random() < 0.3 ? pick(storageEvents) : undefined,
    closedAt: random() < 0.4 ? 1 + Math.floor(random() * 12) : Infinity,
    isLastCarriedOut: random() < 0.5,
    inParts: random() < 0.5,
    isTwice: random() < 0.2,
    isCancelled: random() < 0.1,
  };
}

const never = new Promise<never>(() => undefined);

/** A service, its library, and the way to it that a schedule disturbs. */
class Scene {
  readonly simulator: Simulator;
  private readonly handler: ReturnType<typeof createHandler>;
  requests = 0;
  private hasUploaded = false;
  /** How far the service's clock was set forward, in milliseconds. */
  private ahead = 0;

  constructor(
    private readonly seed: number,
    private readonly schedule: Schedule,
  ) {
    const { user, password, domain, project_id } = defaultAccount;
    this.simulator = createSimulator({ seed: false, speed: 0, fileUrls: 'data' });
    this.handler = createHandler({
      region: 'cn-north-4',
      mode: 'direct',
      sessionSecrets: ['the secret of sessions in this test'],
      endpoint: service,
      credentials: { endpoint: service, user, password, domain, project: project_id },
      authorize: () => ({ user: 'anna', may: 'administer' }),
      onError: () => undefined,
      now: () => Date.now() + this.ahead,
      fetch: (input, init) => this.simulator.fetch(new Request(input, init)),
    });
  }

  control(name: string, body: object): Promise<Response> {
    return this.simulator.fetch(
      new Request(`${service}/_simulator/${name}`, { method: 'POST', body: JSON.stringify(body) }),
    );
  }

  /** What a page that is not disturbed sends by. */
  readonly fetch: typeof fetch = (input, init) => this.simulator.fetch(new Request(input, init));

  /** What the page of the schedule sends by, until it is closed. */
  readonly disturbed: typeof fetch = async (input, init) => {
    const { closedAt, isLastCarriedOut, storage } = this.schedule;
    const number = ++this.requests;
    if (number > closedAt || (number === closedAt && !isLastCarriedOut)) return never;
    const request = new Request(input, init);
    const isUpload = request.url.includes('/_simulator/upload/') && !this.hasUploaded;
    if (isUpload) this.hasUploaded = true;
    if (isUpload && storage === 'expire') {
      await this.control('clock', { advance: 90_000 });
      this.ahead += 90_000_000;
    }
    if (isUpload && storage === 'nonsense') return new Response('<html>Welcome</html>');
    if (isUpload && storage === 'refuse') return new Response('no', { status: 403 });
    const answer = await this.simulator.fetch(request);
    return number === closedAt ? never : answer;
  };

  context(fetch: typeof globalThis.fetch): JobContext & { client: () => Client } {
    const client = createClient({ getToken: this.handler.getToken, fetch });
    return {
      client: () => client,
      fetch: () => fetch,
      types: () => ['MUSIC'],
      records: () => new UploadRecords(`user ${this.seed}`),
      turns: { hashing: new Turns(1), sending: new Turns(2) },
      parts: this.schedule.inParts ? { partsAbove: 1, partSize: 102_400 } : {},
      // A person goes on when the connection is back.
      changed: (job) => {
        if (job.state === 'paused') setTimeout(() => job.resume(), 5000);
      },
      take: () => undefined,
    };
  }

  /** The assets in the library that are not deleted. */
  async assets(): Promise<DigitalAssetInfo[]> {
    const client = createClient({ getToken: this.handler.getToken, fetch: this.fetch });
    const { assets } = await client.call(listAssets, {
      query: { asset_source: 'CUSTOMIZATION', limit: 100 },
    });
    return (assets ?? []).filter(({ asset_state }) => !['DELETED', 'DELETING'].includes(asset_state ?? ''));
  }
}

/** A file of 300 KB: three parts. */
function fileFor(seed: number): File {
  const bytes = wav(38);
  bytes[100] = seed % 256;
  bytes[101] = seed >> 8;
  return fileOf(`茶 ${seed}.wav`, bytes);
}

async function expectOneAsset(scene: Scene, file: File): Promise<void> {
  const assets = await scene.assets();
  assert.equal(assets.length, 1, JSON.stringify(assets));
  assert.equal(assets[0]?.asset_state, 'ACTIVED');
  const main = assets[0].files?.find((one) => one.asset_file_category === 'MAIN' && one.state === 'CREATED');
  const [, data = ''] = (main?.download_url ?? '').split(',');
  assert.ok(
    Buffer.from(data, 'base64').equals(Buffer.from(await file.arrayBuffer())),
    'the bytes are the file’s',
  );
}

/** Runs one schedule; resolves to how it ended. */
async function run(seed: number): Promise<string> {
  const schedule = scheduleOf(seed);
  const scene = new Scene(seed, schedule);
  const file = fileFor(seed);
  await scene.control('faults', { rules: schedule.rules });
  const context = scene.context(scene.disturbed);
  const jobs = Array.from({ length: schedule.isTwice ? 2 : 1 }, () => new UploadJob(file, context));
  const ended = Promise.all(jobs.map((job) => job.start()));
  if (schedule.isCancelled) setTimeout(() => jobs.map((job) => void job.cancel()), 3000);
  const isClosed = await Promise.race([ended.then(() => false), closed(scene, schedule, jobs)]);
  await scene.control('faults', { rules: [] });
  if (isClosed) return reopen(scene, file, seed);
  for (const job of jobs)
    if (job.state === 'failed') assert.ok(job.error?.reason, 'a reason');
    else assert.ok(['ready', 'cancelled'].includes(job.state), job.state);
  // What could not be removed without a connection is removed with it.
  const leftovers = new Leftovers(context, () => undefined);
  await leftovers.sweep();
  await leftovers.sweep();
  if (jobs.some(({ state }) => state === 'ready')) await expectOneAsset(scene, file);
  else assert.deepEqual(await scene.assets(), [], `nothing is left after ${jobs[0]?.error?.message}`);
  return jobs[0]!.state;
}

/** Resolves when the tab of the schedule is closed, and what it has sent is carried out. */
async function closed(scene: Scene, { closedAt }: Schedule, jobs: readonly UploadJob[]): Promise<boolean> {
  while (scene.requests < closedAt) {
    if (jobs.every(({ hasEnded }) => hasEnded)) return never;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  return true;
}

/** Another page is opened after the tab was closed: nothing is left, and the file, chosen again, makes one asset. */
async function reopen(scene: Scene, file: File, seed: number): Promise<string> {
  held.delete(seed);
  const context = scene.context(scene.fetch);
  const leftovers = new Leftovers(context, () => undefined);
  await leftovers.sweep();
  const assets = await scene.assets();
  if (assets.length > 0) await expectOneAsset(scene, file);
  const job = new UploadJob(file, context, leftovers.takeOffer(file));
  await job.start();
  assert.equal(job.state, 'ready', job.error?.message);
  await expectOneAsset(scene, file);
  assert.deepEqual(context.records().all(), []);
  return 'closed';
}

/** The seed whose page runs, and the locks of that page: when its tab is closed, they are free. */
const page = new AsyncLocalStorage<number>();
const held = new Map<number, Map<string, Promise<unknown>>>();

const locks = {
  request: async (name: string, options: LockOptions, run: (lock: object | null) => Promise<unknown>) => {
    const seed = page.getStore() ?? 0;
    const names = held.get(seed) ?? new Map<string, Promise<unknown>>();
    held.set(seed, names);
    const before = names.get(name);
    if (options.ifAvailable && before) return run(null);
    const turn = (before ?? Promise.resolve()).then(() => run({ name }));
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    names.set(name, settled);
    return turn.finally(() => names.get(name) === settled && names.delete(name));
  },
  query: () => Promise.resolve({}),
};

describe('uploads', () => {
  const { setTimeout: start } = globalThis;
  const originals = Object.fromEntries(
    ['setTimeout', 'localStorage', 'addEventListener', 'removeEventListener', 'navigator'].map((name) => [
      name,
      Object.getOwnPropertyDescriptor(globalThis, name),
    ]),
  );

  before(() => {
    const values = new Map<string, string>();
    const storage = new Proxy(
      {
        getItem: (name: string) => values.get(name) ?? null,
        setItem: (name: string, value: string) => void values.set(name, value),
        removeItem: (name: string) => void values.delete(name),
      },
      {
        ownKeys: () => [...values.keys()],
        getOwnPropertyDescriptor: (_, name) =>
          values.has(String(name)) ? { enumerable: true, configurable: true, value: '' } : undefined,
      },
    );
    const define = (name: string, value: unknown) =>
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    define('localStorage', storage);
    define('navigator', { locks, onLine: true });
    define('addEventListener', () => undefined);
    define('removeEventListener', () => undefined);
    const hasten = (task: () => void, milliseconds = 0, ...rest: unknown[]) =>
      milliseconds <= longestWait
        ? start(task, milliseconds / haste, ...rest)
        : (start(task, milliseconds, ...rest) as unknown as NodeJS.Timeout).unref();
    define('setTimeout', hasten);
  });

  after(() => {
    for (const [name, descriptor] of Object.entries(originals))
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    // What a closed page waits for keeps no process alive.
    const release = (task: () => void, milliseconds = 0, ...rest: unknown[]) =>
      (start(task, milliseconds, ...rest) as unknown as NodeJS.Timeout).unref();
    Object.defineProperty(globalThis, 'setTimeout', { value: release, configurable: true, writable: true });
  });

  it(`end as one asset, or with a reason and nothing left, in ${count} schedules of faults`, async () => {
    const seeds = Array.from({ length: count }, (_, index) => firstSeed + index);
    const ends = new Map<string, number>();
    const runNext = async (): Promise<void> => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const end = await page.run(seed, run, seed).catch((error: unknown) => {
          throw new Error(`Seed ${seed}: ${JSON.stringify(scheduleOf(seed))}: ${String(error)}`, {
            cause: error,
          });
        });
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, runNext));
    for (const end of ['ready', 'failed', 'closed'])
      assert.ok(ends.get(end), `some end as ${end}: ${JSON.stringify([...ends])}`);
  });
});
