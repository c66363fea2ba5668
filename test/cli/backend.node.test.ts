/** `npx metastudio-widgets backend` in front of the simulated service, for a shop in another language. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { defaultAccount } from '../../demo/simulator/index.js';
import { memberOf, settings } from '../../src/cli/backend/settings.js';
import { until } from '../helpers/until.js';
import { run, start, type Running } from './surroundings.js';

const top = join(import.meta.dirname, '../..');
const address = /http:\/\/127\.0\.0\.1:\d+/;
const { domain, user, password, project_id } = defaultAccount;
const secret = 'a secret of a test, with 32 bytes or more';

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'mss-backend-'))));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** The least that a backend needs. */
const complete: Record<string, string> = {
  MSS_REGION: 'cn-north-4',
  MSS_DOMAIN: domain,
  MSS_USER: user,
  MSS_PASSWORD: password,
  MSS_PROJECT: project_id,
  MSS_AUTHORIZE_URL: 'http://127.0.0.1:1/who',
  MSS_SESSION_SECRETS: secret.replaceAll(' ', '-').replaceAll(',', ''),
};

const check = (env: Record<string, string>, ...args: string[]) => run(['backend', '--check', ...args], env);

describe('the settings of the backend', () => {
  it('are complete, or all that is missing is said at once', async () => {
    assert.deepEqual(await check(complete), { code: 0, said: 'The settings are complete.', warned: '' });
    const { code, warned } = await check({});
    assert.equal(code, 2);
    for (const name of [
      'MSS_REGION',
      'MSS_DOMAIN',
      'MSS_USER',
      'MSS_PASSWORD',
      'MSS_ACCESS_KEY',
      'MSS_AUTHORIZE_URL',
      'MSS_JWKS_URL',
      'MSS_SESSION_SECRETS',
    ])
      assert.ok(warned.includes(name), name);
  });

  it('lack any one of the mandatory ones with a sentence that names it', async () => {
    for (const name of Object.keys(complete).filter((one) => one !== 'MSS_PROJECT')) {
      const { code, warned } = await check({ ...complete, [name]: '' });
      assert.equal(code, 2, name);
      assert.match(warned, new RegExp(`^${name} is missing`), name);
      assert.equal(warned.split('\n').length, 1, `${name} alone is missing`);
    }
  });

  it('may be an access key and a JWT', async () => {
    const env = {
      MSS_REGION: 'cn-north-4',
      MSS_ACCESS_KEY: 'AK',
      MSS_SECRET_KEY: 'SK',
      MSS_PROJECT_ID: project_id,
      MSS_JWKS_URL: 'https://id.shop.example/keys',
      MSS_JWT_ISSUER: 'https://id.shop.example',
      MSS_JWT_AUDIENCE: 'metastudio',
      MSS_SESSION_SECRETS: complete['MSS_SESSION_SECRETS'] ?? '',
    };
    assert.equal((await check(env)).code, 0);
    for (const name of Object.keys(env))
      assert.match((await check({ ...env, [name]: '' })).warned, new RegExp(`\\b${name}\\b`), name);
    assert.match((await check({ ...env, ...complete })).warned, /both set/);
    assert.match((await check({ ...env, MSS_MODE: 'direct' })).warned, /direct/);
  });

  it('are refused without being repeated where they make no sense', async () => {
    for (const { env, kind, oneOf } of settings) {
      const wrong =
        kind === 'text' ? (oneOf ? 'wrong-value' : undefined) : kind === 'list' ? ',' : 'wrong-value';
      if (wrong === undefined) continue;
      const { code, warned } = await check({ ...complete, [env]: wrong });
      assert.equal(code, 2, env);
      assert.match(warned, new RegExp(`\\b${env}\\b`), env);
      assert.doesNotMatch(warned, /wrong-value/, env);
    }
    const short = await check({ ...complete, MSS_SESSION_SECRETS: 'too-short' });
    assert.match(short.warned, /32 bytes/);
    assert.doesNotMatch(short.warned, /too-short/);
  });

  it('come from files, as containers get secrets', async () => {
    const { MSS_PASSWORD: _, ...env } = complete;
    const path = file('password', `${password}\n`);
    assert.equal((await check({ ...env, MSS_PASSWORD_FILE: path })).code, 0);
    assert.match(
      (await check({ ...complete, MSS_PASSWORD_FILE: path })).warned,
      /MSS_PASSWORD_FILE are both set/,
    );
    assert.match(
      (await check({ ...env, MSS_PASSWORD_FILE: `${path}-lost` })).warned,
      /MSS_PASSWORD_FILE .*ENOENT/,
    );
  });

  it('come from a configuration file, which the environment overrides', async () => {
    const members = Object.fromEntries(
      Object.entries(complete).map(([env, value]) => [memberOf(env), value]),
    );
    const config = (value: unknown) => file('config.json', JSON.stringify(value));
    assert.equal((await check({}, '--config', config(members))).code, 0);
    assert.equal(
      (await check({}, '--config', config({ ...members, sessionSecrets: [secret], port: 80 }))).code,
      0,
    );
    const broken = config({ ...members, region: 'no region!' });
    assert.equal((await check({}, '--config', broken)).code, 2);
    assert.equal((await check({ MSS_REGION: 'cn-north-4' }, '--config', broken)).code, 0);
    const unknown = await check({}, '--config', config({ ...members, regoin: 'x' }));
    assert.match(unknown.warned, /regoin, which is no setting\. Settings are region, /);
    const invalid = await check({}, '--config', file('broken.json', `{ "password": "${password}" "x" }`));
    assert.match(invalid.warned, /broken\.json cannot be read: it is no valid JSON/);
    assert.ok(!invalid.warned.includes(password));
    assert.match((await check({}, '--config', join(folder, 'lost.json'))).warned, /ENOENT/);
    assert.match((await check({}, '--config', config([]))).warned, /must contain an object/);
  });

  it('of a module may be functions of createHandler', async () => {
    const { MSS_AUTHORIZE_URL: _, ...env } = complete;
    const module = file(
      'config.mjs',
      `export default { handler: { authorize: () => ({ user: 'li', may: 'view' }) }, allowedOrigins: ['https://a.example'] };`,
    );
    assert.equal((await check(env, '--config', module)).code, 0);
  });

  it('stand in the help and in the documentation, each with its default', async () => {
    const { said } = await run(['backend', '--help']);
    const page = readFileSync(join(top, 'docs/backend-command.md'), 'utf8');
    for (const { env, default: usual, description, oneOf } of settings) {
      const line = said.split('\n').find((one) => new RegExp(`^ {2}${env}( |$)`).test(one));
      assert.ok(line !== undefined, env);
      const row = page.split('\n').find((one) => one.startsWith(`| \`${env}\``));
      assert.ok(row !== undefined, env);
      assert.ok(row.toLowerCase().includes(description.slice(0, 12).toLowerCase()), `${env}: ${description}`);
      for (const word of [...(oneOf ?? []), usual ?? '']) {
        assert.ok(said.includes(word), `${env} ${word}`);
        assert.ok(row.includes(word), `${env} ${word}`);
      }
    }
    const readme = readFileSync(join(top, 'README.md'), 'utf8');
    for (const [, name = ''] of (page + readme).matchAll(/\b(MSS_[A-Z_]+?)(?:_FILE)?\b/g))
      assert.ok(
        settings.some(({ env }) => env === name),
        name,
      );
  });
});

