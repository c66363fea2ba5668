/** A bench for the tests: a simulator with a stopped clock, a library of six assets, and an authenticated caller. */
import type { DigitalAssetInfo, SmartLiveJob, SmartLiveRoomBaseInfo } from '../../src/api/index.js';
import {
  createSimulator,
  defaultAccount,
  type Inventions,
  type LoggedCall,
  type OutcomeRule,
  type SeedAsset,
  type SetInventions,
  type Simulator,
  type SimulatorOptions,
} from '../../demo/simulator/index.js';
import { inventedOptions } from '../helpers/invented.js';

export const origin = 'https://metastudio.test';
export const storage = 'https://storage.metastudio.test';
export const start = Date.UTC(2026, 0, 5, 9, 0, 0);
const { project_id } = defaultAccount;

/** IDs of the library below. */
export const ids = {
  avatar: 'a0000000000000000000000000000001',
  filmAvatar: 'a0000000000000000000000000000002',
  sleepingAvatar: 'a0000000000000000000000000000003',
  voice: 'b0000000000000000000000000000001',
  slowVoice: 'b0000000000000000000000000000002',
  background: 'c0000000000000000000000000000001',
};

function seed(
  source: SeedAsset['source'],
  asset_id: string,
  asset_name: string,
  day: number,
  asset: SeedAsset['asset'],
): SeedAsset {
  const create_time = `2025-01-${String(day).padStart(2, '0')}T00:00:00Z`;
  return { source, asset: { asset_id, asset_name, create_time, asset_state: 'ACTIVED', ...asset } };
}

export const library: readonly SeedAsset[] = [
  seed('SYSTEM', ids.avatar, 'Wang', 1, {
    asset_type: 'HUMAN_MODEL_2D',
    tags: ['Office', 'Female'],
    asset_extra_meta: {
      human_model_2d_meta: { support_live: true, is_action_editable: true, model_version: 'V3' },
    },
    files: [
      { file_name: 'cover.svg', file_type: 'SVG', asset_file_category: 'COVER', ...{ media: 'cover/wang' } },
    ],
  }),
  seed('SYSTEM', ids.filmAvatar, 'Film only', 2, {
    asset_type: 'HUMAN_MODEL_2D',
    tags: ['Office'],
    asset_extra_meta: { human_model_2d_meta: { support_live: false, is_action_editable: false } },
  }),
  seed('SYSTEM', ids.sleepingAvatar, 'Asleep', 3, { asset_type: 'HUMAN_MODEL_2D', asset_state: 'UNACTIVED' }),
  seed('SYSTEM', ids.voice, 'Clear', 4, {
    asset_type: 'VOICE_MODEL',
    asset_extra_meta: { voice_model_meta: { sex: 'FEMALE', language: 'CN', is_realtime_voice: true } },
  }),
  seed('SYSTEM', ids.slowVoice, 'Deep', 5, {
    asset_type: 'VOICE_MODEL',
    asset_extra_meta: { voice_model_meta: { sex: 'MALE', language: 'EN', is_realtime_voice: false } },
  }),
  seed('CUSTOMIZATION', ids.background, 'Studio wall', 6, {
    asset_type: 'IMAGE',
    system_properties: [{ key: 'BACKGROUND_IMG', value: 'Yes' }],
  }),
];

/** The members of responses that the tests read. */
export interface AnswerBody {
  error_code?: string;
  error_msg?: string;
  request_id?: string;
  room_id?: string;
  job_id?: string;
  state?: string;
  command_id?: string;
  result?: string;
  duration?: number;
  stream_duration?: number;
  count?: number;
  assets?: DigitalAssetInfo[];
  smart_live_rooms?: SmartLiveRoomBaseInfo[];
  smart_live_jobs?: SmartLiveJob[];
  files?: { download_url: string }[];
  requests?: LoggedCall[];
  jobs?: {
    job_id: string;
    speaking: string | null;
    round: number;
    waiting_replies: number;
    rtmp: string | null;
    layers: { layer_type: string; what: string }[];
  }[];
  [member: string]: unknown;
}

export interface Answered {
  status: number;
  body: AnswerBody;
  headers: Headers;
}

export interface Bench {
  simulator: Simulator;
  token: string;
  /** What this simulator invents. */
  invented: Inventions;
  /** Calls the service: `('GET', 'smart-live-rooms')`. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** Uses the simulator's own controls: `('POST', 'clock', { advance: 5 })`. */
  control(method: string, name: string, body?: unknown): Promise<Answered>;
  /** Advances the simulated clock by a number of seconds. */
  advance(seconds: number): Promise<void>;
  journal(): Promise<LoggedCall[]>;
  /** Chooses an outcome: `({ kind: 'video', outcome: 'FAILED' })`. */
  choose(rule: OutcomeRule): Promise<void>;
}

