/** The store in Redis, with a real one: the contract of stores, and what happens when Redis goes and comes. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient } from 'redis';
import { createRedisStore } from '../../src/server/redis/index.js';
import type { Store, StoredEvent } from '../../src/server/index.js';
import { startRedis, withoutRedis, type RedisServer } from '../helpers/redis-server.js';
import { testStore } from './store-contract.js';

const until = async (condition: () => boolean | Promise<boolean>, limit = 20_000) => {
  const end = Date.now() + limit;
  while (!(await condition())) {
    assert.ok(Date.now() < end, String(condition));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('with Redis', { skip: withoutRedis }, () => {
  let redis: RedisServer;
  let count = 0;
  const opened: Store[] = [];
  const errors: unknown[] = [];
  const open = (prefix = `test${count++}`) => {
    const store = createRedisStore({ url: redis.url, prefix, onError: (error) => errors.push(error) });
    opened.push(store);
    return store;
  };

  before(async () => {
    redis = await startRedis();
  });
  after(async () => {
    for (const store of opened) await store.close?.();
    await redis.stop();
  });

  testStore('Redis', () => {
    const prefix = `contract${count++}`;
    const [one, other] = [open(prefix), open(prefix)];
    return {
      one,
      other,
      pass: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      close: async () => {
        await one.close?.();
        await other.close?.();
      },
    };
  });

  test('a client of the customer is used, and stays open when the store is closed', async () => {
    const client = createClient({ url: redis.url });
    await client.connect();
    const store = createRedisStore({ client, prefix: 'own' });
    const heard: StoredEvent[] = [];
    await store.subscribe('room', (event) => heard.push(event));
    await store.append('room', 'hello');
    await until(() => heard.length === 1);
    await store.close?.();
    assert.equal(await client.ping(), 'PONG');
    await client.close();
  });

  test('an ID from before a restart of an instance resumes without a gap', async () => {
    const first = open('restart');
    const { id } = await first.append('room', '1');
    await first.append('room', '2');
    await first.close?.();
    const { events, gap } = await open('restart').since('room', id);
    assert.deepEqual([events.map(({ data }) => data), gap], [['2'], false]);
  });

  test('when Redis is emptied, who listens is told of a gap, and hears what comes then', async () => {
    const store = open('emptied');
    const { id } = await store.append('room', '1');
    const heard: string[] = [];
    await store.subscribe(
      'room',
      ({ data }) => heard.push(data),
      (isAway) => heard.push(`gap ${isAway}`),
    );
    const client = createClient({ url: redis.url });
    await client.connect();
    await client.flushAll();
    await client.close();
    await store.append('room', '2');
    await until(() => heard.length >= 2);
    assert.deepEqual(heard, ['gap false', '2']);
    assert.equal((await store.since('room', id)).gap, true);
  });

  test('while Redis is away, everything is refused soon, and when it is back all goes on after a gap', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on('unhandledRejection', note);
    for (const store of opened.splice(0)) await store.close?.();
    const [one, other] = [open('away'), open('away')];
    const { id } = await one.append('room', 'before', 'kind');
    const heard: string[] = [];
    await other.subscribe(
      'room',
      ({ data }) => heard.push(data),
      (isAway) => heard.push(isAway ? 'away' : 'back'),
    );
    let revocations = 0;
    await other.watch('revoked:ann', () => revocations++);
    errors.length = 0;
    await redis.stop();
    await until(() => heard.length === 1);
    const began = Date.now();
    const limit = { name: 'x', perSecond: 1 };
    const refusals = await Promise.allSettled([
      one.append('room', 'lost'),
      one.since('room', id),
      one.latest(),
      one.get('a'),
      one.set('a', '1', 1000),
      one.add('a', '1', 1000),
      one.remove('a'),
      one.acquire(limit, 0, 'a'),
      one.release(limit, 'a', 0),
      one.ping?.(),
      other.subscribe('room', () => undefined),
      other.watch('b', () => undefined),
      open('new').subscribe('room', () => undefined),
    ]);
    assert.ok(Date.now() - began < 6000);
    for (const refusal of refusals as PromiseRejectedResult[]) {
      assert.equal(refusal.status, 'rejected');
      assert.equal((refusal.reason as { code: string }).code, 'MSW.STORE_UNREACHABLE');
    }
    await redis.start();
    await until(() => heard.length === 2);
    await until(() =>
      Promise.resolve(one.append('room', 'after', 'kind')).then(
        () => true,
        () => false,
      ),
    );
    await until(() => heard.includes('after'));
    assert.deepEqual(heard.slice(0, 2), ['away', 'back']);
    assert.equal((await one.since('room', id)).gap, true, 'it was not kept');
    assert.ok(revocations >= 1, 'who watches a key reads it again');
    assert.equal(errors.length, 2, 'said once by each store that listens');
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', note);
    assert.deepEqual(rejections, []);
  });
});

test('an address or a client is needed, not both, and the address is one of Redis', () => {
  assert.throws(() => createRedisStore({}), /either url or client/);
  assert.throws(() => createRedisStore({ url: 'http://shop.example' }), /redis:\/\//);
});
