/** Callbacks: keys that change, deliveries that come twice, other kinds than live events, and reports of refusals. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore, type CallbackRefusal, type Store } from '../../src/server/index.js';
import {
  callback,
  callbackUrl,
  createFixture,
  eventBody,
  json,
  key,
  messagesIn,
  minute,
  openEvents,
  origin,
  roomId,
  sign,
  type Fixture,
} from './helpers.js';

const seconds = ({ time }: Fixture) => Math.floor(time / 1000).toString(16);

/** A callback that is signed in its URL, with the names of livestreams or video jobs. */
async function inUrl(
  fixture: Fixture,
  {
    body = eventBody(),
    url = callbackUrl,
    secret = key,
    names = ['hwSecret', 'hwTime'],
  }: { body?: string; url?: string; secret?: string; names?: string[] } = {},
): Promise<Request> {
  const time = seconds(fixture);
  const signature = await sign(url + time, secret);
  return new Request(`${url}?${names[0]}=${signature}&${names[1]}=${time}`, { method: 'POST', body });
}

/** A fixture with all refusals that were reported. */
function createReported(options: Parameters<typeof createFixture>[0] = {}) {
  const refusals: CallbackRefusal[] = [];
  return { fixture: createFixture({ onRefused: (one) => refusals.push(one), ...options }), refusals };
}

const codeOf = async (response: Response) => (await json(response)).error_code;

test('while a key or an address changes, callbacks for the old and the new one are taken', async () => {
  const urls = ['https://new.example/mss/callbacks', 'https://old.example/mss/callbacks'];
  const fixture = createFixture({ callbacks: { keys: ['new key', 'old key'], urls } });
  for (const secret of ['new key', 'old key'])
    for (const url of urls) {
      const signed = await inUrl(fixture, { url, secret, body: eventBody({ secret, url }) });
      assert.equal((await fixture.handler(signed)).status, 200, `${secret} ${url}`);
    }
  const removed = await inUrl(fixture, { url: urls[0] ?? '', secret: 'removed key' });
  assert.equal((await fixture.handler(removed)).status, 401);
});

test('the same delivery is taken once, the same event at another time again', async () => {
  const { fixture, refusals } = createReported();
  const stream = await openEvents(fixture);
  const one = await callback(fixture);
  assert.equal((await fixture.handler(one.clone())).status, 200);
  const again = await fixture.handler(one.clone());
  assert.equal(again.status, 409);
  assert.equal(await codeOf(again), 'MSW.CALLBACK_REPEATED');
  assert.equal(refusals[0]?.code, 'MSW.CALLBACK_REPEATED');
  fixture.time += 1000;
  assert.equal((await fixture.handler(await callback(fixture))).status, 200);
  assert.equal((await fixture.handler(await callback(fixture, eventBody({ state: 'END' })))).status, 200);
  assert.equal(messagesIn(await stream.until('END')).length, 3);
  await stream.cancel();
});

test('a stream that is connected, lost and connected again within a second is shown as connected', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  const states = ['CONNECTED', 'DISCONNECTED', 'CONNECTED'];
  for (const state of states)
    assert.equal((await fixture.handler(await callback(fixture, eventBody({ state })))).status, 200, state);
  await fixture.handler(await callback(fixture, eventBody({}, 'LAST')));
  const seen = messagesIn(await stream.until('LAST')).map(({ message }) => message['state']);
  assert.deepEqual(seen.slice(0, 3), states);
  await stream.cancel();
});

test('a callback that is sent again seconds later, after another, is refused', async () => {
  const fixture = createFixture();
  const first = await callback(fixture, eventBody({ state: 'CONNECTED' }));
  assert.equal((await fixture.handler(first.clone())).status, 200);
  fixture.time += 5000;
  const second = await callback(fixture, eventBody({ state: 'DISCONNECTED' }));
  assert.equal((await fixture.handler(second)).status, 200);
  assert.equal((await fixture.handler(first.clone())).status, 409);
});

test('a delivery that comes to two instances at once is taken by one', async () => {
  const store = createMemoryStore();
  const instances = [createFixture({ store }), createFixture({ store })];
  const [first] = instances;
  assert.ok(first);
  const one = await callback(first);
  const statuses = await Promise.all(
    instances.map(async ({ handler }) => (await handler(one.clone())).status),
  );
  assert.deepEqual(statuses.sort(), [200, 409]);
});

test('a store that never answers ends the callback in time, and the instance keeps it', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const store: Store = { ...createMemoryStore(), add: () => new Promise<boolean>(() => undefined) };
  const fixture = createFixture({ store });
  let status = 0;
  const answered = fixture.handler(await callback(fixture)).then((response) => (status = response.status));
  for (let tick = 0; tick < 100_000 && status === 0; tick++) {
    context.mock.timers.tick(1000);
    await new Promise(setImmediate);
  }
  await answered;
  assert.equal(status, 200);
});

test('types that nobody knows do not fill the store', async () => {
  const fixture = createFixture();
  for (let index = 0; index < 300; index++)
    await fixture.handler(await callback(fixture, eventBody({}, `TYPE_${index}`)));
  await fixture.handler(await callback(fixture, eventBody({ state: 'END' })));
  const stream = await openEvents(fixture);
  assert.ok(messagesIn(await stream.until('END')).length <= 200);
  await stream.cancel();
});

for (const room_id of ['', 'a'.repeat(65), 'a\nb', '../../etc', 'ключ', '{}'])
  test(`a room called ${JSON.stringify(room_id.slice(0, 9))} is none`, async () => {
    const fixture = createFixture();
    const response = await fixture.handler(await callback(fixture, eventBody({ room_id })));
    assert.equal(await codeOf(response), 'MSW.CALLBACK_INVALID');
  });

