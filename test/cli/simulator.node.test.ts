/** `npx metastudio-widgets` without and with a command, and the simulator behind a port. */
import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { defaultAccount } from '../../demo/simulator/index.js';
import { createClient, startSmartLive } from '../../src/api/index.js';
import { createHandler } from '../../src/server/index.js';
import { run, start } from './surroundings.js';

describe('the command line', () => {
  it('says what exists: with help in peace, without a command as an error', async () => {
    const help = await run(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.said, /^ {2}simulator /m);
    assert.deepEqual(await run([]), { ...help, code: 2 });
  });

  it('names what exists where something else was asked for', async () => {
    const command = await run(['simulate']);
    assert.equal(command.code, 2);
    assert.match(command.warned, /no command simulate/);
    assert.match(command.warned, /^ {2}simulator /m);
    for (const [args, wrong] of [
      [['--prot', '1'], /--prot/],
      [['stray'], /stray/],
      [['--port'], /--port/],
      [['--cors=1'], /--cors/],
    ] as const) {
      const option = await run(['simulator', ...args]);
      assert.equal(option.code, 2);
      assert.match(option.warned, wrong);
      assert.match(option.warned, /^ {2}--port PORT /m);
    }
  });

  it('has a text of help for each command, with all its options', async () => {
    const { code, said } = await run(['simulator', '--help']);
    assert.equal(code, 0);
    for (const name of [
      'port',
      'host',
      'region',
      'seed',
      'empty',
      'room',
      'speed',
      'cors',
      'storage-origin',
      'callback-origin',
      'help',
    ])
      assert.match(said, new RegExp(`^  --${name}\\b`, 'm'));
  });

  it('refuses values that make no sense', async () => {
    for (const [name, value] of [
      ['port', '70000'],
      ['port', 'x'],
      ['port', ''],
      ['seed', 'seven'],
      ['speed', '-1'],
      ['region', 'mars-1'],
      ['storage-origin', 'localhost'],
      ['callback-origin', 'http://'],
    ] as const) {
      const { code, warned } = await run(['simulator', `--${name}=${value}`]);
      assert.equal(code, 2, `${name}=${value}`);
      assert.match(warned, new RegExp(`^--${name} must be`));
    }
  });
});

describe('npx metastudio-widgets simulator', () => {
  it('signs in whom it names, and ends when it is asked to', async () => {
    const command = start(['simulator', '--port', '0', '--empty', '--seed', '7']);
    const origin = await command.says(/http:\/\/127\.0\.0\.1:\d+/);
    const { user, password, domain, project_id } = defaultAccount;
    for (const word of [user, password, domain, project_id]) assert.ok(command.said.join().includes(word));
    const signIn = await fetch(`${origin}/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        auth: {
          identity: {
            methods: ['password'],
            password: { user: { name: user, password, domain: { name: domain } } },
          },
          scope: { project: { id: project_id } },
        },
      }),
    });
    assert.equal(signIn.status, 201);
    const token = signIn.headers.get('x-subject-token') ?? '';
    const list = await fetch(`${origin}/v1/${project_id}/digital-assets`, {
      headers: { 'x-auth-token': token },
    });
    assert.deepEqual(await list.json(), { count: 0, assets: [] });
    command.stop();
    assert.equal(await command.code, 0);
    await assert.rejects(fetch(`${origin}/v1/`));
  });

  it('begins with a room that can go on air, and says how a backend calls it', async () => {
    const command = start(['simulator', '--port', '0', '--room']);
    const [, room_id = ''] = /room to try: (\w+)/.exec(await command.says(/room to try: \w+/)) ?? [];
    const settings = await command.says(/MSS_REGION=.*/);
    const env = Object.fromEntries(settings.split(' ').map((pair) => pair.split('=')) as [string, string][]);
    assert.match(command.said.join('\n'), /^Files are at: http:\/\/localhost:\d+$/m);
    const handler = createHandler({
      region: env['MSS_REGION'] ?? '',
      endpoint: env['MSS_ENDPOINT'] ?? '',
      credentials: {
        domain: env['MSS_DOMAIN'] ?? '',
        user: env['MSS_USER'] ?? '',
        password: env['MSS_PASSWORD'] ?? '',
        endpoint: env['MSS_IAM_ENDPOINT'] ?? '',
      },
      sessionSecrets: ['x'.repeat(32)],
      authorize: () => false,
    });
    const client = createClient({ getToken: handler.getToken });
    const { job_id } = await client.call(startSmartLive, { path: { room_id }, body: {} });
    assert.ok(job_id);
    await handler.close();
    command.stop();
    await command.code;
  });

  it('drops a connection where a fault rule says so, and goes on', async () => {
    const command = start(['simulator', '--port', '0', '--empty']);
    const origin = await command.says(/http:\/\/127\.0\.0\.1:\d+/);
    const rules = JSON.stringify([{ operation: 'listAssets', drop: 'before', times: 1 }]);
    await fetch(`${origin}/_simulator/faults`, { method: 'POST', body: rules });
    const list = () => fetch(`${origin}/v1/${defaultAccount.project_id}/digital-assets`);
    await assert.rejects(async () => (await list()).text());
    assert.equal((await list()).status, 401);
    command.stop();
    await command.code;
  });

  it('says that its port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, warned } = await run(['simulator', '--port', String(port)]);
    taken.close();
    assert.equal(code, 1);
    assert.match(warned, new RegExp(`Port ${port} .* is in use`));
  });
});
