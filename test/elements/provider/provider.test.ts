import { expect, html } from '@open-wc/testing';
import '../../../src/elements/asset-picker/define.js';
import '../../../src/elements/room-status/define.js';
import { stage } from '../../../stories/simulated.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { renderedText, until } from '../../helpers/until.js';

describe('the provider', () => {
  it('asks for one token, however many elements want one', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    let tokens = 0;
    const getToken: typeof one.getToken = (options) => {
      tokens++;
      return one.getToken(options);
    };
    const { provider } = await renderWithSimulator(
      html`${Array.from(
        { length: 25 },
        () =>
          html`<mss-room-status room-id=${room_id} controls></mss-room-status>
            <mss-asset-picker asset-type="IMAGE"></mss-asset-picker>`,
      )}`,
      { ...one, getToken },
    );
    const elements = [...provider.querySelectorAll('mss-room-status, mss-asset-picker')];
    expect(elements).to.have.length(50);
    const settled = (element: Element) =>
      element.localName === 'mss-room-status'
        ? renderedText(element).includes('Not on air')
        : element.shadowRoot?.querySelector('[role=option]') != null;
    await until(() => elements.every(settled), 'all fifty to show what they read');
    expect(tokens).to.equal(1);
  });
});
