/**
 * The one job of every example with a page: choose an avatar and a voice, submit the form, and see the desk of the room
 * that the shop has created. The page has an `<output>` that its handler of `mss-change` fills, a script that its code has
 * set as a property, and quick replies that its code sets after the form was submitted.
 */
import assert from 'node:assert/strict';
import type { Tab } from '../e2e/demo.js';

/** Creates a livestream by the form of the page, and waits for its desk. */
export async function createLivestream({ page }: Tab): Promise<void> {
  const click = async (selector: string) => {
    const handle = await page.waitForSelector(selector, { visible: true });
    await handle?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await handle?.click();
  };
  const text = (selector: string) => page.$eval(selector, (element) => element.textContent?.trim());

  await click('mss-asset-picker[name="avatar"] ::-p-aria(Sara[role="option"])');
  await page.waitForFunction(() => document.querySelector('output')?.textContent?.trim() === 'Sara');
  await click('mss-asset-picker[name="voice"] ::-p-aria(云希[role="option"])');
  assert.equal(await text('output'), 'Sara', 'a choice in one picker is no event of the other');
  await page.waitForSelector('mss-script-editor ::-p-text(Welcome to the shop)', { visible: true });
  await click('::-p-aria(Create[role="button"])');
  await page.waitForSelector('mss-command-bar ::-p-aria(Thank you for coming.[role="button"])', {
    visible: true,
  });
  await page.waitForSelector('mss-room-status ::-p-aria(Start[role="button"])', { visible: true });
}
