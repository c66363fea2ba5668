/** Recovery of the watch after changes of the clock, sleep, and rejected event streams. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiError } from '../../src/api/index.js';
import { unknownSince } from '../../src/live/index.js';
import { VirtualShop, type OpenTab } from './virtual-shop.js';
import { second } from './virtual-browser.js';

const minute = 60 * second;

/** Opens a number of tabs that watch a room. */
async function open(count: number, options: { locks?: boolean } = {}) {
  const shop = new VirtualShop(11, true, { liveWaitingSeconds: 6, connectingSeconds: 2 });
  const room_id = await shop.createRoom();
  const tabs = Array.from({ length: count }, () => shop.open(options));
  const leaves = tabs.map(({ live }) => live.room(room_id).subscribe(() => undefined));
  await shop.time.pass(3 * second);
  const watch = ({ live }: OpenTab) => live.room(room_id);
  const path = `smart-live-rooms/${room_id}/smart-live-jobs`;
  /** Sends an event of an unknown task, which requests a read. */
  const requestRead = (tab: OpenTab) =>
    watch(tab).receiveEvent({ event_type: 'LIVE_PROGRESS', message: { room_id, job_id: 'unknown' } });
  /** Starts a stream as another client. */
  const start = () => shop.call<{ job_id: string }>('POST', path, {});
  return { shop, room_id, tabs, leaves, watch, start, requestRead };
}

