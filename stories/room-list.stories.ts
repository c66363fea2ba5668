import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { createClient, createSmartLiveRoom } from '../src/api/index.js';
import '../src/elements/room-list/define.js';
import { on, stage, type Stage } from './simulated.js';

interface Args {
  'room-type': '' | 'NORMAL' | 'TEMP' | 'TEMPLATE';
  'live-state': string;
  value: string;
  create: boolean;
  required: boolean;
  disabled: boolean;
}
interface Loaded {
  stage: Stage;
  value: string;
}

const list = (args: Args): TemplateResult =>
  html`<mss-room-list
    name="room"
    room-type=${args['room-type']}
    live-state=${args['live-state']}
    value=${args.value}
    ?create=${args.create}
    ?required=${args.required}
    ?disabled=${args.disabled}
  ></mss-room-list>`;

const names = [
  '桂花茶专场',
  'Morning market',
  'Silk scarves, new season',
  '深夜零食',
  'Spring cleaning',
  'Winter coats: everything must go before the end of the month',
  '数码好物',
  'Books for children',
];

/** A service with rooms: one on air, one that was, one on its side, a template, and names of any length. */
async function withRooms(one = stage(), count = names.length): Promise<Loaded> {
  const client = createClient({ getToken: one.getToken, fetch: one.fetch });
  const room_id = await one.createRoom();
  const create = (body: { room_name: string }) => client.call(createSmartLiveRoom, { body });
  for (let index = 0; index < count; index++) {
    const name = names[index % names.length] ?? '';
    const body = { room_name: index < names.length ? name : `${name} ${index}` };
    await create({ ...body, ...(index % 3 === 1 && { view_mode: 'LANDSCAPE' as const }) });
  }
  await create({ room_name: 'Blank evening show', ...{ room_type: 'TEMPLATE' as const } });
  await one.goLive(room_id);
  return { stage: one, value: room_id };
}

const meta: Meta<Args> = {
  title: 'mss-room-list',
  component: 'mss-room-list',
  args: { 'room-type': '', 'live-state': '', value: '', create: true, required: false, disabled: false },
  argTypes: { 'room-type': { control: 'select', options: ['', 'NORMAL', 'TEMP', 'TEMPLATE'] } },
  loaders: [() => withRooms()],
  render: (args, { loaded }): TemplateResult => {
    const { stage } = loaded as unknown as Loaded;
    return on(stage, list(args));
  },
};
export default meta;
type Story = StoryObj<Args>;

/** Rooms with and without a cover, one of them on air. */
export const Rooms: Story = {};

/** Only templates. */
export const Templates: Story = { args: { 'room-type': 'TEMPLATE' } };

/** Only what is on air, or about to be. */
export const OnAir: Story = { args: { 'live-state': 'WAITING,PROCESSING' } };

/** A long list: what is not seen is not rendered. */
export const Many: Story = { loaders: [() => withRooms(stage(), 30)] };

/** An account without rooms. */
export const Empty: Story = { loaders: [() => ({ stage: stage(), value: '' })] };

/** Nothing can be changed. */
export const Disabled: Story = { args: { disabled: true } };

/** The list could not be read. */
export const Failed: Story = {
  loaders: [
    async () => {
      const one = stage();
      await one.control('faults', { rules: [{ operation: 'listSmartLiveRooms', status: 400, times: 9 }] });
      return { stage: one, value: '' };
    },
  ],
};

/** Outside of a provider. */
export const Disconnected: Story = { render: (args) => list(args) };
