/** A complete installation in virtual time: the simulator, the backend with its event stream, and a faulty network. */
import { setRandomSource } from './deterministic-globals.js';
import { runKyTimersOn } from '../helpers/ky-timers.js';
import {
  createClient,
  fetchToken,
  readLiveEvent,
  type Client,
  type GetToken,
  type LiveEvent,
  type Token,
} from '../../src/api/index.js';
import { Live } from '../../src/live/index.js';
import { loadLiveModule } from '../../src/live/load-live-module.js';
import { createHandler } from '../../src/server/index.js';
import {
  createSimulator,
  defaultAccount,
  type LoggedCall,
  type SetInventions,
  type Simulator,
} from '../../demo/simulator/index.js';
import { Network } from './network.js';
import {
  VirtualBrowser,
  VirtualTime,
  createRandom,
  runningTab,
  second,
  type VirtualTab,
} from './virtual-browser.js';
import { inventedOptions } from '../helpers/invented.js';
import { SharedStore } from '../helpers/shared-store.js';

// The lazy module loads in real time, so load it before the first test.
await loadLiveModule();

const service = 'https://metastudio.test';
const backend = 'https://shop.test/backend';
const key = 'callback-key';

const avatar = 'a'.repeat(32);
const voice = 'b'.repeat(32);

/** The minimum library for a livestream. */
const library = [
  {
    asset_id: avatar,
    asset_type: 'HUMAN_MODEL_2D',
    asset_extra_meta: { human_model_2d_meta: { support_live: true } },
  },
  {
    asset_id: voice,
    asset_type: 'VOICE_MODEL',
    asset_extra_meta: { voice_model_meta: { is_realtime_voice: true } },
  },
].map((asset) => ({ source: 'SYSTEM' as const, asset: { ...asset, asset_state: 'ACTIVED' as const } }));

/** Pauses before a callback that was answered with 5xx is sent again, in milliseconds. */
const callbackPauses = [1000, 3000];

/** How a callback of the service is delivered. */
export interface Delivery {
  /** Milliseconds after which it arrives. */
  late: number;
  /** How often it arrives. */
  times: number;
  /** Whether later ones may arrive before it. */
  isOvertaken?: boolean;
  /** Whether it arrives at an instance that has not opened the last event stream; a second time at the next one. */
  isElsewhere?: boolean;
}

export interface OpenTab {
  tab: VirtualTab;
  client: Client;
  live: Live;
}

/** The true state of a task. */
export interface ActualJob {
  job_id: string;
  room_id: string;
  state: string;
  rtmp: string | null;
}

export class VirtualShop {
  readonly time = new VirtualTime();
  readonly random: () => number;
  readonly browser: VirtualBrowser;
  readonly simulator: Simulator;
  readonly network: Network;
  /** Returns how a callback is delivered. */
  callbacks: () => Delivery = () => ({ late: 0, times: 1 });
  /** Called with each event when the service reports it. */
  onReport: (event: LiveEvent) => void = () => undefined;
  /** Called whenever the service may have changed. */
  onJobs: (jobs: readonly ActualJob[]) => void = () => undefined;
  /** Called with each error of the backend. */
  onError: (error: unknown) => void = (error) => console.error(error);
  /** A request whose response arrives when all callbacks have been sent. It is reused every second. */
  private readonly delivered = new Request(`${service}/_simulator/clock`, { method: 'POST' });
  private readonly state = new Request(`${service}/_simulator/state`);
  private active = false;
  /** Time at which the last callback in transit arrives. */
  private arrives_at = 0;
  /** The instance that has opened the last event stream. */
  private streams_at = 0;
  private readonly backends: ReturnType<typeof createHandler>[];
  private readonly store = new SharedStore(() => this.time.now);
  /** Which instance receives a request, as a balancer decides it. Default: any. */
  balance: ((request: Request) => number) | undefined;
  private token: Token | undefined;

