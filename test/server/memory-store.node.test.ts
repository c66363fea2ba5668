/** The store in memory: which events it keeps, and which it removes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore, type StoredEvent } from '../../src/server/index.js';

const dataOf = (events: readonly StoredEvent[]) => events.map(({ data }) => data);

test('remembers the latest 200 events of each room', async () => {
  const store = createMemoryStore();
  await store.append('quiet', 'still here');
  for (let count = 1; count <= 250; count += 1) await store.append('busy', String(count));
  const busy = dataOf((await store.since('busy', 'unknown')).events);
  assert.equal(busy.length, 200);
  assert.equal(busy[0], '51');
  assert.deepEqual(dataOf((await store.since('quiet', 'unknown')).events), ['still here']);
});

test('forgets events after an hour', async () => {
  let time = 0;
  const store = createMemoryStore({ now: () => time });
  await store.append('room', 'old');
  time = 1_800_000;
  await store.append('room', 'younger');
  time = 3_600_000;
  assert.deepEqual(dataOf((await store.since('room', 'unknown')).events), ['old', 'younger']);
  time += 1;
  assert.deepEqual(dataOf((await store.since('room', 'unknown')).events), ['younger']);
});

test('the newest event of a kind, which tells what is true now, is kept while a stream can last', async () => {
  let time = 0;
  const store = createMemoryStore({ perRoom: 2, now: () => time });
  await store.append('room', 'connecting', 'stream');
  await store.append('room', 'connected', 'stream');
  for (const data of ['1', '2', '3']) await store.append('room', data, 'paragraph');
  assert.deepEqual(dataOf((await store.since('room', 'unknown')).events), ['connected', '2', '3']);
  time = 100 * 3_600_000;
  assert.deepEqual(dataOf((await store.since('room', 'unknown')).events), ['connected', '3']);
  time = 169 * 3_600_000;
  assert.deepEqual((await store.since('room', 'unknown')).events, []);
});

test('how much and how long can be said', async () => {
  let time = 0;
  const store = createMemoryStore({ perRoom: 2, maxAge: 10, now: () => time });
  for (const data of ['1', '2', '3']) await store.append('room', data);
  assert.deepEqual(dataOf((await store.since('room', 'unknown')).events), ['2', '3']);
  time = 10_001;
  assert.deepEqual((await store.since('room', 'unknown')).events, []);
});

test('gives only what came after an event, even of another room', async () => {
  const store = createMemoryStore();
  await store.append('a', 'before');
  const other = await store.append('b', 'elsewhere');
  await store.append('a', 'after');
  assert.deepEqual(dataOf((await store.since('a', other.id)).events), ['after']);
});

test('an event’s sequence grows over all rooms, and ids of two stores differ', async () => {
  const [one, two] = [createMemoryStore(), createMemoryStore()];
  const first = await one.append('a', '1');
  const second = await one.append('b', '2');
  const other = await two.append('a', '1');
  assert.ok(second.sequence > first.sequence);
  assert.notEqual(other.id, first.id);
});

test('tells listeners until they leave, also one that listens twice', async () => {
  const store = createMemoryStore();
  const heard: string[] = [];
  const listener = ({ data }: StoredEvent) => heard.push(data);
  const leaveOnce = await store.subscribe('room', listener);
  const leaveTwice = await store.subscribe('room', listener);
  await store.append('room', '1');
  leaveOnce();
  leaveOnce();
  await store.append('room', '2');
  leaveTwice();
  await store.append('room', '3');
  assert.deepEqual(heard, ['1', '1', '2']);
});

test('the events of all rooms are bounded: those of the quietest go first, and its watchers are told of a gap', async () => {
  const store = createMemoryStore({ total: 10_000 });
  const { id } = await store.append('quiet', 'q'.repeat(1000));
  await store.append('quiet', 'newer');
  for (let count = 0; count < 5; count += 1) await store.append(`busy ${count}`, 'b'.repeat(2000));
  assert.deepEqual(await store.since('quiet', id), { events: [], gap: true });
  assert.equal((await store.since('busy 4', '')).events.length, 1);
});

test('events that are too old are a gap for who has not seen them', async () => {
  let time = 0;
  const store = createMemoryStore({ now: () => time });
  const first = await store.append('room', '1');
  const second = await store.append('room', '2');
  time = 3_700_000;
  assert.equal((await store.since('room', first.id)).gap, true);
  assert.equal((await store.since('room', second.id)).gap, false);
});

test('in production it says once that several instances need a shared store', () => {
  const { NODE_ENV } = process.env;
  const { warn } = console;
  const said: unknown[] = [];
  console.warn = (...words: unknown[]) => said.push(...words);
  createMemoryStore();
  process.env.NODE_ENV = 'production';
  createMemoryStore();
  createMemoryStore();
  console.warn = warn;
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  assert.equal(said.length, 1);
  assert.match(String(said[0]), /createRedisStore/);
});
