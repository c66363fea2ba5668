/**
 * One job with each example: a session for who is signed in and for nobody else, a list through the proxy, a signed
 * callback, and its event in the stream. `scripts/test-examples.mjs` has installed them in the folder EXAMPLES.
 */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SignJWT } from 'jose';
import { defaultAccount } from '../../demo/simulator/index.js';
import { answered, freePort, startProgram, startSilent, stopPrograms } from './programs.js';

const folder = process.env['EXAMPLES'] ?? '';
const example = (name: string): string => join(folder, 'examples', name);
const command = join(folder, 'node_modules/.bin/metastudio-widgets');
const { domain, user, password, project_id } = defaultAccount;
const key = 'callback-key-of-a-test';
const room_id = '26f065244f754b3aa853b649a21aaf66';
const shopSecret = 'the secret of the shop: 32 bytes or more';
const sessionSecret = 'the-secret-of-the-sessions:-32-bytes-or-more';
const callbackUrl = 'https://shop.example/metastudio/callbacks';

let service: string;
let env: Record<string, string>;

before(async () => {
  service = await startProgram(command, ['simulator', '--port', '0'], { cwd: folder });
  env = {
    PORT: '0',
    HW_DOMAIN: domain,
    HW_USER: user,
    HW_PASSWORD: password,
    HW_PROJECT: project_id,
    HW_ENDPOINT: service,
    HW_IAM_ENDPOINT: service,
    SESSION_SECRET: sessionSecret,
    SHOP_SECRET: shopSecret,
    CALLBACK_KEY: key,
    CALLBACK_URL: callbackUrl,
  };
});
after(stopPrograms);

/** The shop's cookie. */
async function signedIn(): Promise<string> {
  const token = await new SignJWT({ roles: ['host'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('shop.example')
    .setSubject('li')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(shopSecret));
  return `theme=dark; shop_session=${token}`;
}

/** A callback of the service as it arrives at the backend, after what ended TLS. */
function callback(scene: string, url = callbackUrl): RequestInit {
  const time = Math.floor(Date.now() / 1000).toString(16);
  const message = { room_id, job_id: 'job', script_name: scene };
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hw-mss-time': time,
      'x-hw-mss-secret': createHmac('sha256', key)
        .update(url + time)
        .digest('hex'),
    },
    body: JSON.stringify({ event_type: 'SHOOT_SCRIPT_SWITCH', message: JSON.stringify(message) }),
  };
}

