import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import '../src/elements/script-editor/define.js';
import { on, stage, type Stage } from './simulated.js';

interface Args {
  'room-id': string;
  'script-id': string;
  'voice-id': string;
  target: 'live' | 'video';
  name: string;
  record: string;
  value: string;
  required: boolean;
  readonly: boolean;
  disabled: boolean;
}
interface Loaded {
  stage: Stage;
  room_id: string;
  script_id?: string;
}

const script =
  '<speak>各位晚上好！今天我们<phoneme ph="chong2">重</phoneme>新开始<break time="500ms"/>' +
  '活动到<say-as interpret-as="date">2026/12/31</say-as>，<prosody rate="80">慢慢听我说</prosody>。</speak>';

const meta: Meta<Args> = {
  title: 'mss-script-editor',
  component: 'mss-script-editor',
  args: {
    'room-id': '',
    'script-id': '',
    'voice-id': '',
    target: 'live',
    name: '',
    record: '',
    value: '',
    required: false,
    readonly: false,
    disabled: false,
  },
  argTypes: { target: { control: 'select', options: ['live', 'video'] } },
  render: (args, { loaded }): TemplateResult => {
    const { stage, room_id, script_id = '' } = loaded as unknown as Loaded;
    return on(
      stage,
      html`<mss-script-editor
        room-id=${args['room-id'] || room_id || nothing}
        script-id=${args['script-id'] || script_id || nothing}
        voice-id=${args['voice-id'] || nothing}
        target=${args.target}
        name=${args.name || nothing}
        record=${args.record || nothing}
        value=${args.value || nothing}
        ?required=${args.required}
        ?readonly=${args.readonly}
        ?disabled=${args.disabled}
      ></mss-script-editor>`,
    );
  },
};
export default meta;
type Story = StoryObj<Args>;

const load =
  (prepare: (stage: Stage) => Promise<unknown> = () => Promise.resolve()) =>
  async (): Promise<Loaded> => {
    const one = stage();
    const room_id = await one.createRoom();
    await prepare(one);
    return { stage: one, room_id };
  };

/** The script of a room, with its paragraphs. */
export const Room: Story = { loaders: [load()] };

/** A video script: its paragraphs have no titles, and tags without an effect in videos are not offered. */
export const VideoScript: Story = {
  loaders: [
    async (): Promise<Loaded> => {
      const one = stage();
      return { stage: one, room_id: '', script_id: await one.createVideoScript() };
    },
  ],
};

/** A read-only editor; the preview still works. */
export const ReadOnly: Story = { args: { readonly: true }, loaders: [load()] };

/** A single text in a form; it can be edited and checked without a provider. */
export const OneText: Story = {
  render: ({ readonly, disabled }) =>
    html`<form>
      <mss-script-editor
        name="script"
        required
        value=${script}
        ?readonly=${readonly}
        ?disabled=${disabled}
      ></mss-script-editor>
    </form>`,
};

/** Two texts in a form: each is named by its label, and a click on the label focuses it. */
export const Labels: Story = {
  render: ({ readonly, disabled }) =>
    html`<form>
      <p><label for="greeting">Greeting</label></p>
      <mss-script-editor
        id="greeting"
        name="greeting"
        value=${script}
        ?readonly=${readonly}
        ?disabled=${disabled}
      ></mss-script-editor>
      <p><label for="farewell">Farewell</label></p>
      <mss-script-editor
        id="farewell"
        name="farewell"
        ?readonly=${readonly}
        ?disabled=${disabled}
      ></mss-script-editor>
    </form>`,
};

/** A Chinese text with problems. */
export const Problems: Story = {
  render: () =>
    html`<mss-script-editor
      lang="zh-CN"
      value=${script.replace('500ms', '20s').replace('chong2', 'chong9')}
    ></mss-script-editor>`,
};

/** A room that cannot be read at first; the retry succeeds. */
export const Failed: Story = {
  loaders: [
    load((one) =>
      one.control('faults', { rules: [{ operation: 'showSmartLiveRoom', status: 403, times: 1 }] }),
    ),
  ],
};

/** The editor while the room is being read. */
export const Loading: Story = {
  loaders: [
    load((one) => one.control('faults', { rules: [{ operation: 'showSmartLiveRoom', delay: 600_000 }] })),
  ],
};