/** Creates a bench with an authenticated caller. The clock is stopped; tests advance it. */
export async function bench(options: SimulatorOptions = {}): Promise<Bench> {
  const simulator = createSimulator({
    now: () => start,
    speed: 0,
    seed: library,
    ...inventedOptions,
    ...options,
  });
  const token = (await signIn(simulator)).headers.get('x-subject-token') ?? '';
  const control: Bench['control'] = (method, name, body) =>
    send(simulator, method, `/_simulator/${name}`, body);
  const invented = (await control('GET', 'inventions')).body as unknown as Inventions;
  return {
    simulator,
    token,
    invented,
    control,
    call: (method, path, body, headers = {}) =>
      send(simulator, method, `/v1/${project_id}/${path}`, body, { 'X-Auth-Token': token, ...headers }),
    advance: async (seconds) => void (await control('POST', 'clock', { advance: seconds })),
    journal: async () => (await control('GET', 'requests')).body.requests ?? [],
    choose: async (rule) => {
      const { status, body } = await control('POST', 'outcomes', rule);
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
  };
}

/** A bench for tests that rely on values of inventions. */
export function benchWith(values: SetInventions): typeof bench {
  return (options = {}) => {
    const own = options.invented === 'random' ? {} : options.invented;
    return bench({ ...options, invented: { ...values, ...own } });
  };
}

/** Sends a request by its path. */
export async function send(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const type: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const url = path.startsWith('https:') ? path : `${origin}${path}`;
  const response = await simulator.fetch(
    new Request(url, { method, ...content, headers: { ...type, ...headers } }),
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) as AnswerBody };
}

/** Requests a token from IAM; members of the account may be replaced by wrong ones. */
export function signIn(
  simulator: Simulator,
  wrong: Partial<typeof defaultAccount> = {},
  scope: unknown = { project: { id: project_id } },
): Promise<Answered> {
  const { user, password, domain } = { ...defaultAccount, ...wrong };
  const identity = {
    methods: ['password'],
    password: { user: { name: user, password, domain: { name: domain } } },
  };
  return send(simulator, 'POST', '/v3/auth/tokens', { auth: { identity, scope } });
}

/** A room of two paragraphs: 25 words are 6 seconds, 50 are 12. */
export function roomBody(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    room_name: 'Spring sale',
    scene_scripts: [
      {
        script_name: 'Opening',
        model_asset_id: ids.avatar,
        voice_config: { voice_asset_id: ids.voice },
        background_config: [{ background_type: 'IMAGE', background_asset_id: ids.background }],
        shoot_scripts: [paragraph(1, 'Welcome', 25), paragraph(2, 'Offer', 50)],
      },
    ],
    ...more,
  };
}

/** A paragraph with a number of words. */
export function paragraph(sequence_no: number, title: string, words: number): Record<string, unknown> {
  return { sequence_no, title, text_config: { text: wordsOf(words) } };
}

/** A number of Chinese characters, each of which counts as a word. */
export function wordsOf(count: number): string {
  return '好'.repeat(count);
}

/** Creates a room and returns its ID. */
export async function createRoom({ call }: Bench, more: Record<string, unknown> = {}): Promise<string> {
  const { body } = await call('POST', 'smart-live-rooms', roomBody(more));
  return body.room_id ?? '';
}

/** A requested livestream, and its path. */
export interface Live {
  room_id: string;
  job_id: string;
  /** Path of the task, for `call`. */
  path: string;
  answer: Answered;
  show(): Promise<AnswerBody>;
  command(command: string, params?: unknown): Promise<Answered>;
  stop(): Promise<Answered>;
}

/** Creates a room, starts a livestream in it, and waits until it is on air. */
export async function goLive(
  on: Bench,
  more: Record<string, unknown> = {},
  body: unknown = {},
): Promise<Live> {
  const live = await startLive(on, await createRoom(on, more), body);
  await on.advance(on.invented.liveWaitingSeconds);
  return live;
}

/** Starts a livestream in a room. */
export async function startLive({ call }: Bench, room_id: string, body: unknown = {}): Promise<Live> {
  const answer = await call('POST', `smart-live-rooms/${room_id}/smart-live-jobs`, body);
  const job_id = answer.body.job_id ?? '';
  const path = `smart-live-rooms/${room_id}/smart-live-jobs/${job_id}`;
  return {
    room_id,
    job_id,
    path,
    answer,
    show: async () => (await call('GET', path)).body,
    command: (command, params = {}) => call('POST', `${path}/command`, { command, params }),
    stop: () => call('POST', `${path}/stop`),
  };
}

/** A receiver of callbacks: records them, and responds with `status`. */
export function receiver(status: () => number = () => 200) {
  const received: { url: string; headers: Headers; event_type: string; message: Record<string, string> }[] =
    [];
  const receive: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { event_type, message } = (await request.json()) as { event_type: string; message: string };
    const opened = JSON.parse(message) as Record<string, string>;
    received.push({ url: request.url, headers: request.headers, event_type, message: opened });
    return new Response(null, { status: status() });
  };
  return { received, fetch: receive };
}

/** A callback configuration that subscribes to every event. */
export function callbacks(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    live_event_callback_config: {
      live_event_type_callback_url: 'https://shop.test/hook?shop=1',
      auth_type: 'NONE',
      callback_event_type: ['SHOOT_SCRIPT_SWITCH', 'RTMP_STREAM_STATE_CHANGE', 'REPLY_COMMAND_FINISH'],
      ...more,
    },
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    return { text };
  }
}
