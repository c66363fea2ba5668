/**
 * Every story, as Storybook shows it: drawn without a word on the console and without a finding of the accessibility
 * checker, in light and in dark, English and Chinese. Leaves pictures at 360 and 1,440 px in `screenshots/stories/`.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type axe from 'axe-core';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { preview, type PreviewServer } from 'vite';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';

const top = join(import.meta.dirname, '../..');
const pictures = join(top, 'screenshots/stories');
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const looks = [
  { scheme: 'light', lang: 'en', width: 1440 },
  { scheme: 'dark', lang: 'zh-CN', width: 360 },
] as const;

let folder = '';
let server: PreviewServer;
let browser: Browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stories-'));
  execFileSync('npx', ['storybook', 'build', '--quiet', '-o', folder], { cwd: top, stdio: 'ignore' });
  const options = { port: 0, host: '127.0.0.1' };
  server = await preview({
    configFile: false,
    root: folder,
    build: { outDir: '.' },
    preview: options,
    logLevel: 'error',
  });
  browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
  mkdirSync(pictures, { recursive: true });
});

after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

it('every story is drawn, quiet and accessible', async (test) => {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, { id: string; type: string; title: string }>;
  };
  const stories = Object.values(index.entries).filter(({ type }) => type === 'story');
  const tags = new Set(stories.map(({ title }) => title));
  for (const tag of [
    'mss-asset-picker',
    'mss-script-editor',
    'mss-room-status',
    'mss-command-bar',
    'mss-provider',
  ]) {
    assert.ok(tags.has(tag), `${tag} has a story`);
  }
  for (const { id } of stories) {
    for (const look of looks)
      await test.test(`${id}, ${look.scheme}, ${look.lang}`, () => checkStory(id, look));
  }
});

async function checkStory(id: string, { scheme, lang, width }: (typeof looks)[number]): Promise<void> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    const ofStorybook = message.location().url?.endsWith('/favicon.ico');
    if (['warn', 'error'].includes(message.type()) && !ofStorybook) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  await page.setViewport({ width, height: 800 });
  const address = new URL('iframe.html', server.resolvedUrls?.local[0]);
  address.search = String(
    new URLSearchParams({ id, viewMode: 'story', globals: `scheme:${scheme};lang:${lang}` }),
  );
  await page.goto(String(address));
  await page.waitForSelector('#storybook-root > *', { timeout: 20_000 });
  await played(page);
  await settled(page);
  await page.screenshot({ path: join(pictures, `${id}-${width}-${scheme}.png`), fullPage: true });
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(
    said.filter((words) => !words.includes('Lit is in dev mode')),
    [],
  );
  await page.close();
}

/** Until what the story does has been done. */
async function played(page: Page): Promise<void> {
  const phase = await page.waitForFunction(
    () => {
      const { __STORYBOOK_PREVIEW__: preview } = window as unknown as {
        __STORYBOOK_PREVIEW__: { currentRender?: { phase?: string } };
      };
      const { phase = '' } = preview.currentRender ?? {};
      return ['finished', 'errored', 'aborted'].includes(phase) && phase;
    },
    { timeout: 60_000 },
  );
  assert.equal(await phase.jsonValue(), 'finished');
}

/** Until nothing is being loaded and nothing moves that will ever stand still. */
async function settled(page: Page): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 300 });
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axeFile });
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run('#storybook-root', {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
