/**
 * The demo on one port: the simulated service, the token backend, the shop's own backend, and the pages.
 *
 * It is written as a customer would: it imports the package by its public entries. Run it with `npm start`, or with
 * `npm start -- --mode direct`.
 */
import { serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createClient, createSmartLiveRoom } from 'metastudio-widgets/api';
import { createHandler } from 'metastudio-widgets/server';
import { ConnectionDropped, createSimulator, defaultAccount } from 'metastudio-widgets/simulator';
import { tsImport } from 'tsx/esm/api';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '8080' },
    'simulator-only': { type: 'boolean', default: false },
    // `proxy`: pages call the service through the backend; `direct`: with the cloud's token.
    mode: { type: 'string', default: process.env.MODE ?? 'proxy' },
    // Varies what the simulator invents, for tests.
    'invented-seed': { type: 'string', default: process.env.INVENTED_SEED },
  },
});

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
// The art is not part of the package, so it is loaded from its sources.
const { art } = await tsImport('./media/index.ts', import.meta.url);
const callbackKey = 'demo-callback-key';
let origin = '';

/** The service calls HTTPS addresses only (reference 6.2.1). This one stands for the shop's proxy, which ends TLS. */
const callbackUrl = 'https://shop.example/backend/metastudio/callbacks';
const simulator = createSimulator({
  media: art,
  ...(values['invented-seed'] && { inventedSeed: Number(values['invented-seed']) }),
  fetch: (url, init) => fetch(new URL(new URL(url).pathname, origin), init),
});

/** The shop's session. Opening a page signs the user in. */
const session = crypto.randomUUID();
const signedIn = (request) => (request.headers.get('cookie') ?? '').includes(`shop_session=${session}`);

/** The storage has an origin of its own: the other name of this machine, on the same port; elsewhere a subdomain. */
function storageOrigin({ protocol, hostname, port }) {
  const host = hostname === '127.0.0.1' ? 'localhost' : `storage.${hostname}`;
  return `${protocol}//${host}:${port}`;
}

/** The storage that links lead to: the service names it by the address at which it is called, in proxy mode by the backend. */
const storageOf = (page) => storageOrigin(values.mode === 'proxy' ? new URL(origin) : page);

const contentSecurityPolicy = (page) =>
  [
    "default-src 'self'",
    // Pictures, sounds, films and uploads come from and go to the storage. Nothing else is allowed there.
    `img-src 'self' ${storageOf(page)}`,
    `media-src 'self' ${storageOf(page)}`,
    `connect-src 'self' ${storageOf(page)}`,
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The response with a file below `folder` to a request for `url`; undefined where there is none. */
function file(folder, path, url) {
  const wanted = join(folder, normalize(decodeURIComponent(path)));
  const found = [wanted, join(wanted, 'index.html')].find((one) => existsSync(one) && statSync(one).isFile());
  if (!found || !found.startsWith(folder)) return undefined;
  const headers = {
    'content-type': types[extname(found)] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
    ...(extname(found) === '.html' && {
      'content-security-policy': contentSecurityPolicy(url),
      'set-cookie': `shop_session=${session}; HttpOnly; SameSite=Strict; Path=/`,
    }),
  };
  return new Response(Readable.toWeb(createReadStream(found)), { headers });
}

/** The handler that the shop's backend mounts for the widgets. */
function mountWidgets() {
  return createHandler({
    region: 'cn-north-4',
    mode: values.mode,
    endpoint: origin,
    credentials: { endpoint: origin, ...account() },
    sessionSecrets: [`${crypto.randomUUID()}${crypto.randomUUID()}`],
    authorize: (request) => signedIn(request) && { user: 'operator', may: 'administer' },
    callbacks: { keys: [callbackKey], urls: [callbackUrl] },
  });
}

function account() {
  const { domain, user, password, project_id } = defaultAccount;
  return { domain, user, password, project: project_id };
}

/** The shop's own API: creates a room on the server, because the callback key must not reach the browser. */
async function createRoom(request, client) {
  if (!signedIn(request)) return Response.json({ error_msg: 'Please sign in' }, { status: 403 });
  const wanted = await request.json();
  try {
    const { room_id } = await client.call(createSmartLiveRoom, { body: roomBody(wanted) });
    return Response.json({ room_id }, { status: 201 });
  } catch (error) {
    const { code, reason, requestId, status } = error;
    const answer = { error_code: code, error_msg: reason ?? String(error), request_id: requestId };
    return Response.json(answer, { status: status >= 400 ? status : code === 'INVALID_REQUEST' ? 400 : 502 });
  }
}

function roomBody({ room_name, avatar, voice, background, scripts, output_url, stream_key }) {
  return {
    room_name,
    room_type: 'NORMAL',
    view_mode: 'VERTICAL',
    video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920, frame_rate: '25' },
    play_policy: { repeat_count: -1, random_play_mode: 'NONE' },
    scene_scripts: scripts.map((scene) => ({
      ...scene,
      model_asset_id: avatar,
      voice_config: { voice_asset_id: voice },
      background_config: [
        { background_type: 'IMAGE', background_asset_id: background, background_config: background },
      ],
    })),
    output_urls: output_url ? [output_url] : [],
    stream_keys: stream_key ? [stream_key] : [],
    live_event_callback_config: {
      live_event_type_callback_url: callbackUrl,
      auth_type: 'MSS_A_HEAD',
      key: callbackKey,
      callback_event_type: ['SHOOT_SCRIPT_SWITCH', 'RTMP_STREAM_STATE_CHANGE', 'REPLY_COMMAND_FINISH'],
    },
  };
}

let widgets;
let client;

async function route(request) {
  const url = new URL(request.url);
  const { pathname, search, hostname } = url;
  if (/^\/(v1|v3|_simulator)\//.test(pathname)) return simulator.fetch(request);
  if (values['simulator-only']) return notFound();
  // The pages are at 127.0.0.1, and the storage of the service at `localhost`.
  if (hostname === 'localhost') return Response.redirect(`${origin}${pathname}${search}`, 307);
  if (pathname.startsWith('/backend/metastudio/')) return widgets.fetch(request);
  if (pathname === '/backend/rooms' && request.method === 'POST') return createRoom(request, client);
  if (pathname.startsWith('/cdn/')) return file(at('../dist/cdn'), pathname.slice(5), url) ?? notFound();
  return file(at('./dist'), pathname, url) ?? notFound();
}

function notFound() {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}

/**
 * Responds to a request, or drops the connection where a fault rule says so.
 *
 * It is dropped after the first bytes of a response. A browser that has received none repeats the request by itself on
 * a reused connection (HTTP/1.1), whatever its method, and would undo the fault.
 */
async function answer(request, { outgoing }) {
  try {
    return await route(request);
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) throw error;
    outgoing.writeHead(200, { 'content-length': 1000 }).write('{', () => outgoing.destroy());
    return RESPONSE_ALREADY_SENT;
  }
}

serve({ fetch: answer, port: Number(values.port), hostname: '127.0.0.1' }, ({ port }) => {
  origin = `http://127.0.0.1:${port}`;
  if (values['simulator-only']) {
    console.log(`MetaStudio and IAM, simulated: ${origin}`);
    return;
  }
  widgets = mountWidgets();
  client = createClient({ getToken: widgets.getToken });
  console.log(`Shop admin with the widgets: ${origin}/  (mode ${values.mode})`);
  console.log(`A page with a script tag:    ${origin}/cms/`);
  console.log(`MetaStudio, simulated:       ${origin}/v1/  (controls under /_simulator/)`);
  console.log(`Its storage:                 ${storageOrigin(new URL(origin))}/`);
});
