/** On a phone, the list ends in the pictures of a row or between two rows: one sees that there is more, and no line is cut. */
import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../../src/elements/asset-picker/define.js';
import { stage } from '../../../stories/simulated.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { until } from '../../helpers/until.js';

/** The lines that the edge at `bottom` cuts through; a pixel of the leading above and below the letters may be hidden. */
const cutLines = (root: ShadowRoot, bottom: number): string[] =>
  [...root.querySelectorAll('.tile .name, .tile .description > *')]
    .filter((line) => {
      const box = line.getBoundingClientRect();
      return box.top < bottom - 1 && box.bottom > bottom + 1;
    })
    .map((line) => line.textContent.trim());

describe('the end of the list that a phone shows', () => {
  afterEach(async () => {
    document.documentElement.lang = 'en';
    document.body.style.margin = '';
    await setViewport({ width: 800, height: 600 });
  });

  for (const lang of ['en', 'zh'])
    for (const type of ['', 'IMAGE', 'VIDEO', 'HUMAN_MODEL_2D'])
      it(`cuts no line of ${type || 'all types'} in ${lang}, at 320 to 414 px`, async () => {
        document.documentElement.lang = lang;
        document.body.style.margin = '0';
        await setViewport({ width: 360, height: 800 });
        const { provider } = await renderWithSimulator(
          html`<mss-asset-picker asset-type=${type}></mss-asset-picker>`,
          stage({ speed: 0 }),
        );
        const root = provider.querySelector('mss-asset-picker')?.shadowRoot as ShadowRoot;
        await until(() => root.querySelectorAll('[role=option]').length > 3, 'the tiles');
        for (const width of [320, 360, 390, 414]) {
          await setViewport({ width, height: 800 });
          const scroller = root.querySelector('.scroller') as HTMLElement;
          await until(() => scroller.clientWidth === width - 2, 'the size');
          // The rows come and go with the size, after a frame or two.
          await until(
            () => cutLines(root, scroller.getBoundingClientRect().bottom).length === 0,
            `whole lines at ${width} px`,
          );
          expect(scroller.scrollHeight).to.be.above(scroller.clientHeight);
        }
      });
});
