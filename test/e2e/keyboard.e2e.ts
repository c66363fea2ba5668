/**
 * The whole job by keyboard alone, from the first choice to the end of the stream, in both languages, light and dark:
 * at every stop one sees where the focus is, every state on the way passes the accessibility checker, and the service
 * was asked for exactly what was done.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { createClient, showSmartLiveRoom, updateSmartLiveRoom } from '../../src/api/index.js';
import type { SmartLiveRoomBody } from '../../src/api/index.js';
import { createHandler } from '../../src/server/index.js';
import { defaultAccount } from '../../demo/simulator/index.js';
import { assertAccessible } from './axe.js';
import { startDemo, type Demo, type Tab } from './demo.js';
import { KeyboardUser } from './keyboard-user.js';
import { waitForStatus, waitForText, waitForTextGone } from './page-text.js';

const english = {
  script: 'Script',
  pause: 'Pause',
  roomName: 'Room name',
  createRoom: 'Create room',
  notOnAir: 'Not on air',
  save: 'Save',
  saved: 'Saved ',
  ready: 'Ready',
  options: 'Options for this stream',
  single: 'Don’t start if already on air',
  start: 'Start',
  waiting: 'Waiting to go on air',
  onAir: 'On air',
  arriving: 'Delivering',
  say: 'Say something now',
  timing: 'Timing',
  spoken: 'Spoken',
  palette: 'What do you want to do?',
  rundown: 'Rundown',
  edit: 'Edit: Offer',
  text: 'Text',
  keep: 'Done',
  sendChange: 'Send 1 change',
  undo: 'Undo',
  recording: 'Address of the recording',
  send: 'Send',
  layer: 'Layer',
  output: 'Address (RTMP)',
  urlWrong: 'Enter a full address that begins with',
  replies: 'Replies',
  close: 'Close',
  stop: 'Stop',
  question: 'End this livestream for all viewers?',
  keepGoing: 'Keep going',
  endNow: 'End the stream',
  unconfirmed: 'MetaStudio accepted the stop but has not ended the livestream',
  stopAgain: 'Stop again',
  ended: 'Ended',
  past: 'Past streams',
  outcome: ' delivered',
  remote: 'Remote control',
};

const chinese: typeof english = {
  script: '剧本',
  pause: '停顿',
  roomName: '直播间名称',
  createRoom: '创建直播间',
  notOnAir: '未开播',
  save: '保存',
  saved: '已保存',
  ready: '可以开播',
  options: '本场直播选项',
  single: '若已在直播则不重复开播',
  start: '开播',
  waiting: '等待开播',
  onAir: '直播中',
  arriving: '推流正常',
  say: '立即播报',
  timing: '播报时机',
  spoken: '已播报',
  palette: '要做什么？',
  rundown: '播报列表',
  edit: '编辑：Offer',
  text: '内容',
  keep: '完成',
  sendChange: '发送 1 处修改',
  undo: '撤销',
  recording: '录音地址',
  send: '发送',
  layer: '图层',
  output: '推流地址（RTMP）',
  urlWrong: '开头的完整地址',
  replies: '启用回复',
  close: '关闭',
  stop: '停播',
  question: '确定结束本场直播吗？观众将无法继续观看。',
  keepGoing: '继续直播',
  endNow: '结束直播',
  unconfirmed: 'MetaStudio 已受理停播，但直播尚未结束',
  stopAgain: '再次停播',
  ended: '已结束',
  past: '历史直播',
  outcome: '推流 ',
  remote: '遥控',
};

const bar = 'mss-command-bar';
const status = 'mss-room-status';
const writing = 'mss-script-editor script';
const roomScript = 'mss-script-editor room-script';

/** What the test does with the service beside the page. */
class Service {
  constructor(private readonly demo: Demo) {}

  /** Calls of that operation that the service has carried out. */
  async executedCalls(operation: string): Promise<number> {
    const { requests } = (await this.demo.control('GET', 'requests')) as {
      requests: { operation: string; executed: boolean }[];
    };
    return requests.filter((request) => request.operation === operation && request.executed).length;
  }

