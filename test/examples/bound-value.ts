/**
 * What a framework binds to a picker and an editor follows the person, and these follow what is bound. The page has the button
 * “Somebody else”, which empties the bound avatar and can be pressed only if there is one, and tells the length of the script.
 */
import assert from 'node:assert/strict';
import type { Tab } from '../e2e/demo.js';

const picker = 'mss-asset-picker[name="avatar"]';
const other = '::-p-aria(Somebody else[role="button"])';

/** Picks, searches, empties and types, on a page that has just been opened. */
export async function tryBinding({ page }: Tab): Promise<void> {
  const valueOf = (selector: string) =>
    page.$eval(selector, (element) => (element as HTMLInputElement).value);
  const isOff = () => page.$eval(other, (element) => (element as HTMLButtonElement).disabled);
  const option = await page.waitForSelector(`${picker} ::-p-aria(Sara[role="option"])`, { visible: true });
  assert.equal(await isOff(), true, 'nobody is bound at first');
  await option?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await option?.click();
  await page.waitForFunction(() => document.querySelector('output')?.textContent?.trim() === 'Sara');
  const value = await valueOf(picker);
  assert.notEqual(value, '');
  assert.equal(await isOff(), false, 'the pick is bound');
  await page.type(`${picker} >>> input[type="search"]`, 'Sa');
  assert.deepEqual([await valueOf(picker), await isOff()], [value, false], 'a search changes nothing');
  const button = await page.waitForSelector(other, { visible: true });
  await button?.evaluate((element) => (element as HTMLElement).click());
  await page.waitForFunction(
    (selector) => (document.querySelector(selector) as HTMLInputElement).value === '',
    {},
    picker,
  );
  const text = await page.waitForSelector('mss-script-editor >>> [role="textbox"][aria-multiline]', {
    visible: true,
  });
  const { length } = await valueOf('mss-script-editor');
  await page.waitForFunction((count) => document.body.innerText.includes(`${count} characters`), {}, length);
  await text?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await text?.click();
  await page.keyboard.type('!!');
  await page.waitForFunction(
    (count) => document.body.innerText.includes(`${count} characters`),
    {},
    length + 2,
  );
}
