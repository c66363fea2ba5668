/**
 * The loader for a classic script tag, from files as a content delivery network serves them: under a strict policy, with
 * hashes, and with files that fail. The policy reports what it refuses in the console.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { browserArgs, requireBrowser, waitLimit } from '../../scripts/browser.mjs';

const cdn = join(import.meta.dirname, '../../dist/cdn');
const text = (name: string): string => readFileSync(join(cdn, name), 'utf8');
const json = <T>(name: string): T => JSON.parse(text(name)) as T;
const policy =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
const note = 'This part of the page could not be loaded';
const command = '<mss-command-bar lang="en"></mss-command-bar>';

describe('the loader for a script tag', () => {
  let server: Server;
  let browser: Browser;
  let origin: string;
  /** What the page has in its body, and the files that fail. */
  let body = '';
  let head = '';
  let broken = /^$/;
  /** The files that were asked for. */
  let asked: string[] = [];

  before(async () => {
    server = createServer((request, response) => {
      const path = (request.url ?? '').slice(1);
      // An address without a file, as networks have it, answers with the file that package.json names.
      const name = path === 'npm/metastudio-widgets@0.1.0' ? 'metastudio-widgets.loader.js' : path;
      const file = join(cdn, name.replace(/^.*dist\/cdn\//, ''));
      if (path === 'favicon.ico') return void response.writeHead(204).end();
      if (path === '') {
        response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
        return void response.end(
          `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
        );
      }
      asked.push(path);
      if (!existsSync(file) || broken.test(name)) return void response.writeHead(503).end();
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  interface Loaded {
    page: Page;
    said: string[];
  }

  async function load(inHead: string, inBody: string, failing = /^$/): Promise<Loaded> {
    [head, body, broken] = [inHead, inBody, failing];
    const page = await (await browser.createBrowserContext()).newPage();
    page.setDefaultTimeout(waitLimit);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(origin);
    return { page, said };
  }

  const defined = (page: Page, tag: string) =>
    page.waitForFunction((name) => customElements.get(name) !== undefined, {}, tag);
  const loader = '<script defer src="/dist/cdn/metastudio-widgets.loader.js"></script>';

  it('loads the elements of the page under a strict policy, and says nothing', async () => {
    const { page, said } = await load(loader, command);
    await defined(page, 'mss-command-bar');
    assert.equal(await page.evaluate(() => customElements.get('mss-script-editor')), undefined);
    assert.deepEqual(said, []);
  });

  it('finds the modules from the address of a package, without a file', async () => {
    const { page } = await load('<script defer src="/npm/metastudio-widgets@0.1.0"></script>', command);
    await defined(page, 'mss-command-bar');
  });

  it('says on the page and in the console when the entry does not come, and goes on when it does', async () => {
    const { page, said } = await load(loader, command, /metastudio-widgets\.js$/);
    await page.waitForSelector(`mss-command-bar ::-p-text(${note})`, { visible: true });
    assert.match(said.join('\n'), /metastudio-widgets\.js could not be loaded.*script-src/s);
    broken = /^$/;
    await defined(page, 'mss-command-bar');
    await page.waitForFunction(() => document.querySelector('mss-command-bar')?.childElementCount === 0);
  });

  it('says so where an element stands whose own code does not come, in the language of the page', async () => {
    const list = json<Record<string, string[]>>('modulepreload.json');
    const only = list['mss-command-bar']?.find((name) => name.startsWith('define-')) ?? '';
    const chinese = '<mss-command-bar lang="zh-CN"></mss-command-bar>';
    const { page, said } = await load(loader, chinese, new RegExp(only.replace('.', '\\.')));
    await page.waitForSelector('mss-command-bar ::-p-text(页面的这一部分未能加载)', { visible: true });
    assert.match(said.join('\n'), /<mss-command-bar> could not be loaded.*CORS/s);
    broken = /^$/;
    await defined(page, 'mss-command-bar');
    await page.waitForFunction(() => document.querySelector('mss-command-bar')?.childElementCount === 0);
  });

  it('is loaded by its hash, and the hashes are those of all files of code', async () => {
    const hashes = json<Record<string, string>>('integrity.json');
    const files = readdirSync(cdn, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    assert.deepEqual(Object.keys(hashes).sort(), files.sort());
    for (const [name, hash] of Object.entries(hashes))
      assert.equal(hash, `sha384-${createHash('sha384').update(text(name)).digest('base64')}`, name);
    const hash = hashes['metastudio-widgets.loader.js'];
    const tag = (integrity?: string) =>
      loader.replace('<script', `<script integrity="${integrity}" crossorigin="anonymous"`);
    const { page } = await load(tag(hash), command);
    await defined(page, 'mss-command-bar');
    const other = await load(tag(hashes['metastudio-widgets.js']), command);
    await other.page.waitForNetworkIdle();
    assert.match(other.said.join('\n'), /integrity/);
  });

  it('asks, for an element alone, for what the preload list names, once', async () => {
    const list = json<Record<string, string[]>>('modulepreload.json');
    const hashes = json<Record<string, string>>('integrity.json');
    assert.equal(Object.keys(list).length, 6);
    for (const [tag, files] of Object.entries(list)) {
      const links = files
        .map((name) => `<link rel="modulepreload" href="/dist/cdn/${name}" integrity="${hashes[name]}" />`)
        .join('');
      asked = [];
      const { page, said } = await load(links + loader, `<${tag}></${tag}>`);
      await defined(page, tag);
      await page.waitForNetworkIdle();
      const expected = ['metastudio-widgets.loader.js', ...files].map((name) => `dist/cdn/${name}`);
      // What waits for a provider may not have been asked for, but it was preloaded.
      assert.deepEqual([...new Set(asked)].sort(), expected.sort(), tag);
      assert.equal(asked.length, expected.length, `${tag}: each once`);
      assert.doesNotMatch(said.join('\n'), /integrity/, tag);
      await page.close();
    }
  });

  it('has the notices of the packages in it', () => {
    const notices = text('THIRD-PARTY-NOTICES.txt');
    for (const name of [
      'lit',
      'lit-html',
      '@lit/context',
      '@codemirror/view',
      'zod',
      'ky',
      'lucide',
      'pinyin-pro',
    ])
      assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'), name);
    assert.match(notices, /Redistributions in binary form must reproduce the above copyright/);
  });
});
