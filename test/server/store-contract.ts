/** What every store does, whatever it is made of: two instances share it, each with its own `Store`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store, StoredEvent } from '../../src/server/index.js';

/** Two views of one new, empty store: those of two instances. */
export interface SharedStore {
  one: Store;
  other: Store;
  /** Lets time pass by the store's clock: milliseconds. */
  pass(milliseconds: number): Promise<void> | void;
  close(): Promise<void> | void;
}

const dataOf = ({ events }: { events: readonly StoredEvent[] }) => events.map(({ data }) => data);
const until = async (condition: () => boolean) => {
  for (let turn = 0; !condition() && turn < 2000; turn++)
    await new Promise((resolve) => setTimeout(resolve, 5));
  assert.ok(condition());
};

/** Runs the contract for the stores that `create` gives. */
export function testStore(name: string, create: () => Promise<SharedStore> | SharedStore): void {
  const promise = (sentence: string, run: (shared: SharedStore) => Promise<void>) =>
    test(`${name}: ${sentence}`, async () => {
      const shared = await create();
      await run(shared).finally(() => shared.close());
    });

  promise(
    'an event at one instance is heard at the other, once, with the same ID',
    async ({ one, other }) => {
      const heard: StoredEvent[] = [];
      const leave = await other.subscribe('room', (event) => heard.push(event));
      const first = await one.append('room', '1', 'kind');
      await one.append('elsewhere', 'not for it');
      const second = await other.append('room', '2', 'kind');
      await until(() => heard.length >= 2);
      assert.deepEqual(
        heard.map(({ id, data, room_id }) => [id, data, room_id]),
        [
          [first.id, '1', 'room'],
          [second.id, '2', 'room'],
        ],
      );
      assert.ok(second.sequence > first.sequence);
      assert.ok((second.at ?? 0) > (first.at ?? 0));
      leave();
      const last = await one.append('room', '3');
      assert.deepEqual(dataOf(await other.since('room', second.id)), ['3']);
      assert.ok(!heard.some(({ id }) => id === last.id));
    },
  );

  promise(
    'an event that was sent before the newest of its kind does not replace it',
    async ({ one, other }) => {
      const heard: StoredEvent[] = [];
      await other.subscribe('room', (event) => heard.push(event));
      const first = await one.append('room', 'newest', 'kind', { sent_at: 50_000 });
      const late = await other.append('room', 'late', 'kind', { sent_at: 48_000 });
      const between = await one.append('room', 'between', 'kind', { sent_at: 49_000 });
      const kept = await one.append('room', 'kept', 'another', { sent_at: 40_000, late: 9000 });
      const times = [first, late, between].map(({ at = 0 }) => at - (first.at ?? 0));
      assert.deepEqual(times, [0, -2000, -1000]);
      assert.ok(Math.abs(kept.sequence - first.sequence) < 8000, 'its sequence is when it was stored');
      assert.ok((kept.at ?? 0) < (first.at ?? 0) - 1000, 'its time is when it was received');
      await until(() => heard.length >= 4);
      assert.deepEqual(
        heard.map(({ at }) => at),
        [first, late, between, kept].map(({ at }) => at),
      );
      const { events } = await other.since('room', '');
      assert.deepEqual(
        events.map(({ data, at }) => [data, at]),
        heard.map(({ data, at }) => [data, at]),
      );
      const next = await other.append('room', 'next', 'kind', { sent_at: 50_000 });
      assert.ok((next.at ?? 0) > (first.at ?? 0), 'of two from one second the later arrival is newer');
    },
  );

  promise(
    'an ID of one instance resumes at the other, in any room, without a gap',
    async ({ one, other }) => {
      const start = await one.latest();
      const first = await one.append('a', '1');
      const elsewhere = await one.append('b', '2');
      await one.append('a', '3');
      assert.deepEqual(dataOf(await other.since('a', start)), ['1', '3']);
      assert.deepEqual(dataOf(await other.since('a', first.id)), ['3']);
      assert.deepEqual(dataOf(await other.since('a', elsewhere.id)), ['3']);
      for (const id of [start, first.id, elsewhere.id]) assert.equal((await other.since('a', id)).gap, false);
      assert.deepEqual(await other.since('a', await other.latest()), { events: [], gap: false });
      assert.deepEqual(await other.since('never', first.id), { events: [], gap: false });
    },
  );

  promise('an unknown ID is a gap and gives all; no ID gives all without one', async ({ one, other }) => {
    const { id } = await one.append('room', '1');
    const later = id.replace(/\d+$/, (number) => String(Number(number) + 100_000));
    for (const unknown of ['nonsense', '-', '0badcafe-57', later, id.replace(/^.*-/, 'x-')]) {
      const since = await other.since('room', unknown);
      assert.equal(since.gap, true, unknown);
      assert.deepEqual(dataOf(since), ['1']);
    }
    assert.deepEqual(dataOf(await other.since('room', '')), ['1']);
    assert.equal((await other.since('room', '')).gap, false);
  });

  promise('events beyond the bounds go, the newest of each kind stay, and that is a gap', async (shared) => {
    const { one, other } = shared;
    const first = await one.append('room', 'connected', 'stream');
    for (let count = 1; count <= 250; count++) await one.append('room', String(count), 'paragraph');
    const since = await other.since('room', first.id);
    assert.equal(since.gap, true);
    assert.equal(since.events.length, 200);
    const all = dataOf(await other.since('room', ''));
    assert.deepEqual([all[0], all[1], all.at(-1)], ['connected', '51', '250']);
    const recent = since.events[0];
    assert.equal((await other.since('room', recent?.id ?? '')).gap, false);
    assert.deepEqual(await other.since('quiet', first.id), { events: [], gap: false });
  });

  promise('large events are bounded by their bytes', async ({ one, other }) => {
    const first = await one.append('room', 'first');
    for (let count = 0; count < 20; count++) await one.append('room', 'x'.repeat(60_000), 'large');
    const { events, gap } = await other.since('room', first.id);
    assert.equal(events.length, 4);
    assert.equal(gap, true);
  });

  promise('a text is set, read, replaced, removed, and expires', async ({ one, other, pass }) => {
    assert.equal(await other.get('key'), undefined);
    await one.set('key', 'a', 60_000);
    assert.equal(await other.get('key'), 'a');
    await other.set('key', 'b', 300);
    assert.equal(await one.get('key'), 'b');
    await pass(400);
    assert.equal(await one.get('key'), undefined);
    await one.set('key', 'c', 60_000);
    await other.remove('key');
    assert.equal(await one.get('key'), undefined);
  });

  promise('only one of many sets an absent text, and only its own is removed', async (shared) => {
    const { one, other, pass } = shared;
    const attempts = Array.from(
      { length: 20 },
      (_, index) => [index % 2 ? one : other, String(index)] as const,
    );
    const results = await Promise.all(attempts.map(async ([store, value]) => store.add('lock', value, 300)));
    assert.equal(results.filter(Boolean).length, 1);
    const owner = String(results.indexOf(true));
    await one.remove('lock', 'another');
    assert.equal(await other.get('lock'), owner);
    await pass(400);
    assert.equal(await other.add('lock', 'next', 60_000), true);
    await one.remove('lock', owner); // the one before comes late
    assert.equal(await other.get('lock'), 'next');
    await other.remove('lock', 'next');
    assert.equal(await one.add('lock', 'again', 60_000), true);
  });

  promise('a set is told to the watchers of both instances, until they leave', async ({ one, other }) => {
    const heard: string[] = [];
    const leave = await one.watch('revoked:ann', () => heard.push('one'));
    await other.watch('revoked:ann', () => heard.push('other'));
    await other.watch('revoked:bob', () => heard.push('bob'));
    await one.set('revoked:ann', '1', 60_000);
    await until(() => heard.length >= 2);
    assert.deepEqual(heard.sort(), ['one', 'other']);
    leave();
    await one.set('revoked:ann', '2', 60_000);
    await until(() => heard.length >= 3);
    assert.deepEqual(heard.sort(), ['one', 'other', 'other']);
  });

  promise('a limit holds for both instances, and a place is free after its answer', async (shared) => {
    const { one, other, pass } = shared;
    const limit = { name: 'startSmartLive', perSecond: 2 };
    assert.equal(await one.acquire(limit, 1, 'a'), 0);
    assert.equal(await other.acquire(limit, 1, 'b'), 0);
    assert.equal(await other.acquire({ ...limit, name: 'another' }, 1, 'x'), 0);
    const wait = await one.acquire(limit, 1, 'c');
    assert.ok(wait > 500 && wait <= 1000, String(wait));
    await one.release(limit, 'a', 200);
    await pass(300);
    assert.equal(await one.acquire(limit, 1, 'c'), 0);
    assert.ok((await other.acquire(limit, 1, 'd')) > 0);
  });

  promise('the line is served by priority, then by arrival, over both instances', async (shared) => {
    const { one, other, pass } = shared;
    const limit = { name: 'executeSmartLiveCommand', perSecond: 1 };
    const ask = (store: Store, priority: 0 | 1 | 2, id: string) => store.acquire(limit, priority, id);
    assert.equal(await ask(one, 1, 'first'), 0);
    await ask(one, 2, 'poll');
    await pass(5);
    await ask(one, 1, 'person');
    await pass(5);
    await ask(other, 1, 'later');
    await ask(other, 0, 'stop');
    const served: string[] = [];
    let last = 'first';
    for (let turn = 0; turn < 4; turn++) {
      await one.release(limit, last, 0);
      await pass(5);
      for (const [store, priority, id] of [
        [one, 2, 'poll'],
        [other, 1, 'later'],
        [one, 1, 'person'],
        [other, 0, 'stop'],
      ] as const) {
        if (!served.includes(id) && (await ask(store, priority, id)) === 0) served.push((last = id));
      }
    }
    assert.deepEqual(served, ['stop', 'person', 'later', 'poll']);
  });

  promise('a call that leaves the line, or whose instance has ended, holds up nobody', async (shared) => {
    const { one, other, pass } = shared;
    const limit = { name: 'stopSmartLive', perSecond: 1 };
    await one.acquire(limit, 1, 'first');
    await one.acquire(limit, 0, 'leaves');
    await one.acquire(limit, 0, 'ends');
    await one.release(limit, 'leaves', 0);
    await one.release(limit, 'first', 0);
    await pass(5);
    assert.ok((await other.acquire(limit, 2, 'poll')) > 0, 'the call of the other instance is first');
    await pass(1600);
    assert.equal(await other.acquire(limit, 2, 'poll'), 0);
  });

  promise('can be reached', async ({ one }) => {
    await one.ping?.();
  });
}
