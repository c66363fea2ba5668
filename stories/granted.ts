/** Stories of an element in a session with each of the four words: the page and its room are the same in all. */
import type { Meta } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import type { Provider } from '../src/elements/provider/provider.js';
import { asSession, on, stage, type SessionGrant, type Stage } from './simulated.js';

interface Loaded {
  stage: Stage;
  room_id: string;
}

/** What the stories of an element have in common: a room on air, and a session whose grant a control changes. */
export function granted(content: (room_id: string) => TemplateResult): Meta<SessionGrant> {
  return {
    argTypes: {
      may: {
        control: 'select',
        options: ['view', 'operate', 'edit', 'administer'],
        description: 'What the session may do',
      },
    },
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
      return on(stage, content(room_id));
    },
    play: async ({ canvasElement }) => {
      const provider = canvasElement.querySelector('mss-provider') as Provider;
      const isAtRest = () =>
        provider.client.grant &&
        [...provider.children].every((one) => !one.shadowRoot?.querySelector('.skeleton'));
      while (!isAtRest()) await new Promise((resolve) => requestAnimationFrame(resolve));
    },
  };
}
