/** Secrets stay behind the proxy: what a page reads of them, and what becomes of masks that come back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstViolation, operations, smartLiveRoomBody, type Schema } from '../../../src/api/index.js';
import { createAudit } from '../../../src/server/audit.js';
import { arbitraryValue, memberOf, randomFrom, type Random } from '../../helpers/arbitrary.js';
import { roomBody } from '../../simulator/bench.js';
import { createProxy, json } from './proxy-fixture.js';

const room = {
  ...roomBody(),
  output_urls: ['rtmp://live.example/app/stream-key-one?auth=1', 'rtmps://u:pass-word@b.example/app'],
  stream_keys: ['stream-key-two', 'stream-key-three'],
  live_event_callback_config: {
    live_event_type_callback_url: 'https://shop.example/callbacks?secret=query-secret',
    auth_type: 'MSS_A',
    key: 'callback-key',
  },
};
/** A room that can go on air: with one address and its key. */
const oneOutput = {
  ...room,
  output_urls: room.output_urls.slice(0, 1),
  stream_keys: room.stream_keys.slice(0, 1),
};
const secrets = ['stream-key-', 'pass-word', 'query-secret', 'callback-key'];
const edit = { may: 'edit' } as const;

async function withRoom(options: Parameters<typeof createProxy>[0] = {}, body: object = room) {
  const proxy = await createProxy(options);
  const { room_id } = await json(await proxy.ask(edit, 'smart-live-rooms', { method: 'POST', body }));
  const path = `smart-live-rooms/${String(room_id)}`;
  const held = async () => json(await proxy.ask(edit, path, { headers: { 'x-mss-reveal': 'secrets' } }));
  return { proxy, path, room_id: String(room_id), held };
}

