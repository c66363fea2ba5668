import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/elements/command-bar/define.js';
import type { CommandBar } from '../src/elements/command-bar/command-bar.js';
import { on, stage, type Stage } from './simulated.js';

interface Args {
  quickReplies: string[];
  disabled: boolean;
}
interface Loaded {
  stage: Stage;
  room_id: string;
}

const meta: Meta<Args> = {
  title: 'mss-command-bar',
  component: 'mss-command-bar',
  args: {
    disabled: false,
    quickReplies: [
      'Welcome to everyone who just joined us!',
      '感谢支持，今天下单明天发货。',
      'Thank you, {viewer}! {product} is in stock.',
    ],
  },
  render: ({ quickReplies, disabled }, { loaded }): TemplateResult => {
    const { stage, room_id } = loaded as unknown as Loaded;
    return on(
      stage,
      html`<mss-command-bar
        room-id=${room_id}
        ?disabled=${disabled}
        .quickReplies=${quickReplies}
      ></mss-command-bar>`,
    );
  },
};
export default meta;
type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const load =
  (live: boolean, then: (stage: Stage, room_id: string) => Promise<unknown> = () => Promise.resolve()) =>
  async (): Promise<Loaded> => {
    const one = stage();
    const room_id = await one.createRoom();
    if (live) await one.goLive(room_id);
    await then(one, room_id);
    return { stage: one, room_id };
  };

/** Looks again each frame until it is there. */
async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

const barIn = (canvas: HTMLElement): CommandBar => canvas.querySelector('mss-command-bar') as CommandBar;

/** Presses a button of the bar, by its name in the page's language, as soon as it is there and can be pressed. */
async function press(bar: CommandBar, ...names: string[]): Promise<void> {
  const buttons = () => [...(bar.shadowRoot?.querySelectorAll('button') ?? [])];
  const named = (one: HTMLButtonElement) =>
    names.includes((one.getAttribute('aria-label') ?? one.textContent).trim());
  (await until(() => buttons().find((one) => named(one) && !one.disabled))).click();
}

async function write(bar: CommandBar, text: string): Promise<HTMLTextAreaElement> {
  const area = await until(() => bar.shadowRoot?.querySelector('textarea'));
  area.focus();
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return area;
}

const onAir = (bar: CommandBar) =>
  until(() => /Enter sends|按 Enter 发送/.test(bar.shadowRoot?.textContent ?? ''));

/** Opens the palette, looks for words and does the first thing found. */
const choose =
  (en: string, zh: string): Play =>
  async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'All commands', '全部命令');
    const field = await until(() =>
      bar.shadowRoot?.querySelector<HTMLInputElement>('dialog.palette[open] input'),
    );
    field.value = document.documentElement.lang.startsWith('zh') ? zh : en;
    field.dispatchEvent(new InputEvent('input'));
    await bar.updateComplete;
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  };

/** On air: what is sent is spoken. */
export const OnAir: Story = { loaders: [load(true)] };

/** Not on air: says why nothing can be sent. */
export const NotOnAir: Story = { loaders: [load(false)] };

/** Switched off by the page. */
export const Disabled: Story = { args: { disabled: true }, loaders: [load(true)] };

/** The room can't be read: the reason, and a retry. */
export const NotReadable: Story = {
  loaders: [load(true, (one) => one.control('faults', [{ operation: '*', status: 500 }]))],
};

/** Without a provider. */
export const NotConnected: Story = { render: () => html`<mss-command-bar room-id="r1"></mss-command-bar>` };

/** Without a room. */
export const NoRoom: Story = {
  loaders: [load(false)],
  render: (_, { loaded }) =>
    on((loaded as unknown as Loaded).stage, html`<mss-command-bar></mss-command-bar>`),
};

/** What the service would refuse, with its fixes. */
export const Problems: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    await write(barIn(canvasElement), '<speak>Hello <break time="20s"/>everyone.</speak>');
  },
};

/** Setting a pronunciation. */
export const Pronunciation: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    (await write(bar, '欢迎来到重庆')).setSelectionRange(4, 5);
    await press(bar, 'Pronunciation', '读音');
  },
};

/** A reply whose placeholders are filled in. */
export const Placeholders: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'Thank you, {viewer}! {product} is in stock.');
  },
};

/** Accepted, refused, and lost: what became of each. */
export const History: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement, loaded }) => {
    const { stage } = loaded as unknown as Loaded;
    const bar = barIn(canvasElement);
    await onAir(bar);
    const fail = (fault: object) =>
      stage.control('faults', [{ operation: 'executeSmartLiveCommand', times: 1, ...fault }]);
    await bar.send('Yes, it ships today.');
    await fail({ status: 500 });
    await bar.send('This one is refused.');
    await fail({ drop: 'after' });
    await bar.send('The answer to this one is lost.');
  },
};

/** Offline: replies wait, in order, until their moment has passed. */
export const Offline: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await write(bar, '');
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    window.dispatchEvent(new Event('offline'));
    await bar.send('The first that waits');
    await bar.send('The second');
    Reflect.deleteProperty(navigator, 'onLine');
  },
};

/** The palette over all that can be done. */
export const Palette: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'All commands', '全部命令');
  },
};

/** A recording, by its address or from the library. */
export const Recording: Story = { loaders: [load(true)], play: choose('recording', '录音') };

/** Where the stream goes. */
export const Output: Story = { loaders: [load(true)], play: choose('stream goes', '推流地址') };

/** What the task is made of, without its keys. */
export const Configuration: Story = { loaders: [load(true)], play: choose('configuration', '任务配置') };

/** The current round, with the present paragraph marked. */
export const Rundown: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'Run-down', '播报单');
  },
};

/** With an RTC channel: pause, resume, take over, give back. */
export const Remote: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const data = JSON.stringify({ message_type: 'state_notify', state: 'PROCESSING' });
    const channel = new EventTarget();
    const send = () => void setTimeout(() => channel.dispatchEvent(new MessageEvent('message', { data })));
    barIn(canvasElement).channel = Object.assign(channel, {
      readyState: 'open',
      send,
    }) as unknown as RTCDataChannel;
    await Promise.resolve();
  },
};
