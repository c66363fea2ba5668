/** Parts whose code cannot be loaded: said once with a way back, and never asked for again and again. */
import { expect, html } from '@open-wc/testing';
import '../../src/define.js';
import { LazyModule, type MssErrorEvent } from '../../src/ui/index.js';
import { stage } from '../../stories/simulated.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { button, renderedText, until } from '../helpers/until.js';

const request = Object.getOwnPropertyDescriptor(LazyModule.prototype, 'request') as PropertyDescriptor;
let attempts = 0;

function goOffline(): void {
  attempts = 0;
  const value = () => {
    attempts++;
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  Object.defineProperty(LazyModule.prototype, 'request', { ...request, value });
}
const goOnline = () => Object.defineProperty(LazyModule.prototype, 'request', request);

describe('where no further part can be loaded', () => {
  afterEach(goOnline);

  for (const tag of ['mss-room-status', 'mss-room-status compact', 'mss-command-bar', 'mss-script-editor']) {
    it(`${tag} says so with a way back, and is whole when the network is back`, async () => {
      const one = stage({ speed: 0 });
      const room_id = await one.createRoom();
      await one.goLive(room_id);
      goOffline();
      const told: string[] = [];
      const content = {
        'mss-room-status': html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
        'mss-room-status compact': html`<mss-room-status
          room-id=${room_id}
          controls
          compact
        ></mss-room-status>`,
        'mss-command-bar': html`<mss-command-bar room-id=${room_id}></mss-command-bar>`,
        'mss-script-editor': html`<mss-script-editor room-id=${room_id}></mss-script-editor>`,
      }[tag];
      const { provider } = await renderWithSimulator(
        html`<div @mss-error=${({ error }: MssErrorEvent) => told.push(`${error.code} ${error.operation}`)}>
          ${content}
        </div>`,
        one,
      );
      const element = provider.querySelector('div')
        ?.firstElementChild as HTMLElementTagNameMap['mss-room-status'];
      await until(() => renderedText(element).includes('could not be loaded'), 'the reason');
      await until(() => button(element, 'Try again'), 'a way back');
      if (element.controls) await until(() => button(element, 'Stop'), 'Stop');
      const before = attempts;
      for (let update = 0; update < 50; update++) {
        element.requestUpdate();
        await element.updateComplete;
        await new Promise((resolve) => setTimeout(resolve));
      }
      expect(attempts - before).to.be.lessThan(3);
      expect([...new Set(told)]).to.eql(['NETWORK import']);
      expect(told.length).to.be.at.most(attempts);
      goOnline();
      window.dispatchEvent(new Event('online'));
      await until(() => !renderedText(element).includes('could not be loaded'), 'everything');
      if (!element.controls) return;
      (await until(() => button(element, 'Stop'), 'Stop')).click();
      (await until(() => button(element, 'End the stream'), 'the question')).click();
      await until(() => element.state.phase === 'stopping', 'that it is stopping');
    });
  }
});
