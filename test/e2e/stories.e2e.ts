/**
 * Every story and every page as Storybook shows it: the story's own actions succeed, the console stays empty and the
 * accessibility checker finds nothing, in light and dark, English and Chinese; at 360 px, on a touch screen, fingers find
 * targets that are large enough, and pages fit. Screenshots at 360 and 1,440 px are written to `screenshots/stories/`.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { preview, type PreviewServer } from 'vite';
import { browserArgs, findBrowser, waitLimit } from '../../scripts/browser.mjs';
import { accessibilityViolations } from './axe.js';
import { touchProblems } from './touch.js';

const top = join(import.meta.dirname, '../..');
const screenshots = join(top, 'screenshots/stories');
const tags = [
  'mss-asset-picker',
  'mss-room-list',
  'mss-script-editor',
  'mss-room-status',
  'mss-command-bar',
  'mss-provider',
];

const variants = [
  { scheme: 'light', lang: 'en', width: 1440 },
  { scheme: 'dark', lang: 'zh-CN', width: 360 },
] as const;
type Variant = (typeof variants)[number];
type ViewMode = 'story' | 'docs';

/** Whether the variant is a phone. */
const isTouch = ({ width }: Variant): boolean => width < 600;

/** Pages that work through the stories of one variant: enough of them to use two cores while some wait. */
const pagesPerVariant = 2;

/**
 * A page that shows one story after the other, as Storybook's own window does. Loading Storybook again for each story
 * would take four times the processor time.
 */
interface StoryPage {
  page: Page;
  variant: Variant;
  /** Warnings and errors of the current story. */
  output: string[];
}

/** The parts of Storybook's preview that the test reads. */
interface StorybookWindow {
  __STORYBOOK_ADDONS_CHANNEL__: { emit: (event: string, payload: object) => void };
  __STORYBOOK_PREVIEW__: { currentRender?: { id?: string; phase?: string } };
}

let folder = '';
let server: PreviewServer;
let browser: Browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stories-'));
  execFileSync('npx', ['storybook', 'build', '--quiet', '-o', folder], { cwd: top, stdio: 'ignore' });
  server = await preview({
    configFile: false,
    root: folder,
    build: { outDir: '.' },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
  mkdirSync(screenshots, { recursive: true });
});

after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

const concurrency = variants.length * pagesPerVariant;

it('every story and every page is drawn, quiet and accessible', { concurrency }, async (test) => {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, { id: string; type: string; title: string }>;
  };
  const entries = Object.values(index.entries);
  for (const tag of tags)
    for (const type of ['story', 'docs'])
      assert.ok(
        entries.some((entry) => entry.title === tag && entry.type === type),
        `${tag} has a story and a page`,
      );
  const workers = variants.flatMap((variant) => {
    const waiting = [...entries];
    return Array.from({ length: pagesPerVariant }, async () => {
      let storyPage: StoryPage | undefined;
      for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
        const { id, type } = entry;
        await test.test(`${id}, ${variant.scheme}, ${variant.lang}`, async () => {
          const current = storyPage ?? (await openPage(variant));
          storyPage = undefined;
          await (type === 'docs' ? checkDocs(current, id) : checkStory(current, id));
          // Kept for the next story only if this one passed: what a failed story left behind must not fail others.
          storyPage = current;
        });
      }
    });
  });
  await Promise.all(workers);
});

it('a page of an element has controls that change it, and its code in three ways', async () => {
  const { page } = await openPage(variants[0]);
  await showDocs(page, variants[0], 'mss-room-status--docs');
  const status = await page.waitForSelector('#storybook-docs mss-room-status');
  assert.equal(await status?.evaluate((element) => element.hasAttribute('compact')), false);
  const control = await page.waitForSelector('#storybook-docs [name="compact"]');
  await control?.evaluate((input) => (input as HTMLElement).click());
  await page.waitForSelector('#storybook-docs mss-room-status[compact]');
  const expected = [
    ['React', "import { Provider, RoomStatus } from 'metastudio-widgets/react';"],
    ['Vue', "import 'metastudio-widgets/define';"],
    ['HTML', '<mss-room-status room-id="your-room-id" compact controls></mss-room-status>'],
  ] as const;
  for (const [language, code] of expected) {
    await page.evaluate((name) => {
      const buttons = document.querySelector('code-choice')?.shadowRoot?.querySelectorAll('button') ?? [];
      [...buttons].find(({ textContent }) => textContent.trim() === name)?.click();
    }, language);
    await page.waitForFunction(
      (text) => document.querySelector('#storybook-docs')?.textContent.includes(text),
      { polling: 50 },
      code,
    );
  }
});