describe('a page that reads a room', () => {
  for (const may of ['view', 'operate', 'edit', 'administer'] as const)
    it(`sees no secret with the grant ${may}`, async () => {
      const { proxy, path } = await withRoom();
      const text = await (await proxy.ask({ may }, path)).text();
      assert.deepEqual(
        secrets.filter((secret) => text.includes(secret)),
        [],
      );
      assert.match(text, /rtmp:\/\/live\.example\/app\/\*\*\*/);
    });

  it('sees no secret where another member quotes it', async () => {
    const { proxy, path } = await withRoom({}, { ...room, room_description: 'Key: stream-key-two' });
    const { room_description } = await json(await proxy.ask({}, path));
    assert.match(String(room_description), /^Key: \*\*\*[0-9a-f]{12}$/);
  });

  for (const name of ['secret_value', 'token_id', 'session_token2', 'signature_of', 'passwords'])
    it(`sees no secret that is called ${name}, where it is the only one of the answer`, async () => {
      const answer = () =>
        Promise.resolve(Response.json({ room_name: 'Tea', more: { [name]: 'hidden-value' } }));
      const proxy = await createProxy({ fetch: answer });
      const text = await (await proxy.ask({}, 'smart-live-rooms/1')).text();
      assert.match(text, /Tea/);
      assert.doesNotMatch(text, /hidden-value/);
    });

  it('sees secrets if it may edit and says so, which is audited before', async () => {
    const { proxy, path, room_id, held } = await withRoom();
    proxy.audited.length = 0;
    assert.deepEqual((await held())['stream_keys'], room.stream_keys);
    const [{ at, request_id, ...record } = { at: '', request_id: '' }] = proxy.audited;
    assert.ok(at && request_id);
    assert.deepEqual(record, { action: 'reveal', user: 'ann', operation: 'showSmartLiveRoom', room_id });
    const refused = await proxy.ask({ may: 'operate' }, path, { headers: { 'x-mss-reveal': 'secrets' } });
    assert.equal(refused.status, 403);
    assert.equal((await json(refused))['error_code'], 'MSW.NOT_ALLOWED');
    assert.equal(proxy.audited.length, 1);
  });

  it('sees no secret if the audit record cannot be written', async () => {
    const { proxy, path } = await withRoom();
    proxy.context.audit = createAudit(() => Promise.reject(new Error('disk full')));
    const answer = await proxy.ask(edit, path, { headers: { 'x-mss-reveal': 'secrets' } });
    assert.equal(answer.status, 503);
    assert.equal((await json(answer))['error_code'], 'MSW.AUDIT_FAILED');
  });

  it('sees no secret with a list of operations, whatever it lists', async () => {
    const { proxy, path } = await withRoom();
    const may = operations.map(({ name }) => name);
    const refused = await proxy.ask({ may }, path, { headers: { 'x-mss-reveal': 'secrets' } });
    assert.equal(refused.status, 403);
    assert.doesNotMatch(await (await proxy.ask({ may }, path)).text(), /stream-key/);
  });

  it('sees no secret of a running task: its report address, its configuration', async () => {
    const { proxy, path } = await withRoom({}, oneOutput);
    const started = await proxy.ask({ may: 'operate' }, `${path}/smart-live-jobs`, {
      method: 'POST',
      body: {},
    });
    const text = await started.text();
    assert.equal(started.status, 202, text);
    assert.doesNotMatch(text, /auth_key=|callback-key/);
    const job = `${path}/smart-live-jobs/${(JSON.parse(text) as { job_id: string }).job_id}`;
    assert.doesNotMatch(
      await (await proxy.ask({}, job)).text(),
      /auth_key=|callback-key|"signature":"(?!\*\*\*)/,
    );
    await proxy.advance(proxy.invented.liveWaitingSeconds);
    const config = await proxy.ask({ may: 'operate' }, `${job}/command`, {
      method: 'POST',
      body: { command: 'GET_LIVE_JOB_CONFIG_INFO' },
    });
    const shown = await config.text();
    assert.equal(config.status, 200, shown);
    assert.match(shown, /stream_keys/);
    assert.deepEqual(
      secrets.filter((secret) => shown.includes(secret)),
      [],
    );
  });

  it('sees the names of properties, which are called keys', async () => {
    const properties = [{ key: 'BUSINESS_CARD_VIDEO', value: 'x' }];
    const { ask } = await createProxy({
      fetch: () => Promise.resolve(Response.json({ system_properties: properties })),
    });
    assert.deepEqual((await json(await ask({}, 'digital-assets/a')))['system_properties'], properties);
  });

  it('gets no address to upload to if it may change nothing', async () => {
    const script = {
      audio_files: { audio_file_url: [{ audio_file_upload_url: 'https://obs.example/a?Signature=s' }] },
    };
    const { ask } = await createProxy({ fetch: () => Promise.resolve(Response.json(script)) });
    const path = 'digital-human-video-scripts/a';
    assert.doesNotMatch(await (await ask({ may: 'operate' }, path)).text(), /obs\.example/);
    assert.match(await (await ask(edit, path)).text(), /obs\.example/);
    assert.match(
      await (await ask({ may: ['showVideoScript', 'updateVideoScript'] }, path)).text(),
      /obs\.example/,
    );
  });
});