describe('npx metastudio-widgets backend', () => {
  const running: Running[] = [];
  const begin = async (args: string[], env: Record<string, string> = {}) => {
    const command = start(args, env);
    running.push(command);
    return { command, origin: await command.says(address) };
  };
  afterEach(async () => {
    hold = () => Promise.resolve();
    for (const { stop, code } of running.splice(0).reverse()) {
      stop();
      await code;
    }
  });

  /** What the shop waits for before it answers. */
  let hold: () => Promise<void> = () => Promise.resolve();

  /** A shop in another language: it knows its visitors by a cookie. */
  const shop = async () => {
    const server = createServer((request, response) => void answer(request, response));
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      await hold();
      const isKnown = request.headers.cookie === 'PHPSESSID=4711';
      response.statusCode = isKnown ? 200 : 403;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(isKnown ? { user: 'li', may: 'operate' } : { error: 'who?' }));
    };
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    after(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/who.php`;
  };

  const backend = async (env: Record<string, string> = {}) => {
    const service = (await begin(['simulator', '--port', '0'])).origin;
    const addresses = { MSS_ENDPOINT: service, MSS_IAM_ENDPOINT: service, MSS_AUTHORIZE_URL: await shop() };
    return begin(['backend', '--port', '0'], { ...complete, ...addresses, ...env });
  };

  const tokenOf = (origin: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}/metastudio/token`, {
      method: 'POST',
      headers: { cookie: 'PHPSESSID=4711', ...headers },
    });

  it('gives a session to whom the shop knows, and to nobody else', async () => {
    const { origin } = await backend();
    const response = await tokenOf(origin);
    assert.equal(response.status, 200);
    const token = (await response.json()) as Record<string, unknown>;
    assert.equal(token['token_type'], 'Bearer');
    assert.equal(token['project_id'], project_id);
    assert.equal(token['endpoint'], `${origin}/metastudio/api`);
    assert.equal((token['grant'] as { user: string }).user, 'li');
    assert.equal((await tokenOf(origin, { cookie: 'PHPSESSID=0' })).status, 403);
    assert.equal((await fetch(`${origin}/metastudio/health`)).status, 200);
  });

  it('says each access as a line of JSON, and keeps its metrics to whom has the token', async () => {
    const metricsToken = 'a-token-of-a-collector';
    const { origin, command } = await backend({ MSS_METRICS_TOKEN: metricsToken });
    await tokenOf(origin);
    const line = JSON.parse(await command.says(/^\{"access":.*$/m)) as { access: Record<string, unknown> };
    assert.equal(line.access['route'], 'token');
    assert.equal(line.access['status'], 200);
    assert.equal(line.access['user'], 'li');
    const metrics = (headers = {}) => fetch(`${origin}/metastudio/metrics`, { headers });
    assert.notEqual((await metrics()).status, 200);
    const authorization = `Bearer ${metricsToken}`;
    assert.equal((await metrics({ authorization })).status, 200);
    const quiet = await backend({ MSS_LOG: 'audit' });
    assert.equal((await tokenOf(quiet.origin)).status, 200);
    assert.doesNotMatch(quiet.command.said.join(), /access/);
  });

  it('has the public address behind a proxy that it may trust', async () => {
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
    const endpoint = async (origin: string) =>
      ((await (await tokenOf(origin, forwarded)).json()) as { endpoint: string }).endpoint;
    const alone = await backend();
    assert.equal(await endpoint(alone.origin), `${alone.origin}/metastudio/api`);
    const behind = await backend({ MSS_TRUST_PROXY: 'true' });
    assert.equal(await endpoint(behind.origin), 'https://shop.example/metastudio/api');
    const named = await backend({ MSS_URL: 'https://shop.example/mss' });
    assert.equal(await endpoint(named.origin), 'https://shop.example/mss/api');
  });

  it('ends event streams and finishes answers when it is told to end', async () => {
    const { origin, command } = await backend({ MSS_CALLBACK_KEYS: 'callback-key' });
    const { token } = (await (await tokenOf(origin)).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const events = await fetch(`${origin}/metastudio/events?room_id=26f065244f754b3aa853b649a21aaf66`, {
      headers,
    });
    assert.equal(events.status, 200);
    let isHeld = false;
    let release = () => {};
    hold = () => {
      isHeld = true;
      return new Promise((resolve) => (release = resolve));
    };
    const asked = tokenOf(origin);
    await until(() => isHeld);
    const began = performance.now();
    command.stop();
    assert.match(await events.text(), /retry: \d+/);
    release();
    assert.equal((await asked).status, 200);
    assert.equal(await command.code, 0);
    assert.ok(performance.now() - began < 9000, 'nothing had to be broken off');
    await assert.rejects(fetch(`${origin}/metastudio/health`));
  });

  it('says that its port is taken', async () => {
    const { origin } = await backend();
    const { code, warned } = await run(['backend', '--port', new URL(origin).port], complete);
    assert.equal(code, 1);
    assert.match(warned, /is in use/);
  });
});
