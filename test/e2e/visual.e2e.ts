/** The admin page in light and dark, at 360 and 1,440 px, in both languages: nothing overflows, nothing complains. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo, type Demo } from './demo.js';

const looks = [360, 1440].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    (['en', 'zh-CN'] as const).map((lang) => ({ width, scheme, lang })),
  ),
);

describe('the admin page', () => {
  let demo: Demo;
  before(async () => (demo = await startDemo()));
  after(() => demo.close());

  for (const look of looks) {
    const name = `${look.width}-${look.scheme}-${look.lang}`;
    it(`fits at ${look.width} px, ${look.scheme}, ${look.lang}`, async () => {
      const { page, shot, console: said } = await demo.open(look);
      await page.locator('::-p-aria([role="option"])').wait();
      await page.waitForNetworkIdle({ idleTime: 300 });
      await shot(`look-${name}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} px wider than the window`);
      assert.deepEqual(said, []);
      await page.close();
    });
  }

  it('goes dark, elements and all, when a person chooses so on a light system', async () => {
    const { page } = await demo.open({ scheme: 'light' });
    await page.locator('::-p-aria([role="option"])').wait();
    const surfaces = () =>
      page.evaluate(() =>
        [document.body, ...document.querySelectorAll('mss-asset-picker, mss-script-editor')].map(
          (element) => getComputedStyle(element).backgroundColor,
        ),
      );
    const light = await surfaces();
    await page.select('#theme', 'dark');
    const dark = await surfaces();
    assert.equal(dark.filter((colour, index) => colour === light[index]).length, 0);
  });

  it('keeps its elements whole under its own rules for everything', async () => {
    const { page } = await demo.open();
    await page.locator('::-p-aria([role="option"])').wait();
    const spilled = await page.evaluate(() =>
      [...document.querySelectorAll('mss-asset-picker, mss-script-editor')].flatMap((element) => {
        const outer = element.getBoundingClientRect();
        const inner = [...(element.shadowRoot?.querySelectorAll('*') ?? [])].filter((one) =>
          one.checkVisibility(),
        );
        const beyond = inner.filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          return width > 1 && (left < outer.left - 1 || right > outer.right + 1);
        });
        return beyond.map((one) => `${element.localName}: ${one.className || one.localName}`);
      }),
    );
    assert.deepEqual(spilled, []);
  });
});