describe('a page that sends a masked room back', () => {
  it('changes nothing at the service, over 500 rooms with every documented member', async () => {
    let held: Record<string, unknown> = {};
    const proxy = await createProxy({
      fetch: async (request) => {
        if (request.method === 'PUT') held = (await request.json()) as typeof held;
        return Response.json(held);
      },
    });
    const path = 'smart-live-rooms/a';
    for (let seed = 1; seed <= 500; seed++) {
      const original = randomRoom(seed);
      held = structuredClone(original);
      const read = await proxy.ask({ may: seed % 2 ? 'edit' : 'administer' }, path);
      const text = await read.text();
      assert.ok(!text.includes(longKey(seed)), `room ${seed} shows a key`);
      const saved = await proxy.ask(edit, path, { method: 'PUT', body: text });
      assert.equal(saved.status, 200, `room ${seed}: ${await saved.clone().text()}`);
      assert.deepEqual(held, original, `room ${seed}`);
      assert.ok(!(await saved.text()).includes(longKey(seed)), `room ${seed} shows a key when it is saved`);
    }
  });

  it('moves and drops secrets with their masks', async () => {
    const { proxy, path, held } = await withRoom();
    const masked = await json(await proxy.ask(edit, path));
    const [first = '', second = ''] = masked['output_urls'] as string[];
    const [one = '', two = ''] = masked['stream_keys'] as string[];
    const body = { ...masked, output_urls: [second, first], stream_keys: [two, one, two] };
    assert.equal((await proxy.ask(edit, path, { method: 'PUT', body })).status, 200);
    assert.deepEqual((await held())['output_urls'], [...room.output_urls].reverse());
    assert.deepEqual((await held())['stream_keys'], [
      'stream-key-three',
      'stream-key-two',
      'stream-key-three',
    ]);
    await proxy.ask(edit, path, { method: 'PUT', body: { ...masked, stream_keys: [two] } });
    assert.deepEqual((await held())['stream_keys'], ['stream-key-three']);
  });

  it('keeps a hidden part of an address that is changed beside it', async () => {
    const { proxy, path, held } = await withRoom();
    const masked = await json(await proxy.ask(edit, path));
    const [first = ''] = masked['output_urls'] as string[];
    const body = { ...masked, output_urls: [first.replace('live.example', 'other.example')] };
    assert.equal((await proxy.ask(edit, path, { method: 'PUT', body })).status, 200);
    assert.deepEqual((await held())['output_urls'], ['rtmp://other.example/app/stream-key-one?auth=1']);
  });

  const refusals = {
    'a mask of nothing': { stream_keys: ['***0123456789ab'] },
    'stars that somebody typed': { stream_keys: ['******'] },
    'dots that somebody copied': { live_event_callback_config: { key: '••••••••' } },
  };
  for (const [what, change] of Object.entries(refusals))
    it(`is refused with a sentence, and nothing is sent: ${what}`, async () => {
      const { proxy, path } = await withRoom();
      const masked = await json(await proxy.ask(edit, path));
      const answer = await proxy.ask(edit, path, { method: 'PUT', body: { ...masked, ...change } });
      assert.equal(answer.status, 400);
      const { error_code, error_msg } = await json(answer);
      assert.equal(error_code, 'MSW.MASK_UNKNOWN');
      assert.match(String(error_msg), /enter it again/);
      assert.equal(
        (await proxy.log()).filter(({ operation }) => operation === 'updateSmartLiveRoom').length,
        0,
      );
    });

  it('cannot move a secret to a member that is shown', async () => {
    const { proxy, path } = await withRoom();
    const masked = await json(await proxy.ask(edit, path));
    const [key = ''] = masked['stream_keys'] as string[];
    for (const change of [{ room_description: key }, { priv_data: `x${key}` }, { room_name: key }]) {
      const answer = await proxy.ask(edit, path, { method: 'PUT', body: { ...masked, ...change } });
      assert.equal(answer.status, 400, JSON.stringify(change));
    }
  });

  it('cannot copy hidden secrets to another room', async () => {
    const { proxy, path } = await withRoom();
    const masked = await json(await proxy.ask(edit, path));
    const answer = await proxy.ask(edit, 'smart-live-rooms', { method: 'POST', body: masked });
    assert.equal((await json(answer))['error_code'], 'MSW.MASK_UNKNOWN');
  });

  it('still works after the secrets of the handler were rotated', async () => {
    const { proxy, path, held } = await withRoom();
    const masked = await json(await proxy.ask(edit, path));
    const context = proxy.context as { sessionSecrets: readonly Uint8Array<ArrayBuffer>[] };
    context.sessionSecrets = [new TextEncoder().encode('n'.repeat(32)), ...context.sessionSecrets];
    assert.equal((await proxy.ask(edit, path, { method: 'PUT', body: masked })).status, 200);
    assert.deepEqual((await held())['stream_keys'], room.stream_keys);
  });
});

