/** A delayed command can be taken back; it is sent once, and only while its page shows it and its livestream lasts. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import {
  commandsOf,
  textOf,
  type CommandRecord,
  type LiveCommand,
  type RoomCommands,
  type RoomWatch,
} from '../../../src/live/index.js';
import { VirtualShop, type OpenTab } from '../virtual-shop.js';
import { second } from '../virtual-browser.js';
import { kept, machine } from './shared-storage.js';

interface CommandTab extends OpenTab {
  watch: RoomWatch;
  commands: RoomCommands;
  unsubscribe: () => void;
}

let shop: VirtualShop;
let room_id: string;

beforeEach(async () => {
  kept.clear();
  machine.onLine = true;
  shop = new VirtualShop(3, true, { liveWaitingSeconds: 6, connectingSeconds: 2 });
  room_id = await shop.createRoom();
  await goLive();
});
afterEach(() => (machine.onLine = true));

async function goLive(): Promise<void> {
  await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs`, {});
  await shop.time.pass(15 * second);
}

async function open(options: { locks?: boolean } = {}): Promise<CommandTab> {
  const tab = shop.open(options);
  const watch = tab.live.room(room_id);
  const commands = commandsOf(watch);
  watch.subscribe(() => undefined);
  const unsubscribe = commands.subscribe(watch, () => undefined);
  await shop.time.pass(3 * second);
  return { ...tab, watch, commands, unsubscribe };
}

const say = (text: string): LiveCommand => ({
  command: 'INSERT_PLAY_SCRIPT',
  params: { text_config: { text }, play_type: 'APPEND' },
});

const press = ({ commands, watch }: CommandTab, text: string): Promise<CommandRecord> =>
  commands.send(say(text), watch, { press: true, delay: 3 * second });

/** What a tab shows of its commands: texts, stages, and why one was not sent. */
const shown = ({ commands }: CommandTab): string[] =>
  commands.history.map((one) =>
    [textOf(one.command), one.stage.replace(/accepted|playing|done/, 'sent'), one.unsent]
      .filter(Boolean)
      .join(' '),
  );

async function executed(): Promise<number> {
  const calls = await shop.log();
  return calls.filter((one) => one.operation === 'executeSmartLiveCommand' && one.executed).length;
}

test('is not sent before its delay is over, and once after it', async () => {
  const page = await open();
  const { due, at } = await press(page, 'Hello');
  assert.equal(due, at + 3 * second);
  await shop.time.pass(2.9 * second);
  assert.deepEqual([shown(page), await executed()], [['Hello delayed'], 0]);
  await shop.time.pass(second);
  assert.deepEqual([shown(page), await executed()], [['Hello sent'], 1]);
  assert.equal(page.commands.history[0]?.due, undefined);
});

test('is taken back until then, even while the code that delays is loading, and not afterwards', async () => {
  const page = await open();
  const sent = press(page, 'At once');
  assert.equal(page.commands.cancel(page.commands.history[0]?.id ?? ''), true);
  await sent;
  const { id } = await press(page, 'Later');
  await shop.time.pass(2 * second);
  assert.equal(page.commands.cancel(id), true);
  assert.equal(page.commands.cancel(id), false);
  const { id: late } = await press(page, 'Too late');
  await shop.time.pass(4 * second);
  assert.equal(page.commands.cancel(late), false);
  assert.deepEqual(shown(page), ['At once unsent cancelled', 'Later unsent cancelled', 'Too late sent']);
  assert.equal(await executed(), 1);
});

test('several are delayed at once, each on its own, and leave in their order', async () => {
  const page = await open();
  const ids: string[] = [];
  for (const text of ['One', 'Two', 'Three']) {
    ids.push((await press(page, text)).id);
    await shop.time.pass(0.5 * second);
  }
  assert.deepEqual(shown(page), ['One delayed', 'Two delayed', 'Three delayed']);
  page.commands.cancel(ids[1] ?? '');
  await shop.time.pass(4 * second);
  assert.deepEqual(shown(page), ['One sent', 'Two unsent cancelled', 'Three sent']);
});

