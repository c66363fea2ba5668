import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/elements/command-bar/define.js';
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
    quickReplies: ['Welcome to everyone who just joined us!', '感谢支持，今天下单明天发货。'],
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

const load = (live: boolean) => async (): Promise<Loaded> => {
  const one = stage();
  const room_id = await one.createRoom();
  if (live) await one.goLive(room_id);
  return { stage: one, room_id };
};

/** On air: what is sent is spoken. */
export const OnAir: Story = { loaders: [load(true)] };

/** Not on air: says why nothing can be sent. */
export const NotOnAir: Story = { loaders: [load(false)] };

/** Without a provider. */
export const NotConnected: Story = { render: () => html`<mss-command-bar room-id="r1"></mss-command-bar>` };
