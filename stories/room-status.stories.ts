import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/elements/room-status/define.js';
import { on, stage, type Stage } from './simulated.js';

interface Args {
  compact: boolean;
  controls: boolean;
}
interface Loaded {
  stage: Stage;
  room_id: string;
}

const meta: Meta<Args> = {
  title: 'mss-room-status',
  component: 'mss-room-status',
  args: { compact: false, controls: true },
  render: ({ compact, controls }, { loaded }): TemplateResult => {
    const { stage, room_id } = loaded as unknown as Loaded;
    return on(
      stage,
      html`<mss-room-status room-id=${room_id} ?compact=${compact} ?controls=${controls}></mss-room-status>`,
    );
  },
};
export default meta;
type Story = StoryObj<Args>;

const load = (prepare: (stage: Stage, room_id: string) => Promise<unknown>) => async (): Promise<Loaded> => {
  const one = stage();
  const room_id = await one.createRoom();
  await prepare(one, room_id);
  return { stage: one, room_id };
};

/** Before the first stream. */
export const NotOnAir: Story = { loaders: [load(() => Promise.resolve())] };

/** A task that waits for its turn. */
export const Waiting: Story = { loaders: [load((one, room_id) => one.goLive(room_id, 1))] };

/** On air, as the last reading and the backend's events tell. */
export const OnAir: Story = { loaders: [load((one, room_id) => one.goLive(room_id))] };

/** One line, for a header. */
export const Compact: Story = {
  args: { compact: true },
  loaders: [load((one, room_id) => one.goLive(room_id))],
};

/** A room that is not there. */
export const NoSuchRoom: Story = {
  loaders: [
    async (): Promise<Loaded> => ({ stage: stage(), room_id: await Promise.resolve('0'.repeat(32)) }),
  ],
};

/** Without a provider. */
export const NotConnected: Story = { render: () => html`<mss-room-status room-id="r1"></mss-room-status>` };
