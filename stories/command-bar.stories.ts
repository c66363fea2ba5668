import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import '../src/elements/command-bar/define.js';
import type { CommandBar } from '../src/elements/command-bar/command-bar.js';
import { on, stage, type Stage } from './simulated.js';

interface Args {
  'room-id': string;
  'job-id': string;
  'undo-seconds': number | undefined;
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
    'room-id': '',
    'job-id': '',
    'undo-seconds': undefined,
    disabled: false,
    quickReplies: [
      'Welcome to everyone who just joined us!',
      '感谢支持，今天下单明天发货。',
      'Thank you, {viewer}! {product} is in stock.',
    ],
  },
  argTypes: { quickReplies: { control: 'object' } },
  render: ({ quickReplies, disabled, ...args }, { loaded }): TemplateResult => {
    const { stage, room_id } = loaded as unknown as Loaded;
    return on(
      stage,
      html`<mss-command-bar
        room-id=${args['room-id'] || room_id}
        job-id=${args['job-id'] || nothing}
        undo-seconds=${args['undo-seconds'] ?? nothing}
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

/** Checks each frame until the result is truthy. */
async function until<T>(read: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = read();
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

const barIn = (canvas: HTMLElement): CommandBar => canvas.querySelector('mss-command-bar') as CommandBar;

/** Clicks the button with one of the names (one for each language), as soon as it is enabled. */
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

/** Opens the palette, searches for a text, and runs the first match. */
const runFromPalette =
  (en: string, zh: string): Play =>
  async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'More actions', '更多操作');
    const field = await until(() =>
      bar.shadowRoot?.querySelector<HTMLInputElement>('dialog.palette[open] input'),
    );
    field.value = document.documentElement.lang.startsWith('zh') ? zh : en;
    field.dispatchEvent(new InputEvent('input'));
    await bar.updateComplete;
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  };

/** A room on air. */
export const OnAir: Story = { loaders: [load(true)] };

/** A room that is not on air: the bar says why nothing can be sent. */
export const NotOnAir: Story = { loaders: [load(false)] };

/** A disabled bar. */
export const Disabled: Story = { args: { disabled: true }, loaders: [load(true)] };

/** The room cannot be read: the error, with a retry. */
export const NotReadable: Story = {
  loaders: [load(true, (one) => one.control('faults', [{ operation: '*', status: 500 }]))],
};

/** A bar without a provider. */
export const NotConnected: Story = { render: () => html`<mss-command-bar room-id="r1"></mss-command-bar>` };

/** A bar without a room. */
export const NoRoom: Story = {
  loaders: [load(false)],
  render: (_, { loaded }) =>
    on((loaded as unknown as Loaded).stage, html`<mss-command-bar></mss-command-bar>`),
};

/** A text that the service would refuse, with suggested fixes. */
export const Problems: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    await write(barIn(canvasElement), '<speak>Hello <break time="20s"/>everyone.</speak>');
  },
};

/** The form that sets a pronunciation. */
export const Pronunciation: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    (await write(bar, '欢迎来到重庆')).setSelectionRange(4, 5);
    await press(bar, 'Pronunciation', '读音');
  },
};

/** The form for the placeholders of a quick reply. */
export const Placeholders: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'Thank you, {viewer}! {product} is in stock.');
  },
};

/** More quick replies than are shown at first, and the button that shows the next ones. */
export const MoreReplies: Story = {
  args: { quickReplies: Array.from({ length: 60 }, (_, index) => `Reply number ${index + 1}`) },
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await until(() => bar.shadowRoot?.textContent.match(/Show 20 more|再显示 20 /));
  },
};

/** Two replies that can still be taken back, each with the seconds that are left. */
export const Delayed: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    bar.undoSeconds = 90;
    await onAir(bar);
    const area = await write(bar, 'Yes, it ships today.');
    area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    await until(() => area.value === '');
    await press(bar, '感谢支持，今天下单明天发货。');
    await until(() => bar.history.length === 2);
  },
};

/** The log with an accepted command, a refused one, and one whose answer was lost. */
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

/** The log when the livestream is over: what was open then is settled, and all of it can be exported. */
export const HistoryAfterTheEnd: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement, loaded }) => {
    const { stage, room_id } = loaded as unknown as Loaded;
    const bar = barIn(canvasElement);
    await onAir(bar);
    await bar.send('Yes, it ships today.');
    await stage.control('faults', [{ operation: 'executeSmartLiveCommand', times: 1, drop: 'after' }]);
    await bar.send('The answer to this one is lost.');
    await stage.stop(room_id);
  },
};

/** Offline: commands wait in the queue until they expire. */
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

/** The palette of all actions. */
export const Palette: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'More actions', '更多操作');
  },
};

/** The form of a recording, from an address or the library. */
export const Recording: Story = { loaders: [load(true)], play: runFromPalette('recording', '录音') };

/** The form of a layer: a picture, video or text, its place and duration. */
export const Layer: Story = { loaders: [load(true)], play: runFromPalette('show a layer', '展示图层') };

/** The form of the auto-replies: each rule can be switched off and rewritten. */
export const AutoReplies: Story = {
  loaders: [
    load(false, async (one, room_id) => {
      const rule = (rule_name: string, reply: string) => ({
        ...{ rule_index: rule_name, rule_name, event_type: 1, enabled: true },
        trigger: { reply_texts: [reply] },
      });
      const interaction_rules = [rule('Price', 'Nine yuan.'), rule('发货', '今天下单，明天发货。')];
      await one.changeRoom(room_id, { interaction_rules });
      await one.goLive(room_id);
    }),
  ],
  play: runFromPalette('auto-replies', '自动回复'),
};

/** The form of the destination, which begins with the present address. */
export const Output: Story = { loaders: [load(true)], play: runFromPalette('destination', '推流地址') };

/** The settings of the stream, without its keys. */
export const Configuration: Story = {
  loaders: [load(true)],
  play: runFromPalette('settings', '直播设置'),
};

/** The rundown, with the current paragraph highlighted. */
export const Rundown: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement }) => {
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'Rundown', '播报列表');
  },
};

/** The rundown when the livestream is over: the last round, without buttons. */
export const RundownAfterTheEnd: Story = {
  loaders: [load(true)],
  play: async ({ canvasElement, loaded }) => {
    const { stage, room_id } = loaded as unknown as Loaded;
    const bar = barIn(canvasElement);
    await onAir(bar);
    await press(bar, 'Rundown', '播报列表');
    await until(() => bar.shadowRoot?.querySelector('.rundown [aria-current]'));
    await stage.stop(room_id);
  },
};

/** The remote control, over an RTC channel. */
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
