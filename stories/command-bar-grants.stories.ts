import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/command-bar/define.js';
import { granted } from './granted.js';
import type { SessionGrant } from './simulated.js';

const meta: Meta<SessionGrant> = {
  tags: ['!autodocs'],
  ...granted(
    (room_id) => html`<mss-command-bar room-id=${room_id} .quickReplies=${['Thank you']}></mss-command-bar>`,
  ),
  title: 'mss-command-bar/Grants',
  component: 'mss-command-bar',
};
export default meta;
type Story = StoryObj<SessionGrant>;

/** Nothing can be sent: the bar is a line that says so. */
export const View: Story = { args: { may: 'view' } };

/** Replies and all other commands are sent. */
export const Operate: Story = { args: { may: 'operate' } };

/** The same as with operate. */
export const Edit: Story = { args: { may: 'edit' } };

/** The same as with operate. */
export const Administer: Story = { args: { may: 'administer' } };
