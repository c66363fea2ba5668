/** A start is sent once, whatever instances and people do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSmartLive, stopSmartLive } from '../../../src/api/index.js';
import { createMemoryStore } from '../../../src/server/index.js';
import { lockStart } from '../../../src/server/proxy/start-lock.js';

const path = { room_id: 'a' };
const busy = { code: 'MSW.START_UNDER_WAY', status: 409 };
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a room is started once at a time; other rooms, and stops, are not concerned', async () => {
  const store = createMemoryStore();
  const unlock = await lockStart(startSmartLive, path, store);
  await assert.rejects(lockStart(startSmartLive, path, store), busy);
  await lockStart(startSmartLive, { room_id: 'b' }, store);
  await lockStart(stopSmartLive, path, store);
  unlock(true);
  await settled();
  await lockStart(startSmartLive, path, store);
});

test('after a lost answer, the room is left alone until it shows what became of the start', async () => {
  let time = 0;
  const store = createMemoryStore({ now: () => time });
  const unlock = await lockStart(startSmartLive, path, store);
  unlock(false);
  await settled();
  time = 4900;
  await assert.rejects(lockStart(startSmartLive, path, store), busy);
  time = 5001;
  await lockStart(startSmartLive, path, store);
});

test('the lock of a killed instance ends, and what comes late from it ends no lock of another', async () => {
  let time = 0;
  const store = createMemoryStore({ now: () => time });
  const late = await lockStart(startSmartLive, path, store);
  time = 22_001;
  await lockStart(startSmartLive, path, store);
  late(true);
  late(false);
  await settled();
  time = 40_000;
  await assert.rejects(lockStart(startSmartLive, path, store), busy);
});

test('while the store is away, a start is sent all the same', async () => {
  const store = { ...createMemoryStore(), add: () => Promise.reject(new Error('away')) };
  const unlock = await lockStart(startSmartLive, path, store);
  unlock(true);
  await lockStart(startSmartLive, path, store);
});
