/** What the watch heals by itself: clocks that were set, tabs that slept, streams that were refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualShop, type OpenTab } from './virtual-shop.js';
import { second } from './virtual-browser.js';

const minute = 60 * second;

/** A room, and so many tabs that look at it. */
async function open(count: number, options: { locks?: boolean } = {}) {
  const shop = new VirtualShop(11);
  const room_id = await shop.createRoom();
  const tabs = Array.from({ length: count }, () => shop.open(options));
  const leaves = tabs.map(({ live }) => live.room(room_id).subscribe(() => undefined));
  await shop.time.pass(3 * second);
  const watch = ({ live }: OpenTab) => live.room(room_id);
  const path = `smart-live-rooms/${room_id}/smart-live-jobs`;
  /** An event of a task that the tab does not know asks for a read. */
  const requestRead = (tab: OpenTab) =>
    watch(tab).receiveEvent({ event_type: 'LIVE_PROGRESS', message: { room_id, job_id: 'unknown' } });
  /** Another client starts. */
  const start = () => shop.call<{ job_id: string }>('POST', path, {});
  return { shop, room_id, tabs, leaves, watch, start, requestRead };
}

test('a reading that is due is not put off by what another tab tells in the same moment', async () => {
  const { shop, room_id, tabs, watch, start, requestRead } = await open(1);
  const tab = tabs[0]!;
  await shop.time.pass(10 * second);
  await start();
  const { facts } = watch(tab);
  requestRead(tab);
  tab.tab.receiveMessage({ type: 'facts', from: 'tab-2', rooms: [{ room_id, facts }] });
  await shop.time.pass(second);
  assert.equal(watch(tab).state.phase, 'waiting');
});

test('events that asked for a reading while one was under way get theirs', async () => {
  const { shop, tabs, watch, start, requestRead } = await open(1);
  const tab = tabs[0]!;
  await shop.time.pass(5 * second);
  shop.network.faults = () => ({ late: [20, 3000] });
  requestRead(tab);
  await shop.time.pass(second);
  await start();
  requestRead(tab);
  shop.network.faults = () => ({});
  await shop.time.pass(5 * second);
  assert.equal(watch(tab).state.phase, 'waiting');
});

test('a press of what a frozen tab is doing says that another tab is at it, until that tab is gone', async () => {
  const { shop, tabs, watch } = await open(2);
  const [frozen, other] = tabs as [OpenTab, OpenTab];
  shop.network.faults = (url) => (url.pathname.endsWith('jobs') ? { late: [20, 5000] } : {});
  void watch(frozen).start({});
  await shop.time.pass(100);
  frozen.tab.freeze();
  shop.network.faults = () => ({ status: 503 }); // nothing can be read meanwhile
  await shop.time.pass(35 * second);
  assert.equal(watch(other).state.intent?.stage, 'unconfirmed');
  void watch(other).start({});
  await shop.time.pass(10);
  assert.equal(watch(other).state.phase, 'starting');
  assert.ok(watch(other).state.intent?.elsewhere);
  shop.network.faults = () => ({});
  await shop.time.pass(40 * second);
  assert.equal(watch(other).state.phase, 'on-air');
  assert.equal((await shop.jobs()).length, 1);
});

test('a running task can be stopped though a frozen tab has not finished starting it', async () => {
  const { shop, tabs, watch } = await open(2);
  const [frozen, other] = tabs as [OpenTab, OpenTab];
  shop.network.faults = (url) => (url.pathname.endsWith('jobs') ? { late: [20, 5000] } : {});
  void watch(frozen).start({});
  await shop.time.pass(100);
  frozen.tab.freeze();
  shop.network.faults = () => ({});
  await shop.time.pass(20 * second);
  assert.equal(watch(other).state.phase, 'on-air');
  void watch(other).stop();
  await shop.time.pass(10 * second);
  assert.equal(watch(other).state.phase, 'ended');
});

test('all tabs mean the same task, though one came back with news of a later one', async () => {
  const { shop, tabs, leaves, watch, start } = await open(2);
  const [leader, other] = tabs as [OpenTab, OpenTab];
  await start();
  await shop.time.pass(40 * second);
  void watch(other).start({ output_urls: ['rtmp://push.example/second'] });
  leaves[1]?.();
  await shop.time.pass(10 * second);
  watch(other).subscribe(() => undefined);
  await shop.time.pass(20 * second);
  const shown = [leader, other].map((tab) => `${watch(tab).state.job?.job_id} ${watch(tab).state.phase}`);
  assert.equal(shown[0], shown[1]);
});

test('what was reported of a task is shown with it, however long ago that was', async () => {
  const { shop, tabs, room_id, watch, start } = await open(1);
  const tab = watch(tabs[0]!);
  const message = { room_id, job_id: 'later', state: 'CONNECTED' };
  tab.receiveEvent({ event_type: 'RTMP_STREAM_STATE_CHANGE', message });
  await start();
  await shop.time.pass(5 * minute);
  const job = { job_id: 'later', state: 'PROCESSING' as const, create_time: '2026-01-05T12:00:00Z' };
  const now = tab.environment.now();
  tab.dispatch({ type: 'job', job, sent_at: now, at: now });
  assert.equal(tab.state.stream?.state, 'CONNECTED');
});

test('a stream of events that broke and was refused once is followed again in seconds', async () => {
  const { shop, room_id, start } = await open(0);
  const troubles = [{ cut: 5 * second }, { status: 401 }];
  shop.network.faults = (url) => (url.pathname.endsWith('/events') && troubles.shift()) || {};
  const watch = shop.open().live.room(room_id);
  watch.subscribe(() => undefined);
  const { job_id } = await start();
  await shop.time.pass(20 * second);
  await shop.control('rtmp', { job_id, state: 'RECONNECTING' });
  await shop.time.pass(second);
  assert.equal(watch.state.stream?.state, 'RECONNECTING');
});

test('events are shown though the clock was set back while no element looked', async () => {
  const { shop, tabs, leaves, watch, start } = await open(1);
  const { job_id } = await start();
  await shop.time.pass(20 * second);
  leaves[0]?.();
  await shop.time.pass(second);
  shop.time.set -= 3600 * second;
  watch(tabs[0]!).subscribe(() => undefined);
  await shop.time.pass(3 * second);
  await shop.control('rtmp', { job_id, state: 'RECONNECTING' });
  await shop.time.pass(3 * second);
  assert.equal(watch(tabs[0]!).state.stream?.state, 'RECONNECTING');
});
