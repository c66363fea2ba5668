/** Commands in a browser with several tabs: each is sent once, none is lost, and all tabs show its outcome. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import {
  commandsOf,
  type CommandRecord,
  type LiveCommand,
  type RoomCommands,
  type RoomWatch,
} from '../../../src/live/index.js';
import { ApiError } from '../../../src/api/index.js';
import { commandStages } from '../../../src/live/commands/command-record.js';
import { mergeLogs } from '../../../src/live/commands/log-storage.js';
import { VirtualShop, type OpenTab } from '../virtual-shop.js';
import { second } from '../virtual-browser.js';
import { kept, machine } from './shared-storage.js';

interface CommandTab extends OpenTab {
  watch: RoomWatch;
  commands: RoomCommands;
  /** The stages of all commands, in order. */
  seen: string[];
  leave: () => void;
}

let shop: VirtualShop;
let room_id: string;

beforeEach(async () => {
  kept.clear();
  machine.onLine = true;
  shop = new VirtualShop(3, true, { liveWaitingSeconds: 6, connectingSeconds: 2 });
  room_id = await shop.createRoom();
});
afterEach(() => (machine.onLine = true));

async function goLive(): Promise<void> {
  await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs`, {});
  await shop.time.pass(15 * second);
}

/** Opens a tab that shows the room's commands. */
async function open(options: { locks?: boolean } = {}): Promise<CommandTab> {
  const tab = shop.open(options);
  const watch = tab.live.room(room_id);
  const commands = commandsOf(watch);
  const seen: string[] = [];
  const stages = new Map<string, string>();
  const unwatch = watch.subscribe(() => undefined);
  const unattend = commands.subscribe(watch, () => {
    for (const { id, stage } of commands.history) {
      if (stages.get(id) !== stage) seen.push(stage);
      stages.set(id, stage);
    }
  });
  await shop.time.pass(3 * second);
  const leave = () => {
    unattend();
    unwatch();
  };
  return { ...tab, watch, commands, seen, leave };
}

const say = (text: string, play_type = 'APPEND'): LiveCommand => ({
  command: 'INSERT_PLAY_SCRIPT',
  params: { text_config: { text }, play_type },
});

const wordsOf = ({ command }: CommandRecord) =>
  (command.params?.['text_config'] as { text?: string } | undefined)?.text ?? command.command;

const stagesOf = ({ commands }: CommandTab) =>
  commands.history.map((record) => `${wordsOf(record)}: ${record.stage}`);

/** The same, where it is up to the paragraph before a reply whether it is spoken by now. */
const sentOf = (page: Parameters<typeof stagesOf>[0]) =>
  stagesOf(page).map((line) => line.replace(/: (accepted|playing|done)$/, ': sent'));

/** Number of times that the service executed a command. */
async function carriedOut(command: LiveCommand): Promise<number> {
  const hash = createHash('sha256').update(JSON.stringify(command)).digest('hex');
  return (await shop.log()).filter(({ body_hash, executed }) => executed && body_hash === hash).length;
}

async function commandCalls(): Promise<number> {
  return (await shop.log()).filter(({ operation }) => operation === 'executeSmartLiveCommand').length;
}

function goOffline(): void {
  machine.onLine = false;
  shop.network.faults = () => ({ lost: 'call' });
}

function goOnline(...tabs: CommandTab[]): void {
  machine.onLine = true;
  shop.network.faults = () => ({});
  for (const { tab } of tabs) {
    tab.show(false);
    tab.show(true);
  }
}

test('a command goes from sending to accepted to spoken', async () => {
  await goLive();
  const page = await open();
  const sent = page.commands.send(say('Yes, it ships today.', 'PLAY_NOW'), page.watch);
  await shop.time.pass(second);
  assert.equal((await sent).stage, 'accepted');
  await shop.time.pass(30 * second);
  assert.deepEqual(page.seen, ['sending', 'accepted', 'done']);
});

test('a command is playing when the task reports its progress', async () => {
  await goLive();
  const page = await open();
  const sent = page.commands.send(say('Long'), page.watch);
  await shop.time.pass(second);
  const { command_id: reply_id = '' } = await sent;
  const place = { room_id, job_id: page.watch.state.job?.job_id ?? '' };
  page.watch.receiveEvent({ event_type: 'LIVE_PROGRESS', message: { ...place, reply_id, offset: '100' } });
  assert.equal(page.commands.history[0]?.stage, 'playing');
  await shop.time.pass(90 * second);
  assert.deepEqual(page.seen, ['sending', 'accepted', 'playing', 'done']);
});

test('the same press is one command: held keys, double clicks, two elements on the page', async () => {
  await goLive();
  const page = await open();
  const press = () => page.commands.send(say('Once'), page.watch, { press: true });
  const all = [press(), press()];
  await shop.time.pass(200);
  all.push(press());
  await shop.time.pass(second);
  const ids = new Set((await Promise.all(all)).map(({ id }) => id));
  assert.equal(ids.size, 1);
  assert.equal(await carriedOut(say('Once')), 1);
});

test('the same command is sent again if a person requests it later', async () => {
  await goLive();
  const page = await open();
  for (let time = 0; time < 2; time++) {
    const sent = page.commands.send(say('Again'), page.watch, { press: true });
    await shop.time.pass(2 * second);
    await sent;
  }
  assert.equal(await carriedOut(say('Again')), 2);
});

test('an intent is sent once, even if it is repeated later or elsewhere', async () => {
  await goLive();
  const page = await open();
  const first = page.commands.send(say('Intent'), page.watch, { intent: 'i1' });
  await shop.time.pass(5 * second);
  const second_ = page.commands.send(say('Intent'), page.watch, { intent: 'i1' });
  assert.equal((await first).id, (await second_).id);
  assert.equal(await carriedOut(say('Intent')), 1);
});

test('a reply whose response was lost is not sent again, and its outcome stays unknown', async () => {
  await goLive();
  const page = await open();
  shop.network.faults = (_url, method) => (method === 'POST' ? { lost: 'answer' } : {});
  const sent = page.commands.send(say('Lost?'), page.watch);
  await shop.time.pass(second);
  shop.network.faults = () => ({});
  await shop.time.pass(10 * second);
  assert.equal((await sent).stage, 'unknown');
  assert.deepEqual(page.seen, ['sending', 'checking', 'unknown']);
  assert.equal(await carriedOut(say('Lost?')), 1);
  assert.equal(await commandCalls(), 1);
});

test('a script update whose response was lost is found in the task', async () => {
  await goLive();
  const page = await open();
  const command: LiveCommand = { command: 'REWRITE_INTERACTION_RULES', params: { interaction_rules: [] } };
  let lost = 0;
  shop.network.faults = (_url, method) => (method === 'POST' && lost++ === 0 ? { lost: 'answer' } : {});
  const sent = page.commands.send(command, page.watch);
  await shop.time.pass(10 * second);
  assert.equal((await sent).stage, 'accepted');
  assert.equal(await carriedOut(command), 1);
});

test('a script update that never arrived is found to have failed, and may be sent again', async () => {
  await goLive();
  const page = await open();
  const command: LiveCommand = {
    command: 'REWRITE_INTERACTION_RULES',
    params: { interaction_rules: [{ rule_index: 'r1', rule_name: 'New', event_type: 1 }] },
  };
  let lost = 0;
  shop.network.faults = (_url, method) => (method === 'POST' && lost++ === 0 ? { lost: 'call' } : {});
  const sent = page.commands.send(command, page.watch);
  await shop.time.pass(15 * second);
  assert.equal((await sent).stage, 'failed');
  assert.equal(await carriedOut(command), 0);
});

test('a lost command is not reported as failed because a later one has overwritten its effect', async () => {
  await goLive();
  const page = await open();
  const push = (host: string): LiveCommand => ({
    command: 'REFRESH_OUTPUT_URL',
    params: { output_urls: [`rtmp://${host}/live`] },
  });
  shop.network.faults = () => ({ lost: 'answer' });
  void page.commands.send(push('first.example'), page.watch);
  await shop.time.pass(second);
  shop.network.faults = () => ({});
  void page.commands.send(push('second.example'), page.watch);
  await shop.time.pass(30 * second);
  assert.deepEqual(
    page.commands.history.map(({ stage }) => stage),
    ['unknown', 'accepted'],
  );
});

