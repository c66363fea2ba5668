import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/room-list/define.js';
import { granted } from './granted.js';
import type { SessionGrant } from './simulated.js';

const meta: Meta<SessionGrant> = {
  tags: ['!autodocs'],
  ...granted((room_id) => html`<mss-room-list value=${room_id}></mss-room-list>`),
  title: 'mss-room-list/Grants',
  component: 'mss-room-list',
};
export default meta;
type Story = StoryObj<SessionGrant>;

/** Rooms are listed and selected. */
export const View: Story = { args: { may: 'view' } };

/** The same as with view. */
export const Operate: Story = { args: { may: 'operate' } };

/** Rooms are also made, copied and renamed. */
export const Edit: Story = { args: { may: 'edit' } };

/** Rooms are also deleted. */
export const Administer: Story = { args: { may: 'administer' } };