  /** Runs an action that must make the service carry out the operation `count` times, no more and no fewer. */
  async expectCalls(operation: string, count: number, action: () => Promise<unknown>): Promise<void> {
    const earlier = await this.executedCalls(operation);
    await action();
    const executed = (await this.executedCalls(operation)) - earlier;
    assert.equal(executed, count, `${operation} was carried out ${count} times`);
  }

  /** Lets simulated time pass, in seconds. */
  advance(seconds: number): Promise<unknown> {
    return this.demo.control('POST', 'clock', { advance: seconds });
  }

  /** Simulated seconds in a real one from now on. */
  setSpeed(speed: number): Promise<unknown> {
    return this.demo.control('POST', 'clock', { speed });
  }

  /** Gives the room an interaction rule with a reply and a layer, which the forms then offer. */
  async addRule(room_id: string): Promise<void> {
    const { origin } = this.demo;
    const { user, password, domain, project_id } = defaultAccount;
    const handler = createHandler({
      region: 'cn-north-4',
      endpoint: origin,
      credentials: { endpoint: origin, user, password, domain, project: project_id },
      sessionSecrets: ['a session secret of 32 bytes and more'],
      authorize: () => ({ user: 'operator', may: 'administer' }),
    });
    const client = createClient({ getToken: () => handler.getToken() });
    const room = await client.call(showSmartLiveRoom, { path: { room_id } });
    const rule = {
      rule_index: 'r1',
      rule_name: 'Price',
      event_type: 1,
      trigger: {
        reply_texts: ['Nine yuan.'],
        layer_config: { layer_type: 'IMAGE', position: { dx: 0, dy: 0, layer_index: 1 } },
      },
    };
    const body = { ...(room as SmartLiveRoomBody), interaction_rules: [rule] } as SmartLiveRoomBody;
    await client.call(updateSmartLiveRoom, { path: { room_id }, body });
  }
}

/** Hands over an RTC channel, as a page does that has joined the task's room. */
function handOver(page: Page): Promise<void> {
  return page.evaluate(() => {
    const element = document.querySelector('mss-command-bar') as HTMLElement & { channel: unknown };
    const channel = new EventTarget();
    const data = JSON.stringify({ message_type: 'state_notify', state: 'PROCESSING' });
    const send = () => void setTimeout(() => channel.dispatchEvent(new MessageEvent('message', { data })));
    element.channel = Object.assign(channel, { readyState: 'open', send });
  });
}

/** Runs in the page: whether the picker shows nothing but options whose name contains the words. */
function onlyOption(picker: string, name: string): boolean {
  const root = document.querySelector(`mss-asset-picker[name="${picker}"]`)?.shadowRoot;
  const options = [...(root?.querySelectorAll('[role=option]') ?? [])];
  return options.length > 0 && options.every((option) => option.textContent.includes(name));
}

