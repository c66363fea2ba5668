/** Callbacks while the store is away: the instance keeps them and stores them later, in their order, each once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/server/index.js';
import { SharedStore } from '../helpers/shared-store.js';
import { callback, createFixture, eventBody, roomId, type Fixture } from './helpers.js';

/** Instances of one store that can be away. */
function createInstances(count = 2, change: (store: Store) => Partial<Store> = () => ({})) {
  const shared = new SharedStore(() => fixtures[0]?.time ?? 0);
  const fixtures: Fixture[] = Array.from({ length: count }, () => {
    const view = shared.view();
    return createFixture({ store: { ...view, ...change(view) }, onRefused: () => undefined });
  });
  const pass = async (milliseconds = 1000) => {
    for (const fixture of fixtures) fixture.time += milliseconds;
    for (const { timers } of fixtures) for (const tick of [...timers]) tick();
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  };
  const stored = async () => {
    const { events } = await shared.view().since(roomId, '');
    return events.map(({ data, at }) => {
      const { message } = JSON.parse(data) as { message: string };
      return { state: (JSON.parse(message) as { state: string }).state, at };
    });
  };
  const send = async (index: number, state: string) => {
    const fixture = fixtures[index] as Fixture;
    return (await fixture.handler(await callback(fixture, eventBody({ state })))).status;
  };
  return { shared, fixtures, pass, stored, send };
}

test('callbacks that come while the store is away are stored when it is back, in order, at their own time', async () => {
  const { shared, fixtures, pass, stored, send } = createInstances(1);
  shared.setAway(true);
  const came_at = fixtures[0]?.time ?? 0;
  assert.equal(await send(0, 'CONNECTING'), 200);
  await pass();
  assert.equal(await send(0, 'CONNECTED'), 200);
  await pass(5000);
  shared.setAway(false);
  await pass();
  const events = await stored();
  assert.deepEqual(
    events.map(({ state, at = 0 }) => [state, Math.round((at - came_at) / 1000)]),
    [
      ['CONNECTING', 0],
      ['CONNECTED', 1],
    ],
  );
  assert.equal(fixtures[0]?.timers.size, 0, 'nothing is tried any more');
  assert.equal(fixtures[0].errors.length, 1, 'one report, not one a callback');
});

test('a delivery that two instances keep is stored once, and its repetition is refused', async () => {
  const { shared, fixtures, pass, stored } = createInstances();
  shared.setAway(true);
  const one = await callback(fixtures[0] as Fixture);
  const statuses = [];
  for (const index of [0, 1, 0]) statuses.push((await fixtures[index]?.handler(one.clone()))?.status);
  assert.deepEqual(statuses, [200, 200, 409]);
  shared.setAway(false);
  await pass();
  assert.equal((await stored()).length, 1);
});

test('an attempt whose answer was lost neither loses the event nor blocks those behind it', async () => {
  for (const method of ['add', 'append'] as const) {
    let isCut = true;
    const { pass, stored, send } = createInstances(1, (store) => ({
      [method]: async (...args: never[]) => {
        const answer = await (store[method] as (...all: never[]) => unknown)(...args);
        if (isCut) throw new Error('The answer was lost');
        return answer;
      },
    }));
    assert.equal(await send(0, 'CONNECTED'), 200);
    isCut = false;
    await pass();
    assert.equal(await send(0, 'END'), 200);
    const states = (await stored()).map(({ state }) => state);
    assert.deepEqual([states[0], states.at(-1)], ['CONNECTED', 'END'], method);
  }
});

test('what one instance has kept does not replace what another has stored since', async () => {
  const { shared, fixtures, pass, stored, send } = createInstances();
  shared.setAway(true);
  await send(0, 'CONNECTED');
  for (const fixture of fixtures) fixture.time += 4000;
  shared.setAway(false);
  await send(1, 'DISCONNECTED');
  await pass();
  const events = await stored();
  assert.deepEqual(
    events.map(({ state }) => state),
    ['DISCONNECTED', 'CONNECTED'],
  );
  assert.ok((events[1]?.at ?? 0) < (events[0]?.at ?? 0));
});

test('a callback that was kept for longer than the service may send it is given up, and the customer told', async () => {
  const { shared, fixtures, pass, stored, send } = createInstances(1);
  shared.setAway(true);
  await send(0, 'CONNECTED');
  await pass(301_000);
  shared.setAway(false);
  await pass();
  assert.deepEqual(await stored(), []);
  assert.match(String(fixtures[0]?.errors.at(-1)?.error), /lost/);
});

test('an instance that is closed stores what it has kept, or says how much is lost', async () => {
  for (const isBack of [true, false]) {
    const { shared, fixtures, stored, send } = createInstances(1);
    shared.setAway(true);
    await send(0, 'CONNECTED');
    if (isBack) shared.setAway(false);
    await fixtures[0]?.handler.close();
    assert.equal((await stored().catch(() => [])).length, isBack ? 1 : 0);
    assert.equal(fixtures[0]?.errors.length, isBack ? 1 : 2);
    assert.equal(fixtures[0]?.timers.size, 0);
  }
});