test('the same press is one command; a new press after it was taken back is another', async () => {
  const page = await open();
  const [first, second_] = await Promise.all([press(page, 'Hello'), press(page, 'Hello')]);
  assert.equal(first.id, second_.id);
  page.commands.cancel(first.id);
  assert.notEqual((await press(page, 'Hello')).id, first.id);
  await shop.time.pass(5 * second);
  assert.deepEqual(shown(page), ['Hello unsent cancelled', 'Hello sent']);
  assert.equal(await executed(), 1);
});

test('is not sent when its livestream ends meanwhile, nor to the next one', async () => {
  const page = await open();
  const job_id = page.watch.state.job?.job_id ?? '';
  void page.commands.send(say('Late'), page.watch, { delay: 60 * second });
  await shop.time.pass(second);
  await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs/${job_id}/stop`);
  await shop.time.pass(20 * second);
  assert.deepEqual(shown(page), ['Late unsent ended']);
  await goLive();
  await shop.time.pass(60 * second);
  assert.equal(await executed(), 0);
});

test('waits in the queue if the page is offline by then', async () => {
  const page = await open();
  await press(page, 'Hello');
  machine.onLine = false;
  await shop.time.pass(4 * second);
  assert.deepEqual(
    page.commands.queue.map(({ stage }) => stage),
    ['waiting'],
  );
  machine.onLine = true;
  page.tab.emitChange();
  await shop.time.pass(4 * second);
  assert.deepEqual([shown(page), await executed()], [['Hello sent'], 1]);
});

for (const [how, leave] of [
  ['closed', ({ tab }: CommandTab) => tab.close(false)],
  ['crashed', ({ tab }: CommandTab) => tab.close(true)],
  ['put away', ({ tab }: CommandTab) => tab.putAway()],
] as const)
  test(`is not sent when its page is ${how}, and other pages say so`, async () => {
    const page = await open();
    const other = await open();
    await press(page, 'Hello');
    await shop.time.pass(second);
    assert.deepEqual(shown(other), ['Hello delayed']);
    leave(page);
    await shop.time.pass(20 * second);
    assert.deepEqual(shown(other), ['Hello unsent closed']);
    if (how === 'put away') page.tab.thaw();
    await shop.time.pass(20 * second);
    assert.equal(await executed(), 0);
  });

test('is not sent when nothing shows it any more, but an element that is moved keeps it', async () => {
  const page = await open();
  await press(page, 'Moved');
  page.unsubscribe();
  const unsubscribe = page.commands.subscribe(page.watch, () => undefined);
  await shop.time.pass(4 * second);
  assert.deepEqual(shown(page), ['Moved sent']);
  await press(page, 'Left');
  unsubscribe();
  await shop.time.pass(4 * second);
  assert.deepEqual(shown(page), ['Moved sent', 'Left unsent closed']);
  assert.equal(await executed(), 1);
});

test('is not sent hours later by a machine that slept', async () => {
  const page = await open();
  await press(page, 'Hello');
  page.tab.freeze();
  await shop.time.pass(3600 * second);
  page.tab.thaw();
  await shop.time.pass(5 * second);
  assert.deepEqual([shown(page), await executed()], [['Hello unsent expired'], 0]);
});

test('another page can neither send it nor take it back', async () => {
  const page = await open();
  const other = await open();
  const { id } = await press(page, 'Hello');
  await shop.time.pass(second);
  assert.equal(other.commands.cancel(id), false);
  await shop.time.pass(4 * second);
  assert.deepEqual([shown(page), shown(other), await executed()], [['Hello sent'], ['Hello sent'], 1]);
});

test('a page that closes while it sends says that the outcome is not known: the delay was over', async () => {
  const page = await open();
  const other = await open();
  shop.network.faults = (_url, method) => (method === 'POST' ? { late: [20, 60_000] } : {});
  await press(page, 'Hello');
  await shop.time.pass(4 * second);
  page.tab.close(true);
  await shop.time.pass(5 * second);
  assert.deepEqual(shown(other), ['Hello unknown']);
});
