/** Alarms of a room: what raises them, what ends them, and that tabs agree on them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  alarmsOf,
  reportUnknownSince,
  isAcknowledged,
  type AlarmChange,
  type AlarmMonitor,
} from '../../src/live/index.js';
import { nextAlarms } from '../../src/live/alarms.js';
import type { OpenTab } from './virtual-shop.js';
import { VirtualShop } from './virtual-shop.js';
import { second } from './virtual-browser.js';

const minute = 60 * second;

interface Told {
  monitor: AlarmMonitor;
  changes: string[];
}

/** Opens tabs whose alarms are listened to; with `onAir`, the room is on air and its stream delivered. */
async function open(count: number, onAir = true) {
  const shop = new VirtualShop(7, true, {
    liveWaitingSeconds: 6,
    connectingSeconds: 2,
    liveClosingSeconds: 1,
  });
  const room_id = await shop.createRoom();
  const path = `smart-live-rooms/${room_id}/smart-live-jobs`;
  const start = async () => (await shop.call<{ job_id: string }>('POST', path, {})).job_id;
  const listen = (one: OpenTab): Told => {
    const monitor = alarmsOf(one.live.room(room_id));
    const changes: string[] = [];
    const say = ({ alarm, state }: AlarmChange) => changes.push(`${alarm.kind} ${state}`);
    monitor.subscribe((all) => all.forEach(say));
    return { monitor, changes };
  };
  const tabs = Array.from({ length: count }, () => shop.open());
  const told = tabs.map(listen);
  await shop.time.pass(3 * second);
  const job_id = onAir ? await start() : '';
  await shop.time.pass(40 * second);
  const rtmp = (state: string) => shop.control('rtmp', { job_id, state });
  const watch = (index = 0) => tabs[index]!.live.room(room_id);
  return { shop, room_id, tabs, told, start, listen, job_id, rtmp, watch };
}

const first = ({ told }: { told: Told[] }) => told[0]!;

