import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/room-status/define.js';
import { granted } from './granted.js';
import type { SessionGrant } from './simulated.js';

const meta: Meta<SessionGrant> = {
  tags: ['!autodocs'],
  ...granted((room_id) => html`<mss-room-status room-id=${room_id} controls></mss-room-status>`),
  title: 'mss-room-status/Grants',
  component: 'mss-room-status',
};
export default meta;
type Story = StoryObj<SessionGrant>;

/** The state is shown, without Start and Stop; a line says why. */
export const View: Story = { args: { may: 'view' } };

/** The livestream is run: Stop is offered. */
export const Operate: Story = { args: { may: 'operate' } };

/** The same as with operate: nothing of the status is edited. */
export const Edit: Story = { args: { may: 'edit' } };

/** The same as with operate: nothing of the status is administered. */
export const Administer: Story = { args: { may: 'administer' } };