test('replies wait in order while offline, and are sent once when the page is online again', async () => {
  await goLive();
  const page = await open();
  goOffline();
  const texts = ['First', 'Second', 'Third'];
  for (const text of texts) assert.equal((await page.commands.send(say(text), page.watch)).stage, 'waiting');
  assert.deepEqual(page.commands.queue.map(wordsOf), texts);
  await shop.time.pass(10 * second);
  assert.equal(await commandCalls(), 0);
  goOnline(page);
  await shop.time.pass(10 * second);
  assert.deepEqual(page.commands.queue, []);
  for (const text of texts) assert.equal(await carriedOut(say(text)), 1, text);
  const order = (await shop.log()).filter(({ operation }) => operation === 'executeSmartLiveCommand');
  const hashes = texts.map((text) =>
    createHash('sha256')
      .update(JSON.stringify(say(text)))
      .digest('hex'),
  );
  assert.deepEqual(
    order.map(({ body_hash }) => body_hash),
    hashes,
  );
});

test('a reply is not sent after its deadline, even if the page was asleep', async () => {
  await goLive();
  const page = await open();
  goOffline();
  void page.commands.send(say('Short'), page.watch, { wait: 30 * second });
  page.tab.freeze();
  await shop.time.pass(5 * 60 * second);
  machine.onLine = true;
  shop.network.faults = () => ({});
  page.tab.thaw();
  await shop.time.pass(10 * second);
  assert.deepEqual(stagesOf(page), ['Short: unsent']);
  assert.equal(page.commands.history[0]?.unsent, 'expired');
  assert.equal(await carriedOut(say('Short')), 0);
});

