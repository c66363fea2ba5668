/** The documented policies: the elements work under each of them, and each origin in it is needed. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { browserArgs, requireBrowser, waitLimit } from '../../scripts/browser.mjs';
import { createSampleRoom } from '../../src/cli/sample-room.js';
import { listen, type HttpServer } from '../../src/cli/http-server.js';
import { createHandler, type Handler, type HandlerOptions } from '../../src/server/index.js';
import { buildPage, type PageBuild } from '../helpers/page-build.js';
import { until } from '../helpers/until.js';

const top = join(import.meta.dirname, '../..');
const documentation = readFileSync(join(top, 'docs/csp-and-cors.md'), 'utf8');

/** The origins that the documentation names. */
const named = {
  storage: 'https://storage.example',
  service: 'https://metastudio.cn-north-4.myhuaweicloud.com',
  scripts: 'https://cdn.example',
};

/** What is not documented, and so must not be needed: the handler of each policy, and where the script is from. */
const settings: Record<string, { options?: Partial<HandlerOptions>; isFromHost?: boolean }> = {
  proxy: {},
  'uploads-proxy': { options: { uploads: 'proxy' } },
  direct: { options: { mode: 'direct' } },
  'script-host': { isFromHost: true },
  'trusted-types': {},
};

/** What is taken out of a policy, and the directive that then refuses something. */
const removals: Record<string, [taken: string, directive: string][]> = {
  proxy: [
    [`img-src 'self' ${named.storage}`, 'img-src'],
    [`media-src 'self' ${named.storage}`, 'media-src'],
    [`connect-src 'self' ${named.storage}`, 'connect-src'],
    [`connect-src 'self'`, 'connect-src'],
  ],
  'uploads-proxy': [
    [`img-src 'self' ${named.storage}`, 'img-src'],
    [`media-src 'self' ${named.storage}`, 'media-src'],
  ],
  direct: [[` ${named.service}`, 'connect-src']],
  'script-host': [[` ${named.scripts}`, 'script-src']],
  'trusted-types': [
    ['lit-html ', 'trusted-types'],
    [' metastudio-widgets', 'trusted-types'],
  ],
};

/** The policy of a name, as it is documented. */
function policyOf(name: string): string {
  const [, policy = ''] = new RegExp(`^\`\`\`csp ${name}\\n(.*)\\n\`\`\`$`, 'm').exec(documentation) ?? [];
  assert.ok(policy, `docs/csp-and-cors.md has no policy ${name}`);
  return policy;
}

/** A policy without one of its parts: the last source of `taken`, or the whole of it. */
function without(policy: string, taken: string): string {
  const kept = taken.startsWith(' ') || taken.endsWith(' ') ? '' : taken.slice(0, taken.lastIndexOf(' '));
  assert.ok(policy.includes(taken), `${taken} is not in ${policy}`);
  return policy.replace(taken, kept);
}

/** More than what is hashed without a worker. */
const filmSize = 9 * 2 ** 20;

