/** Every action that can fail says first that it failed and what is true now, then why, and offers to repeat it. */
import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../src/elements/command-bar/define.js';
import '../../src/elements/room-status/define.js';
import '../../src/elements/script-editor/define.js';
import '../../src/elements/script-editor/outline/outline-actions.lazy.js';
import type { CommandBar } from '../../src/elements/command-bar/command-bar.js';
import type { RoomStatus } from '../../src/elements/room-status/room-status.js';
import type { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import { stage, type Stage } from '../../stories/simulated.js';
import { expectAccessible } from '../helpers/accessible.js';
import { clearDrafts, putDraft, waitForDrafts } from '../helpers/drafts.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { button, click, clickButton, renderedText, until } from '../helpers/until.js';

type Lang = 'en' | 'zh';
type Words = Record<Lang, string>;
const langs: Lang[] = ['en', 'zh'];

/** An action, how it fails, and what is said. */
interface Action {
  /** What is said first. */
  said: Words;
  /** The button that repeats it. */
  again: Words;
  /** Whether the room is on air. */
  live?: boolean;
  content: (room_id: string) => TemplateResult;
  fault?: object | undefined;
  act: (element: HTMLElement, lang: Lang) => Promise<unknown>;
  /** Whether the element shows that the repetition has succeeded. */
  isDone: (element: HTMLElement) => boolean;
  /** Whether the failure stays in a log, with its time. */
  isLogged?: boolean;
}

const tryAgain = { en: 'Try again', zh: '重试' };
const status = (room_id: string) => html`<mss-room-status room-id=${room_id} controls></mss-room-status>`;
const bar = (room_id: string) => html`<mss-command-bar room-id=${room_id}></mss-command-bar>`;
const editor = (room_id: string) => html`<mss-script-editor room-id=${room_id}></mss-script-editor>`;
const part = <T extends HTMLElement = HTMLElement>(element: Element, selector: string) =>
  until(() => element.shadowRoot?.querySelector<T>(selector), selector);

async function changeText(element: HTMLElement): Promise<void> {
  await part(element, '[role=textbox]:not([aria-readonly])');
  element.focus();
  await until(() => element.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
  await sendKeys({ type: 'Oh! ' });
}

const actions: Record<string, Action> = {
  Start: {
    said: { en: 'Start failed. Nothing was started.', zh: '开播失败。未开播。' },
    again: { en: 'Start again', zh: '再次开播' },
    content: status,
    fault: { operation: 'startSmartLive', status: 500 },
    act: async (element) => {
      await part(element, '.age');
      await until(() => (element as RoomStatus).state.phase === 'idle', 'a room that can start');
      (element as RoomStatus).start().catch(() => undefined);
    },
    isDone: (element) => (element as RoomStatus).state.phase === 'waiting',
  },
  'Send a reply': {
    said: { en: 'Send failed. Viewers have not heard it.', zh: '发送失败。观众未听到此内容。' },
    again: { en: 'Edit and resend', zh: '编辑后重新发送' },
    live: true,
    content: bar,
    fault: { operation: 'executeSmartLiveCommand', status: 500 },
    act: async (element) => {
      await until(() => (element as CommandBar).shadowRoot?.querySelector('textarea'), 'the field');
      await until(() => /Enter/.test(renderedText(element)), 'the room on air');
      await (element as CommandBar).send('Hello');
    },
    isDone: (element) => element.shadowRoot?.querySelector('textarea')?.value === 'Hello',
    isLogged: true,
  },
  'Send another command': {
    said: { en: 'Send failed. Nothing changed on air.', zh: '发送失败。直播内容未变。' },
    again: { en: 'Resend', zh: '重新发送' },
    live: true,
    content: bar,
    fault: { operation: 'executeSmartLiveCommand', status: 500 },
    act: async (element) => {
      await until(() => /Enter/.test(renderedText(element)), 'the room on air');
      const params = { output_urls: ['rtmp://push.example/other'] };
      await (element as CommandBar).send({ command: 'REFRESH_OUTPUT_URL', params });
    },
    isDone: (element) => (element as CommandBar).history.at(-1)?.stage === 'accepted',
    isLogged: true,
  },
  Save: {
    said: { en: 'Save failed. Your changes are still here.', zh: '保存失败。您的修改仍在此处。' },
    again: tryAgain,
    content: editor,
    fault: { operation: 'updateSmartLiveRoom', status: 500 },
    act: async (element, lang) => {
      await changeText(element);
      await clickButton(element, { en: 'Save', zh: '保存' }[lang]);
    },
    isDone: (element) => /Saved \d|已保存/.test(renderedText(element)),
  },
  Preview: {
    said: { en: 'Preview failed. Nothing is playing.', zh: '试听失败。播放已停止。' },
    again: tryAgain,
    content: editor,
    fault: { operation: 'createTtsAudition', status: 500 },
    act: async (element) => {
      await part(element, '[role=treeitem]');
      await (element as ScriptEditor).preview();
    },
    isDone: (element) => element.shadowRoot?.querySelector('.stop-preview') !== null,
  },
  Upload: {
    said: { en: 'Upload failed. The paragraph has not changed.', zh: '上传失败。段落未改动。' },
    again: tryAgain,
    content: editor,
    fault: { operation: 'createDigitalAsset', status: 500 },
    act: async (element) => {
      await click(() => element.shadowRoot?.querySelector('.head .all'), 'the menu');
      const items = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
      await click(() => items().find((one) => /recording|录音/.test(one.textContent)), 'the choice');
      const input = await part<HTMLInputElement>(element, '.choosing .file');
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0])], 'jingle.mp3'));
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    },
    isDone: (element) => /jingle/.test(renderedText(element)),
  },
};