describe('a page that may start, but not edit', () => {
  it('starts with the keys that it cannot see', async () => {
    const { proxy, path } = await withRoom({}, oneOutput);
    const { output_urls, stream_keys } = await json(await proxy.ask({ may: 'operate' }, path));
    const body = { output_urls, stream_keys };
    const answer = await proxy.ask({ may: 'operate' }, `${path}/smart-live-jobs`, { method: 'POST', body });
    assert.equal(answer.status, 202, await answer.clone().text());
    const sent = proxy.seen.findLast(
      ({ method, url }) => method === 'POST' && url.endsWith('/smart-live-jobs'),
    );
    assert.deepEqual(await sent?.json(), {
      output_urls: oneOutput.output_urls,
      stream_keys: oneOutput.stream_keys,
    });
  });

  it('cannot have a hidden key sent to an address of its own', async () => {
    const { proxy, path } = await withRoom({}, oneOutput);
    const { output_urls, stream_keys } = await json(await proxy.ask({ may: 'operate' }, path));
    const [first = ''] = output_urls as string[];
    for (const urls of [['rtmp://evil.example/app'], [first.replace('live.example', 'evil.example')]]) {
      const body = { output_urls: urls, stream_keys };
      const answer = await proxy.ask({ may: 'operate' }, `${path}/smart-live-jobs`, { method: 'POST', body });
      assert.equal((await json(answer))['error_code'], 'MSW.MASK_UNKNOWN');
    }
    assert.ok(!(await proxy.log()).some(({ operation }) => operation === 'startSmartLive'));
  });
});

/** A key that is in every room, so that no coincidence hides that it is shown. */
const longKey = (seed: number) => `live_${seed}_f7c1d2e3a4b5`;

/** A text as a key may be: of any letters, of the same letters as another, or with what other formats escape. */
function someKey(seed: number, random: Random): string {
  const keys = [
    longKey(seed),
    random.letters(3),
    random.letters(20),
    'k',
    '',
    'a%2Fb',
    'a"b\\c<d>',
    '流密钥流密钥流',
    '***',
  ];
  return random.pick(keys) ?? '';
}

const outputs = (key: string) => [
  'rtmp://h.example/app',
  'rtmp://h.example/',
  `rtmp://h.example/app/${key}`,
  `rtmps://user:${key}@h.example:1935/app/a/b?c=d&e=f`,
  `srt://h.example:9000?streamid=${key}`,
  `h.example/app/${key}`,
  '',
];
const addresses = (key: string) => [
  '',
  'https://h.example/c',
  `https://h.example/c?key=${key}#x`,
  `https://u:${key}@h.example`,
];

/** A room with every documented member, and with some that the service may add. */
function randomRoom(seed: number): Record<string, unknown> {
  const random = randomFrom(seed);
  const key = longKey(seed);
  const some = <T>(make: () => T): T[] => Array.from({ length: random.below(4) }, make);
  const members = [
    'scene_scripts',
    'interaction_rules',
    'play_policy',
    'video_config',
    'priv_data',
    'shared_config',
  ];
  const missing = members.map((name) => [name, valueOf(memberOf(smartLiveRoomBody, name), name, random)]);
  const value: Record<string, unknown> = {
    ...(Object.fromEntries(missing) as object),
    ...(arbitraryValue(smartLiveRoomBody, random) as object),
    room_description: random.pick(['', 'plain', `with ${key} inside`, `rtmp://h.example/app/${key}`]),
    output_urls: some(() => random.pick(outputs(key))),
    stream_keys: [...some(() => someKey(seed, random)), key],
    live_event_callback_config: {
      live_event_type_callback_url: random.pick(addresses(key)),
      key: someKey(seed, random),
      auth_type: 'MSS_A',
      another_secret: [key, 12_345, null, true, { inside: key }],
    },
    tomorrow: { secret_thing: [key, 7], plain: random.letters(5) },
  };
  assert.equal(firstViolation(smartLiveRoomBody, value), undefined, `room ${seed}`);
  return value;
}

const lists = ['scene_scripts', 'interaction_rules'];

function valueOf(schema: Schema, name: string, random: Random): unknown {
  const value = arbitraryValue(schema, random);
  return lists.includes(name) ? [value] : value;
}
