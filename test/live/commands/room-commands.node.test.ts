/** Commands in a browser with several tabs: each once, none lost, and what became of it in every tab. */
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
import { VirtualShop, type OpenTab } from '../virtual-shop.js';
import { second } from '../virtual-browser.js';

const machine = { onLine: true };
Object.defineProperty(globalThis, 'navigator', { value: machine, configurable: true });

/** What all tabs of a browser keep; each test begins with an empty one. */
let kept = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  configurable: true,
  value: {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  },
});

interface Desk extends OpenTab {
  watch: RoomWatch;
  commands: RoomCommands;
  /** Each stage that each command came to, in order. */
  seen: string[];
  leave: () => void;
}

let shop: VirtualShop;
let room_id: string;

beforeEach(async () => {
  kept = new Map();
  machine.onLine = true;
  shop = new VirtualShop(3);
  room_id = await shop.createRoom();
});
afterEach(() => (machine.onLine = true));

async function goLive(): Promise<void> {
  await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs`, {});
  await shop.time.pass(15 * second);
}

/** A tab that looks at the room's commands. */
async function open(options: { locks?: boolean } = {}): Promise<Desk> {
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

const stagesOf = ({ commands }: Desk) =>
  commands.history.map((record) => `${wordsOf(record)}: ${record.stage}`);

/** How often the service carried a command out. */
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

function goOnline(...desks: Desk[]): void {
  machine.onLine = true;
  shop.network.faults = () => ({});
  for (const { tab } of desks) {
    tab.show(false);
    tab.show(true);
  }
}

test('a command goes from sending to accepted to spoken', async () => {
  await goLive();
  const desk = await open();
  const sent = desk.commands.send(say('Yes, it ships today.', 'PLAY_NOW'), desk.watch);
  await shop.time.pass(second);
  assert.equal((await sent).stage, 'accepted');
  await shop.time.pass(30 * second);
  assert.deepEqual(desk.seen, ['sending', 'accepted', 'done']);
});

test('a command is being said when the task tells of its progress', async () => {
  await goLive();
  const desk = await open();
  const sent = desk.commands.send(say('Long'), desk.watch);
  await shop.time.pass(second);
  const { command_id: reply_id = '' } = await sent;
  const place = { room_id, job_id: desk.watch.state.job?.job_id ?? '' };
  desk.watch.receiveEvent({ event_type: 'LIVE_PROGRESS', message: { ...place, reply_id, offset: '100' } });
  assert.equal(desk.commands.history[0]?.stage, 'playing');
  await shop.time.pass(90 * second);
  assert.deepEqual(desk.seen, ['sending', 'accepted', 'playing', 'done']);
});

test('the same press is one command: held keys, double clicks, two elements on the page', async () => {
  await goLive();
  const desk = await open();
  const press = () => desk.commands.send(say('Once'), desk.watch, { press: true });
  const all = [press(), press()];
  await shop.time.pass(200);
  all.push(press());
  await shop.time.pass(second);
  const ids = new Set((await Promise.all(all)).map(({ id }) => id));
  assert.equal(ids.size, 1);
  assert.equal(await carriedOut(say('Once')), 1);
});

test('a person who says the same again later is heard again', async () => {
  await goLive();
  const desk = await open();
  for (let time = 0; time < 2; time++) {
    const sent = desk.commands.send(say('Again'), desk.watch, { press: true });
    await shop.time.pass(2 * second);
    await sent;
  }
  assert.equal(await carriedOut(say('Again')), 2);
});

test('an intent is sent once, whoever repeats it and when', async () => {
  await goLive();
  const desk = await open();
  const first = desk.commands.send(say('Intent'), desk.watch, { intent: 'i1' });
  await shop.time.pass(5 * second);
  const second_ = desk.commands.send(say('Intent'), desk.watch, { intent: 'i1' });
  assert.equal((await first).id, (await second_).id);
  assert.equal(await carriedOut(say('Intent')), 1);
});

test('a reply whose answer was lost is not sent again, and stays unknown: nothing tells', async () => {
  await goLive();
  const desk = await open();
  shop.network.faults = (_url, method) => (method === 'POST' ? { lost: 'answer' } : {});
  const sent = desk.commands.send(say('Lost?'), desk.watch);
  await shop.time.pass(second);
  shop.network.faults = () => ({});
  await shop.time.pass(10 * second);
  assert.equal((await sent).stage, 'unknown');
  assert.deepEqual(desk.seen, ['sending', 'checking', 'unknown']);
  assert.equal(await carriedOut(say('Lost?')), 1);
  assert.equal(await commandCalls(), 1);
});

test('a rewriting whose answer was lost is found in the task', async () => {
  await goLive();
  const desk = await open();
  const command: LiveCommand = { command: 'REWRITE_INTERACTION_RULES', params: { interaction_rules: [] } };
  let lost = 0;
  shop.network.faults = (_url, method) => (method === 'POST' && lost++ === 0 ? { lost: 'answer' } : {});
  const sent = desk.commands.send(command, desk.watch);
  await shop.time.pass(10 * second);
  assert.equal((await sent).stage, 'accepted');
  assert.equal(await carriedOut(command), 1);
});

test('a rewriting that never arrived is found not to be there, and may be sent again', async () => {
  await goLive();
  const desk = await open();
  const command: LiveCommand = {
    command: 'REWRITE_INTERACTION_RULES',
    params: { interaction_rules: [{ rule_index: 'r1', rule_name: 'New', event_type: 1 }] },
  };
  let lost = 0;
  shop.network.faults = (_url, method) => (method === 'POST' && lost++ === 0 ? { lost: 'call' } : {});
  const sent = desk.commands.send(command, desk.watch);
  await shop.time.pass(15 * second);
  assert.equal((await sent).stage, 'failed');
  assert.equal(await carriedOut(command), 0);
});

test('a lost command is not told as failed because a later one has set the same anew', async () => {
  await goLive();
  const desk = await open();
  const push = (host: string): LiveCommand => ({
    command: 'REFRESH_OUTPUT_URL',
    params: { output_urls: [`rtmp://${host}/live`] },
  });
  shop.network.faults = () => ({ lost: 'answer' });
  void desk.commands.send(push('first.example'), desk.watch);
  await shop.time.pass(second);
  shop.network.faults = () => ({});
  void desk.commands.send(push('second.example'), desk.watch);
  await shop.time.pass(30 * second);
  assert.deepEqual(
    desk.commands.history.map(({ stage }) => stage),
    ['unknown', 'accepted'],
  );
});

