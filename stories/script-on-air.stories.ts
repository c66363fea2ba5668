import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/elements/script-editor/define.js';
import type { ScriptEditor } from '../src/elements/script-editor/script-editor.js';
import { on, stage, type Stage } from './simulated.js';

interface Loaded {
  stage: Stage;
  room_id: string;
}

const meta: Meta = {
  title: 'mss-script-editor/On air',
  component: 'mss-script-editor',
  tags: ['!autodocs'],
  render: (_args, { loaded }): TemplateResult => {
    const { stage, room_id } = loaded as unknown as Loaded;
    return on(stage, html`<mss-script-editor room-id=${room_id}></mss-script-editor>`);
  },
};
export default meta;
type Story = StoryObj;

/** Answers a command in place of the service; undefined lets it through. */
type Intercept = (command: string, next: () => Promise<Response>) => Promise<Response> | undefined;

interface Options {
  /** Members of the room's play policy. */
  policy?: object;
  /** Seconds that the livestream has run for. */
  seconds?: number;
  intercept?: Intercept;
}

/** A room that is on air. */
const load =
  ({ policy, seconds, intercept }: Options = {}) =>
  async (): Promise<Loaded> => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    if (policy) await one.changeRoom(room_id, { play_policy: policy });
    await one.goLive(room_id);
    if (seconds) await one.control('clock', { advance: seconds });
    const fetch: typeof one.fetch = async (input, init) => {
      const request = new Request(input, init);
      const next = () => one.fetch(request);
      if (!intercept || !request.url.endsWith('/command')) return next();
      const { command } = (await request.clone().json()) as { command: string };
      return (await intercept(command, next)) ?? next();
    };
    return { stage: { ...one, fetch }, room_id };
  };

async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Presses a button by one of its names, which begin so in English or Chinese. */
async function press(editor: ScriptEditor, ...names: string[]): Promise<void> {
  const buttons = () => [...(editor.shadowRoot?.querySelectorAll('button') ?? [])];
  const named = (one: HTMLElement) => names.some((name) => one.textContent.trim().startsWith(name));
  (await until(() => buttons().find(named))).click();
}

const find = (editor: ScriptEditor, selector: string) =>
  until(() => editor.shadowRoot?.querySelector(selector));

/** Rewrites two paragraphs, adds one and changes the voice's speed, then saves. */
async function save(canvasElement: HTMLElement): Promise<ScriptEditor> {
  const editor = canvasElement.querySelector('mss-script-editor') as ScriptEditor;
  const [scene = {}] = await until(() => editor.scripts.length > 0 && structuredClone(editor.scripts));
  const items = scene.shoot_scripts ?? [];
  const text = (index: number) => items[index]?.text_config?.text ?? '';
  const texts = [
    text(0).replace('Tonight', 'This evening').replace('second tin', 'third tin'),
    text(1).replace('两罐', '三罐').replace('500ms', '800ms'),
    text(2).replace('today', 'tomorrow morning'),
  ];
  editor.scripts = [
    {
      ...scene,
      voice_config: { ...scene.voice_config, speed: 120 },
      shoot_scripts: [
        ...items.map((item, index) => ({ ...item, text_config: { text: texts[index] ?? '' } })),
        { sequence_no: 4, title: 'Farewell', text_config: { text: 'Good night, and sleep well.' } },
      ],
    },
  ];
  await press(editor, 'Save', '保存');
  await find(editor, '.bar.on-air');
  return editor;
}

async function openPanel(canvasElement: HTMLElement): Promise<ScriptEditor> {
  const editor = await save(canvasElement);
  await press(editor, 'Change it on air', '在直播中修改');
  await find(editor, '.rewrites li');
  return editor;
}

/** Opens the panel, sends, and waits for what became of it. */
async function change(canvasElement: HTMLElement, outcome: string): Promise<void> {
  const editor = await openPanel(canvasElement);
  await press(editor, 'Change 2', 'Change 3', '在直播中修改 ');
  await find(editor, outcome);
}

/** The notice after a save during a livestream. */
export const Saved: Story = {
  loaders: [load()],
  play: async ({ canvasElement }) => void (await save(canvasElement)),
};

/** What can be changed on air and what waits; the first paragraph is being spoken, and the script repeats. */
export const Change: Story = {
  loaders: [load()],
  play: async ({ canvasElement }) => void (await openPanel(canvasElement)),
};

/** The last round: what was spoken in it can't be changed any more. */
export const LastRound: Story = {
  loaders: [load({ policy: { repeat_count: 0 } })],
  play: async ({ canvasElement }) => void (await openPanel(canvasElement)),
};

/** The paragraphs were changed on air. */
export const Changed: Story = {
  loaders: [load()],
  play: ({ canvasElement }) => change(canvasElement, '.when .done'),
};

const isRewrite = (command: string) => command === 'REWRITE_PLAY_SCRIPT';

const answer = (status: number, body: object) =>
  Promise.resolve(Response.json(body, { status, headers: { 'X-Request-Id': 'b3c1f0a2' } }));

/** The service refused the change. */
export const Refused: Story = {
  loaders: [
    load({
      intercept: (command) =>
        isRewrite(command)
          ? answer(400, { error_code: 'MSS.00000003', error_msg: 'Invalid parameter' })
          : undefined,
    }),
  ],
  play: ({ canvasElement }) => change(canvasElement, '.when .failed'),
};

/** The response was lost, and the task does not tell what became of it. */
export const Unknown: Story = {
  loaders: [
    async () => {
      let isLost = false;
      const intercept: Intercept = (command) => {
        if (isRewrite(command)) {
          isLost = true;
          return Promise.reject(new TypeError('Failed to fetch'));
        }
        return isLost && command === 'GET_LIVE_JOB_CONFIG_INFO' ? answer(200, { result: '{}' }) : undefined;
      };
      return load({ intercept })();
    },
  ],
  play: ({ canvasElement }) => change(canvasElement, '.when .unknown'),
};

/** The livestream ended while the panel was open. */
export const Ended: Story = {
  loaders: [load()],
  play: async ({ canvasElement, loaded }) => {
    const { stage, room_id } = loaded as unknown as Loaded;
    const editor = await openPanel(canvasElement);
    await stage.stop(room_id);
    await find(editor, '.bar.on-air.ended');
  },
};
