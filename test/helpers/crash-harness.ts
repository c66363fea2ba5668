/**
 * Ends a page while a person types into the script editor, opens it again and restores the draft that is offered. Uses
 * real keys and a browser profile on the disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { buildPage, htmlResponse, type PageBuild } from './page-build.js';

/** How the page ends: the browser is killed, the page's process is killed, the tab is closed, the page is reloaded. */
export const crashKinds = ['browser', 'renderer', 'tab', 'reload'] as const;
export type CrashKind = (typeof crashKinds)[number];

export interface CrashResult {
  kind: CrashKind;
  typed: string;
  /** The text after the draft was restored; empty when no draft was offered. */
  restored: string;
  /** How many milliseconds before the end the first missing character was typed; 0 when none is missing. */
  lost: number;
}

interface KeyPress {
  /** When the key was pressed, by `Date.now()`. */
  time: number;
  /** Length of the text including this key. */
  length: number;
}

interface Typing {
  keys: KeyPress[];
  typed: string;
  endedAt: number;
}

export class CrashHarness {
  private readonly profile = mkdtempSync(join(tmpdir(), 'crash-profile-'));
  private pageBuild: PageBuild | undefined;
  private server: ServerType | undefined;
  private origin = '';
  private browser: Browser | undefined;
  private runs = 0;

  /** Builds a page with a script editor and serves it. */
  async start(): Promise<void> {
    this.pageBuild = await buildPage('src/elements/script-editor/define.ts');
    const port = await new Promise<number>((resolve) => {
      const options = { fetch: (request: Request) => this.respond(request), port: 0, hostname: '127.0.0.1' };
      this.server = serve(options, (address) => resolve(address.port));
    });
    this.origin = `http://127.0.0.1:${port}`;
  }

  private respond(request: Request): Response {
    const { pathname } = new URL(request.url);
    const name = /\w+$/.exec(pathname)?.[0] ?? 'script';
    const html = `<!doctype html><script type="module" src="/page.js"></script><mss-script-editor name="${name}"></mss-script-editor>`;
    return this.pageBuild?.respond(pathname) ?? htmlResponse(html);
  }

  /** Types for some milliseconds, ends the page, opens it again and restores the draft. Each run has its own draft. */
  async run(kind: CrashKind, milliseconds: number): Promise<CrashResult> {
    this.runs += 1;
    const address = `${this.origin}/run${this.runs}`;
    const page = await this.open(address);
    await page.waitForSelector('mss-script-editor >>> [role=textbox]');
    await page.evaluate(() => document.querySelector<HTMLElement>('mss-script-editor')?.focus());
    await page.waitForSelector('mss-script-editor >>> [role=textbox]:focus');
    const { keys, typed, endedAt } = await this.typeUntilEnd(page, kind, milliseconds);
    const reopened = kind === 'reload' ? page : await this.open(address);
    const restored = await restoreDraft(reopened);
    await reopened.close({ runBeforeUnload: false }).catch(() => undefined);
    return { kind, typed, restored, lost: lostMilliseconds(keys, typed, restored, endedAt) };
  }

  async stop(): Promise<void> {
    await this.browser?.close().catch(() => undefined);
    this.server?.close();
    this.pageBuild?.dispose();
    rmSync(this.profile, { recursive: true, force: true });
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

  private async typeUntilEnd(page: Page, kind: CrashKind, milliseconds: number): Promise<Typing> {
    const keys: KeyPress[] = [];
    let typed = '';
    let isOver = false;
    const began = Date.now();
    const typing = (async () => {
      while (!isOver) {
        const letter = 'abcdefghijklmnopqrstuvwxyz '.charAt(typed.length % 27);
        keys.push({ time: Date.now(), length: typed.length + 1 });
        typed += letter;
        await page.keyboard.press(letter === ' ' ? 'Space' : (letter as 'a'));
        await pause(Math.random() * 40);
      }
    })().catch(() => undefined); // the page ends while a key is pressed
    await pause(milliseconds - (Date.now() - began));
    isOver = true;
    const endedAt = Date.now();
    await this.end(page, kind);
    await typing;
    return { keys, typed, endedAt };
  }

  private async end(page: Page, kind: CrashKind): Promise<void> {
    if (kind === 'reload') return void (await page.reload());
    if (kind === 'tab') return page.close({ runBeforeUnload: false });
    const { browser } = this;
    const browserProcess = browser?.process();
    if (!browser || !browserProcess) return;
    if (kind === 'renderer') {
      const session = await browser.target().createCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
      await session.detach();
      return page.close({ runBeforeUnload: false }).catch(() => undefined);
    }
    const exited = new Promise((resolve) => browserProcess.once('exit', resolve));
    browserProcess.kill('SIGKILL');
    await exited;
    this.browser = undefined;
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** Presses Restore if a draft is offered within 5 s, and returns the text of the editor. */
async function restoreDraft(page: Page): Promise<string> {
  const restore = await page
    .waitForSelector('mss-script-editor >>> ::-p-aria(Restore[role="button"])', { timeout: 5000 })
    .catch(() => null);
  await restore?.click();
  return page.evaluate(() => document.querySelector('mss-script-editor')?.value ?? '');
}

function lostMilliseconds(keys: readonly KeyPress[], typed: string, restored: string, end: number): number {
  if (!typed.startsWith(restored)) throw new Error(`“${restored}” was never typed; “${typed}” was`);
  const missing = keys.find(({ length }) => length > restored.length);
  return missing ? Math.max(1, end - missing.time) : 0;
}
