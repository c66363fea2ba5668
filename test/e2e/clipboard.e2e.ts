/** The real clipboard, a real drag and a real input method, before and after the code of the text has loaded. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'puppeteer-core';
import { startDemo, type Demo } from './demo.js';

const valueOf = (page: Page) => page.evaluate(() => document.querySelector('mss-script-editor')?.value ?? '');

/** Waits until the text is `value`. */
const waitForValue = async (page: Page, value: string): Promise<void> => {
  const holds = (wanted: string) => document.querySelector('mss-script-editor')?.value === wanted;
  await page.waitForFunction(holds, { timeout: 15_000 }, value).catch(async () => {
    assert.equal(await valueOf(page), value);
  });
};

const copy = (page: Page, types: Record<string, string>) =>
  page.evaluate(async (written) => {
    const blobs = Object.entries(written).map(([type, text]) => [type, new Blob([text], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, types);

async function pressPaste(page: Page): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
}

/** Drags from another window and drops at the end of the first line. */
async function drop(page: Page, browser: CDPSession, selector: string, markup: string): Promise<void> {
  const box = await (await page.waitForSelector(selector))?.boundingBox();
  assert.ok(box);
  const data = { items: [{ mimeType: 'text/html', data: markup }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, x: box.x + box.width - 20, y: box.y + 24, data });
}

/** A page whose text has no code until `release` is called. */
async function openHeld(demo: Demo): Promise<{ page: Page; browser: CDPSession; release: () => void }> {
  const { page } = await demo.open();
  await page
    .browserContext()
    .overridePermissions(demo.origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isCode = /codemirror-editor/.test(request.url());
    void (isCode ? released.then(() => request.continue()) : request.continue());
  });
  await page.reload();
  await page.locator('mss-script-editor >>> .light').click();
  return { page, browser: await page.createCDPSession(), release };
}

describe('what is pasted, dropped and composed', () => {
  let demo: Demo;
  before(async () => (demo = await startDemo()));
  after(() => demo.close());

  it('before the code of the text has loaded stands in the text, in order', async () => {
    const { page, browser, release } = await openHeld(demo);
    await page.keyboard.type('ab');
    await copy(page, { 'text/html': '<p>限时 <b>八折</b></p>' });
    await pressPaste(page);
    await page.keyboard.type('你');
    await copy(page, { 'text/plain': '<speak>大家好。</speak>', 'text/html': '<pre>大家好。</pre>' });
    await pressPaste(page);
    await browser.send('Input.imeSetComposition', { text: 'huan', selectionStart: 4, selectionEnd: 4 });
    const code = page.waitForResponse((response) => /codemirror-editor/.test(response.url()));
    release();
    await (await code).text();
    await browser.send('Input.imeSetComposition', { text: 'huanying', selectionStart: 8, selectionEnd: 8 });
    await browser.send('Input.insertText', { text: '欢迎' });
    await waitForValue(page, '<speak>ab限时 八折你大家好。欢迎</speak>');
    await page.keyboard.type('!');
    await waitForValue(page, '<speak>ab限时 八折你大家好。欢迎!</speak>');
  });

  it('a drop from another window stands where it was dropped, before the code has loaded and after', async () => {
    const { page, browser, release } = await openHeld(demo);
    await page.keyboard.type('ab');
    await drop(page, browser, 'mss-script-editor >>> .light', '<p>甲</p>');
    release();
    await waitForValue(page, 'ab甲');
    await drop(page, browser, 'mss-script-editor >>> .cm-content', '<p>乙</p>');
    await waitForValue(page, 'ab甲乙');
  });

  it('HTML that comes without text is read after the code has loaded, too', async () => {
    const { page, release } = await openHeld(demo);
    release();
    await page.waitForSelector('mss-script-editor >>> .cm-content');
    await page.locator('mss-script-editor >>> .cm-content').click();
    await copy(page, { 'text/html': '<p>限时</p><p>八折</p>' });
    await pressPaste(page);
    await waitForValue(page, '限时\n八折');
  });
});