/** Opens a page in a context, and so in a window, of its own: a page behind another one is hidden and not painted. */
async function openPage(variant: Variant): Promise<StoryPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(waitLimit);
  await page.emulateFocusedPage(true);
  await page.setViewport({ width: variant.width, height: 800, hasTouch: isTouch(variant) });
  const output: string[] = [];
  page.on('console', (message) => {
    const isFavicon = message.location().url?.endsWith('/favicon.ico');
    const isLitNotice = message.text().includes('Lit is in dev mode');
    if (['warn', 'error'].includes(message.type()) && !isFavicon && !isLitNotice) output.push(message.text());
  });
  page.on('pageerror', (error) => output.push(String(error)));
  return { page, variant, output };
}

async function checkStory({ page, variant, output }: StoryPage, id: string): Promise<void> {
  const { scheme, width } = variant;
  output.length = 0;
  await showStory(page, variant, id);
  await page.waitForSelector('#storybook-root > *');
  await waitUntilSettled(page);
  await page.screenshot({ path: join(screenshots, `${id}-${width}-${scheme}.png`), fullPage: true });
  assert.deepEqual(await accessibilityViolations(page, '#storybook-root'), []);
  if (isTouch(variant)) assert.deepEqual(await touchProblems(page), []);
  assert.equal(await page.evaluate(() => document.visibilityState), 'visible');
  assert.deepEqual(output, []);
}

/** What Storybook itself draws on a page: its bars, and its tables of controls. */
const ownBlocks = ['.sb-bar', '.docblock-argstable', '.docblock-code-toggle', '.docblock-source'];

async function checkDocs({ page, variant, output }: StoryPage, id: string): Promise<void> {
  const { scheme, width } = variant;
  output.length = 0;
  await showDocs(page, variant, id);
  await waitUntilSettled(page);
  await page.screenshot({ path: join(screenshots, `${id}-${width}-${scheme}.png`), fullPage: true });
  assert.deepEqual(await accessibilityViolations(page, '#storybook-docs', ownBlocks), []);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px wider than the window`);
  assert.deepEqual(output, []);
}

/** Shows a page and waits until it is drawn, and the story on it, if there is one. */
async function showDocs(page: Page, variant: Variant, id: string): Promise<void> {
  if (page.url() === 'about:blank') await open(page, variant, id, 'docs');
  else await select(page, id, 'docs');
  await page.waitForFunction(
    (pageId) => {
      const { currentRender } = (window as unknown as StorybookWindow).__STORYBOOK_PREVIEW__;
      const drawn = document.querySelector('#storybook-docs h1');
      const story = document.querySelector('#storybook-docs .sb-story');
      const isLoading = story && !story.querySelector('[id^="story--"] > *:not(.sb-loader)');
      return currentRender?.id === pageId && drawn && !isLoading;
    },
    { polling: 50 },
    id,
  );
}

/** Loads Storybook. The accessibility addon is off: the same checker runs in the test, once. */
async function open(page: Page, { scheme, lang }: Variant, id: string, viewMode: ViewMode): Promise<void> {
  const address = new URL('iframe.html', server.resolvedUrls?.local[0]);
  const globals = `scheme:${scheme};lang:${lang};a11y.manual:!true`;
  address.search = String(new URLSearchParams({ id, viewMode, globals }));
  await page.goto(String(address));
}

/** Shows another story or page, as Storybook's own window does. */
async function select(page: Page, id: string, viewMode: ViewMode): Promise<void> {
  const selection = { storyId: id, viewMode };
  await page.evaluate((chosen) => {
    const { __STORYBOOK_ADDONS_CHANNEL__: channel } = window as unknown as StorybookWindow;
    channel.emit('setCurrentStory', chosen);
  }, selection);
}

/** Shows a story and waits until its play function has ended; fails if that failed. */
async function showStory(page: Page, variant: Variant, id: string): Promise<void> {
  if (page.url() === 'about:blank') await open(page, variant, id, 'story');
  else await select(page, id, 'story');
  const phase = await page.waitForFunction(
    (storyId) => {
      const { currentRender } = (window as unknown as StorybookWindow).__STORYBOOK_PREVIEW__;
      const { phase: now = '' } = currentRender ?? {};
      return currentRender?.id === storyId && ['finished', 'errored', 'aborted'].includes(now) && now;
    },
    { polling: 50 },
    id,
  );
  assert.equal(await phase.jsonValue(), 'finished');
}

/** Waits until nothing is being loaded and every animation that ends has ended. */
async function waitUntilSettled(page: Page): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 300 });
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
