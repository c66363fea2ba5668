/**
 * Files that a browser uploads through the handler (`uploads: 'proxy'`), from a page that may reach nothing else: with
 * progress, in one piece and in parts, one of which is sent after a pause.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { browserArgs, findBrowser, waitLimit } from '../../scripts/browser.mjs';
import type * as api from '../../src/api/index.js';
import { createHandler } from '../../src/server/index.js';
import { toNodeHandler } from '../../src/server/node/index.js';
import { buildPage, htmlResponse, type PageBuild } from '../helpers/page-build.js';
import { inventedOptions } from '../helpers/invented.js';

const service = 'https://metastudio.test';
const storage = 'https://storage.test';
const megabyte = 2 ** 20;

/** What the page offers to the test. */
interface UploadPage {
  api: typeof api;
  /** The upload that was started last. */
  current: api.Upload;
  states: api.UploadState[];
}

let pageBuild: PageBuild;
let server: Server;
let browser: Browser;
let origin = '';
let page: Page;
/** Warnings, errors and reports of the policy. */
let output: string[] = [];
/** The requests that the storage has received, by their parts: `PUT 2`. */
let received: string[] = [];
/** The whole contents that it has received, by part. */
let contents = new Map<number, Uint8Array[]>();
/** Has the storage wait in the middle of a body. */
let hold: ((address: URL, taken: number) => Promise<void> | undefined) | undefined;

before(async () => {
  pageBuild = await buildPage('src/api/index.ts');
  const simulator = createSimulator({ storageOrigin: storage, ...inventedOptions });
  const { user, password, domain, project_id } = defaultAccount;
  const handler = createHandler({
    region: 'cn-north-4',
    endpoint: service,
    credentials: { endpoint: service, user, password, domain, project: project_id },
    sessionSecrets: ['the secret of sessions in this test'],
    authorize: () => ({ user: 'anna', may: 'edit' }),
    uploads: 'proxy',
    fetch: (input, init) => {
      const request = new Request(input, init);
      const address = new URL(request.url);
      if (address.origin !== storage) return simulator.fetch(request);
      received.push(`${request.method} ${address.searchParams.get('partNumber') ?? 'whole'}`);
      const body = request.body?.pipeThrough(slowly(address)) ?? null;
      return simulator.fetch(new Request(request, { body, duplex: 'half' } as RequestInit));
    },
  });
  const answer = (request: Request): Response | Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/backend/')) return handler(request);
    if (pathname !== '/') return pageBuild.respond(pathname) ?? new Response(null, { status: 404 });
    const response = htmlResponse(
      '<!doctype html><html lang="en"><link rel="icon" href="data:," /><h1>Uploads</h1>',
    );
    response.headers.set('content-security-policy', "default-src 'self'; img-src data:");
    return response;
  };
  server = createServer((incoming, outgoing) => void toNodeHandler(answer)(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
});

/** A body that the storage reads no faster than `hold` lets it. */
function slowly(address: URL): TransformStream<Uint8Array, Uint8Array> {
  let taken = 0;
  const chunks: Uint8Array[] = [];
  return new TransformStream({
    transform: async (chunk, controller) => {
      await hold?.(address, taken);
      taken += chunk.length;
      chunks.push(chunk);
      controller.enqueue(chunk);
    },
    flush: () => void contents.set(Number(address.searchParams.get('partNumber') ?? 1), chunks),
  });
}

after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  pageBuild.dispose();
});

beforeEach(async () => {
  [output, received, hold] = [[], [], undefined];
  contents = new Map();
  page = await browser.newPage();
  page.setDefaultTimeout(waitLimit);
  page.on('console', (message) => {
    if (['warn', 'error'].includes(message.type())) output.push(message.text());
  });
  page.on('pageerror', (error) => output.push(String(error)));
  await page.goto(origin);
  // tsx wraps each named function in a call of this helper, which the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named');
  await page.evaluate(async () => {
    const path = '/page.js';
    Object.assign(window, { api: (await import(path)) as unknown, states: [] });
  });
});

/** Starts to upload a file of that many bytes. */
async function start(size: number, options: Partial<api.UploadOptions> = {}): Promise<void> {
  await page.evaluate(
    async (bytes, more) => {
      const at = window as unknown as UploadPage;
      const { createClient, createDigitalAsset, upload } = at.api;
      const getToken = async () =>
        (await (await fetch('/backend/token', { method: 'POST' })).json()) as api.Token;
      const client = createClient({ getToken });
      const body = { asset_name: 'A file', asset_type: 'COMMON_FILE' } as const;
      const { asset_id } = await client.call(createDigitalAsset, { body });
      const content = new Uint8Array(bytes).map((_byte, index) => (index * 31 + (index >> 8)) % 251);
      at.current = upload(client, new File([content], 'a.bin'), {
        asset_id: asset_id ?? '',
        asset_type: 'COMMON_FILE',
        onState: (state) => at.states.push(state),
        ...more,
      });
    },
    size,
    options,
  );
}

/** Fails if the storage has not received the file as it was, in the order of its parts. */
function assertWhole(size: number): void {
  const digest = (...chunks: Uint8Array[]) => {
    const hash = createHash('sha256');
    for (const chunk of chunks) hash.update(chunk);
    return hash.digest('hex');
  };
  const parts = [...contents].sort(([one], [other]) => one - other).flatMap(([, chunks]) => chunks);
  const file = new Uint8Array(size).map((_byte, index) => (index * 31 + (index >> 8)) % 251);
  assert.equal(digest(...parts), digest(file));
}

const finish = () =>
  page.evaluate(async () => {
    const at = window as unknown as UploadPage;
    await at.current.done;
    return at.states;
  });

it('a file in one piece is streamed, its progress is told on the way, and the storage has it', async () => {
  const size = 16 * megabyte;
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  hold = (_address, taken) => (taken > megabyte ? gate : undefined);
  await start(size);
  await page.waitForFunction(
    () => {
      const { sent, total } = (window as unknown as UploadPage).current.state;
      return sent > 0 && sent < total;
    },
    { polling: 50 },
  );
  go();
  const states = await finish();
  assert.equal(states.at(-1)?.phase, 'done');
  assert.equal(states.at(-1)?.sent, size);
  const sent = states.map((state) => state.sent);
  assert.deepEqual(
    sent,
    [...sent].sort((a, b) => a - b),
  );
  assert.deepEqual(received, ['PUT whole']);
  assertWhole(size);
  assert.deepEqual(output, []);
});

it('after a pause only the part that is missing is sent', async () => {
  const size = 300 * 1024;
  let isHeld = true;
  const never = new Promise<void>(() => undefined);
  hold = (address) => (isHeld && address.searchParams.get('partNumber') === '2' ? never : undefined);
  await start(size, { partsAbove: 102_400, partSize: 102_400 });
  await page.waitForFunction(
    () => (window as unknown as UploadPage).current.checkpoint.finished_parts?.length === 2,
    { polling: 50 },
  );
  await page.evaluate(() => (window as unknown as UploadPage).current.pause());
  isHeld = false;
  const before = received.length;
  await page.evaluate(() => (window as unknown as UploadPage).current.resume());
  const states = await finish();
  assert.ok(states.some(({ phase }) => phase === 'paused'));
  assert.equal(states.at(-1)?.phase, 'done');
  assert.deepEqual(received.slice(before), ['PUT 2']);
  assertWhole(size);
  assert.deepEqual(output, []);
});