describe('the documented policies', () => {
  let browser: Browser;
  let simulator: HttpServer;
  let scripts: HttpServer;
  let site: HttpServer;
  let upload: PageBuild;
  let room_id: string;
  let handler: Handler;
  let page = { policy: '', script: '' };

  before(async () => {
    const simulated = createSimulator({ cors: true });
    simulator = await listen((request) => simulated.fetch(request), { port: 0, host: '127.0.0.1' });
    room_id = await createSampleRoom(simulated, simulator.origin);
    scripts = await listen((request) => Promise.resolve(script(request)), { port: 0, host: '127.0.0.1' });
    site = await listen((request) => answer(request), { port: 0, host: '127.0.0.1' });
    upload = await buildPage(join(top, 'test/fixtures/upload-page.ts'));
    browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
  });
  after(async () => {
    await browser.close();
    await handler.close();
    for (const server of [site, scripts, simulator]) await server.close(0);
    upload.dispose();
  });

  function script(request: Request): Response {
    const file = join(top, 'dist/cdn', new URL(request.url).pathname.split('/').slice(2).join('/'));
    if (!existsSync(file)) return new Response(null, { status: 404 });
    const headers = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
    return new Response(readFileSync(file), { headers });
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/metastudio/')) return handler(request);
    if (pathname.startsWith('/widgets/')) return script(request);
    const built = upload.respond(pathname);
    if (built) return built;
    const headers = { 'content-type': 'text/html', 'content-security-policy': page.policy };
    return new Response(
      `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Shop</title>
      <script type="module" src="${page.script}"></script>
      <mss-provider token-url="/metastudio/token" events-url="/metastudio/events">
        <mss-asset-picker asset-type="HUMAN_MODEL_2D"></mss-asset-picker>
        <mss-asset-picker asset-type="VOICE_MODEL"></mss-asset-picker>
        <mss-room-status room-id="${room_id}" controls></mss-room-status>
      </mss-provider></html>`,
      { headers },
    );
  }

  /** Opens a page under a policy, and collects what the policy refuses. */
  async function opened(name: string, policy: string): Promise<{ tab: Page; refused: string[] }> {
    const { options, isFromHost = false } = settings[name] ?? {};
    const { domain, user, password, project_id: project } = defaultAccount;
    await handler?.close();
    handler = createHandler({
      region: 'cn-north-4',
      endpoint: simulator.origin,
      credentials: { domain, user, password, project, endpoint: simulator.origin },
      sessionSecrets: ['x'.repeat(32)],
      authorize: () => ({ user: 'li', may: 'edit' }),
      callbacks: { keys: ['a callback key of some length'] },
      ...options,
    });
    page = {
      policy: policy
        .replaceAll(named.storage, simulator.origin.replace('127.0.0.1', 'localhost'))
        .replaceAll(named.service, simulator.origin)
        .replaceAll(named.scripts, scripts.origin),
      script: `${isFromHost ? scripts.origin : ''}/widgets/metastudio-widgets.js`,
    };
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    tab.setDefaultTimeout(waitLimit);
    const refused: string[] = [];
    await tab.exposeFunction('reportViolation', (what: string) => void refused.push(what));
    await tab.evaluateOnNewDocument(`document.addEventListener('securitypolicyviolation', (event) =>
      reportViolation(event.effectiveDirective + ' ' + event.blockedURI))`);
    await tab.goto(site.origin);
    return { tab, refused };
  }

  /** Does what needs the origins, as far as it comes: pictures, a sample, an upload. Resolves with what has worked. */
  const used = async (tab: Page): Promise<{ pictures: boolean; sample: boolean; upload: string }> => {
    await tab.evaluate(`window.sounds = [];
      const play = HTMLMediaElement.prototype.play;
      HTMLMediaElement.prototype.play = function () { sounds.push(this); return play.call(this); }`);
    const voice = `document.querySelector('mss-asset-picker[asset-type="VOICE_MODEL"]').shadowRoot`;
    // The policy is tried here, not the mouse: nothing depends on where things are drawn.
    const press = (what: string) =>
      tab.waitForFunction(
        `(() => { const found = ${voice}?.querySelector('${what}'); found?.click(); return found != null; })()`,
        { polling: 100 },
      );
    await press('[role="option"]');
    await press('[part~="hearing"] button:not(:disabled)');
    await tab.waitForFunction(`sounds.some(({ readyState, error }) => readyState > 1 || error)`);
    const sample = (await tab.evaluate(`sounds.some(({ readyState }) => readyState > 1)`)) as boolean;
    const pictures = `[...document.querySelector('mss-asset-picker').shadowRoot.querySelectorAll('img')]`;
    await tab.waitForFunction(`${pictures}.some(({ complete }) => complete)`);
    return {
      pictures: (await tab.evaluate(`${pictures}.some(({ naturalWidth }) => naturalWidth > 0)`)) as boolean,
      sample,
      upload: (await tab.evaluate(`import('/page.js').then(({ uploadFilm }) =>
        uploadFilm(document.querySelector('mss-provider').client, ${filmSize}))`)) as string,
    };
  };

  /** What the elements say. */
  const shown = async (tab: Page) =>
    (await tab.evaluate(`[...document.querySelectorAll('mss-provider > *')].map((element) =>
      element.localName + ': ' + (element.shadowRoot?.textContent ?? 'not upgraded').replace(/\\s+/g, ' ').slice(0, 300)).join('; ')`)) as string;

  for (const name of Object.keys(settings)) {
    it(`“${name}” is enough for pictures, samples, events and uploads`, async () => {
      const { tab, refused } = await opened(name, policyOf(name));
      const done = await used(tab).catch(async (cause: unknown) => {
        throw new Error(`Refused: ${refused.join(', ')}. The page: ${await shown(tab)}`, { cause });
      });
      assert.deepEqual(done, { pictures: true, sample: true, upload: 'done' });
      assert.deepEqual(refused, []);
      await tab.browserContext().close();
    });

    for (const [taken, directive] of removals[name] ?? [])
      it(`“${name}” is too strict without “${taken.trim()}”`, async () => {
        const { tab, refused } = await opened(name, without(policyOf(name), taken));
        used(tab).catch(() => undefined); // what is refused may leave nothing to press
        const isRefused = () => refused.some((what) => what.startsWith(directive)) || undefined;
        await until(isRefused, `a refusal by ${directive}`);
        await tab.browserContext().close();
      });
  }
});
