/** Two instances of the backend, a Redis, and a balancer before them, over HTTP. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { withoutRedis } from '../helpers/redis-server.js';
import { readEvents, startInstallation, type Installation } from '../helpers/two-instances.js';

const until = async (what: string, condition: () => boolean | Promise<boolean>, limit = 30_000) => {
  const end = Date.now() + limit;
  while (!(await condition())) {
    assert.ok(Date.now() < end, what);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('two instances', { skip: withoutRedis }, () => {
  let all: Installation;
  before(async () => {
    all = await startInstallation();
  });
  after(() => all.close());

  test('an event that arrives at one is seen by the browsers of the other', async () => {
    const [one, other] = all.instances;
    const headers = await all.session(one.url);
    const stream = await readEvents(other.url, 'shared', headers);
    assert.equal(stream.status, 200, 'a session of one is accepted by the other');
    await until('the stream begins', () => stream.text().includes('event: resumed'));
    assert.equal((await all.callback(one.url, 'shared', 'hello')).status, 200);
    await until('the event is seen', () => stream.text().includes('hello'));
    const id = stream.lastId();
    await stream.close();
    await all.callback(other.url, 'shared', 'missed');
    const again = await readEvents(one.url, 'shared', { ...headers, 'last-event-id': id });
    await until('it resumes at the first', () => again.text().includes('missed'));
    assert.match(again.text(), /event: resumed/);
    assert.doesNotMatch(again.text(), /hello/);
    await again.close();
  });

  test('both sign in once, and two starts of a room at the same time are one start', async () => {
    const room_id = await all.createRoom();
    const held = all.hold(/smart-live-rooms\/[^/]+\/smart-live-jobs$/);
    const [one, other] = all.instances;
    const path = `smart-live-rooms/${room_id}/smart-live-jobs`;
    const first = all.api(one.url, 'POST', path, {});
    await held.arrived;
    const second = await all.api(other.url, 'POST', path, {});
    assert.equal(second.status, 409);
    assert.equal(((await second.json()) as { error_code: string }).error_code, 'MSW.START_UNDER_WAY');
    held.release();
    assert.equal((await first).status, 202);
    const calls = await all.calls();
    assert.equal(calls.filter(({ operation }) => operation === 'startSmartLive').length, 1);
    assert.equal(all.signIns(), 1);
  });

  test('Redis stops and starts again: the page is told, nothing crashes, and all goes on', async () => {
    const [one, other] = all.instances;
    const headers = await all.session(one.url);
    const stream = await readEvents(other.url, 'outage', headers);
    await until('the stream begins', () => stream.text().includes('event: resumed'));
    await all.redis.stop();
    await until('a gap is said', () => stream.text().includes('event: gap'));
    const kept = await all.callback(one.url, 'outage', 'kept');
    assert.equal(kept.status, 200, 'the instance keeps the callback');
    await until('a stream with nothing to say ends', () => stream.isOver());
    const during = await fetch(`${one.url}/events?room_id=outage`, { headers });
    assert.equal(during.status, 503);
    await during.body?.cancel();
    const list = await all.api(one.url, 'GET', 'smart-live-rooms', undefined, headers);
    assert.equal(list.status, 200, 'the service can still be called');
    await all.redis.start();
    const answered = async () => (await all.callback(one.url, 'outage', 'after')).status === 200;
    await until('callbacks are taken again', answered);
    const last = { ...headers, 'last-event-id': stream.lastId() };
    const open = async () => {
      const next = await readEvents(other.url, 'outage', last);
      if (next.status === 200) return next;
      await next.close();
      return undefined;
    };
    let again = await open();
    await until('streams are open again', async () => (again ??= await open()) !== undefined);
    await until('what came meanwhile and after is seen', () =>
      ['kept', 'after'].every((word) => again?.text().includes(word)),
    );
    assert.match(again?.text() ?? '', /event: gap/);
    await again?.close();
  });

  test('an instance is killed in the middle of a start: the start is sent once, and the other goes on', async () => {
    const room_id = await all.createRoom();
    const starts = async () =>
      (await all.calls()).filter(
        ({ operation, path }) => operation === 'startSmartLive' && path.includes(room_id),
      );
    const path = `smart-live-rooms/${room_id}/smart-live-jobs`;
    const held = all.hold(/smart-live-rooms\/[^/]+\/smart-live-jobs$/);
    const [one, other] = all.instances;
    const headers = await all.session(one.url);
    const pressed = all.api(one.url, 'POST', path, {}, headers).then(
      ({ status }) => status,
      () => 'lost',
    );
    await held.arrived;
    await one.kill();
    assert.equal(await pressed, 'lost', 'the page does not know what became of it');
    const again = await all.api(all.balancer, 'POST', path, {}, headers);
    assert.equal(again.status, 409);
    held.release();
    const { length } = await starts();
    assert.equal(length, 1);
    const read = await all.api(
      all.balancer,
      'GET',
      `smart-live-rooms/${room_id}/smart-live-jobs`,
      undefined,
      headers,
    );
    assert.match(await read.text(), /WAITING|PROCESSING/, 'reading says that it was started');
    assert.equal((await all.api(other.url, 'GET', 'smart-live-rooms', undefined, headers)).status, 200);
  });
});