  constructor(
    readonly seed = 1,
    private readonly events = true,
    invented: SetInventions = {},
    instances = 1,
    /** Whether the instances share a store; otherwise each has one of its own. */
    private readonly isShared = true,
  ) {
    this.random = createRandom(seed);
    setRandomSource(this.random);
    runKyTimersOn((milliseconds, run) => {
      const tab = runningTab.getStore();
      return this.time.schedule(milliseconds, () => (tab ? tab.run(run) : run()));
    });
    this.browser = new VirtualBrowser(this.time, this.random);
    this.network = new Network(this.time, (...call) => this.deliver(...call));
    const toBackend: typeof fetch = (input, init) => this.receiveCallback(new Request(input, init));
    this.simulator = createSimulator({
      ...inventedOptions,
      invented,
      seed: library,
      now: () => this.time.now,
      concurrency: 1000,
      fetch: toBackend,
    });
    this.backends = Array.from({ length: instances }, () => this.startBackend());
    this.scheduleBeat();
  }

  private startBackend(): ReturnType<typeof createHandler> {
    const { user, password, domain, project_id } = defaultAccount;
    return createHandler({
      region: 'cn-north-4',
      mode: 'direct', // the pages' own reads and writes, in all orders
      endpoint: service,
      credentials: { endpoint: service, user, password, domain, project: project_id },
      authorize: () => true,
      callbacks: { keys: [key] },
      ...(this.isShared && { store: this.store.view() }),
      onRefused: () => undefined, // callbacks that come twice
      onError: (error) => this.onError(error),
      fetch: (input, init) => this.simulator.fetch(new Request(input, init)),
      now: () => this.time.now,
      every: (milliseconds, tick) => {
        let cancel = () => {};
        const again = () => (cancel = this.time.schedule(milliseconds, () => (tick(), again())));
        again();
        return () => cancel();
      },
    });
  }

  /** The instance that the balancer chooses for a request. */
  private chosenFor(request: Request): number {
    const { length } = this.backends;
    return this.balance?.(request) ?? (length > 1 ? Math.floor(this.random() * length) : 0);
  }

  /** Kills an instance: its streams break, and another takes its place with what the store holds. */
  killBackend(): void {
    const index = Math.floor(this.random() * this.backends.length);
    void this.backends[index]?.close();
    this.backends[index] = this.startBackend();
  }

  /** Lets the store of all instances go away or come back. */
  setStoreAway(isAway: boolean): void {
    this.store.setAway(isAway);
  }

  /** Restarts an instance: what it alone had stored is gone. Connections to it must be broken by the network. */
  restart(instance: number): void {
    this.backends[instance] = this.startBackend();
  }

  private toBackend(request: Request, target = this.chosenFor(request)): Promise<Response> {
    if (new URL(request.url).pathname.endsWith('/events')) this.streams_at = target;
    return (this.backends[target] as ReturnType<typeof createHandler>).fetch(request);
  }

  /** Runs the due events of the service every second while it has any. */
  private scheduleBeat(): void {
    this.time.schedule(second, () => {
      if (this.active) void this.time.track(this.beat());
      this.scheduleBeat();
    });
  }

  private async beat(): Promise<void> {
    if (this.events) await this.simulator.fetch(this.delivered);
    await this.refreshJobs();
  }

  /** Reads the true state of all tasks. */
  private async refreshJobs(): Promise<void> {
    const response = await this.simulator.fetch(this.state);
    const { jobs } = (await response.json()) as { jobs: ActualJob[] };
    this.active = jobs.some(({ state }) => state === 'WAITING' || state === 'PROCESSING');
    this.onJobs(jobs);
  }

  async control(name: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await this.simulator.fetch(new Request(`${service}/_simulator/${name}`, init));
    return response.json().catch(() => undefined) as Promise<unknown>;
  }

  async jobs(): Promise<ActualJob[]> {
    return ((await this.control('state')) as { jobs: ActualJob[] }).jobs;
  }

  async log(): Promise<LoggedCall[]> {
    const { requests } = (await this.control('requests')) as { requests: LoggedCall[] };
    return requests.filter(({ path }) => path.includes('smart-live'));
  }

