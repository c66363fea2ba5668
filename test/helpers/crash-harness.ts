/**
 * A browser that is killed while somebody types: what was typed when, and what is offered after it is opened again.
 * Real keys, a profile on the disk, and the product's own way of giving back what was typed.
 */
import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';

/** What ends: the whole browser, the process of the page, the tab without a word, the page for a reload. */
export const crashKinds = ['browser', 'renderer', 'tab', 'reload'] as const;
export type CrashKind = (typeof crashKinds)[number];

export interface CrashResult {
  end: CrashKind;
  typed: string;
  /** What was offered afterwards. */
  found: string;
  /** How many milliseconds before the end the first character that is missing was typed; 0: none is missing. */
  lost: number;
}

interface Key {
  at: number;
  /** How long the text was with it. */
  length: number;
}

export class CrashHarness {
  private readonly profile = mkdtempSync(join(tmpdir(), 'killed-'));
  private readonly folder = mkdtempSync(join(tmpdir(), 'killing-'));
  private server: Server | undefined;
  private browser: Browser | undefined;
  private runs = 0;

  /** Builds a page with an editor and serves it. */
  async start(): Promise<void> {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        target: 'es2022',
        outDir: this.folder,
        modulePreload: false,
        rollupOptions: {
          input: 'src/elements/script-editor/define.ts',
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: 'page.js' },
        },
      },
    });
    this.server = createServer(({ url = '/' }, response) => {
      const file = /^\/([\w/.-]+\.js)$/.exec(url)?.[1];
      response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
      response.end(file ? readFileSync(join(this.folder, file)) : this.html(url));
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
  }

  private html(url: string): string {
    const name = /\w+$/.exec(url)?.[0] ?? 'script';
    return `<!doctype html><script type="module" src="/page.js"></script><mss-script-editor name="${name}"></mss-script-editor>`;
  }

  /** Types for so many milliseconds, ends what is to end, opens the page again and takes what is offered. */
  async run(end: CrashKind, milliseconds: number): Promise<CrashResult> {
    this.runs += 1;
    const { port } = this.server?.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}/run${this.runs}`;
    const page = await this.open(address);
    await page.waitForSelector('mss-script-editor >>> [role=textbox]');
    await page.evaluate(() => document.querySelector<HTMLElement>('mss-script-editor')?.focus());
    await page.waitForSelector('mss-script-editor >>> .cm-focused');
    const { keys, typed, at } = await this.typeUntil(page, milliseconds, end);
    const again = end === 'reload' ? page : await this.open(address);
    const found = await taken(again);
    await again.close({ runBeforeUnload: false }).catch(() => undefined);
    return { end, typed, found, lost: lostOf(keys, typed, found, at) };
  }

  async stop(): Promise<void> {
    await this.browser?.close().catch(() => undefined);
    this.server?.close();
    for (const folder of [this.profile, this.folder]) rmSync(folder, { recursive: true, force: true });
  }

  private async open(address: string): Promise<Page> {
    this.browser ??= await puppeteer.launch({
      executablePath: findBrowser() ?? '',
      args: browserArgs,
      userDataDir: this.profile,
    });
    const page = await this.browser.newPage();
    await page.goto(address);
    return page;
  }

  private async typeUntil(
    page: Page,
    milliseconds: number,
    end: CrashKind,
  ): Promise<{ keys: Key[]; typed: string; at: number }> {
    const keys: Key[] = [];
    let typed = '';
    let over = false;
    const begun = Date.now();
    const typing = (async () => {
      while (!over) {
        const letter = 'abcdefghijklmnopqrstuvwxyz '.charAt(typed.length % 27);
        keys.push({ at: Date.now(), length: typed.length + 1 });
        typed += letter;
        await page.keyboard.press(letter === ' ' ? 'Space' : (letter as 'a'));
        await pause(Math.random() * 40);
      }
    })().catch(() => undefined);
    await pause(milliseconds - (Date.now() - begun));
    over = true;
    const at = Date.now();
    await this.end(page, end);
    await typing;
    return { keys, typed, at };
  }

  private async end(page: Page, end: CrashKind): Promise<void> {
    if (end === 'reload') return void (await page.reload());
    if (end === 'tab') return page.close({ runBeforeUnload: false });
    const { browser } = this;
    const ending = browser?.process();
    if (!browser || !ending) return;
    if (end === 'renderer') {
      const session = await browser.target().createCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
      await session.detach();
      return page.close({ runBeforeUnload: false }).catch(() => undefined);
    }
    const gone = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await gone;
    this.browser = undefined;
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** What the page offers of what was typed, taken; empty when nothing is offered. */
async function taken(page: Page): Promise<string> {
  const restore = await page
    .waitForSelector('mss-script-editor >>> .restore', { timeout: 5000 })
    .catch(() => null);
  await restore?.click();
  return page.evaluate(
    () => (document.querySelector('mss-script-editor') as unknown as { value: string }).value,
  );
}

function lostOf(keys: readonly Key[], typed: string, found: string, at: number): number {
  if (!typed.startsWith(found)) throw new Error(`“${found}” was never typed; “${typed}” was`);
  const missing = keys.find(({ length }) => length > found.length);
  return missing ? Math.max(1, at - missing.at) : 0;
}
