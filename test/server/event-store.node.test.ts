/** The store in memory: which events it keeps, and which it removes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore, type StoredEvent } from '../../src/server/index.js';

const dataOf = (events: readonly StoredEvent[]) => events.map(({ data }) => data);

test('remembers the latest 200 events of each room', async () => {
  const store = createMemoryStore();
  await store.append('quiet', 'still here');
  for (let count = 1; count <= 250; count += 1) await store.append('busy', String(count));
  const busy = dataOf(await store.since('busy', 'unknown'));
  assert.equal(busy.length, 200);
  assert.equal(busy[0], '51');
  assert.deepEqual(dataOf(await store.since('quiet', 'unknown')), ['still here']);
});

test('forgets events after an hour', async () => {
  let time = 0;
  const store = createMemoryStore({ now: () => time });
  await store.append('room', 'old');
  time = 1_800_000;
  await store.append('room', 'younger');
  time = 3_600_000;
  assert.deepEqual(dataOf(await store.since('room', 'unknown')), ['old', 'younger']);
  time += 1;
  assert.deepEqual(dataOf(await store.since('room', 'unknown')), ['younger']);
});

test('the newest event of a kind, which tells what is true now, is kept while a stream can last', async () => {
  let time = 0;
  const store = createMemoryStore({ perRoom: 2, now: () => time });
  await store.append('room', 'connecting', 'stream');
  await store.append('room', 'connected', 'stream');
  for (const data of ['1', '2', '3']) await store.append('room', data, 'paragraph');
  assert.deepEqual(dataOf(await store.since('room', 'unknown')), ['connected', '2', '3']);
  time = 100 * 3_600_000;
  assert.deepEqual(dataOf(await store.since('room', 'unknown')), ['connected', '3']);
  time = 169 * 3_600_000;
  assert.deepEqual(await store.since('room', 'unknown'), []);
});

test('how much and how long can be said', async () => {
  let time = 0;
  const store = createMemoryStore({ perRoom: 2, maxAge: 10, now: () => time });
  for (const data of ['1', '2', '3']) await store.append('room', data);
  assert.deepEqual(dataOf(await store.since('room', 'unknown')), ['2', '3']);
  time = 10_001;
  assert.deepEqual(await store.since('room', 'unknown'), []);
});

test('gives only what came after an event, even of another room', async () => {
  const store = createMemoryStore();
  await store.append('a', 'before');
  const other = await store.append('b', 'elsewhere');
  await store.append('a', 'after');
  assert.deepEqual(dataOf(await store.since('a', other.id)), ['after']);
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
