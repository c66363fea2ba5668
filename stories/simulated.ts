/**
 * Runs the simulated service and the backend inside the page, so that stories can show every state without a server.
 */
import { html, type TemplateResult } from 'lit';
import {
  createSmartLiveRoom,
  createClient,
  createVideoScripts,
  listAssets,
  listSmartLive,
  showSmartLiveRoom,
  startSmartLive,
  stopSmartLive,
  updateSmartLiveRoom,
  type SmartLiveRoomBody,
  type Token,
} from '../src/api/index.js';
import { createHandler, type Grant } from '../src/server/index.js';
import { art } from '../demo/media/index.js';
import {
  createSimulator,
  defaultAccount,
  type Inventions,
  type SetInventions,
  type Simulator,
} from '../demo/simulator/index.js';
import '../src/elements/provider/define.js';

const service = 'https://metastudio.test';
const callbackKey = 'story-key';
const sessionSecret = 'the secret of sessions in stories';

/** Where the page reaches the backend. */
const backend = `${location.origin}/backend`;

/** What a page's session may do: a word, or names of operations; with `rooms` only there. */
export interface SessionGrant {
  may: 'view' | 'operate' | 'edit' | 'administer' | readonly string[];
  rooms?: readonly string[];
}

/** The simulated service, its backend, and shortcuts for preparing a state. */
export interface Stage {
  simulator: Simulator;
  fetch: typeof fetch;
  /** Asks the backend for a session, which may do everything unless it is said otherwise (`asSession`). */
  getToken: (options?: { signal?: AbortSignal; renew?: boolean }) => Promise<Token>;
  /** Sends a request to the simulator's own controls, as `('faults', { rules: [...] })`. */
  control: (name: string, body: unknown) => Promise<Response>;
  /** Creates a room that can go on air. */
  createRoom: () => Promise<string>;
  /** Creates a video script. */
  createVideoScript: () => Promise<string>;
  /** Starts a room and advances the simulated clock, unless told otherwise until it is heard; resolves to the ID of the task. */
  goLive: (room_id: string, seconds?: number) => Promise<string>;
  /** Stops all tasks of a room. */
  stop: (room_id: string) => Promise<void>;
  /** Changes a room as another client would. */
  changeRoom: (room_id: string, members: object) => Promise<void>;
}

interface StageOptions {
  /**
   * How pages reach the service. Default: `proxy`, as most customers' do. `direct` is for tests of what a page knows when
   * its own connection to the service fails.
   */
  mode?: 'proxy' | 'direct';
  speed?: number;
  /** Whether the library has assets. Default: true. */
  seed?: boolean;
  invented?: SetInventions;
  inventedSeed?: number | undefined;
}

/**
 * A new simulator with a backend; `speed` is the number of simulated seconds per real second, default 1. `inventedSeed`
 * varies what the simulator invents, but for the values in `invented`; tests set it for all stages by a global variable.
 */
