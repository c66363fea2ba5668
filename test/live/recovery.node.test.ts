/** What the watch heals by itself: clocks that were set, tabs that slept, streams that were refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualShop, type OpenTab } from './virtual-shop.js';
import { second } from './virtual-browser.js';

const minute = 60 * second;

/** A room, and so many tabs that look at it. */
async function open(count: number, options: { locks?: boolean } = {}) {
  const house = new VirtualShop(11);
  const room_id = await house.createRoom();
  const tabs = Array.from({ length: count }, () => house.open(options));
  const leaves = tabs.map(({ live }) => live.room(room_id).subscribe(() => undefined));
  await house.time.pass(3 * second);
  const watch = ({ live }: OpenTab) => live.room(room_id);
  const path = `smart-live-rooms/${room_id}/smart-live-jobs`;
  /** Somebody else starts. */
  const start = () => house.call<{ job_id: string }>('POST', path, {});
  return { house, room_id, tabs, leaves, watch, start };
}

test('a reading that is due is not put off by what another tab tells in the same moment', async () => {
  const { house, room_id, tabs, watch, start } = await open(1);
  const tab = tabs[0]!;
  await house.time.pass(10 * second);
  await start();
  const { facts } = watch(tab);
  tab.live.requestRead();
  tab.live.onTabMessage({ type: 'facts', from: 'tab-2', rooms: [{ room_id, facts }] });
  await house.time.pass(second);
  assert.equal(watch(tab).state.phase, 'waiting');
});

test('events that asked for a reading while one was under way get theirs', async () => {
  const { house, tabs, watch, start } = await open(1);
  const tab = tabs[0]!;
  await house.time.pass(5 * second);
  house.network.faults = () => ({ late: [20, 3000] });
  tab.live.requestRead();
  await house.time.pass(second);
  await start();
  tab.live.requestRead();
  house.network.faults = () => ({});
  await house.time.pass(5 * second);
  assert.equal(watch(tab).state.phase, 'waiting');
});

test('a press of what a frozen tab is doing says that another tab is at it, until that tab is gone', async () => {
  const { house, tabs, watch } = await open(2);
  const [frozen, other] = tabs as [OpenTab, OpenTab];
  house.network.faults = (url) => (url.pathname.endsWith('jobs') ? { late: [20, 5000] } : {});
  void watch(frozen).start({});
  await house.time.pass(100);
  frozen.tab.freeze();
  house.network.faults = () => ({ status: 503 }); // nothing can be read meanwhile
  await house.time.pass(35 * second);
  assert.equal(watch(other).state.intent?.stage, 'unconfirmed');
  void watch(other).start({});
  await house.time.pass(10);
  assert.equal(watch(other).state.phase, 'starting');
  assert.ok(watch(other).state.intent?.elsewhere);
  house.network.faults = () => ({});
  await house.time.pass(40 * second);
  assert.equal(watch(other).state.phase, 'on-air');
  assert.equal((await house.jobs()).length, 1);
});

test('a running task can be stopped though a frozen tab has not finished starting it', async () => {
  const { house, tabs, watch } = await open(2);
  const [frozen, other] = tabs as [OpenTab, OpenTab];
  house.network.faults = (url) => (url.pathname.endsWith('jobs') ? { late: [20, 5000] } : {});
  void watch(frozen).start({});
  await house.time.pass(100);
  frozen.tab.freeze();
  house.network.faults = () => ({});
  await house.time.pass(20 * second);
  assert.equal(watch(other).state.phase, 'on-air');
  void watch(other).stop();
  await house.time.pass(10 * second);
  assert.equal(watch(other).state.phase, 'ended');
});

test('all tabs mean the same task, though one came back with news of a later one', async () => {
  const { house, tabs, leaves, watch, start } = await open(2);
  const [leader, other] = tabs as [OpenTab, OpenTab];
  await start();
  await house.time.pass(40 * second);
  void watch(other).start({ output_urls: ['rtmp://push.example/second'] });
  leaves[1]?.();
  await house.time.pass(10 * second);
  watch(other).subscribe(() => undefined);
  await house.time.pass(20 * second);
  const shown = [leader, other].map((tab) => `${watch(tab).state.job?.job_id} ${watch(tab).state.phase}`);
  assert.equal(shown[0], shown[1]);
});

test('what was reported of a task is shown with it, however long ago that was', async () => {
  const { house, tabs, room_id, watch, start } = await open(1);
  const tab = watch(tabs[0]!);
  const message = { room_id, job_id: 'later', state: 'CONNECTED' };
  tab.receiveEvent({ event_type: 'RTMP_STREAM_STATE_CHANGE', message });
  await start();
  await house.time.pass(5 * minute);
  const job = { job_id: 'later', state: 'PROCESSING' as const, create_time: '2026-01-05T12:00:00Z' };
  const now = tab.environment.now();
  tab.dispatch({ type: 'job', job, asked_at: now, at: now });
  assert.equal(tab.state.stream?.state, 'CONNECTED');
});

test('a stream of events that broke and was refused once is followed again in seconds', async () => {
  const { house, room_id, start } = await open(0);
  const troubles = [{ cut: 5 * second }, { status: 401 }];
  house.network.faults = (url) => (url.pathname.endsWith('/events') && troubles.shift()) || {};
  const watch = house.open().live.room(room_id);
  watch.subscribe(() => undefined);
  const { job_id } = await start();
  await house.time.pass(20 * second);
  await house.control('rtmp', { job_id, state: 'RECONNECTING' });
  await house.time.pass(second);
  assert.equal(watch.state.stream?.state, 'RECONNECTING');
});

test('events are shown though the clock was set back while no element looked', async () => {
  const { house, tabs, leaves, watch, start } = await open(1);
  const { job_id } = await start();
  await house.time.pass(20 * second);
  leaves[0]?.();
  await house.time.pass(second);
  house.time.set -= 3600 * second;
  watch(tabs[0]!).subscribe(() => undefined);
  await house.time.pass(3 * second);
  await house.control('rtmp', { job_id, state: 'RECONNECTING' });
  await house.time.pass(3 * second);
  assert.equal(watch(tabs[0]!).state.stream?.state, 'RECONNECTING');
});