test('a waiting reply can be changed in its position, and cancelled', async () => {
  await goLive();
  const page = await open();
  goOffline();
  const first = await page.commands.send(say('Frist'), page.watch);
  const other = await page.commands.send(say('Other'), page.watch);
  await page.commands.send(say('Last'), page.watch);
  assert.equal(page.commands.update(first.id, say('First')), true);
  assert.equal(page.commands.cancel(other.id), true);
  goOnline(page);
  await shop.time.pass(10 * second);
  assert.deepEqual(sentOf(page), ['First: sent', 'Other: unsent', 'Last: sent']);
  assert.equal(await carriedOut(say('Frist')), 0);
  assert.equal(await carriedOut(say('Other')), 0);
});

test('while a person edits a waiting reply, it and those after it are held back', async () => {
  await goLive();
  const page = await open();
  goOffline();
  const first = await page.commands.send(say('Half a tho'), page.watch);
  await page.commands.send(say('Behind'), page.watch);
  page.commands.hold(first.id);
  goOnline(page);
  await shop.time.pass(10 * second);
  assert.equal(await commandCalls(), 0);
  page.commands.update(first.id, say('A thought'));
  page.commands.hold();
  await shop.time.pass(10 * second);
  for (const text of ['A thought', 'Behind']) assert.equal(await carriedOut(say(text)), 1);
  assert.equal(await carriedOut(say('Half a tho')), 0);
});

test('a reply that waited for a livestream that has ended is not sent to the next one', async () => {
  await goLive();
  const page = await open();
  const job_id = page.watch.state.job?.job_id ?? '';
  goOffline();
  await page.commands.send(say('Late'), page.watch, { wait: 600 * second });
  await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs/${job_id}/stop`);
  await shop.time.pass(20 * second);
  await goLive();
  goOnline(page);
  await shop.time.pass(20 * second);
  assert.equal(page.commands.history[0]?.unsent, 'ended');
  assert.equal(await commandCalls(), 0);
});

for (const crashed of [false, true]) {
  test(`a reply that waited in a tab that ${crashed ? 'crashed' : 'was closed'} is not sent, and other tabs say so`, async () => {
    await goLive();
    const page = await open();
    const other = await open();
    goOffline();
    await page.commands.send(say('Gone'), page.watch);
    await shop.time.pass(second);
    assert.deepEqual(stagesOf(other), ['Gone: waiting']);
    page.tab.close(crashed);
    goOnline(other);
    await shop.time.pass(20 * second);
    assert.equal(other.commands.history[0]?.unsent, 'closed');
    assert.equal(await commandCalls(), 0);
  });
}

test('all replies that waited for a livestream that has ended are discarded at once', async () => {
  await goLive();
  const page = await open();
  machine.onLine = false;
  for (const text of ['One', 'Two', 'Three']) void page.commands.send(say(text), page.watch);
  await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs/${page.watch.state.job?.job_id}/stop`);
  await shop.time.pass(10 * second);
  machine.onLine = true;
  page.tab.emitChange();
  await shop.time.pass(3 * second);
  assert.deepEqual(
    page.commands.history.map(({ stage, unsent }) => `${stage} ${unsent}`),
    ['unsent ended', 'unsent ended', 'unsent ended'],
  );
});

