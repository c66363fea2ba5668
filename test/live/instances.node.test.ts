/** Several instances of the backend: a page never shows for long what an event at another instance has changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportUnknownSince, type RoomWatch } from '../../src/live/index.js';
import { VirtualShop } from './virtual-shop.js';
import { second } from './virtual-browser.js';

const isEvents = ({ url }: Request) => new URL(url).pathname.endsWith('/events');
const isCallback = ({ url }: Request) => new URL(url).pathname.endsWith('/callbacks');

const lost = /^(DISCONNECTED|RECONNECTING)$/;

/** What the page says of the stream: its state, or that it does not know. */
function shown({ state, environment }: RoomWatch): string {
  if (!state.stream) return 'unknown';
  return reportUnknownSince(state, 'stream', environment.now()) === undefined
    ? state.stream.state
    : 'unknown';
}

/** A page on a room on air, whose stream arrives, with two instances that share nothing. */
async function onAir(seed: number) {
  const shop = new VirtualShop(seed, true, { liveWaitingSeconds: 2, connectingSeconds: 2 }, 2, false);
  shop.balance = () => 0;
  const room_id = await shop.createRoom();
  const { live } = shop.open();
  const watch = live.room(room_id);
  watch.subscribe(() => undefined);
  await shop.time.pass(2 * second);
  const { job_id } = await shop.call<{ job_id: string }>(
    'POST',
    `smart-live-rooms/${room_id}/smart-live-jobs`,
    {},
  );
  await shop.time.pass(30 * second);
  assert.equal(shown(watch), 'CONNECTED');
  const rtmp = (state: string) => shop.control('rtmp', { job_id, state });
  return { shop, watch, rtmp };
}

/** Lets time pass; afterwards nothing wrong has been shown for longer than 10 s. */
async function neverWrongForLong(
  { shop, watch }: { shop: VirtualShop; watch: RoomWatch },
  seconds: number,
  isWrong: (shown: string) => boolean,
): Promise<void> {
  let since: number | undefined;
  await shop.time.pass(seconds * second, () => {
    since = isWrong(shown(watch)) ? (since ?? shop.time.now) : undefined;
    assert.ok(since === undefined || shop.time.now - since <= 10 * second, `${shown(watch)} for over 10 s`);
  });
  assert.ok(!isWrong(shown(watch)));
}

for (const seed of [1, 2, 3]) {
  test(`a stream that is down is not shown as arriving, although its event went to the other instance (${seed})`, async () => {
    const page = await onAir(seed);
    page.shop.balance = (request) => (isCallback(request) ? 1 : 0);
    await page.shop.time.pass(page.shop.random() * 5 * second);
    await page.rtmp('DISCONNECTED');
    await neverWrongForLong(page, 60, (words) => words === 'CONNECTED');
  });

  test(`a stream that is back is not shown as lost, although its event went to the other instance (${seed})`, async () => {
    const page = await onAir(seed);
    await page.rtmp('DISCONNECTED');
    await page.shop.time.pass(20 * second);
    assert.match(shown(page.watch), lost);
    page.shop.balance = (request) => (isCallback(request) ? 1 : 0);
    await page.shop.time.pass(page.shop.random() * 5 * second);
    await page.rtmp('CONNECTED');
    await page.shop.time.pass(15 * second);
    assert.doesNotMatch(shown(page.watch), lost);
  });
}

test('a stream that arrives is shown as arriving as long as the page is open', async () => {
  const page = await onAir(4);
  await page.shop.time.pass(600 * second, () => assert.equal(shown(page.watch), 'CONNECTED'));
});

test('a page that changes to an instance without its events does not go on showing what the first one told', async () => {
  const page = await onAir(5);
  page.shop.network.faults = (url) => (url.pathname.endsWith('/events') ? { cut: 100 } : {});
  page.shop.restart(0);
  page.shop.balance = (request) => (isEvents(request) || isCallback(request) ? 1 : 0);
  await page.shop.time.pass(40 * second);
  page.shop.network.faults = () => ({});
  await page.rtmp('DISCONNECTED');
  page.shop.balance = (request) => (isEvents(request) ? 0 : 1);
  await neverWrongForLong(page, 60, (words) => words === 'CONNECTED');
});
