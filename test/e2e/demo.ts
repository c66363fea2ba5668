/** The running demo and a browser in front of it, for tests from end to end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { browserArgs, findBrowser, waitLimit } from '../../scripts/browser.mjs';

const top = join(import.meta.dirname, '../..');
const screenshots = join(top, 'screenshots');

export interface Demo {
  origin: string;
  /** A new tab whose console is watched. */
  open: (options?: TabOptions) => Promise<Tab>;
  /** Sends a request to the simulator's controls. */
  control: (method: string, name: string, body?: unknown) => Promise<unknown>;
  close: () => Promise<void>;
}

interface TabOptions {
  path?: string;
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  lang?: 'en' | 'zh-CN';
  /** A tab of the same person: both share what the browser keeps. Default: a person of its own. */
  beside?: Page;
}

export interface Tab {
  page: Page;
  /** Every warning, error and Content-Security-Policy report so far. */
  console: string[];
  /** Keeps a picture of the whole page. */
  shot: (name: string) => Promise<void>;
}

/**
 * Starts `npm start`'s server, already built, and a browser. Under `host`, pages are reached by a name, without TLS. `mode`
 * is the backend's: in `proxy`, the default, pages call the service through it.
 */
export async function startDemo({
  host,
  mode = 'proxy',
}: { host?: string; mode?: 'proxy' | 'direct' } = {}): Promise<Demo> {
  const { origin: local, control, close } = await startServer(mode);
  const origin = host ? local.replace('127.0.0.1', host) : local;
  const args = [
    ...browserArgs,
    ...(host ? [`--host-resolver-rules=MAP ${host} 127.0.0.1, MAP storage.${host} 127.0.0.1`] : []),
  ];
  const browser = await puppeteer.launch({ executablePath: findBrowser() ?? '', args });
  mkdirSync(screenshots, { recursive: true });
  return {
    origin,
    open: (options) => openTab(browser, origin, options),
    control,
    close: async () => {
      await browser.close();
      close();
    },
  };
}

/** Starts `npm start`'s server alone, for a browser of the test's own. */
export async function startServer(
  mode: 'proxy' | 'direct' = 'proxy',
): Promise<{ origin: string; control: Demo['control']; close: () => void }> {
  const server = spawn(process.execPath, ['demo/server.mjs', '--port', '0', '--mode', mode], {
    cwd: top,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await addressOf(server);
  return {
    origin,
    control: async (method, name, body) => {
      const init =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await fetch(`${origin}/_simulator/${name}`, { method, ...init });
      return (await response.json().catch(() => undefined)) as unknown;
    },
    close: () => void server.kill(),
  };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (address) resolve(address);
    });
    server.on('exit', (code) => reject(new Error(`The demo ended with ${code}: ${output}`)));
  });
}

/** Opens a tab of a person of its own and loads a page; its console and its policy are watched. */
export async function openTab(browser: Browser, origin: string, options: TabOptions = {}): Promise<Tab> {
  const { path = '/', width = 1440, height = 1000, scheme = 'light', lang = 'en', beside } = options;
  const context = beside?.browserContext() ?? (await browser.createBrowserContext());
  const page = await context.newPage();
  page.setDefaultTimeout(waitLimit);
  const said: string[] = [];
  page.on('console', (message) => {
    if (['warn', 'error'].includes(message.type())) said.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`pageerror: ${String(error)}`));
  await page.exposeFunction('reportViolation', (what: string) => said.push(`csp: ${what}`));
  // The compiler wraps named functions in a helper of its own, which a page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (one) => one');
  await page.evaluateOnNewDocument(watchViolations);
  await page.evaluateOnNewDocument(`try { localStorage.setItem('shop.language', '${lang}') } catch {}`);
  // A narrow screen is that of a phone, whose larger targets must fit as well.
  await page.setViewport({ width, height, hasTouch: width < 600 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(origin + path);
  return {
    page,
    console: said,
    shot: async (name) =>
      void (await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true })),
  };
}

/** Runs in the page. */
function watchViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const report = (window as unknown as { reportViolation: (what: string) => void }).reportViolation;
    report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
}
