/** Submits a form with a script to a real server: the draft ends when it has arrived, and only then. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { browserArgs, requireBrowser } from '../../scripts/browser.mjs';
import { buildPage, htmlResponse, type PageBuild } from '../helpers/page-build.js';

const form = `<!doctype html>
<html lang="en">
  <form method="post" action="/store" autocomplete="off">
    <mss-script-editor name="story" value="Saved"></mss-script-editor>
    <button>Store</button>
  </form>
  <script type="module" src="/page.js"></script>
</html>`;

describe('a form with a script that is submitted', () => {
  let build: PageBuild;
  let server: Server;
  let browser: Browser;
  let page: Page;
  /** How the server answers a submission. */
  let answer: 'moves on' | 'shows the form' | 'hangs up' = 'moves on';

  const respond = (path: string, method: string): Response | undefined => {
    if (method === 'GET') return build.respond(path) ?? htmlResponse(path === '/stored' ? 'Stored' : form);
    if (answer === 'hangs up') return undefined;
    return new Response('', {
      status: 303,
      headers: { location: answer === 'moves on' ? '/stored' : '/form' },
    });
  };

  before(async () => {
    build = await buildPage('src/elements/script-editor/define.ts');
    server = createServer(({ url = '/', method = '' }, response) => {
      const found = respond(url, method);
      if (!found) return void response.destroy();
      response.writeHead(found.status, Object.fromEntries(found.headers));
      void found.text().then((text) => response.end(text));
    }).listen(0, '127.0.0.1');
    browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
    page = await browser.newPage();
  });
  after(async () => {
    await browser.close();
    server.close();
    build.dispose();
  });

  const go = () => page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/form`);
  const text = () => page.evaluate(() => document.querySelector('mss-script-editor')?.value ?? '');

  /** Opens the form, types, and submits it; ends when the next page is there. */
  async function submit(how: typeof answer): Promise<void> {
    answer = how;
    await go();
    await page.waitForSelector('mss-script-editor >>> [role=textbox]');
    await page.evaluate(() => document.querySelector<HTMLElement>('mss-script-editor')?.focus());
    await page.waitForSelector('mss-script-editor >>> [role=textbox]:focus');
    await page.keyboard.type('Oh! ');
    await page.waitForFunction(countIs, {}, 1);
    await Promise.all([page.waitForNavigation().catch(() => undefined), page.click('button')]);
  }

  it('is not offered its text again when it is opened anew', async () => {
    await submit('moves on');
    await go();
    await page.waitForFunction(countIs, {}, 0);
    assert.equal(await page.$('mss-script-editor >>> .restore'), null);
  });

  it('is not offered its text again by the form that the server shows next', async () => {
    await submit('shows the form');
    await page.waitForFunction(countIs, {}, 0);
    assert.equal(await page.$('mss-script-editor >>> .restore'), null);
  });

  it('has or offers its text when the server could not be reached and the user goes back', async () => {
    await submit('hangs up');
    await page.goBack();
    await page.waitForSelector('mss-script-editor >>> [role=textbox]');
    if ((await text()) === 'Saved') {
      const restore = await page.waitForSelector('mss-script-editor >>> .restore');
      await restore?.evaluate((button) => (button as HTMLElement).click());
    }
    assert.equal(await text(), 'Oh! Saved');
  });
});

/** Whether this many drafts are stored. */
function countIs(expected: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open('metastudio-widgets');
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(expected === 0);
    request.onsuccess = () => {
      const count = request.result.transaction('script-drafts').objectStore('script-drafts').count();
      count.onsuccess = () => {
        request.result.close();
        resolve(count.result === expected);
      };
    };
  });
}
