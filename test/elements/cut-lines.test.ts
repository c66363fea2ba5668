/** A line of text is never cut through its letters, whichever font the page has. */
import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../src/define.js';
import { stage } from '../../stories/simulated.js';
import { cutLines } from '../helpers/cut-lines.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';
import { clickButton, renderedText, until } from '../helpers/until.js';

/** Fonts of this machine, and two whose lines are as high and as deep as those of Chinese and of script fonts. */
const fonts = ['sans-serif', 'serif', 'Tall', 'Deep'];

describe('a line', () => {
  before(async () => {
    const metrics = { Tall: ['122%', '20%'], Deep: ['105%', '40%'] } as const;
    for (const [family, [ascentOverride, descentOverride]] of Object.entries(metrics)) {
      const source = "local('DejaVu Sans'), local('Liberation Sans'), local('Arial')";
      const face = new FontFace(family, source, { ascentOverride, descentOverride });
      document.fonts.add(await face.load());
    }
  });
  after(() => setViewport({ width: 800, height: 600 }));

  it('shows all of its letters in each element on air, at any width and zoom', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    const { provider } = await renderWithSimulator(
      html`<mss-room-status room-id=${room_id} controls></mss-room-status>
        <mss-command-bar room-id=${room_id}></mss-command-bar>
        <mss-script-editor room-id=${room_id}></mss-script-editor>
        <mss-asset-picker multiple></mss-asset-picker>
        <mss-asset-picker asset-type="VOICE_MODEL" layout="list"></mss-asset-picker>
        <mss-asset-picker layout="strip"></mss-asset-picker>`,
      one,
    );
    const [status, bar] = [...provider.children] as [Element, Element];
    await until(() => renderedText(status).includes('Greeting'), 'the current paragraph');
    await clickButton(bar, 'Rundown');
    await until(() => renderedText(bar).includes('Greeting'), 'the rundown');
    await until(
      () =>
        [...provider.querySelectorAll('mss-asset-picker')].every((one) =>
          one.shadowRoot?.querySelector('.tile .name'),
        ),
      'the assets',
    );
    const cut = new Set<string>();
    for (const width of [280, 360, 768, 1280])
      for (const font of fonts)
        for (const zoom of ['1', '1.25']) {
          await setViewport({ width, height: 800 });
          provider.style.fontFamily = font;
          provider.style.setProperty('zoom', zoom);
          await new Promise(requestAnimationFrame);
          for (const line of cutLines(provider)) cut.add(`${width} px, zoom ${zoom}: ${line}`);
        }
    expect([...cut].join('\n')).to.equal('');
  });
});
