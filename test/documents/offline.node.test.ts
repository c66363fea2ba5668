/** The editor loads modules on first use: what it saves and reports if the network is lost before. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import { browserArgs, requireBrowser, waitLimit } from '../../scripts/browser.mjs';

const entries = { editor: 'test/sizes/script-editor.ts', stage: 'stories/simulated.ts' };
const html = `<!doctype html>
<html lang="en">
  <mss-provider><mss-script-editor></mss-script-editor></mss-provider>
  <script type="module">
    import '/editor.js';
    import { stage } from '/stage.js';
    const { fetch, getToken, createRoom } = stage();
    const room = await createRoom();
    const inRoom = (input, init) => {
      const request = new Request(input, init);
      return fetch(new Request(request.url.replace('/tea', '/' + room), request));
    };
    Object.assign(document.querySelector('mss-provider'), { fetch: inRoom, getToken });
    document.querySelector('mss-script-editor').roomId = 'tea';
  </script>
</html>`;

describe('an editor whose page loses the network', () => {
  const files = new Map<string, string>([['/', html]]);
  let down = false;
  let server: Server;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const { output } = (await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        rollupOptions: {
          input: entries,
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: '[name].js' },
        },
      },
    })) as Rollup.RollupOutput;
    for (const file of output) if (file.type === 'chunk') files.set(`/${file.fileName}`, file.code);
    server = createServer(({ url = '/' }, response) => {
      if (down) return void response.destroy();
      response.setHeader('content-type', url === '/' ? 'text/html' : 'text/javascript');
      response.end(files.get(url));
    }).listen(0, '127.0.0.1');
    browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  const find = (selector: string) => page.waitForSelector(`mss-script-editor >>> ${selector}`);
  const shows = (words: string) =>
    page.waitForFunction(
      (some) => document.querySelector('mss-script-editor')?.shadowRoot?.textContent?.includes(some),
      {},
      words,
    );
  const press = (selector: string) =>
    find(selector).then((one) => one?.evaluate((button) => (button as HTMLElement).click()));

  async function open(): Promise<void> {
    down = false;
    page = (await browser.pages())[0] ?? (await browser.newPage());
    page.setDefaultTimeout(waitLimit);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await find('[role=treeitem][aria-level="2"]');
    await (await find('[role=textbox]'))?.focus();
    await page.waitForNetworkIdle();
  }

  it('saves what is typed after it, when a first key came before', async () => {
    await open();
    await page.keyboard.type('O');
    await page.waitForNetworkIdle();
    down = true;
    await page.keyboard.type('h! ');
    await shows('Unsaved changes');
    await press('.save');
    await shows('Saved ');
    await shows('Oh! Welcome, everyone.');
  });

  it('reports that it cannot be saved, keeps the text, and restores it after a reload', async () => {
    await open();
    down = true;
    await page.keyboard.type('Oh! ');
    await shows('This part could not be loaded.');
    await shows('Unsaved changes');
    await page.keyboard.type('Well. ');
    await shows('Oh! Well. Welcome, everyone.');
    await page.waitForFunction(kept, {}, 'Oh! Well. ');
    await open();
    await press('.restore');
    await shows('Oh! Well. Welcome, everyone.');
    await press('.save');
    await shows('Saved ');
  });

  it('reports that the actions of a paragraph cannot be loaded, and still edits its text', async () => {
    await open();
    down = true;
    await press('.outline .add');
    await shows('This part could not be loaded.');
    await page.keyboard.type('Oh! ');
    await shows('Oh! Welcome, everyone.');
  });
});

/** Whether a stored draft contains a text. */
function kept(words: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open('metastudio-widgets', 1);
    request.onsuccess = () => {
      const all = request.result.transaction('script-drafts').objectStore('script-drafts').getAll();
      all.onsuccess = () => {
        request.result.close();
        resolve(JSON.stringify(all.result).includes(words));
      };
    };
  });
}