export function stage({
  mode = 'proxy',
  speed = 1,
  seed = true,
  invented = {},
  inventedSeed = globalSeed(),
}: StageOptions = {}): Stage {
  const { user, password, domain, project_id } = defaultAccount;
  const simulator = createSimulator({
    ...(inventedSeed !== undefined && { inventedSeed }),
    invented,
    media: art,
    seed,
    fileUrls: 'data',
    speed,
    fetch: (input, init) => handler.fetch(new Request(input, init)),
  });
  const toService: typeof fetch = (input, init) => simulator.fetch(new Request(input, init));
  const handler = createHandler({
    region: 'cn-north-4',
    mode,
    sessionSecrets: [sessionSecret],
    endpoint: service,
    credentials: { endpoint: service, user, password, domain, project: project_id },
    authorize: (request) => ({ user: 'anna', ...grantIn(request) }),
    callbacks: { keys: [callbackKey] },
    // Hours pass in a moment here, so that equal events have equal signatures, as repetitions have.
    onRefused: ({ code, reason }) => {
      if (code !== 'MSW.CALLBACK_REPEATED') console.warn(reason);
    },
    // Stories have the service fail on purpose, and show what the elements make of it.
    onError: () => undefined,
    fetch: toService,
  });
  const client = createClient({ getToken: handler.getToken, fetch: toService });
  const control = (name: string, body: unknown) =>
    simulator.fetch(
      new Request(`${service}/_simulator/${name}`, { method: 'POST', body: JSON.stringify(body) }),
    );
  const fromPage: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    return request.url.startsWith(`${backend}/`) ? handler.fetch(request) : simulator.fetch(request);
  };
  return {
    simulator,
    fetch: fromPage,
    getToken: (options) => openSession(fromPage, { may: 'administer' }, options),
    control,
    createRoom: async () => {
      const first = async (query: object) =>
        (
          await client.call(listAssets, {
            query: { asset_source: 'ALL', asset_state: 'ACTIVED', limit: 100, ...query },
          })
        ).assets ?? [];
      const avatars = await first({ asset_type: 'HUMAN_MODEL_2D' });
      const voices = await first({ asset_type: 'VOICE_MODEL', is_realtime_voice: true });
      const avatar = avatars.find(({ asset_extra_meta: meta }) => meta?.human_model_2d_meta?.support_live);
      const { room_id } = await client.call(createSmartLiveRoom, {
        body: {
          room_name: 'Osmanthus tea, evening show',
          video_config: { bitrate: 4000, width: 1080, height: 1920 },
          play_policy: { repeat_count: -1 },
          output_urls: ['rtmp://push.example/live'],
          stream_keys: ['story'],
          live_event_callback_config: {
            live_event_type_callback_url: 'https://shop.example/backend/callbacks',
            auth_type: 'MSS_A_HEAD',
            key: callbackKey,
            callback_event_type: ['SHOOT_SCRIPT_SWITCH', 'RTMP_STREAM_STATE_CHANGE', 'REPLY_COMMAND_FINISH'],
          },
          scene_scripts: [
            {
              script_name: 'Tea',
              model_asset_id: avatar?.asset_id ?? '',
              voice_config: { voice_asset_id: voices[0]?.asset_id ?? '' },
              shoot_scripts: [
                {
                  sequence_no: 1,
                  title: 'Greeting',
                  text_config: {
                    text: 'Welcome, everyone. Tonight we taste osmanthus tea from the hills of Guilin, and whoever stays until the end gets the second tin for free. Tell us in the comments where you are watching from, and what you drink there.',
                  },
                },
                {
                  sequence_no: 2,
                  title: 'Offer',
                  text_config: {
                    text: '<speak>两罐一起买<break time="500ms"/>只要<phoneme ph="yi2">一</phoneme>罐的价钱。</speak>',
                  },
                },
                {
                  sequence_no: 3,
                  title: 'Closing',
                  text_config: { text: 'Tap the basket below. We ship today.' },
                },
              ],
            },
          ],
        },
      });
      return room_id ?? '';
    },
    createVideoScript: async () => {
      const query = { asset_source: 'ALL', asset_state: 'ACTIVED', limit: 1 } as const;
      const first = async (asset_type: string) =>
        (await client.call(listAssets, { query: { ...query, asset_type } })).assets?.[0]?.asset_id ?? '';
      const paragraph = (sequence_no: number, text: string) => ({
        sequence_no,
        shoot_script: {
          script_type: 'TEXT' as const,
          text_config: { text },
          background_config: [{ background_type: 'COLOR' as const, background_color_config: '#F4F1EA' }],
        },
      });
      const { script_id } = await client.call(createVideoScripts, {
        body: {
          script_name: 'Osmanthus tea, a minute',
          model_asset_id: await first('HUMAN_MODEL_2D'),
          voice_config: { voice_asset_id: await first('VOICE_MODEL') },
          video_config: { bitrate: 4000, width: 1920, height: 1080 },
          priv_data: 'tea-17',
          shoot_scripts: [
            paragraph(1, 'Osmanthus flowers in October, and only for ten days.'),
            paragraph(2, '<speak>两罐一起买<break time="500ms"/>只要一罐的价钱。</speak>'),
            paragraph(3, 'Steep it for three minutes. Not more.'),
          ],
        },
      });
      return script_id ?? '';
    },
    goLive: async (room_id, seconds) => {
      const { job_id } = await client.call(startSmartLive, { path: { room_id }, body: {} });
      await control('clock', { advance: seconds ?? (await secondsUntilHeard(simulator)) });
      return job_id ?? '';
    },
    stop: async (room_id) => {
      const { smart_live_jobs = [] } = await client.call(listSmartLive, {
        path: { room_id },
        query: { state: 'PROCESSING,WAITING' },
      });
      for (const { job_id } of smart_live_jobs ?? [])
        await client.call(stopSmartLive, { path: { room_id, job_id: job_id ?? '' } });
      await control('clock', { advance: 5 });
    },
    changeRoom: async (room_id, members) => {
      const room = await client.call(showSmartLiveRoom, { path: { room_id } });
      const body = { ...(room as SmartLiveRoomBody), ...members };
      await client.call(updateSmartLiveRoom, { path: { room_id }, body });
    },
  };
}

/** Seconds after which a livestream is on air, its stream connected, and its first paragraph begun. */
async function secondsUntilHeard(simulator: Simulator): Promise<number> {
  const answer = await simulator.fetch(new Request(`${service}/_simulator/inventions`));
  const { liveWaitingSeconds, connectingSeconds } = (await answer.json()) as Inventions;
  return liveWaitingSeconds + connectingSeconds + 4;
}

function globalSeed(): number | undefined {
  const { inventedSeed } = globalThis as { inventedSeed?: string };
  return inventedSeed ? Number(inventedSeed) : undefined;
}

/** The stage as a page sees it whose session has a grant. A function gives each new session its own. */
export function asSession(one: Stage, grant: SessionGrant | (() => SessionGrant)): Stage {
  const getToken: Stage['getToken'] = (options) =>
    openSession(one.fetch, typeof grant === 'function' ? grant() : grant, options);
  return { ...one, getToken };
}

/** The header by which a page says who its visitor is; elsewhere the visitor's cookie does. */
const visitorHeader = 'x-visitor';

/** What the visitor may do; everything where nobody says it, as with the event streams of direct mode. */
function grantIn({ headers }: Request): { may: Grant['may']; rooms?: string[] } {
  const visitor = headers.get(visitorHeader) ?? '{ "may": "administer" }';
  return JSON.parse(visitor) as { may: Grant['may']; rooms?: string[] };
}

async function openSession(
  fetch: Stage['fetch'],
  grant: SessionGrant,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Token> {
  const headers = { [visitorHeader]: JSON.stringify(grant) };
  const answer = await fetch(`${backend}/token`, { method: 'POST', headers, signal: signal ?? null });
  if (!answer.ok) throw new Error(`No session: ${await answer.text()}`);
  return (await answer.json()) as Token;
}

/** Renders elements inside a provider that is connected to the stage. */
export function on({ getToken, fetch }: Stage, content: TemplateResult): TemplateResult {
  return html`<mss-provider events-url="/backend/events" .getToken=${getToken} .fetch=${fetch}
    >${content}</mss-provider
  >`;
}