test('a read that is due is not postponed by a message of another tab at the same time', async () => {
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

test('events that arrive during a read cause another one', async () => {
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

test('a press during the same call of a frozen tab shows that tab’s intent until it is closed', async () => {
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

test('a running task can be stopped although a frozen tab has not finished starting it', async () => {
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

test('all tabs show the same task, even if one resumes with the state of a later one', async () => {
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

test('the reports about a task are shown with it, regardless of their age', async () => {
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

test('an event stream that broke and was rejected once is followed again within seconds', async () => {
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

test('events are shown although the clock was set back while no element was subscribed', async () => {
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

test('an event stream that was rejected after a long outage is followed again within eight seconds', async () => {
  const { shop, room_id, start } = await open(0);
  let isDown = true;
  const troubles = [{ status: 401 }];
  shop.network.faults = (url) => {
    if (!url.pathname.endsWith('/events')) return {};
    return isDown ? { lost: 'call' } : (troubles.shift() ?? {});
  };
  const watch = shop.open().live.room(room_id);
  watch.subscribe(() => undefined);
  const { job_id } = await start();
  await shop.time.pass(60 * second);
  isDown = false;
  while (troubles.length > 0) await shop.time.pass(100);
  await shop.time.pass(8.05 * second);
  await shop.control('rtmp', { job_id, state: 'RECONNECTING' });
  await shop.time.pass(100);
  assert.equal(watch.state.stream?.state, 'RECONNECTING');
});

test('a stream can be started although the response to the stop before it has not arrived', async () => {
  const { shop, tabs, watch, start } = await open(1);
  const tab = watch(tabs[0]!);
  await start();
  await shop.time.pass(15 * second);
  assert.equal(tab.state.phase, 'on-air');
  shop.network.faults = (url) => (url.pathname.endsWith('/stop') ? { late: [20, 25 * second] } : {});
  void tab.stop();
  await shop.time.pass(6 * second);
  shop.time.set += 40 * second;
  await shop.time.pass(6 * second);
  assert.equal(tab.state.phase, 'ended');
  assert.equal(tab.state.intent, undefined);
  void tab.start({});
  await shop.time.pass(10);
  assert.equal(tab.state.phase, 'starting');
  await shop.time.pass(30 * second);
  assert.equal(tab.state.phase, 'on-air');
  assert.equal(tab.state.refusal, undefined);
  assert.equal((await shop.jobs()).length, 2);
});

test('a second press of Stop is shown although the response to the unconfirmed first has not arrived', async () => {
  const { shop, tabs, watch, start } = await open(1);
  const tab = watch(tabs[0]!);
  await start();
  await shop.time.pass(15 * second);
  shop.network.faults = (url) =>
    url.pathname.endsWith('/stop') ? { late: [20, 20 * second], lost: 'call' } : {};
  void tab.stop();
  await shop.time.pass(6 * second);
  shop.time.set += 40 * second;
  await shop.time.pass(6 * second);
  assert.equal(tab.state.intent?.stage, 'unconfirmed');
  void tab.stop();
  await shop.time.pass(10);
  assert.equal(tab.state.phase, 'stopping');
  shop.network.faults = () => ({});
  await shop.time.pass(30 * second);
  assert.equal(tab.state.phase, 'on-air');
  void tab.stop();
  await shop.time.pass(8 * second);
  assert.equal(tab.state.phase, 'ended');
});

/** A channel that records the instructions which the page sends over it. */
function recordingChannel() {
  const sent: string[] = [];
  const channel = Object.assign(new EventTarget(), {
    readyState: 'open' as const,
    send: (data: unknown) => void sent.push((JSON.parse(String(data)) as { command: string }).command),
  });
  const report = (state: string) =>
    channel.dispatchEvent(
      new MessageEvent('message', { data: JSON.stringify({ message_type: 'state_notify', state }) }),
    );
  return { channel, sent, report };
}

test('a channel reports about its own task only, and is asked again when that task is shown again', async () => {
  const { shop, tabs, watch, start } = await open(1);
  const tab = watch(tabs[0]!);
  await start();
  await shop.time.pass(15 * second);
  const { channel, sent, report } = recordingChannel();
  tab.attach(channel);
  await shop.time.pass(second);
  const shownControl = () => tab.state.control?.state;
  report('PROCESSING');
  assert.equal(shownControl(), 'PROCESSING');
  const { job: own } = tab.state;
  const show = (job: typeof own) => {
    const now = tab.environment.now();
    tab.dispatch({ type: 'job', job, sent_at: now, at: now });
  };
  const create_time = new Date(shop.time.now).toISOString();
  show({ job_id: 'other', state: 'PROCESSING', create_time });
  report('PLAY_PAUSE');
  assert.equal(shownControl(), undefined);
  assert.equal(tab.channel?.isOpen, false, 'no instruction reaches the avatar of another task');
  assert.deepEqual(sent, ['get_current_state']);
  show({ job_id: 'other', state: 'SUCCEED', create_time });
  show(own);
  assert.equal(tab.state.job?.job_id, own?.job_id);
  assert.deepEqual(sent, ['get_current_state', 'get_current_state']);
  report('PLAY_PAUSE');
  assert.equal(shownControl(), 'PLAY_PAUSE');
});

test('a channel that is attached before its task is known belongs to the first running task', async () => {
  const { shop, tabs, watch, start } = await open(1);
  const tab = watch(tabs[0]!);
  const { channel, sent, report } = recordingChannel();
  tab.attach(channel);
  await start();
  await shop.time.pass(45 * second);
  assert.equal(tab.state.phase, 'on-air');
  assert.deepEqual(sent, ['get_current_state', 'get_current_state']);
  report('TAKE_OVER');
  assert.equal(tab.state.control?.state, 'TAKE_OVER');
});

test('a stop that the service refuses for ten minutes is never shown as stopping, and ends unsent in all tabs', async () => {
  const { shop, tabs, watch, start } = await open(2);
  const [here, other] = tabs.map(watch) as [ReturnType<typeof watch>, ReturnType<typeof watch>];
  await start();
  await shop.time.pass(45 * second);
  let attempts = 0;
  shop.network.faults = (url) => {
    if (!url.pathname.endsWith('/stop')) return {};
    attempts++;
    return { status: 429, retryAfter: '600', late: [0, 0] };
  };
  const shown = new Set<string>();
  for (const one of [here, other])
    one.subscribe(() => shown.add(`${one.state.phase} ${one.state.intent?.stage ?? ''}`));
  for (let press = 0; press < 4; press++) {
    const stop = here.stop().catch((error: unknown) => error as ApiError);
    await shop.time.pass(5 * second);
    assert.equal(here.state.intent?.stage, 'waiting');
    assert.equal(other.state.intent?.stage, 'waiting');
    await shop.time.pass(28 * second);
    assert.equal(((await stop) as ApiError).code, 'NOT_SENT');
    assert.equal(here.state.refusal?.code, 'NOT_SENT');
    assert.deepEqual([here.state.intent, other.state.intent], [undefined, undefined]);
  }
  assert.ok(attempts >= 12, `${attempts} attempts`);
  assert.deepEqual(
    [...shown].filter((one) => one.startsWith('stopping') && !one.endsWith('sent')),
    [],
  );
  shop.network.faults = () => ({});
  void other.stop();
  await shop.time.pass(15 * second);
  assert.deepEqual([here.state.phase, other.state.phase], ['ended', 'ended']);
});

test('a service that takes 12 s to answer is slow and not unknown', async () => {
  const { shop, tabs, watch, start } = await open(1);
  const tab = watch(tabs[0]!);
  await start();
  await shop.time.pass(45 * second);
  shop.network.faults = (url) =>
    url.pathname.includes('smart-live') ? { late: [6 * second, 6 * second] } : {};
  for (let passed = 0; passed < 180; passed++) {
    await shop.time.pass(second);
    assert.equal(unknownSince(tab.state, tab.environment.now()), undefined, `after ${passed} s`);
    assert.equal(tab.state.error, undefined);
    assert.equal(tab.state.phase, 'on-air');
  }
});
