import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/asset-picker/define.js';
import { granted } from './granted.js';
import type { SessionGrant } from './simulated.js';

const meta: Meta<SessionGrant> = {
  tags: ['!autodocs'],
  ...granted(
    () => html`<mss-asset-picker asset-type="HUMAN_MODEL_2D IMAGE" layout="strip"></mss-asset-picker>`,
  ),
  title: 'mss-asset-picker/Grants',
  component: 'mss-asset-picker',
};
export default meta;
type Story = StoryObj<SessionGrant>;

/** Assets are listed and selected, which changes nothing in the library. */
export const View: Story = { args: { may: 'view' } };

/** The same as with view: selecting needs no more. */
export const Operate: Story = { args: { may: 'operate' } };

/** The same as with view: selecting needs no more. */
export const Edit: Story = { args: { may: 'edit' } };

/** The same as with view: selecting needs no more. */
export const Administer: Story = { args: { may: 'administer' } };
