/**
 * A server with a room on air: the simulated service, a token backend, a page with the status and the command bar, and
 * an event stream whose rate is set.
 */
import { serve, type ServerType } from '@hono/node-server';
import { createClient, createSmartLiveRoom, listAssets, startSmartLive } from '../../src/api/index.js';
import { createHandler, type Handler } from '../../src/server/index.js';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { buildPage, htmlResponse, type PageBuild } from './page-build.js';
import { inventedOptions } from './invented.js';

/** Milliseconds between two checks of how many events are due. */
const tick = 10;
const streamStates = ['CONNECTED', 'DISCONNECTED', 'RECONNECTING'];
/** Consecutive reports of the pushed stream with the same state: at 50 events a second, it changes every two seconds. */
const reportsPerState = 25;
/** The elements stand side by side: a change of height in one does not move the other. */
const css = 'main { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; align-items: start }';
const titles = ['Greeting', 'Offer', 'Closing'];

export class EventFloodServer {
  private pageBuild: PageBuild | undefined;
  private readonly simulator = createSimulator(inventedOptions);
  private server: ServerType | undefined;
  private backend: Handler | undefined;
  private readonly streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  private readonly spoken: string[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;
  origin = '';
  room_id = '';
  job_id = '';
  /** Events sent so far. */
  sent = 0;

  /** Builds the page from its source, serves it, and puts a room on air. */
  async start(): Promise<void> {
    this.pageBuild = await buildPage('test/sizes/room-status-and-command-bar.ts');
    const listening = new Promise<number>((resolve) => {
      const fetch = (request: Request) => this.answer(request);
      this.server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
    });
    this.origin = `http://127.0.0.1:${await listening}`;
    this.backend = this.createBackend();
    await this.goOnAir();
  }

  stop(): void {
    this.setRate(0);
    for (const stream of this.streams) stream.close();
    this.server?.close();
    this.pageBuild?.dispose();
  }

  /** Sends that many events a second from now on, each as a separate message; 0 stops them. */
  setRate(perSecond: number): void {
    clearInterval(this.timer);
    if (perSecond === 0) return;
    const begun = performance.now();
    let sent = 0;
    this.timer = setInterval(() => {
      const due = ((performance.now() - begun) / 1000) * perSecond;
      for (; sent < due; sent++) this.send();
    }, tick);
  }

  private send(): void {
    const number = this.sent++;
    const message = `: at ${Date.now()}\nid: pour-${number}\ndata: ${JSON.stringify(this.event(number))}\n\n`;
    for (const stream of this.streams) stream.enqueue(new TextEncoder().encode(message));
  }

  /** The four kinds in turn: paragraph switched, progress in it, state of the pushed stream, reply finished. */
  private event(number: number): { event_type: string; message: string } {
    const turn = Math.floor(number / 4);
    const paragraph = {
      scene_script_name: 'Tea',
      shoot_script_sequence_no: String((turn % 3) + 1),
      shoot_script_title: titles[turn % 3],
    };
    const state = streamStates[Math.floor(turn / reportsPerState) % 3];
    const kinds = [
      ['SHOOT_SCRIPT_SWITCH', paragraph],
      ['LIVE_PROGRESS', { ...paragraph, offset: String(number) }],
      ['RTMP_STREAM_STATE_CHANGE', { output_url: 'rtmp://push.example/live', state }],
      ['REPLY_COMMAND_FINISH', { reply_id: this.spoken.shift() ?? `stranger-${number}` }],
    ] as const;
    const [event_type, about] = kinds[number % 4] as (typeof kinds)[number];
    const { room_id, job_id } = this;
    return { event_type, message: JSON.stringify({ room_id, job_id, ...about }) };
  }

  private createBackend(): Handler {
    const { user, password, domain, project_id } = defaultAccount;
    const { origin } = this;
    return createHandler({
      region: 'cn-north-4',
      sessionSecrets: ['the secret of sessions in this bench'],
      endpoint: origin,
      credentials: { endpoint: origin, user, password, domain, project: project_id },
      authorize: () => ({ user: 'anna', may: 'operate' }),
      fetch: (input, init) => this.simulator.fetch(new Request(input, init)),
    });
  }

  private async answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/events') return this.stream();
    const script = this.pageBuild?.respond(pathname);
    if (script) return script;
    if (pathname === '/page.css') return new Response(css, { headers: { 'content-type': 'text/css' } });
    if (pathname === '/') return htmlResponse(this.html);
    const isForBackend = pathname === '/token' || pathname.startsWith('/api/');
    const response = await ((isForBackend && this.backend) || this.simulator).fetch(request);
    if (pathname.endsWith('/command') && response.ok) await this.rememberCommand(response.clone());
    return response;
  }

  /** Commands that the service accepted are reported as spoken later. */
  private async rememberCommand(response: Response): Promise<void> {
    const { command_id } = (await response.json()) as { command_id?: string };
    if (command_id) this.spoken.push(command_id);
  }

  private stream(): Response {
    let own: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void this.streams.add((own = controller)),
      cancel: () => void this.streams.delete(own),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  private get html(): string {
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
      <script type="module" src="/page.js"></script>
      <link rel="stylesheet" href="/page.css" />
      <input id="bare" aria-label="Notes" />
      <mss-provider token-url="/token" events-url="/events">
        <main>
          <mss-command-bar room-id="${this.room_id}"></mss-command-bar>
          <mss-room-status room-id="${this.room_id}" controls></mss-room-status>
        </main>
      </mss-provider>`;
  }

  private async goOnAir(): Promise<void> {
    const client = createClient({ getToken: this.createBackend().getToken });
    const assets = async (query: object) => {
      const answer = await client.call(listAssets, {
        query: { asset_source: 'ALL', asset_state: 'ACTIVED', limit: 100, ...query },
      });
      return answer.assets ?? [];
    };
    const avatars = await assets({ asset_type: 'HUMAN_MODEL_2D' });
    const [voice] = await assets({ asset_type: 'VOICE_MODEL', is_realtime_voice: true });
    const avatar = avatars.find(({ asset_extra_meta: meta }) => meta?.human_model_2d_meta?.support_live);
    const text = 'Two tins of osmanthus tea for the price of one, only while we are on air. '.repeat(20);
    const { room_id } = await client.call(createSmartLiveRoom, {
      body: {
        room_name: 'Osmanthus tea, evening show',
        video_config: { bitrate: 4000, width: 1080, height: 1920 },
        play_policy: { repeat_count: -1 },
        output_urls: ['rtmp://push.example/live'],
        stream_keys: ['busy'],
        scene_scripts: [
          {
            script_name: 'Tea',
            model_asset_id: avatar?.asset_id ?? '',
            voice_config: { voice_asset_id: voice?.asset_id ?? '' },
            shoot_scripts: titles.map((title, index) => ({
              sequence_no: index + 1,
              title,
              text_config: { text },
            })),
          },
        ],
      },
    });
    const { job_id } = await client.call(startSmartLive, { path: { room_id: room_id ?? '' }, body: {} });
    const body = JSON.stringify({ advance: 12 });
    await this.simulator.fetch(new Request(`${this.origin}/_simulator/clock`, { method: 'POST', body }));
    this.room_id = room_id ?? '';
    this.job_id = job_id ?? '';
  }
}