test('a command that a closed page was sending is unknown after the longest call, even if the clock was set back', async () => {
  await goLive();
  const gone = await open({ locks: false });
  shop.network.faults = () => ({ late: [20, 5000] });
  void gone.commands.send(say('Lost'), gone.watch);
  await shop.time.pass(second);
  gone.tab.close(true);
  shop.time.set -= 3600 * second;
  shop.network.faults = () => ({});
  const page = await open({ locks: false });
  assert.equal(page.commands.history[0]?.stage, 'sending');
  await shop.time.pass(85 * second);
  assert.equal(page.commands.history[0]?.stage, 'unknown');
});

test('a tab that is opened later shows the commands that waited or were being sent in a closed tab', async () => {
  await goLive();
  const page = await open();
  shop.network.faults = (_url, method) => (method === 'POST' ? { late: [20, 60_000] } : {});
  void page.commands.send(say('Under way'), page.watch);
  await shop.time.pass(second);
  goOffline();
  await page.commands.send(say('Waits'), page.watch);
  page.tab.close(true);
  goOnline();
  const next = await open();
  await shop.time.pass(5 * second);
  assert.deepEqual(stagesOf(next), ['Under way: unknown', 'Waits: unsent']);
  assert.equal(await carriedOut(say('Waits')), 0);
});

test('a reply that another tab has discarded because the clock was set is not sent', async () => {
  await goLive();
  const page = await open({ locks: false });
  goOffline();
  await page.commands.send(say('Late'), page.watch);
  shop.time.set += 30 * second;
  const other = await open({ locks: false });
  shop.time.set -= 30 * second;
  await shop.time.pass(35 * second);
  assert.deepEqual(stagesOf(other), ['Late: unsent']);
  goOnline(page, other);
  await shop.time.pass(20 * second);
  assert.equal(await carriedOut(say('Late')), 0);
  assert.deepEqual(stagesOf(page), ['Late: unsent']);
});

test('a reply that waits in one tab is neither sent nor discarded by another', async () => {
  await goLive();
  const page = await open();
  const other = await open();
  goOffline();
  await page.commands.send(say('Mine'), page.watch);
  await shop.time.pass(10 * second);
  assert.equal(other.commands.history[0]?.stage, 'waiting');
  assert.deepEqual(other.commands.queue, []);
  goOnline(page, other);
  await shop.time.pass(10 * second);
  assert.equal(await carriedOut(say('Mine')), 1);
  assert.deepEqual(sentOf(other), ['Mine: sent']);
});

test('the log survives a reload, and contains what was spoken meanwhile in another tab', async () => {
  await goLive();
  const page = await open();
  const other = await open();
  const sent = page.commands.send(say('Spoken'), page.watch);
  await shop.time.pass(second);
  await sent;
  page.tab.close();
  await shop.time.pass(60 * second);
  assert.deepEqual(stagesOf(other), ['Spoken: done']);
  const again = await open();
  assert.deepEqual(stagesOf(again), ['Spoken: done']);
  assert.notEqual(again.commands.history[0]?.page, again.commands.page);
});

test('keys are sent to the service, but not written to the log or to storage', async () => {
  await goLive();
  const page = await open();
  const params = { output_urls: ['rtmp://other.example/live?sign=s3cret'], stream_keys: ['s3cret'] };
  const command: LiveCommand = { command: 'REFRESH_OUTPUT_URL', params };
  const sent = page.commands.send(command, page.watch);
  await shop.time.pass(3 * second);
  assert.equal((await sent).stage, 'accepted');
  const config = page.commands.send({ command: 'GET_LIVE_JOB_CONFIG_INFO' }, page.watch);
  await shop.time.pass(3 * second);
  assert.match((await config).result ?? '', /other\.example/);
  assert.equal(await carriedOut(command), 1);
  assert.doesNotMatch(JSON.stringify([page.commands.history, ...kept.values()]), /s3cret|k3y|callback-key/);
});