test('the result of a video job is relayed as VIDEO_JOB to who watches the job', async () => {
  const fixture = createFixture();
  const job_id = '26f06524-4f75-4b3a-a853-b649a21aaf66';
  const stream = await openEvents(fixture, `room_id=${job_id}`);
  const body = JSON.stringify({ result: 'SUCCEED', asset_id: 'film', job_id, key: 'secret-thing' });
  const sent = await inUrl(fixture, { body, names: ['secret', 'time_stamp'] });
  assert.equal((await fixture.handler(sent)).status, 200);
  const text = await stream.until('VIDEO_JOB');
  assert.doesNotMatch(text, /secret-thing/);
  const [event] = messagesIn(text);
  assert.equal(event?.event_type, 'VIDEO_JOB');
  assert.deepEqual(event.message, { job_id, result: 'SUCCEED', asset_id: 'film' });
  await stream.cancel();
});

test('a video job’s callback that is not signed is refused', async () => {
  const fixture = createFixture();
  const body = JSON.stringify({ result: 'SUCCEED', asset_id: 'film', job_id: roomId });
  const sent = await inUrl(fixture, { body, names: ['secret', 'time_stamp'], secret: 'another' });
  assert.equal(await codeOf(await fixture.handler(sent)), 'MSW.CALLBACK_UNSIGNED');
});

test('a refusal is reported once a minute, with both addresses and without keys', async () => {
  const { fixture, refusals } = createReported({
    callbacks: { keys: [key], urls: [`${callbackUrl}?auth=my-secret`] },
  });
  for (let index = 0; index < 5; index++) await fixture.handler(await inUrl(fixture, { secret: 'wrong' }));
  assert.equal(refusals.length, 1);
  const [first] = refusals;
  assert.equal(first?.code, 'MSW.CALLBACK_UNSIGNED');
  assert.deepEqual(first.expected, [`${callbackUrl}?auth=***`]);
  assert.equal(first.seen, `${callbackUrl}?hwSecret=***&hwTime=***`);
  assert.equal(first.others, 0);
  fixture.time += minute;
  await fixture.handler(await inUrl(fixture, { secret: 'wrong' }));
  assert.equal(refusals.length, 2);
  assert.equal(refusals[1]?.others, 4);
  assert.doesNotMatch(JSON.stringify(refusals), /my-secret|[0-9a-f]{64}/);
});

test('an onRefused that throws does not change the answer', async () => {
  const fixture = createFixture({
    onRefused: () => {
      throw new Error('the log is full');
    },
  });
  assert.equal((await fixture.handler(await inUrl(fixture, { secret: 'wrong' }))).status, 401);
});

const secret = 'a-secret-of-interactions';
const interaction = { room_id: roomId, job_id: 'e87104f76d7546ce8a46ac6b04c49c3c', rule_index: 'rule-1' };
const interactionRequest = (given: string, body: unknown = interaction) =>
  new Request(`${origin}/mss/callbacks?interaction=${given}`, { method: 'POST', body: JSON.stringify(body) });

/** A fixture whose customer answers interactions, with the commands that the service got. */
function createAnswering(answer: () => unknown) {
  const commands: { path: string; body: unknown }[] = [];
  const arrived: (() => void)[] = [];
  const seen: unknown[] = [];
  const fixture: Fixture = createFixture({
    callbacks: {
      keys: [key],
      interaction: { secrets: [secret], answer: (one) => (seen.push(one), answer() as string) },
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      fixture.asked.push(request);
      const { pathname } = new URL(request.url);
      if (pathname.endsWith('/auth/tokens')) return fixture.iam(request);
      commands.push({ path: pathname, body: await request.json() });
      for (const notify of arrived) notify();
      return Response.json({ command_id: 'c', command: 'INSERT_PLAY_SCRIPT', result: 'ok' });
    },
  });
  return { fixture, commands, seen, arrival: new Promise<void>((resolve) => arrived.push(resolve)) };
}

test('an interaction is answered by what the customer’s function says', async () => {
  const { fixture, commands, seen, arrival } = createAnswering(() => 'It weighs 80 grams.');
  const viewer = { ...interaction, event: { type: 1, content: 'How heavy is it?' } };
  assert.equal((await fixture.handler(interactionRequest(secret, viewer))).status, 200);
  await arrival;
  assert.deepEqual(seen, [viewer]);
  assert.match(
    commands[0]?.path ?? '',
    new RegExp(`/${roomId}/smart-live-jobs/${interaction.job_id}/command$`),
  );
  assert.deepEqual(commands[0]?.body, {
    command: 'INSERT_PLAY_SCRIPT',
    params: { text_config: { text: 'It weighs 80 grams.' }, play_type: 'APPEND', rule_index: 'rule-1' },
  });
});

test('an interaction without the secret of its address is refused', async () => {
  const { fixture, seen } = createAnswering(() => 'Hello');
  for (const given of ['', 'wrong', `${secret}x`, secret.slice(1)])
    assert.equal((await fixture.handler(interactionRequest(given))).status, 401, given);
  for (const body of [null, [], {}, { room_id: roomId }, 'text'])
    assert.equal((await fixture.handler(interactionRequest(secret, body))).status, 400, JSON.stringify(body));
  assert.deepEqual(seen, []);
});

test('a customer’s function that throws is told to the log, and the service gets its answer', async () => {
  const { fixture } = createAnswering(() => {
    throw new Error('the shop is closed');
  });
  assert.equal((await fixture.handler(interactionRequest(secret))).status, 200);
  await new Promise(setImmediate);
  assert.match(String(fixture.errors[0]?.error), /the shop is closed/);
});