describe('the alarms of a room', () => {
  it('a livestream that runs and ends well raises none', async () => {
    const all = await open(1);
    void all.watch().stop();
    await all.shop.time.pass(30 * second);
    assert.equal(all.watch().state.phase, 'ended');
    assert.deepEqual(first(all).changes, []);
  });

  it('a lost stream is one alarm until it is delivered again, and then all is well', async () => {
    const all = await open(1);
    const { monitor, changes } = first(all);
    await all.rtmp('DISCONNECTED');
    await all.shop.time.pass(2 * second);
    const [alarm] = monitor.alarms;
    assert.equal(alarm?.since, all.watch().state.stream?.at);
    await all.rtmp('RECONNECTING');
    await all.shop.time.pass(90 * second);
    assert.deepEqual(changes, ['stream-lost raised']);
    await all.rtmp('CONNECTED');
    await all.shop.time.pass(2 * second);
    assert.deepEqual(changes, ['stream-lost raised', 'stream-lost cleared']);
    assert.equal(monitor.allClear?.alarm.kind, 'stream-lost');
  });

  it('an acknowledged alarm ends without another word, and the next loss is another alarm', async () => {
    const all = await open(1);
    const { monitor, changes } = first(all);
    for (const turn of [1, 2]) {
      await all.rtmp('DISCONNECTED');
      await all.shop.time.pass(2 * second);
      monitor.acknowledge();
      assert.equal(monitor.raised.length, 0, `turn ${turn}`);
      assert.equal(monitor.alarms.length, 1);
      await all.rtmp('CONNECTED');
      await all.shop.time.pass(2 * second);
    }
    const once = ['raised', 'acknowledged', 'cleared'].map((state) => `stream-lost ${state}`);
    assert.deepEqual(changes, [...once, ...once]);
  });

  it('a report that has become stale does not end the alarm', async () => {
    const all = await open(1);
    await all.rtmp('DISCONNECTED');
    await all.shop.time.pass(2 * second);
    const { alarms } = first(all).monitor;
    const { state } = all.watch();
    const later = all.shop.time.now + 10 * minute;
    assert.notEqual(reportUnknownSince(state, 'stream', later), undefined);
    assert.equal(nextAlarms(alarms, state, state, later), alarms);
    assert.deepEqual(nextAlarms([], state, undefined, later), [], 'nor raise one');
  });

  it('a stream that stays lost becomes a task that has failed, and not that all is well', async () => {
    const all = await open(1);
    const { monitor, changes } = first(all);
    await all.rtmp('DISCONNECTED');
    await all.shop.time.pass(20 * minute);
    assert.equal(all.watch().state.phase, 'failed');
    assert.deepEqual(changes.slice(1).sort(), ['stream-lost cleared', 'task-failed raised']);
    assert.equal(monitor.allClear, undefined);
  });

  for (const [outcome, kind] of [
    ['REFUSED', 'task-failed'],
    ['FAILED', 'task-failed'],
    ['BLOCKED', 'task-blocked'],
  ] as const)
    it(`a task that becomes ${outcome} is an alarm until it is acknowledged`, async () => {
      const all = await open(1, false);
      const { monitor, changes } = first(all);
      if (outcome !== 'BLOCKED') await all.shop.control('outcomes', { kind: 'livestream', outcome });
      const id = await all.start();
      await all.shop.time.pass(10 * second);
      if (outcome === 'BLOCKED') await all.shop.control('outcomes', { kind: 'livestream', id, outcome });
      await all.shop.time.pass(60 * second);
      const known = changes.length;
      assert.equal(changes.at(-1), `${kind} raised`);
      monitor.acknowledge();
      assert.deepEqual(changes.slice(known), [`${kind} acknowledged`, `${kind} cleared`]);
      assert.equal(monitor.allClear, undefined);
      await all.shop.time.pass(2 * minute);
      assert.equal(changes.length, known + 2);
    });

  it('a task that had failed before the page was opened is none, unless its opener saw it run', async () => {
    const all = await open(1, false);
    await all.shop.control('outcomes', { kind: 'livestream', outcome: 'REFUSED' });
    await all.start();
    const late = all.shop.open();
    const running = all.watch();
    void running.refresh();
    await all.shop.time.pass(2 * second);
    const before = running.state;
    assert.equal(before.phase, 'waiting');
    await all.shop.time.pass(60 * second);
    assert.equal(running.state.phase, 'failed');
    const { changes } = all.listen(late);
    await all.shop.time.pass(10 * second);
    assert.deepEqual(changes, []);
    const seen: string[] = [];
    const other = alarmsOf(all.shop.open().live.room(all.room_id));
    other.subscribe((list) => list.forEach(({ alarm }) => seen.push(alarm.kind)), before);
    await all.shop.time.pass(10 * second);
    assert.deepEqual(seen, ['task-failed']);
  });

  it('a refused start is none, also in a room whose last task had failed', async () => {
    const all = await open(1, false);
    await all.shop.control('outcomes', { kind: 'livestream', outcome: 'REFUSED' });
    await all.start();
    await all.shop.time.pass(60 * second);
    const { monitor, changes } = first(all);
    monitor.acknowledge();
    const known = changes.length;
    await all.shop.control('faults', [{ operation: 'startSmartLive', status: 403 }]);
    const started = assert.rejects(all.watch().start({}));
    await all.shop.time.pass(60 * second);
    await started;
    assert.equal(changes.length, known);
  });

  it('a stop that the service refuses is an alarm, and another one if it refuses the next, too', async () => {
    const all = await open(1);
    const { monitor, changes } = first(all);
    await all.shop.control('faults', [{ operation: 'stopSmartLive', status: 403 }]);
    for (const turn of [1, 2]) {
      const stopped = assert.rejects(all.watch().stop(), `turn ${turn}`);
      await all.shop.time.pass(10 * second);
      await stopped;
      assert.equal(monitor.raised[0]?.kind, 'stop-failed');
    }
    assert.deepEqual(
      changes.filter((word) => word.endsWith('raised')),
      Array(2).fill('stop-failed raised'),
    );
    await all.shop.control('faults', []);
    void all.watch().stop();
    await all.shop.time.pass(30 * second);
    assert.equal(all.watch().state.phase, 'ended');
    assert.equal(changes.at(-1), 'stop-failed cleared');
  });

  it('a stop whose request is lost is an alarm, which ends with the livestream', async () => {
    const all = await open(1);
    const { monitor, changes } = first(all);
    await all.shop.control('faults', [{ operation: 'stopSmartLive', drop: 'before', times: 1 }]);
    void all.watch().stop();
    await all.shop.time.pass(minute);
    assert.deepEqual(changes, ['stop-unconfirmed raised']);
    void all.watch().stop();
    await all.shop.time.pass(0);
    assert.equal(monitor.raised.length, 0, 'who presses again knows of it');
    await all.shop.time.pass(30 * second);
    assert.deepEqual(changes.slice(1), ['stop-unconfirmed acknowledged', 'stop-unconfirmed cleared']);
    assert.equal(all.watch().state.phase, 'ended');
  });

  it('a stop whose answer is lost, but was carried out, raises none', async () => {
    const all = await open(1);
    await all.shop.control('faults', [{ operation: 'stopSmartLive', drop: 'after', times: 1 }]);
    void all.watch().stop();
    await all.shop.time.pass(minute);
    assert.equal(all.watch().state.phase, 'ended');
    assert.deepEqual(first(all).changes, []);
  });

  it('a minute without a reading is an alarm while something may be on air, and nothing is once it can be read', async () => {
    const all = await open(1);
    const { changes } = first(all);
    const at = all.shop.time.now;
    all.shop.network.faults = () => ({ status: 503 });
    await all.shop.time.pass(50 * second);
    assert.deepEqual(changes, []);
    await all.shop.time.pass(20 * second);
    assert.deepEqual(changes, ['status-unreadable raised']);
    assert.ok((first(all).monitor.alarms[0]?.since ?? Infinity) <= at);
    all.shop.network.faults = () => ({});
    await all.shop.time.pass(30 * second);
    assert.deepEqual(changes, ['status-unreadable raised', 'status-unreadable cleared']);
  });

  it('a room at rest that cannot be read is none', async () => {
    const all = await open(1, false);
    all.shop.network.faults = () => ({ status: 503 });
    await all.shop.time.pass(5 * minute);
    assert.deepEqual(first(all).changes, []);
  });

  it('a machine that slept has no alarm before it has tried to read', async () => {
    const all = await open(1);
    all.tabs[0]!.tab.freeze();
    await all.shop.time.pass(10 * minute);
    all.tabs[0]!.tab.thaw();
    await all.shop.time.pass(30 * second);
    assert.deepEqual(first(all).changes, []);
  });

  it('tabs agree: each tells of it, and what one acknowledges is so in all, also in one that is opened later', async () => {
    const stored = new Map<string, string>();
    const storage = {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
    };
    Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
    try {
      const all = await open(3);
      await all.rtmp('DISCONNECTED');
      await all.shop.time.pass(2 * second);
      all.told[2]!.monitor.acknowledge();
      await all.shop.time.pass(second);
      for (const { changes } of all.told)
        assert.deepEqual(changes, ['stream-lost raised', 'stream-lost acknowledged']);
      const late = all.listen(all.shop.open());
      await all.shop.time.pass(5 * second);
      assert.deepEqual(late.changes, ['stream-lost acknowledged']);
      assert.ok(![...stored.values()].join().includes('token'));
    } finally {
      Reflect.deleteProperty(globalThis, 'localStorage');
    }
  });

  it('a hidden page is read on as long as somebody relies on its alarms', async () => {
    const all = await open(2);
    const release = all.watch(1).readInBackground();
    for (const { tab } of all.tabs) tab.show(false);
    await all.shop.time.pass(10 * minute);
    await all.shop.control('outcomes', { kind: 'livestream', id: all.job_id, outcome: 'BLOCKED' });
    await all.shop.time.pass(minute);
    for (const { changes } of all.told) assert.deepEqual(changes, ['task-blocked raised']);
    release();
    await all.shop.time.pass(3 * minute);
    const known = (await all.shop.log()).length;
    await all.shop.time.pass(10 * minute);
    assert.equal((await all.shop.log()).length, known, 'and no longer');
  });

  for (const [failure, fault] of [
    ['refuses', { status: 503 }],
    ['cannot be reached', { lost: 'call' }],
  ] as const)
    it(`in a hidden page whose timers run once a minute, a service that ${failure} is an alarm within four minutes`, async () => {
      const all = await open(1);
      const { tab } = all.tabs[0]!;
      all.watch().readInBackground();
      tab.show(false);
      tab.timerStep = minute;
      await all.shop.time.pass(5 * minute);
      assert.deepEqual(first(all).changes, [], 'a service that answers raises none');
      const at = all.shop.time.now;
      all.shop.network.faults = () => fault;
      let raised = 0;
      await all.shop.time.pass(10 * minute, () => {
        if (!raised && first(all).changes.length > 0) raised = all.shop.time.now;
      });
      assert.deepEqual(first(all).changes, ['status-unreadable raised']);
      assert.ok(raised - at > minute && raised - at <= 4 * minute, `after ${(raised - at) / second} s`);
    });

  it('a hidden page whose leader is closed takes over, if somebody relies on its alarms', async () => {
    const all = await open(2);
    const leader = all.tabs.findIndex(({ tab }) => tab === all.shop.browser.holder('/live/'));
    const other = 1 - leader;
    all.watch(other).readInBackground();
    for (const { tab } of all.tabs) tab.show(false);
    await all.shop.time.pass(5 * minute);
    all.tabs[leader]!.tab.close();
    await all.shop.control('outcomes', { kind: 'livestream', id: all.job_id, outcome: 'BLOCKED' });
    await all.shop.time.pass(minute);
    assert.deepEqual(all.told[other]!.changes, ['task-blocked raised']);
  });

  it('a listener that comes later is told what holds, and none is left when the last one goes', async () => {
    const all = await open(1);
    await all.rtmp('DISCONNECTED');
    await all.shop.time.pass(2 * second);
    const { monitor, changes } = all.listen(all.tabs[0]!);
    assert.deepEqual(changes, ['stream-lost raised']);
    assert.equal(monitor, first(all).monitor);
  });

  it('an acknowledgement that is no such thing is ignored', async () => {
    const all = await open(1);
    await all.rtmp('DISCONNECTED');
    await all.shop.time.pass(2 * second);
    const key = `${all.room_id}/${all.job_id}/stream-lost`;
    for (const message of [null, 1, 'x', [], { [key]: 'soon' }, { [key]: null }, { other: Infinity }])
      all.tabs[0]!.tab.receiveMessage(message);
    assert.equal(first(all).monitor.alarms.filter(isAcknowledged).length, 0);
  });
});
