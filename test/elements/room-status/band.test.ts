/** The band that says "on air" fits into the page's card, and is as loud in dark as in light. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/room-status/define.js';
import type { RoomStatus } from '../../../src/elements/room-status/room-status.js';
import { stage } from '../../../stories/simulated.js';
import { chroma, contrast } from '../../helpers/colours.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { until } from '../../helpers/until.js';

/** A status on air in a card of the page; resolves to it and to its band. */
async function onAir(card: string, compact = false): Promise<{ status: RoomStatus; band: HTMLElement }> {
  const one = stage({ speed: 0 });
  const room_id = await one.createRoom();
  await one.goLive(room_id);
  const { provider } = await renderWithSimulator(
    html`<div style=${`inline-size: 320px; ${card}`}>
      <mss-room-status room-id=${room_id} controls ?compact=${compact}></mss-room-status>
    </div>`,
    one,
  );
  const status = provider.querySelector('mss-room-status') as RoomStatus;
  const band = await until(
    () => status.shadowRoot?.querySelector<HTMLElement>('.loud [part~=band]'),
    'the band of "on air"',
  );
  return { status, band };
}

const corners = (element: Element): string[] => {
  const style = getComputedStyle(element);
  return [
    style.borderTopLeftRadius,
    style.borderTopRightRadius,
    style.borderBottomRightRadius,
    style.borderBottomLeftRadius,
  ];
};

describe('the band of "on air"', () => {
  for (const radius of ['0px', '4px', '24px']) {
    it(`has the corners of a card of ${radius}, so that nothing sticks out of it`, async () => {
      const { status, band } = await onAir(`border-radius: ${radius}; --mss-radius: ${radius}`);
      expect(corners(band)).to.deep.equal([radius, radius, '0px', '0px']);
      const [outer, inner] = [status, band].map((one) => one.getBoundingClientRect());
      expect([inner?.left, inner?.right, inner?.top]).to.deep.equal([outer?.left, outer?.right, outer?.top]);
    });
  }

  it('follows the corners that the page gives the element itself', async () => {
    const { status, band } = await onAir('');
    status.style.borderRadius = '0 20px 20px 0';
    expect(corners(band)).to.deep.equal(['0px', '20px', '0px', '0px']);
  });

  it('is square in the compact form, too, where the page is', async () => {
    const { band } = await onAir('--mss-radius: 0px', true);
    expect(corners(band)).to.deep.equal(['0px', '0px', '0px', '0px']);
  });

  for (const compact of [false, true]) {
    it(`is as loud in dark as in light${compact ? ', in one line' : ''}`, async () => {
      const { status, band } = await onAir('', compact);
      const measure = (scheme: string) => {
        status.style.colorScheme = scheme;
        const { backgroundColor, color } = getComputedStyle(band);
        return {
          againstSurface: contrast(backgroundColor, getComputedStyle(status).backgroundColor),
          ofWords: contrast(backgroundColor, color),
          chroma: chroma(backgroundColor),
        };
      };
      const [light, dark] = [measure('light'), measure('dark')];
      expect(light.ofWords).to.be.at.least(4.5);
      expect(dark.againstSurface).to.be.at.least(light.againstSurface);
      expect(dark.ofWords).to.be.at.least(light.ofWords);
      // No red of sRGB that is as light as this is more colourful.
      expect(dark.chroma).to.be.at.least(light.chroma * 0.98);
    });
  }
});
