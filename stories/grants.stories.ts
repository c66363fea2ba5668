/** All elements of a page in a session for another room, and in one with a list of operations. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define.js';
import { granted } from './granted.js';
import type { SessionGrant } from './simulated.js';

const meta: Meta<SessionGrant> = {
  tags: ['!autodocs'],
  ...granted(
    (room_id) =>
      html`<mss-room-status room-id=${room_id} compact controls></mss-room-status>
        <mss-room-status room-id=${room_id} controls></mss-room-status>
        <mss-command-bar room-id=${room_id} .quickReplies=${['Thank you']}></mss-command-bar>
        <mss-script-editor room-id=${room_id}></mss-script-editor>
        <mss-asset-picker asset-type="HUMAN_MODEL_2D" layout="strip"></mss-asset-picker>`,
  ),
  title: 'Grants',
};
export default meta;
type Story = StoryObj<SessionGrant>;

/** The session is for another room than the one that the elements name; the library is not part of a room. */
export const OtherRoom: Story = { args: { may: 'administer', rooms: ['f'.repeat(32)] } };

/** A list of operations without those that list assets, and without Stop. */
export const ListOfOperations: Story = {
  args: {
    may: ['listSmartLive', 'showSmartLive', 'showSmartLiveRoom', 'startSmartLive', 'executeSmartLiveCommand'],
  },
};