test('a key in another spelling is written nowhere either', async () => {
  await goLive();
  const page = await open();
  const params = {
    output_urls: ['rtmp://other.example/live/abc%2Bdef%2f9'],
    other_url: 'rtmp://other.example/live/abc+def/9',
    stream_keys: ['abc+def/9'],
    cover_url: 'https://other.example/abc%2Bdef%2f9/cover.png',
    note: 'the key is abc&#43;def/9, or abc%252Bdef/9',
  };
  const sent = page.commands.send({ command: 'REFRESH_OUTPUT_URL', params }, page.watch);
  await shop.time.pass(3 * second);
  assert.equal((await sent).stage, 'accepted');
  const said = JSON.stringify([page.commands.history, ...kept.values()]);
  assert.match(said, /the key is •••, or •••/);
  assert.match(said, /other\.example\/•••\/cover\.png/);
  assert.doesNotMatch(said, /abc.{0,8}def/);
});

test('the content of storage is validated', async () => {
  await goLive();
  const line = {
    id: 'x',
    name: 'INSERT_PLAY_SCRIPT',
    stage: 'done',
    at: shop.time.now - 1000,
    since: 1,
    job_id: '',
    page: 'p',
  };
  const bad = [
    null,
    7,
    'x',
    [],
    { ...line, stage: 'hacked' },
    { ...line, id: 5 },
    { ...line, at: -1 },
    { ...line, text: 9 },
  ];
  const huge = { ...line, id: 'huge', text: 'x'.repeat(1_000_000) };
  kept.set(
    `metastudio-widgets/commands/${room_id}`,
    JSON.stringify([...bad, huge, { ...line, text: '<b>ok</b>' }]),
  );
  const page = await open();
  assert.deepEqual(stagesOf(page), ['<b>ok</b>: done']);
  kept.set(`metastudio-widgets/commands/${room_id}`, '{"not":"a list"');
  assert.deepEqual(stagesOf(await open()), []);
});

test('the log is bounded', async () => {
  await goLive();
  const page = await open();
  goOffline();
  for (let one = 0; one < 150; one++)
    await page.commands.send(say(`${one} ${'long '.repeat(400)}`), page.watch);
  assert.equal(page.commands.queue.length, 150, 'what still waits is always shown');
  for (const { id } of page.commands.queue) page.commands.cancel(id);
  await page.commands.send(say('One more'), page.watch);
  assert.equal(page.commands.history.length, 100);
  assert.ok((kept.get(`metastudio-widgets/commands/${room_id}`)?.length ?? 0) <= 110_000);
});

test('a tab that slept while another sent a waiting command never marks it as unsent', async () => {
  await goLive();
  const page = await open();
  const sleeper = await open();
  goOffline();
  const waiting = page.commands.send(say('When we are back'), page.watch);
  await shop.time.pass(second);
  assert.deepEqual(sleeper.seen, ['waiting']);
  sleeper.tab.freeze();
  goOnline(page);
  await shop.time.pass(20 * second);
  assert.equal((await waiting).stage, 'waiting');
  assert.deepEqual(stagesOf(page), ['When we are back: done']);
  sleeper.tab.thaw();
  await shop.time.pass(second);
  assert.deepEqual(sleeper.seen, ['waiting', 'done']);
});

test('a command that is refused for ten minutes waits to be sent, and ends unsent in all tabs', async () => {
  await goLive();
  const page = await open();
  const other = await open();
  let attempts = 0;
  shop.network.faults = (url) => {
    if (!url.pathname.endsWith('/command')) return {};
    attempts++;
    return { status: 429, retryAfter: '600' };
  };
  const sending = page.commands.send(say('One'), page.watch);
  await shop.time.pass(3 * second);
  assert.equal(page.commands.history[0]?.stage, 'waiting');
  assert.equal(other.commands.history[0]?.stage, 'waiting');
  void page.commands.send(say('One'), page.watch);
  assert.equal(page.commands.history.length, 1, 'the same command in line is not sent twice');
  await shop.time.pass(50 * second);
  assert.deepEqual([(await sending).stage, (await sending).unsent], ['unsent', 'expired']);
  assert.equal(other.commands.history[0]?.stage, 'unsent');
  assert.ok(attempts >= 4, `${attempts} attempts`);
});