  /** Calls the service directly, without the simulated network. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    this.token ??= await this.backends[0]!.getToken();
    const url = `${service}/v1/${this.token.project_id}/${path}`;
    const headers = { 'x-auth-token': this.token.token, 'content-type': 'application/json' };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const text = await (await this.simulator.fetch(new Request(url, init))).text();
    if (method === 'POST') await this.refreshJobs();
    return (text === '' ? {} : JSON.parse(text)) as T;
  }

  /** Creates a room that can go on air. */
  async createRoom(name = 'Spring sale'): Promise<string> {
    await this.time.pass(300); // the service creates five in a second at most
    const shoot_scripts = [1, 2, 3].map((sequence_no) => ({
      sequence_no,
      title: `Paragraph ${sequence_no}`,
      text_config: {
        text: 'We open the doors at nine, and whoever comes first gets the second tin for free. '.repeat(3),
      },
    }));
    const { room_id } = await this.call<{ room_id: string }>('POST', 'smart-live-rooms', {
      room_name: name,
      video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920 },
      play_policy: { repeat_count: -1 },
      output_urls: ['rtmp://push.example/live'],
      stream_keys: ['k3y'],
      scene_scripts: [
        {
          script_name: 'Tea',
          model_asset_id: avatar,
          voice_config: { voice_asset_id: voice },
          shoot_scripts,
        },
      ],
      live_event_callback_config: {
        live_event_type_callback_url: `${backend}/callbacks`,
        auth_type: 'MSS_A_HEAD',
        key,
        callback_event_type: ['SHOOT_SCRIPT_SWITCH', 'RTMP_STREAM_STATE_CHANGE', 'REPLY_COMMAND_FINISH'],
      },
    });
    return room_id;
  }

  /** Opens a tab with a watch. */
  open(options: { locks?: boolean } = {}): OpenTab {
    const tab = this.browser.open(options);
    const fetch = this.network.fetchFor(tab);
    const clock = { now: () => this.time.now, wait: tab.wait };
    const getToken: GetToken = (options) => fetchToken(`${backend}/token`, { ...options, fetch });
    const client = createClient({ getToken, fetch, clock });
    const live = new Live({
      client,
      fetch,
      share: true,
      environment: tab.environment,
      ...(this.events && { eventsUrl: `${backend}/events` }),
    });
    return { tab, client, live };
  }

  /** Delivers a call, which the service executes even if the caller has aborted it. A stream ends with its reader. */
  private async deliver(url: URL, init: RequestInit, signal: AbortSignal | undefined): Promise<Response> {
    if (url.origin !== service)
      return this.toBackend(new Request(url, { ...init, ...(signal && { signal }) }));
    const response = await this.simulator.fetch(new Request(url, init));
    if (init.method === 'POST') await this.refreshJobs();
    return response;
  }

  /** Receives a callback of the service and forwards it, possibly delayed, repeated, out of order or to another instance. */
  private async receiveCallback(request: Request): Promise<Response> {
    const body = await request.text();
    const event = readLiveEvent(body);
    if (event) this.onReport(event);
    const { late, times, isOvertaken = false, isElsewhere = false } = this.callbacks();
    const arrives_at = isOvertaken ? this.time.now + late : Math.max(this.arrives_at, this.time.now + late);
    if (!isOvertaken) this.arrives_at = arrives_at;
    const { url, method, headers } = request;
    const letter = () => new Request(url, { method, headers, body });
    for (let time = 0; time < times; time++) {
      const target = isElsewhere ? this.instanceWithout(time) : undefined;
      this.time.schedule(
        arrives_at - this.time.now,
        () => void this.time.track(this.sendCallback(letter, target)),
      );
    }
    return new Response();
  }

  /** An instance that has not opened the last event stream; for a second delivery the next one. */
  private instanceWithout(time: number): number {
    return (this.streams_at + 1 + time) % this.backends.length;
  }

  /** Sends a callback, again some seconds after a 5xx. */
  private async sendCallback(letter: () => Request, target?: number, tries = 0): Promise<void> {
    const { status } = await this.toBackend(letter(), target);
    const pause = callbackPauses[tries];
    if (status < 500 || pause === undefined) return;
    this.time.schedule(pause, () => void this.time.track(this.sendCallback(letter, target, tries + 1)));
  }
}
