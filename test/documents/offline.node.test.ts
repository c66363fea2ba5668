/** The editor loads modules on first use: what it saves and reports if the network is lost before. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
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
  /** Receives the answer to a request for the code that saves and restores, to give it later. */
  let hold: ((answer: () => void) => void) | undefined;
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
      const answer = () => void response.end(files.get(url));
      if (hold && url.includes('save.lazy')) hold(answer);
      else answer();
    }).listen(0, '127.0.0.1');
    browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
  });
  after(async () => {
    await browser.close();
    server.close();
  });
  beforeEach(async () => {
    down = false;
    hold = undefined;
    page = await (await browser.createBrowserContext()).newPage();
    page.setDefaultTimeout(waitLimit);
  });
  afterEach(() => page.browserContext().close());

  const find = (selector: string) => page.waitForSelector(`mss-script-editor >>> ${selector}`);
  const shows = (words: string) =>
    page.waitForFunction(
      (some) => document.querySelector('mss-script-editor')?.shadowRoot?.textContent?.includes(some),
      {},
      words,
    );
  const press = (selector: string) =>
    find(selector).then((one) => one?.evaluate((button) => (button as HTMLElement).click()));

  /**
   * Opens the page, or reloads it. Each step waits for what it needs, never for an idle network: puppeteer is not told
   * of the end of requests that a reload cuts off, and counts them for ever.
   */
  async function open(): Promise<void> {
    down = false;
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await find('[role=treeitem][aria-level="2"]');
    await (await find('[role=textbox]'))?.focus();
  }

  it('saves what is typed after it, when a first key came before', async () => {
    await open();
    const request = page.waitForRequest((one) => one.url().includes('save.lazy'));
    await page.keyboard.type('O');
    // The page's own import of it and of what it imports has ended when another one does.
    await page.evaluate(`import('${(await request).url()}').then(() => true)`);
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
    // The offer shows the draft's text as well: only the change tells that it is restored.
    await shows('Unsaved changes');
    await shows('Oh! Well. Welcome, everyone.');
    await press('.save');
    await shows('Saved ');
  });

  for (const [change, outcome, words] of [
    ['read again', 'is restored', 'Unsaved changes'],
    ['discarded elsewhere', 'is said to be gone', 'This draft is no longer available.'],
  ] as const)
    it(`${outcome}: a draft that is ${change} while the code that restores it is loading`, async () => {
      await open();
      await page.keyboard.type('Oh! ');
      await page.waitForFunction(kept, {}, 'Oh! Welcome');
      const requested = new Promise<() => void>((resolve) => (hold = resolve));
      await open();
      await press('.restore');
      const answer = await requested;
      hold = undefined;
      await page.evaluate(changeAndRead, change === 'read again');
      answer();
      await shows(words);
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

/**
 * Whether a stored draft contains a text; with `false`, whether none does. Creates nothing if the product has not stored
 * anything yet.
 */
function kept(words: string, expected = true): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open('metastudio-widgets');
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(!expected);
    request.onsuccess = () => {
      const db = request.result;
      if (!db.objectStoreNames.contains('script-drafts')) return void (db.close(), resolve(!expected));
      const all = db.transaction('script-drafts').objectStore('script-drafts').getAll();
      all.onsuccess = () => {
        db.close();
        resolve(JSON.stringify(all.result).includes(words) === expected);
      };
    };
  });
}

/** Writes all stored drafts again with a later time, or deletes them; ends when the page has read them again. */
async function changeAndRead(keep: boolean): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('metastudio-widgets');
    request.onsuccess = () => resolve(request.result);
  });
  await new Promise((resolve) => {
    const writing = db.transaction('script-drafts', 'readwrite');
    const drafts = writing.objectStore('script-drafts');
    const all = drafts.getAll();
    all.onsuccess = () => {
      drafts.clear();
      for (const draft of keep ? (all.result as { at: number }[]) : [])
        drafts.put({ ...draft, at: draft.at + 1 });
    };
    writing.oncomplete = resolve;
  });
  db.close();
  const { getAll } = IDBIndex.prototype;
  await new Promise((resolve) => {
    IDBIndex.prototype.getAll = function (...query) {
      const request = getAll.apply(this, query);
      // The page's own handler and what follows it runs first.
      request.addEventListener('success', () => setTimeout(resolve));
      return request;
    };
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
}
