/**
 * A page that is served by a name without TLS, as on a shop's own network: the browser gives it no Web Locks, no
 * `crypto.subtle`, no `randomUUID` and no clipboard. Each element works there.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startDemo, type Demo } from './demo.js';
import { goLive, openLiveDesk } from './live-desk.js';
import { waitForStatus, waitForText, waitForTextGone } from './page-text.js';

/** A tab that has its tokens from `answerTokens` from the beginning, and the console since then. */
async function openPage(demo: Demo, beside?: Page): Promise<{ page: Page; said: string[] }> {
  const { page, console: said } = await demo.open({ path: '/icon.svg', ...(beside && { beside }) });
  await answerTokens(page, demo.origin);
  return { page, said };
}

/** The browser asks for an icon of the picture that a tab was opened with, and there is none. */
const withoutIcon = (said: string[]) => said.filter((line) => !line.includes('404 (Not Found)'));

/** Lets tokens name the page's own origin as the endpoint: the server knows itself by its address only. */
async function answerTokens(page: Page, origin: string): Promise<void> {
  const local = origin.replace(new URL(origin).hostname, '127.0.0.1');
  const cookie = (await fetch(local)).headers.get('set-cookie')?.split(';')[0] ?? '';
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname !== '/backend/metastudio/token') return void request.continue();
    void (async () => {
      const answer = await fetch(local + pathname, { method: 'POST', headers: { cookie } });
      const body = (await answer.text()).replaceAll(local, origin);
      await request.respond({ status: answer.status, contentType: 'application/json', body });
    })();
  });
}

describe('on http by a name', () => {
  let demo: Demo;
  before(async () => (demo = await startDemo({ host: 'shop.example' })));
  after(() => demo.close());

  it('assets are picked, and a script is typed, kept as a draft, and restored', async () => {
    const { page, said } = await openPage(demo);
    await page.goto(demo.origin);
    assert.deepEqual(
      await page.evaluate(() => [isSecureContext, 'locks' in navigator, 'randomUUID' in crypto]),
      [false, false, false],
    );
    await page.locator('mss-asset-picker[name=avatar] ::-p-aria([role="option"])').click();
    await page.waitForFunction(
      () => document.querySelector<HTMLElementTagNameMap['mss-asset-picker']>('[name=avatar]')?.value,
    );
    await page.locator('mss-script-editor ::-p-aria(Script[role="textbox"])').click();
    await page.keyboard.type('Half a sentence');
    await page.waitForFunction(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name);
      return names.length > 0;
    });
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    await page.reload();
    await waitForText(page, 'Half a sentence');
    await page.locator('mss-script-editor ::-p-aria(Restore[role="button"])').click();
    await page.waitForFunction(
      () => document.querySelector('mss-script-editor')?.value === 'Half a sentence',
    );
    assert.deepEqual(withoutIcon(said), []);
  });

  it('a room goes on air, is spoken to, edited and saved; a second tab shows it with Stop, and stops it', async () => {
    const { page, said } = await openPage(demo);
    await page.goto(demo.origin);
    await openLiveDesk(page);
    await goLive(page);
    await page.locator('mss-room-status ::-p-aria(Stop[role="button"])').wait();
    await page.locator('mss-command-bar ::-p-aria(Say something now[role="textbox"])').fill('Good evening');
    await page.locator('mss-command-bar ::-p-aria(Send[role="button"])').click();
    await waitForText(page, 'Good evening');
    // The reply is held until then; the tab below would end the livestream before it.
    await waitForTextGone(page, 'Undo');
    const script = '#room-script ::-p-aria(Script[role="textbox"])';
    await page.locator(script).click();
    await page.keyboard.type('News! ');
    await page.locator('#room-script ::-p-aria(Save[role="button"])').click();
    await waitForText(page, 'Saved');
    const second = await openPage(demo, page);
    await second.page.goto(page.url());
    await waitForStatus(second.page, 'On air');
    await second.page.locator('mss-room-status ::-p-aria(Stop[role="button"])').click();
    await second.page.locator('mss-room-status ::-p-aria(End the stream[role="button"])').click();
    await waitForText(second.page, 'Ended');
    await page.bringToFront();
    await waitForText(page, 'Ended');
    assert.deepEqual(withoutIcon([...said, ...second.said]), []);
  });
});