async function wholeJob({ page }: Tab, service: Service, words: typeof english, name: string): Promise<void> {
  const keys = new KeyboardUser(page);
  const check = (state: string) => assertAccessible(page, `${name}: ${state}`);
  const expectCommand = (action: () => Promise<unknown>) =>
    service.expectCalls('executeSmartLiveCommand', 1, action);

  const pick = async (picker: string, asset: string) => {
    const host = `mss-asset-picker ${picker}`;
    await keys.to('searchbox', '', host);
    await keys.type(asset);
    await page.waitForFunction(onlyOption, {}, picker, asset);
    let focus = await keys.focus();
    while (!['listbox', 'option'].includes(focus.role) || focus.host !== host) {
      await keys.press('Tab');
      focus = await keys.focus();
    }
    await keys.press('Space');
    await page.waitForFunction(
      (one: string) =>
        document.querySelector<HTMLInputElement>(`mss-asset-picker[name="${one}"]`)?.value !== '',
      {},
      picker,
    );
  };
  const openPalette = async (what: string) => {
    await keys.chord('Control', 'k');
    await keys.given('combobox', words.palette);
    await keys.type(what);
  };
  const openForm = async (what: string) => {
    await openPalette(what);
    await keys.press('Enter');
    await page.waitForFunction(isFormReady, { polling: 100 });
  };
  const closed = () => page.waitForFunction(hasNoDialog, { polling: 100 });
  const sent = async (count: number) => {
    try {
      await page.waitForFunction(hasSent, { polling: 100 }, count);
    } catch (cause) {
      throw new Error(`${count} commands were wanted: ${await page.evaluate(loggedCommands)}`, { cause });
    }
  };

  // Choose and write.
  await page.waitForFunction(onlyOption, {}, 'avatar', '');
  await check('nothing chosen yet');
  await pick('avatar', 'Sara');
  await pick('voice', '云希');
  await pick('background', 'Warm live studio');
  await keys.to('textbox', words.script, writing);
  await keys.type('大家好，今天的茶来自重庆。');
  await keys.use('button', words.pause, writing);
  await waitForText(page, '0.5');
  await check('the form of a mark');
  await keys.press('Enter');
  await keys.to('textbox', words.script, writing);
  await keys.type('我们边喝边聊，请告诉我们您在哪里观看，平时喝什么茶，想知道什么都可以问。'.repeat(6));
  await check('everything chosen and written');
  await keys.to('textbox', words.roomName);
  await keys.type(name);
  await service.expectCalls('createSmartLiveRoom', 1, async () => {
    await keys.use('button', words.createRoom);
    await waitForStatus(page, words.notOnAir);
  });

  // Change the room's script and save it.
  await keys.to('textbox', words.script, roomScript);
  await keys.chord('Control', 'End');
  await keys.type('欢迎。');
  await service.expectCalls('updateSmartLiveRoom', 1, async () => {
    await keys.use('button', words.save, roomScript);
    await waitForText(page, words.saved);
  });
  await keys.given('button', words.save);
  await check('the room before the start');
  const room_id = await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('room') ?? '');
  await service.addRule(room_id);

  // Look at what was found, choose an option, and start.
  await waitForText(page, words.ready);
  await keys.use('summary', words.ready, status);
  await keys.use('summary', words.options, status);
  await keys.to('checkbox', words.single, status);
  await keys.press('Space');
  await check('the checks and options of a start');
  await service.expectCalls('startSmartLive', 1, async () => {
    await keys.use('button', words.start, status);
    await waitForStatus(page, words.waiting);
  });
  await keys.given('button');
  await check('waiting to go on air');
  await waitForStatus(page, words.onAir);
  await waitForText(page, words.arriving);
  await waitForText(page, 'Greeting');
  await service.setSpeed(0);
  await check('on air');

  // Say something that interrupts, then a quick reply by its number; both can be taken back first.
  await keys.to('combobox', words.timing, bar);
  await keys.press('ArrowUp');
  await keys.to('textbox', words.say, bar);
  await keys.type('Yes, it ships today.');
  await expectCommand(async () => {
    await keys.press('Enter');
    await sent(1);
  });
  await service.advance(8);
  await waitForText(page, words.spoken);
  await check('an answer that was spoken');
  await keys.to('button', 'Welcome to everyone', bar);
  await expectCommand(async () => {
    await keys.press('2');
    await sent(2);
  });
  await keys.given('button', 'Welcome to everyone');

  // The palette, and a form from it.
  await openPalette('');
  await check('the palette');
  await keys.press('ArrowDown');
  await keys.given('combobox', words.palette);
  await keys.press('Escape');
  await closed();
  await keys.focus();
  await openForm('INSERT_PLAY_AUDIO');
  await check('the form of a recording');
  await keys.to('textbox', words.recording, bar);
  await keys.type('https://cdn.example/jingle.mp3');
  await expectCommand(async () => {
    await keys.press('Enter');
    await closed();
  });
  await waitForText(page, 'jingle.mp3');
  await openForm('SHOW_LAYER');
  await keys.to('combobox', words.layer, bar);
  await check('the form of a layer');
  await expectCommand(async () => {
    await keys.use('button', words.send, bar);
    await closed();
  });

  // The replies to viewers: changed, and taken back.
  await openForm('REWRITE_INTERACTION_RULES');
  await keys.to('checkbox', words.replies, bar);
  await keys.press('Space');
  await check('the form of the rules');
  // What runs is read once more first, lest somebody else's change be overwritten.
  await service.expectCalls('executeSmartLiveCommand', 2, async () => {
    await keys.use('button', words.send, bar);
    await closed();
  });
  await expectCommand(async () => {
    await keys.use('button', words.undo, bar);
    await sent(6);
  });
  await keys.focus();

  // Two forms that are only looked at.
  await openForm('REFRESH_OUTPUT_URL');
  await keys.to('textbox', words.output, bar);
  await keys.chord('Control', 'a');
  await keys.type('nowhere');
  await keys.press('Enter');
  await waitForText(page, words.urlWrong);
  await keys.focus();
  await check('the form of the output, filled in wrongly');
  await keys.press('Escape');
  await closed();
  await openForm('GET_LIVE_JOB_CONFIG_INFO');
  await check('the configuration of the task');
  await keys.use('button', words.close, bar);
  await closed();
  await keys.focus();

  // The run-down: a coming paragraph is rewritten.
  await keys.use('button', words.rundown, bar);
  await waitForText(page, 'Offer');
  await check('the run-down');
  await keys.use('button', words.edit, bar);
  await keys.given('textbox', words.text);
  await keys.chord('Control', 'a');
  await keys.type('Three tins for the price of two.');
  await check('a paragraph that is being rewritten');
  await keys.use('button', words.keep, bar);
  await keys.given('button', words.edit);
  await keys.use('button', words.sendChange, bar);
  await sent(7);
  await waitForTextGone(page, words.sendChange);
  await keys.focus();

  await handOver(page);
  await waitForText(page, words.remote);
  await check('with the remote control');

  // Stop: asked, thought better of, asked again, not confirmed while the service stands still, and sent again.
  await keys.use('button', words.stop, status);
  await keys.given('button', words.keepGoing);
  await check('the question before the end');
  await keys.press('Escape');
  await keys.given('button', words.stop);
  await keys.press('Enter');
  await keys.given('button', words.keepGoing);
  await keys.use('button', words.endNow, status);
  await waitForText(page, words.unconfirmed);
  await check('an end that was not confirmed');
  await service.expectCalls('stopSmartLive', 1, async () => {
    await keys.use('button', words.stopAgain, status);
    await service.setSpeed(1);
    await waitForText(page, words.ended);
  });
  await keys.given('button', words.start);
  await keys.use('summary', words.past, status);
  await waitForText(page, words.outcome);
  await check('the streams that are over');
}

