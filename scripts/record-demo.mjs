/**
 * The pictures of the README, taken of the running demo: `demo/screenshot.png`, a desk on air with a Chinese
 * script, and `demo/main-job.webp`, a film of the main job. The demo must be built (`npm start` does), and Debian's package
 * `webp` joins the pictures of the film.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { browserArgs, requireBrowser, waitLimit } from './browser.mjs';
import { getProgram } from './debian-program.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'film-'));

/** The pictures of the film, each behind how long it is seen, in milliseconds, as arguments of `img2webp`. */
const frames = [];

/** Starts the demo; gives its address and its process. */
function startDemo() {
  const server = spawn(process.execPath, ['demo/server.mjs', '--port', '0'], {
    cwd: top,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk)) ?? [];
      if (origin) resolve({ origin, server });
    });
    server.on('exit', (code) => reject(new Error(`The demo ended with ${code}. Is it built?`)));
  });
}

/** Runs in the page: shows where the pointer is, as screenshots don't. */
function movePointer(x, y, isPressed) {
  const pointer = document.querySelector('#pointer') ?? document.createElement('div');
  pointer.id = 'pointer';
  const size = isPressed ? 14 : 20;
  Object.assign(pointer.style, {
    position: 'fixed',
    inset: `${y - size / 2}px auto auto ${x - size / 2}px`,
    inlineSize: `${size}px`,
    blockSize: `${size}px`,
    borderRadius: '50%',
    background: isPressed ? '#d9480fcc' : '#d9480f88',
    border: '2px solid #fff',
    pointerEvents: 'none',
    zIndex: '2147483647',
  });
  document.body.append(pointer);
}

/** Runs in the page: scrolls only for what is not in sight as a whole. */
function bringIntoSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center' });
}

/** What a person does on a page. `take` keeps a picture, where there is a film. */
function actor(page, take = async () => undefined) {
  const find = (name, within = '') =>
    page.waitForSelector(`${within} ::-p-aria(${name})`.trim(), { visible: true });
  /** Where an element can be clicked, as soon as the page has come to rest around it. */
  const pointOf = async (name, within) => {
    for (;;) {
      const handle = await find(name, within);
      await handle.evaluate(bringIntoSight);
      const point = await handle.clickablePoint().catch(() => undefined);
      if (point) return point;
    }
  };
  return {
    take,
    see: (text, within) => page.waitForSelector(`${within} >>> ::-p-text(${text})`, { visible: true }),
    click: async (name, within) => {
      const { x, y } = await pointOf(name, within);
      await page.evaluate(movePointer, x, y, false);
      await take(500);
      await page.mouse.click(x, y);
      await page.evaluate(movePointer, x, y, true);
      await take(350);
      await page.evaluate(movePointer, x, y, false);
    },
    type: async (words) => {
      for (const [piece] of words.matchAll(/.{1,5}/gu)) {
        await page.keyboard.type(piece);
        await take(110);
      }
    },
    press: (key) => page.keyboard.press(key),
  };
}

async function open(browser, origin, width, height) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(waitLimit);
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(origin);
  return page;
}

/** The main job: choose, write, create, start, answer. */
async function doMainJob(page, { take, see, click, type, press }, { voice, before, after, room, answer }) {
  await see('Sara', 'mss-asset-picker');
  await page.waitForNetworkIdle();
  await take(1200);
  await click('Sara[role="option"]', 'mss-asset-picker[name="avatar"]');
  await click(`${voice}[role="option"]`, 'mss-asset-picker[name="voice"]');
  await click('Warm live studio[role="option"]', 'mss-asset-picker[name="background"]');
  await take(700);
  await click('Script[role="textbox"]', 'mss-script-editor');
  await type(before);
  await click('Pause[role="button"]', 'mss-script-editor');
  await take(700);
  await press('Enter');
  await see('0.5', 'mss-script-editor');
  await take(500);
  await type(after);
  await take(900);
  await click('Room name[role="textbox"]');
  await type(room);
  await click('Create room[role="button"]');
  await see('Not on air', 'mss-room-status');
  await page.evaluate(() => scrollTo(0, 0));
  await take(1200);
  await click('Start[role="button"]', 'mss-room-status');
  await see('Waiting to go on air', 'mss-room-status');
  await take(900);
  await see('Delivering', 'mss-room-status');
  await take(1800);
  await click('Say something now[role="textbox"]', 'mss-command-bar');
  await type(answer);
  await press('Enter');
  await take(500);
  const spoken = await page.waitForSelector('mss-command-bar >>> [role=log] ::-p-text(Spoken)');
  await spoken.evaluate(bringIntoSight);
  await take(2600);
}

/** The film: its pictures, joined. */
async function film(page) {
  const take = async (milliseconds) => {
    const path = join(folder, `${String(frames.length).padStart(3, '0')}.png`);
    await page.screenshot({ path });
    frames.push('-d', milliseconds, path);
  };
  await doMainJob(page, actor(page, take), {
    voice: 'Sophie',
    before: 'Welcome! Tonight we taste osmanthus tea',
    after: ' from the hills of Guilin.',
    room: 'Evening tea',
    answer: 'Yes, it ships today.',
  });
  const program = getProgram('img2webp', 'webp');
  if (!program) throw new Error('The film needs img2webp, which Debian has in its package webp.');
  const options = ['-loop', '0', '-lossy', '-q', '60', '-m', '6'];
  execFileSync(program, [...options, ...frames.map(String), '-o', `${top}/demo/main-job.webp`]);
}

/** The picture: a desk on air. */
async function takeScreenshot(page) {
  await doMainJob(page, actor(page), {
    voice: '云希',
    before: '大家好，欢迎来到桂花茶直播间！今晚这款茶来自桂林的山里',
    after: '，两罐一起买，只要一罐的价钱。',
    room: '桂花茶晚场',
    answer: '今天下单，今天发货。',
  });
  await page.evaluate(() => document.querySelector('#pointer')?.remove());
  await page.screenshot({ path: `${top}/demo/screenshot.png`, fullPage: true });
}

const { origin, server } = await startDemo();
const browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
try {
  await film(await open(browser, origin, 1280, 800));
  await takeScreenshot(await open(browser, origin, 1440, 1000));
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true });
}