test('a command that is refused twice is sent a third time, once, and all tabs follow its stages', async () => {
  await goLive();
  const page = await open();
  const other = await open();
  let refusals = 2;
  shop.network.faults = (url) => (url.pathname.endsWith('/command') && refusals-- > 0 ? { status: 429 } : {});
  void page.commands.send(say('One'), page.watch);
  await shop.time.pass(12 * second);
  assert.deepEqual(page.seen.slice(0, 6), [
    'sending',
    'waiting',
    'sending',
    'waiting',
    'sending',
    'accepted',
  ]);
  assert.deepEqual(other.seen, page.seen);
  const done = (await shop.log()).filter(
    ({ operation, executed }) => executed && operation === 'executeSmartLiveCommand',
  );
  assert.equal(done.length, 1);
});

test('the log tells after a reload when a command was sent, accepted and spoken, not when the page was loaded', async () => {
  await goLive();
  const page = await open();
  void page.commands.send(say('On time', 'PLAY_NOW'), page.watch);
  await shop.time.pass(60 * second);
  const [before] = page.commands.history;
  assert.equal(before?.stage, 'done');
  const { sending = NaN, accepted = NaN, done = NaN } = before.times ?? {};
  assert.ok(before.at <= sending && sending <= accepted && accepted < done, JSON.stringify(before.times));
  page.leave();
  page.tab.close(false);
  await shop.time.pass(600 * second);
  const [after] = (await open()).commands.history;
  assert.deepEqual([after?.times, after?.since], [{ sending, accepted, done }, done]);
});

test('a reply that was spoken while no page was open has the time at which it was spoken', async () => {
  await goLive();
  const page = await open();
  void page.commands.send(say('Meanwhile'), page.watch);
  await shop.time.pass(second);
  const [sent] = page.commands.history;
  page.leave();
  page.tab.close(false);
  await shop.time.pass(600 * second);
  const next = await open();
  const [record] = next.commands.history;
  const { done = NaN } = record?.times ?? {};
  assert.deepEqual([record?.stage, record?.since], ['done', done]);
  assert.ok(done - (sent?.times?.accepted ?? 0) < 120 * second, 'the time at which it was spoken');
});

test('what a closed page left open has the time of what it told last', async () => {
  await goLive();
  const page = await open();
  goOffline();
  await page.commands.send(say('Waits'), page.watch, { wait: 3600 * second });
  const [{ since } = { since: 0 }] = page.commands.history;
  page.tab.close(true);
  await shop.time.pass(900 * second);
  const next = await open();
  await shop.time.pass(20 * second);
  assert.deepEqual(
    next.commands.history.map((record) => [record.unsent, record.since]),
    [['closed', since]],
  );
});

test('a command that was sent after it had waited no longer expires, in no tab and after no reload', async () => {
  await goLive();
  const page = await open();
  const other = await open();
  goOffline();
  await page.commands.send(say('Sent in the end'), page.watch);
  await shop.time.pass(second);
  assert.ok(other.commands.history[0]?.deadline, 'it expires while it waits');
  goOnline(page);
  await shop.time.pass(20 * second);
  const later = await open();
  for (const { commands } of [page, other, later]) {
    assert.match(commands.history[0]?.stage ?? '', /accepted|playing|done/);
    assert.equal(commands.history[0]?.deadline, undefined);
  }
});

test('a record of any stage keeps nothing of the stage before', () => {
  const error = new ApiError({
    code: 'X',
    reason: 'Y',
    operation: 'executeSmartLiveCommand',
    request: 'POST',
  });
  const base = { id: 'c', command: say('Text'), at: 1, since: 1, job_id: 'j', page: 'p', refusals: 1 };
  for (const from of commandStages) {
    const known: CommandRecord = {
      ...{ ...base, stage: from, times: { sending: 1 }, error },
      ...(from === 'waiting' && { deadline: 9 }),
      ...(from === 'unsent' && { unsent: 'closed' as const }),
    };
    for (const stage of commandStages) {
      const later: CommandRecord = { ...base, refusals: 2, stage, since: 2, times: { [stage]: 2 } };
      const [merged] = mergeLogs([known], [later]);
      if (merged === known) continue;
      assert.equal(merged?.stage, stage);
      assert.deepEqual([merged.deadline, merged.unsent, merged.error], [undefined, undefined, undefined]);
      assert.deepEqual(merged.times, { sending: 1, [stage]: 2 });
    }
  }
});
