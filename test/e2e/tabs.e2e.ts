/** Twenty real tabs with five rooms each: one of them polls for all, and another takes over when it crashes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve, type ServerType } from '@hono/node-server';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { browserArgs, findBrowser, waitLimit } from '../../scripts/browser.mjs';
import { buildPage, htmlResponse, type PageBuild } from '../helpers/page-build.js';
import { createHandler } from '../../src/server/index.js';
import { createSimulator, defaultAccount, type LoggedCall } from '../../demo/simulator/index.js';
import { inventedOptions } from '../helpers/invented.js';

const count = 20;
const roomsEach = 5;
/** Real seconds in which requests are counted: several polling intervals. */
const countedSeconds = 24;

let origin = '';
let server: ServerType;
let browser: Browser;
let pageBuild: PageBuild;
const pages: Page[] = [];
/** The page that polled last. */
let poller: Page | undefined;
const rooms: string[] = [];
const simulator = createSimulator({ concurrency: 1000, ...inventedOptions });

const wait = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function until(look: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + waitLimit;
  while (!(await look())) {
    assert.ok(Date.now() < end, `Waited in vain until ${what}`);
    await wait(0.1);
  }
}

async function control(name: string, body?: unknown): Promise<unknown> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await simulator.fetch(new Request(`${origin}/_simulator/${name}`, init));
  return answer.json().catch(() => undefined) as Promise<unknown>;
}

/** The reads of live state that the service has seen. */
async function liveReads(): Promise<LoggedCall[]> {
  const { requests } = (await control('requests')) as { requests: LoggedCall[] };
  return requests.filter(({ operation }) => /^(list|show)SmartLive(Jobs)?$/.test(operation));
}

/** How many tabs hold the lock of the polling tab. */
function leaders(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name?.startsWith('metastudio-widgets/live/')).length;
  });
}

const phases = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('mss-room-status')].map(
      (status) => (status as unknown as { state: { phase: string } }).state.phase,
    ),
  );

before(async () => {
  pageBuild = await buildPage('test/sizes/room-status.ts');
  const { user, password, domain, project_id } = defaultAccount;
  const listening = new Promise<number>((resolve) => {
    server = serve({ fetch: (request) => answer(request), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(port),
    );
  });
  origin = `http://127.0.0.1:${await listening}`;
  const handler = createHandler({
    region: 'cn-north-4',
    endpoint: origin,
    credentials: { endpoint: origin, user, password, domain, project: project_id },
    sessionSecrets: ['a session secret of 32 bytes and more'],
    authorize: () => ({ user: 'operator', may: 'administer' }),
    callbacks: { keys: ['k'] },
  });
  const answer = (request: Request): Response | Promise<Response> => {
    const url = new URL(request.url);
    if (/^\/(v1|v3|_simulator)\//.test(url.pathname)) return simulator.fetch(request);
    if (url.pathname.startsWith('/backend/')) return handler.fetch(request);
    return pageBuild.respond(url.pathname) ?? htmlResponse(pageOf(url.searchParams.get('rooms') ?? ''));
  };
  const { token } = await handler.getToken();
  for (let one = 0; one < count * roomsEach; one++) {
    await control('clock', { advance: 1 });
    const headers = { 'x-auth-token': token, 'content-type': 'application/json' };
    const body = JSON.stringify({
      room_name: `Room ${one}`,
      video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920 },
    });
    const url = `${origin}/v1/${project_id}/smart-live-rooms`;
    const made = await simulator.fetch(new Request(url, { method: 'POST', headers, body }));
    rooms.push(((await made.json()) as { room_id: string }).room_id);
  }
  browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
  await browser.newPage();
});

after(async () => {
  await browser?.close();
  server?.close();
  pageBuild?.dispose();
});

function pageOf(list: string): string {
  const elements = list.split(',').map((room) => `<mss-room-status room-id="${room}"></mss-room-status>`);
  return `<!doctype html><meta charset="utf-8"><title>Shop</title><script type="module" src="/page.js"></script>
    <mss-provider token-url="/backend/token" events-url="/backend/events" page>${elements.join('')}</mss-provider>`;
}

/** Opens each tab in a window of its own, so that all of them are visible. */
async function openTab(index: number): Promise<void> {
  const session = await browser.target().createCDPSession();
  const url = `${origin}/?rooms=${rooms.slice(index * roomsEach, (index + 1) * roomsEach).join(',')}`;
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  const target = await browser.waitForTarget(
    (one) => (one as unknown as { _targetId: string })._targetId === targetId,
  );
  const page = await target.page();
  assert.ok(page);
  page.on('request', (request) => {
    if (request.url().includes('/smart-live-jobs')) poller = page;
  });
  await page.goto(url);
  pages.push(page);
}

test('twenty tabs with five rooms each: one asks, at most once in four seconds, and all know', async () => {
  for (let index = 0; index < count; index++) await openTab(index);
  const [first] = pages;
  assert.ok(first);
  const idle = Array(roomsEach).fill('idle').join();
  const isKnown = async (page: Page) => (await phases(page)).join() === idle;
  for (const page of pages) await until(() => isKnown(page), 'a tab knows the state of its rooms');
  await until(async () => (await leaders(first)) === 1, 'one tab polls');
  const begun = (await liveReads()).length;
  await wait(countedSeconds);
  const reads = (await liveReads()).length - begun;
  assert.ok(reads <= 1 + countedSeconds / 4, `${reads} requests in ${countedSeconds} s`);
  for (const page of pages) assert.equal(await isKnown(page), true);
});

test('another tab takes over when the one that asks crashes', async () => {
  const old = poller;
  assert.ok(old);
  const crashed = new Promise((resolve) => old.once('error', resolve));
  await Promise.race([old.goto('chrome://crash').catch(() => undefined), crashed]);
  const begun = (await liveReads()).length;
  const others = pages.filter((page) => page !== old);
  const tookOver = async () => poller !== old && (await liveReads()).length > begun;
  await until(tookOver, 'another tab asks');
  assert.equal(await leaders(others[0] as Page), 1);
});
