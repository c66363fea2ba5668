import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/script-editor/define.js';
import { granted } from './granted.js';
import type { SessionGrant } from './simulated.js';

const meta: Meta<SessionGrant> = {
  tags: ['!autodocs'],
  ...granted((room_id) => html`<mss-script-editor room-id=${room_id}></mss-script-editor>`),
  title: 'mss-script-editor/Grants',
  component: 'mss-script-editor',
};
export default meta;
type Story = StoryObj<SessionGrant>;

/** The script is read; a line says why it is not changed, and Preview is disabled with the reason. */
export const View: Story = { args: { may: 'view' } };

/** The script is read; what is on air is commanded elsewhere. */
export const Operate: Story = { args: { may: 'operate' } };

/** The script is changed, saved and previewed. */
export const Edit: Story = { args: { may: 'edit' } };

/** The same as with edit: nothing of the editor is administered. */
export const Administer: Story = { args: { may: 'administer' } };