/** Renders an element whose action will fail. */
async function render(
  { live, content, fault }: Action,
  lang: Lang,
): Promise<{ one: Stage; element: HTMLElement }> {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  sessionStorage.clear();
  localStorage.clear();
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  if (live) await one.goLive(room_id);
  await one.control('faults', fault ? [fault] : []);
  const { provider } = await renderWithSimulator(content(room_id), one);
  return { one, element: provider.firstElementChild as HTMLElement };
}

const failure = (element: Element) => element.shadowRoot?.querySelector('.notice strong')?.closest('.notice');
const wordsOf = (element: Element | null | undefined) =>
  element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('a failed action', () => {
  beforeEach(clearDrafts);
  afterEach(() => {
    fixtureCleanup();
    document.documentElement.lang = 'en';
  });

  for (const [name, action] of Object.entries(actions))
    for (const lang of langs)
      it(`${name}: is said first, with what is true now, the reason, and a button (${lang})`, async () => {
        const { one, element } = await render(action, lang);
        await action.act(element, lang);
        const notice = await until(() => failure(element), `"${action.said[lang]}"`);
        expect(wordsOf(notice).startsWith(action.said[lang]), wordsOf(notice)).to.equal(true);
        expect(notice.getAttribute('role')).to.equal('alert');
        const reason = () => wordsOf(notice.querySelector('p')).slice(action.said[lang].length);
        await until(() => reason().length > 4, 'the reason');
        await expectAccessible(element);
        await one.control('faults', []);
        const again = await until(() => button(element, action.again[lang]), action.again[lang]);
        expect(notice.contains(again), 'the button stands with the reason').to.equal(true);
        again.click();
        await until(() => action.isDone(element), 'the repetition to succeed');
        if (!action.isLogged) await until(() => !failure(element), 'the notice to go');
      });

  for (const lang of langs)
    it(`Discard a draft: says that it is still kept (${lang})`, async () => {
      const old = { en: 'Discard failed. The draft is still kept', zh: '放弃失败。草稿仍保存' }[lang];
      const names = { en: 'Discard', zh: '放弃' };
      const { one, element } = await render({ ...(actions['Save'] as Action), fault: undefined }, lang);
      await changeText(element);
      const [draft] = await waitForDrafts((drafts) => drafts.length > 0);
      fixtureCleanup();
      await clearDrafts();
      await putDraft(draft as object);
      const { provider } = await renderWithSimulator(editor((element as ScriptEditor).roomId), one);
      const next = provider.firstElementChild as HTMLElement;
      await until(() => button(next, names[lang]), 'the offer');
      const { delete: remove } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.delete = () => {
        throw new DOMException('denied', 'InvalidStateError');
      };
      try {
        await clickButton(next, names[lang]);
        await until(() => renderedText(next).includes(old), old);
      } finally {
        IDBObjectStore.prototype.delete = remove;
      }
      await clickButton(next, names[lang]);
      await until(
        () => !button(next, names[lang]) && !renderedText(next).includes(old),
        'the end of the draft',
      );
      await waitForDrafts((drafts) => drafts.length === 0);
    });
});

