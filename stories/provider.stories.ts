import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../src/elements/asset-picker/define.js';
import '../src/elements/provider/define.js';
import { on, stage } from './simulated.js';

const meta: Meta = { title: 'mss-provider', component: 'mss-provider' };
export default meta;
type Story = StoryObj;

const picker = (): TemplateResult => html`<mss-asset-picker asset-type="IMAGE"></mss-asset-picker>`;

/** Two elements that share one token. */
export const Connected: Story = { render: () => on(stage(), html`${picker()}${picker()}`) };

/** A `token-url` that answers 404: each element shows the error and what to do. */
export const WrongTokenUrl: Story = {
  render: () => {
    const refuse = (): Promise<Response> => Promise.resolve(new Response('Not found', { status: 404 }));
    return html`<mss-provider token-url="/nowhere" .fetch=${refuse}>${picker()}</mss-provider>`;
  },
};

/** A provider with neither `token-url` nor `getToken`. */
export const NoTokenSource: Story = { render: () => html`<mss-provider>${picker()}</mss-provider>` };