/** Reads a stream until it contains the text. */
async function readUntil(response: Response, part: string): Promise<string> {
  assert.equal(response.status, 200);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes(part)) {
    const { done, value } = await reader.read();
    assert.ok(!done, `the stream ended without ${part}: ${text}`);
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** The job. `rewrite` leads the address of the proxy to where the test reaches it. */
async function doTheJob(ask: Ask, cookie: string, publicUrl?: string): Promise<void> {
  assert.equal((await ask('token', { method: 'POST' })).status, 403, 'nobody gets a session');
  // With a body, which the framework may have read.
  const headers = { cookie, 'content-type': 'application/json' };
  const given = await ask('token', { method: 'POST', headers, body: '{"refused":"old"}' });
  assert.equal(given.status, 200, await given.clone().text());
  const token = (await given.json()) as Record<string, string>;
  assert.equal(token['token_type'], 'Bearer');
  assert.equal(token['project_id'], project_id);
  if (publicUrl) assert.equal(token['endpoint'], `${publicUrl}/api`);
  const authorization = `Bearer ${token['token']}`;

  const list = await ask(`api/v1/${project_id}/digital-assets?limit=3`, { headers: { authorization } });
  assert.equal(list.status, 200, await list.clone().text());
  assert.equal(((await list.json()) as { assets: unknown[] }).assets.length, 3);

  const watch = (more = {}) => ask(`events?room_id=${room_id}`, { headers: { authorization, ...more } });
  const stream = await watch();
  assert.match(stream.headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.equal((await ask('callbacks', callback('one'))).status, 200);
  const text = await readUntil(stream, 'one');
  // A browser that was away gets what it has missed.
  assert.equal((await ask('callbacks', callback('two'))).status, 200);
  const [, id = ''] = [...text.matchAll(/^id: (.+)$/gm)].at(-1) ?? [];
  const missed = await readUntil(await watch({ 'last-event-id': id }), 'two');
  assert.doesNotMatch(missed, /one/);

  const forged = callback('three', 'https://evil.example/callbacks');
  assert.equal((await ask('callbacks', forged)).status, 401, 'a forged callback is refused');
  assert.equal((await ask('health')).status, 200);
}

for (const name of ['express', 'fastify', 'hono'])
  it(`${name} serves the widgets beside the shop`, async () => {
    const origin = await startProgram(process.execPath, ['server.mjs'], { cwd: example(name), env });
    await doTheJob((path, init) => fetch(`${origin}/metastudio/${path}`, init), await signedIn());
    assert.match(await (await fetch(origin)).text(), /The shop/);
  });

it('a route handler of Next.js serves the widgets: its functions are called as the framework does', async () => {
  Object.assign(process.env, env);
  const module = pathToFileURL(join(example('nextjs'), 'app/metastudio/[...path]/route.js')).href;
  const route = (await import(module)) as Record<string, (request: Request) => Promise<Response>>;
  await doTheJob(
    async (path, init = {}) => {
      const answer = route[init.method ?? 'GET'];
      assert.ok(answer, init.method);
      return answer(new Request(`https://shop.example/metastudio/${path}`, init));
    },
    await signedIn(),
  );
});

it('the examples in Node have the same handler', () => {
  const text = (name: string) => readFileSync(join(example(name), 'metastudio.mjs'), 'utf8');
  const names = readdirSync(join(folder, 'examples')).filter((name) =>
    existsSync(join(example(name), 'metastudio.mjs')),
  );
  assert.ok(names.length >= 5, names.join(' '));
  for (const name of names) assert.equal(text(name), text('express'), name);
});

describe('a shop of PHP forms behind nginx', { skip: process.env['NGINX_PATH'] ? false : 'no nginx' }, () => {
  /** Stands for PHP where there is none: it knows who is signed in by the same cookie. */
  const standIn = createServer((request, response) => {
    const isKnown = request.headers.cookie?.split('; ').includes('PHPSESSID=4711');
    if (request.method === 'POST')
      return void response.writeHead(303, { location: '/', 'set-cookie': 'PHPSESSID=4711; path=/' }).end();
    if (request.url !== '/who.php') return void response.end('<title>Shop</title>');
    response.writeHead(isKnown ? 200 : 403, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isKnown ? { user: 'li', may: 'operate' } : false));
  });
  after(() => void standIn.close());

  /** Serves the shop, and resolves with its port. */
  const startShop = async (): Promise<number> => {
    const php = process.env['PHP'];
    const port = php ? await freePort() : 0;
    if (!php) {
      await new Promise<void>((resolve) => standIn.listen(0, '127.0.0.1', resolve));
      return (standIn.address() as AddressInfo).port;
    }
    const args = ['-d', `session.save_path=${folder}`, '-S', `127.0.0.1:${port}`];
    await startProgram(php, args, { cwd: join(example('php-nginx'), 'shop') });
    return port;
  };

  it('serves the widgets by the backend command, through TLS', async () => {
    const shopPort = await startShop();
    const port = await freePort();
    const publicUrl = `https://localhost:${port}/metastudio`;
    const backend = await startProgram(command, ['backend', '--port', '0'], {
      cwd: example('php-nginx'),
      env: {
        MSS_REGION: 'cn-north-4',
        MSS_DOMAIN: domain,
        MSS_USER: user,
        MSS_PASSWORD: password,
        MSS_PROJECT: project_id,
        MSS_ENDPOINT: service,
        MSS_IAM_ENDPOINT: service,
        MSS_SESSION_SECRETS: sessionSecret,
        MSS_AUTHORIZE_URL: `http://127.0.0.1:${shopPort}/who.php`,
        MSS_CALLBACK_KEYS: key,
        MSS_CALLBACK_URLS: callbackUrl,
        MSS_TRUST_PROXY: 'true',
      },
    });
    startNginx(port, backend, shopPort);
    const ask: Ask = (path, init) => fetch(`${publicUrl}/${path}`, init);
    await answered(() => ask('health'));
    const page = `https://localhost:${port}/`;
    assert.match(await (await fetch(page)).text(), /<title>Shop/);
    const signIn = {
      method: 'POST',
      body: new URLSearchParams({ sign_in: '1' }),
      redirect: 'manual',
    } as const;
    const cookies = (await fetch(page, signIn)).headers.getSetCookie();
    const cookie = cookies.at(-1)?.split(';')[0] ?? '';
    assert.match(cookie, /^PHPSESSID=\w+$/);
    await doTheJob(ask, cookie, publicUrl);
    assert.equal(
      (await fetch(`https://localhost:${port}/who.php`)).status,
      404,
      'nobody else asks who is who',
    );
  });
});

/** Starts nginx with the example's file, whose ports and certificates are those of the test. */
function startNginx(port: number, backend: string, shopPort: number): void {
  const site = readFileSync(join(example('php-nginx'), 'nginx.conf'), 'utf8')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('server_name shop.example', 'server_name localhost')
    .replace('http://127.0.0.1:8080', backend)
    .replace('http://127.0.0.1:8000', `http://127.0.0.1:${shopPort}`)
    .replace('/etc/ssl/shop.example.pem', join(folder, 'tls.pem'))
    .replace('/etc/ssl/shop.example.key', join(folder, 'tls.key'));
  const run = join(folder, 'nginx');
  mkdirSync(run);
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = kinds.map((kind) => `${kind}_temp_path ${run}/${kind};`).join('\n');
  const http = `http {\naccess_log off;\n${paths}\n${site}\n}`;
  const config = `daemon off;\npid ${run}/nginx.pid;\nerror_log stderr;\nevents {}\n${http}\n`;
  writeFileSync(join(run, 'nginx.conf'), config);
  // It prints no address: who needs it asks until it answers.
  startSilent(process.env['NGINX_PATH'] ?? '', ['-p', run, '-c', join(run, 'nginx.conf')], run);
}
