/** What the elements offer in a session with each of the four words, and in one for another room. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/define.js';
import type { Provider } from '../src/elements/provider/provider.js';
import { asSession, on, stage, type SessionGrant, type Stage } from './simulated.js';

interface Loaded {
  stage: Stage;
  room_id: string;
}

/** The session's grant, and the elements as they are once they know it. */
const meta: Meta<SessionGrant> = {
  title: 'Grants',
  argTypes: { may: { control: 'select', options: ['view', 'operate', 'edit', 'administer'] } },
  loaders: [
    async ({ args }): Promise<Loaded> => {
      const one = stage();
      const room_id = await one.createRoom();
      await one.goLive(room_id);
      return { stage: asSession(one, args), room_id };
    },
  ],
  render: (_, { loaded }): TemplateResult => {
    const { stage, room_id } = loaded as unknown as Loaded;
    return on(
      stage,
      html`<mss-room-status room-id=${room_id} compact controls></mss-room-status>
        <mss-room-status room-id=${room_id} controls></mss-room-status>
        <mss-command-bar room-id=${room_id} .quickReplies=${['Thank you']}></mss-command-bar>
        <mss-script-editor room-id=${room_id}></mss-script-editor>
        <mss-asset-picker asset-type="HUMAN_MODEL_2D" layout="strip"></mss-asset-picker>`,
    );
  },
  play: async ({ canvasElement }) => {
    const provider = canvasElement.querySelector('mss-provider') as Provider;
    const isAtRest = () =>
      provider.client.grant &&
      [...provider.children].every((one) => !one.shadowRoot?.querySelector('.skeleton'));
    while (!isAtRest()) await new Promise((resolve) => requestAnimationFrame(resolve));
  },
};
export default meta;
type Story = StoryObj<SessionGrant>;

/** Rooms, scripts and assets are read; nothing is started, sent or saved. */
export const View: Story = { args: { may: 'view' } };

/** Livestreams are run; scripts are read. */
export const Operate: Story = { args: { may: 'operate' } };

/** Scripts are changed and previewed, too. */
export const Edit: Story = { args: { may: 'edit' } };

/** Everything is offered. */
export const Administer: Story = { args: { may: 'administer' } };

/** The session is for another room than the one that the elements name; the library is not part of a room. */
export const OtherRoom: Story = { args: { may: 'administer', rooms: ['f'.repeat(32)] } };

/** A list of operations without those that list assets, and without Stop. */
export const ListOfOperations: Story = {
  args: {
    may: ['listSmartLive', 'showSmartLive', 'showSmartLiveRoom', 'startSmartLive', 'executeSmartLiveCommand'],
  },
};