describe('a failed action on air', () => {
  afterEach(fixtureCleanup);

  /** A bar over a room on air, in which everything works until a test says otherwise. */
  async function onAir(): Promise<{ one: Stage; element: CommandBar }> {
    const { one, element } = await render({ ...(actions['Send a reply'] as Action), fault: undefined }, 'en');
    await until(() => /Enter/.test(renderedText(element)), 'the room on air');
    return { one, element: element as CommandBar };
  }

  it('of the rundown keeps the changes, and sends them again instead of reading the round', async () => {
    const { one, element } = await onAir();
    await one.control('clock', { advance: 1 });
    await clickButton(element, 'Rundown');
    await clickButton(element, 'Edit: Closing');
    const area = await part<HTMLTextAreaElement>(element, '.rundown textarea');
    area.value = 'We close at ten.';
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await element.updateComplete;
    await clickButton(element, 'Done');
    await one.control('faults', [{ operation: 'executeSmartLiveCommand', status: 500 }]);
    await clickButton(element, 'Send 1 change');
    const shown = () => element.shadowRoot?.querySelector('.rundown .notice.error');
    const notice = await until(shown, 'the failure');
    expect(wordsOf(notice)).to.match(
      /^Send failed\. What is on air has not changed; your changes are kept here\./,
    );
    await expectAccessible(element);
    await one.control('faults', []);
    (notice.querySelector('button') as HTMLElement).click();
    const sent = () => element.history.find(({ command }) => command.command === 'REWRITE_PLAY_SCRIPT');
    await until(() => !shown() && sent()?.stage === 'accepted', 'the changes to be sent');
  });

  it('of the remote control is said with the instruction, until the avatar’s state changes', async () => {
    const { element } = await onAir();
    let isBroken = false;
    const channel = Object.assign(new EventTarget(), {
      readyState: 'open',
      send: () => {
        if (isBroken) throw new DOMException('broken', 'NetworkError');
      },
    });
    const tell = (state: string) =>
      channel.dispatchEvent(
        new MessageEvent('message', { data: JSON.stringify({ message_type: 'state_notify', state }) }),
      );
    element.channel = channel as unknown as RTCDataChannel;
    await part(element, '.remote');
    tell('PROCESSING');
    const pause = await part(element, '.remote button');
    isBroken = true;
    pause.click();
    await until(() => wordsOf(failure(element)) === 'Pause failed. Nothing changed on air.', 'the failure');
    await expectAccessible(element);
    tell('PLAY_PAUSE');
    await until(() => !failure(element), 'the notice to go');
  });
});

describe('a failure that a later fact has overtaken', () => {
  beforeEach(clearDrafts);
  afterEach(fixtureCleanup);

  it('goes: a save that failed, when the change is taken back', async () => {
    const action = actions['Save'] as Action;
    const { element } = await render(action, 'en');
    await part(element, '[role=treeitem]');
    const { value } = element as ScriptEditor;
    await action.act(element, 'en');
    await until(() => failure(element), 'the failure');
    (element as ScriptEditor).value = value;
    await until(() => !failure(element), 'the notice to go');
  });

  it('goes: a start that failed, when somebody else has started the room', async () => {
    const action = actions['Start'] as Action;
    const { one, element } = await render(action, 'en');
    await action.act(element, 'en');
    await until(() => failure(element), 'the failure');
    await one.control('faults', []);
    await one.goLive((element as RoomStatus).roomId);
    await (element as RoomStatus).refresh();
    await until(() => !failure(element), 'the notice to go');
  });

  it('goes: a preview without a voice, when a voice is chosen', async () => {
    const { element } = await render({ ...(actions['Preview'] as Action), fault: undefined }, 'en');
    await part(element, '[role=treeitem]');
    const scripts = (element as ScriptEditor).scripts.map((scene) => ({
      ...scene,
      voice_config: { voice_asset_id: '' },
    }));
    (element as ScriptEditor).scripts = scripts;
    await (element as ScriptEditor).preview();
    await until(() => failure(element)?.textContent.includes('voice'), 'the failure');
    (element as ScriptEditor).voiceId = '0'.repeat(32);
    await until(() => !failure(element), 'the notice to go');
  });
});