/** Runs in the page: whether the form has been read and can be filled in. */
function isFormReady(): boolean {
  const root = document.querySelector('mss-command-bar')?.shadowRoot;
  return root?.querySelector('dialog.form[open] .fields') != null;
}

/** Runs in the page. */
function hasNoDialog(): boolean {
  return document.querySelector('mss-command-bar')?.shadowRoot?.querySelector('dialog[open]') == null;
}

/** Runs in the page: what stands in the log, and what has the focus. */
function loggedCommands(): string {
  const element = document.querySelector('mss-command-bar');
  const entries = element?.history.map(({ stage, command }) => [stage, command.command]);
  return JSON.stringify({ entries, focus: element?.shadowRoot?.activeElement?.outerHTML.slice(0, 200) });
}

/** Runs in the page: whether so many commands stand in the log, and the service took the last. */
function hasSent(count: number): boolean {
  const history = document.querySelector('mss-command-bar')?.history ?? [];
  return history.length === count && ['accepted', 'playing', 'done'].includes(history.at(-1)?.stage ?? '');
}

// Each language has a demo of its own, so that both can run at the same time: they wait half a minute for a stop.
describe('the whole job by keyboard alone', { concurrency: true }, () => {
  const variants = [
    { lang: 'en', scheme: 'light', words: english },
    { lang: 'zh-CN', scheme: 'dark', words: chinese },
  ] as const;
  for (const { lang, scheme, words } of variants) {
    it(`in ${lang}, ${scheme}`, async (test) => {
      const demo = await startDemo();
      test.after(() => demo.close());
      const tab = await demo.open({ lang, scheme });
      await wholeJob(tab, new Service(demo), words, `Evening tea, ${lang}`);
      assert.deepEqual(tab.console, [], 'the console stays empty');
    });
  }
});