test('offline, replies wait in order and leave once when the page is online again', async () => {
  await goLive();
  const desk = await open();
  goOffline();
  const texts = ['First', 'Second', 'Third'];
  for (const text of texts) assert.equal((await desk.commands.send(say(text), desk.watch)).stage, 'waiting');
  assert.deepEqual(desk.commands.queue.map(wordsOf), texts);
  await shop.time.pass(10 * second);
  assert.equal(await commandCalls(), 0);
  goOnline(desk);
  await shop.time.pass(10 * second);
  assert.deepEqual(desk.commands.queue, []);
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

test('a reply whose moment has passed is not sent, also by a page that slept over it', async () => {
  await goLive();
  const desk = await open();
  goOffline();
  void desk.commands.send(say('Short'), desk.watch, { wait: 30 * second });
  desk.tab.freeze();
  await shop.time.pass(5 * 60 * second);
  machine.onLine = true;
  shop.network.faults = () => ({});
  desk.tab.thaw();
  await shop.time.pass(10 * second);
  assert.deepEqual(stagesOf(desk), ['Short: unsent']);
  assert.equal(desk.commands.history[0]?.unsent, 'expired');
  assert.equal(await carriedOut(say('Short')), 0);
});

test('a reply that waits can be changed in its place, and taken back', async () => {
  await goLive();
  const desk = await open();
  goOffline();
  const first = await desk.commands.send(say('Frist'), desk.watch);
  const other = await desk.commands.send(say('Other'), desk.watch);
  await desk.commands.send(say('Last'), desk.watch);
  assert.equal(desk.commands.update(first.id, say('First')), true);
  assert.equal(desk.commands.cancel(other.id), true);
  goOnline(desk);
  await shop.time.pass(10 * second);
  assert.deepEqual(stagesOf(desk), ['First: accepted', 'Other: unsent', 'Last: accepted']);
  assert.equal(await carriedOut(say('Frist')), 0);
  assert.equal(await carriedOut(say('Other')), 0);
});

test('while somebody changes a waiting reply, it and those behind it stay', async () => {
  await goLive();
  const desk = await open();
  goOffline();
  const first = await desk.commands.send(say('Half a tho'), desk.watch);
  await desk.commands.send(say('Behind'), desk.watch);
  desk.commands.hold(first.id);
  goOnline(desk);
  await shop.time.pass(10 * second);
  assert.equal(await commandCalls(), 0);
  desk.commands.update(first.id, say('A thought'));
  desk.commands.hold();
  await shop.time.pass(10 * second);
  for (const text of ['A thought', 'Behind']) assert.equal(await carriedOut(say(text)), 1);
  assert.equal(await carriedOut(say('Half a tho')), 0);
});

test('a reply that waited for a livestream that is over is not sent into the next one', async () => {
  await goLive();
  const desk = await open();
  const job_id = desk.watch.state.job?.job_id ?? '';
  goOffline();
  await desk.commands.send(say('Late'), desk.watch, { wait: 600 * second });
  await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs/${job_id}/stop`);
  await shop.time.pass(20 * second);
  await goLive();
  goOnline(desk);
  await shop.time.pass(20 * second);
  assert.equal(desk.commands.history[0]?.unsent, 'ended');
  assert.equal(await commandCalls(), 0);
});

for (const crashed of [false, true]) {
  test(`a reply that waited in a tab that ${crashed ? 'crashed' : 'was closed'} is not sent, and other tabs say so`, async () => {
    await goLive();
    const desk = await open();
    const other = await open();
    goOffline();
    await desk.commands.send(say('Gone'), desk.watch);
    await shop.time.pass(second);
    assert.deepEqual(stagesOf(other), ['Gone: waiting']);
    desk.tab.close(crashed);
    goOnline(other);
    await shop.time.pass(20 * second);
    assert.equal(other.commands.history[0]?.unsent, 'closed');
    assert.equal(await commandCalls(), 0);
  });
}

test('replies that waited for a livestream that is over are all given up at once', async () => {
  await goLive();
  const desk = await open();
  machine.onLine = false;
  for (const text of ['One', 'Two', 'Three']) void desk.commands.send(say(text), desk.watch);
  await shop.call('POST', `smart-live-rooms/${room_id}/smart-live-jobs/${desk.watch.state.job?.job_id}/stop`);
  await shop.time.pass(10 * second);
  machine.onLine = true;
  desk.tab.emitChange();
  await shop.time.pass(3 * second);
  assert.deepEqual(
    desk.commands.history.map(({ stage, unsent }) => `${stage} ${unsent}`),
    ['unsent ended', 'unsent ended', 'unsent ended'],
  );
});

test('what a closed page left under way is unknown after a minute, though the clock was set back', async () => {
  await goLive();
  const gone = await open({ locks: false });
  shop.network.faults = () => ({ late: [20, 5000] });
  void gone.commands.send(say('Lost'), gone.watch);
  await shop.time.pass(second);
  gone.tab.close(true);
  shop.time.set -= 3600 * second;
  shop.network.faults = () => ({});
  const desk = await open({ locks: false });
  assert.equal(desk.commands.history[0]?.stage, 'sending');
  await shop.time.pass(70 * second);
  assert.equal(desk.commands.history[0]?.stage, 'unknown');
});

test('a tab that is opened later finds what waited in a tab that is gone, and what was under way', async () => {
  await goLive();
  const desk = await open();
  shop.network.faults = (_url, method) => (method === 'POST' ? { late: [20, 60_000] } : {});
  void desk.commands.send(say('Under way'), desk.watch);
  await shop.time.pass(second);
  goOffline();
  await desk.commands.send(say('Waits'), desk.watch);
  desk.tab.close(true);
  goOnline();
  const next = await open();
  await shop.time.pass(5 * second);
  assert.deepEqual(stagesOf(next), ['Under way: unknown', 'Waits: unsent']);
  assert.equal(await carriedOut(say('Waits')), 0);
});

test('a reply that another tab has given up, because the clock was set, is not sent any more', async () => {
  await goLive();
  const desk = await open({ locks: false });
  goOffline();
  await desk.commands.send(say('Late'), desk.watch);
  shop.time.set += 30 * second;
  const other = await open({ locks: false });
  shop.time.set -= 30 * second;
  await shop.time.pass(35 * second);
  assert.deepEqual(stagesOf(other), ['Late: unsent']);
  goOnline(desk, other);
  await shop.time.pass(20 * second);
  assert.equal(await carriedOut(say('Late')), 0);
  assert.deepEqual(stagesOf(desk), ['Late: unsent']);
});

test('a reply that waits in one tab is neither sent nor given up by another', async () => {
  await goLive();
  const desk = await open();
  const other = await open();
  goOffline();
  await desk.commands.send(say('Mine'), desk.watch);
  await shop.time.pass(10 * second);
  assert.equal(other.commands.history[0]?.stage, 'waiting');
  assert.deepEqual(other.commands.queue, []);
  goOnline(desk, other);
  await shop.time.pass(10 * second);
  assert.equal(await carriedOut(say('Mine')), 1);
  assert.equal(other.commands.history[0]?.stage, 'accepted');
});

test('the log is kept over a reload, with what was spoken meanwhile in another tab', async () => {
  await goLive();
  const desk = await open();
  const other = await open();
  const sent = desk.commands.send(say('Spoken'), desk.watch);
  await shop.time.pass(second);
  await sent;
  desk.tab.close();
  await shop.time.pass(60 * second);
  assert.deepEqual(stagesOf(other), ['Spoken: done']);
  const again = await open();
  assert.deepEqual(stagesOf(again), ['Spoken: done']);
  assert.notEqual(again.commands.history[0]?.page, again.commands.page);
});

test('keys reach the service, and neither the log nor what is kept', async () => {
  await goLive();
  const desk = await open();
  const params = { output_urls: ['rtmp://other.example/live?sign=s3cret'], stream_keys: ['s3cret'] };
  const command: LiveCommand = { command: 'REFRESH_OUTPUT_URL', params };
  const sent = desk.commands.send(command, desk.watch);
  await shop.time.pass(3 * second);
  assert.equal((await sent).stage, 'accepted');
  const config = desk.commands.send({ command: 'GET_LIVE_JOB_CONFIG_INFO' }, desk.watch);
  await shop.time.pass(3 * second);
  assert.match((await config).result ?? '', /other\.example/);
  assert.equal(await carriedOut(command), 1);
  assert.doesNotMatch(JSON.stringify([desk.commands.history, ...kept.values()]), /s3cret|k3y|callback-key/);
});

test('what stands in storage is read with suspicion', async () => {
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
  const desk = await open();
  assert.deepEqual(stagesOf(desk), ['<b>ok</b>: done']);
  kept.set(`metastudio-widgets/commands/${room_id}`, '{"not":"a list"');
  assert.deepEqual(stagesOf(await open()), []);
});

test('the log is bounded', async () => {
  await goLive();
  const desk = await open();
  goOffline();
  for (let one = 0; one < 150; one++)
    await desk.commands.send(say(`${one} ${'long '.repeat(400)}`), desk.watch);
  assert.equal(desk.commands.queue.length, 150, 'what still waits is always shown');
  for (const { id } of desk.commands.queue) desk.commands.cancel(id);
  await desk.commands.send(say('One more'), desk.watch);
  assert.equal(desk.commands.history.length, 100);
  assert.ok((kept.get(`metastudio-widgets/commands/${room_id}`)?.length ?? 0) <= 110_000);
});

test('a tab that slept while another sent what waited never calls that unsent', async () => {
  await goLive();
  const desk = await open();
  const sleeper = await open();
  goOffline();
  const waiting = desk.commands.send(say('When we are back'), desk.watch);
  await shop.time.pass(second);
  assert.deepEqual(sleeper.seen, ['waiting']);
  sleeper.tab.freeze();
  goOnline(desk);
  await shop.time.pass(20 * second);
  assert.equal((await waiting).stage, 'waiting');
  assert.deepEqual(stagesOf(desk), ['When we are back: done']);
  sleeper.tab.thaw();
  await shop.time.pass(second);
  assert.deepEqual(sleeper.seen, ['waiting', 'done']);
});
