/**
 * The three engines behind one small interface: Chromium and Firefox by Puppeteer, WebKit by WebDriver. A person's hands and
 * eyes are the same in all of them: what is found, is found by role and name, through shadow roots.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserArgs, findBrowser, waitLimit } from '../../../scripts/browser.mjs';
import { firefoxOptions, likeChromiums } from '../../../scripts/engines/firefox.mjs';
import { launchWebKit, type WebDriverPage } from '../../../scripts/engines/webkit.mjs';
import { showsWords } from '../page-text.js';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** The engines to test: those that ENGINES names, by default Chromium alone. */
export const engines = (process.env['ENGINES'] ?? 'chromium').split(' ') as EngineName[];

/** A mouse, as WebKit has it anyway: `(hover: hover) and (pointer: fine)`, whatever the machine has. */
const mouse =
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';

/** What the tests use of a page. */
type DrivenPage = Omit<WebDriverPage, 'url'>;

export interface EngineBrowser {
  /** A new tab, of the same person as all others of this browser. */
  open: (url: string, size?: { width: number; height: number }) => Promise<EngineTab>;
  close: () => Promise<void>;
}

/** Starts an engine; with `hasLessMotion`, as one whose user wants less motion. */
export async function launchEngine(engine: EngineName, hasLessMotion = false): Promise<EngineBrowser> {
  if (engine === 'webkit') {
    const webkit = await launchWebKit({ hasLessMotion });
    const session = await webkit.newSession();
    return {
      open: async (url, size) => openTab(await session.newPage(), engine, url, size),
      close: async () => {
        await session.close();
        webkit.stop();
      },
    };
  }
  const options =
    engine === 'firefox'
      ? firefoxOptions({ hasLessMotion, hasMouse: true })
      : {
          executablePath: findBrowser(),
          args: [...browserArgs, mouse, ...(hasLessMotion ? ['--force-prefers-reduced-motion'] : [])],
        };
  const browser = await puppeteer.launch(options);
  return {
    open: async (url, size) => {
      const page = await browser.newPage();
      // The compiler wraps named functions in a helper of its own, which a page does not have.
      await page.evaluateOnNewDocument('globalThis.__name = (one) => one');
      const driven = engine === 'firefox' ? likeChromiums(page) : page;
      return openTab(driven as unknown as DrivenPage, engine, url, size);
    },
    close: () => browser.close(),
  };
}

async function openTab(
  page: DrivenPage,
  engine: EngineName,
  url: string,
  size = { width: 1440, height: 1000 },
): Promise<EngineTab> {
  await page.setViewport(size);
  await page.goto(url);
  return new EngineTab(page, engine);
}

/** A tab with somebody in front of it. */
export class EngineTab {
  constructor(
    readonly page: DrivenPage,
    private readonly engine: EngineName,
  ) {}

  /** Looks again until what is asked for is there; where it never is, leaves a picture. */
  async until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    for (const end = Date.now() + waitLimit; ;) {
      const found = await look().catch(() => undefined);
      if (found) return found;
      if (Date.now() > end) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const folder = join(import.meta.dirname, '../../../screenshots');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `failed-${this.engine}.png`);
    writeFileSync(path, await this.page.screenshot());
    throw new Error(`${this.engine}: ${what} did not come; see ${path}`);
  }

  /** Waits until the words stand on the page. */
  see(words: string): Promise<unknown> {
    return this.until(`"${words}"`, () => this.page.evaluate(showsWords, words, true));
  }

  /**
   * Waits for something of that role whose name begins so, within an element of the page, and clicks its middle once it
   * stands still. What moved away from under the pointer is clicked again: until a click has met it, or a text field has the
   * focus.
   */
  async click(role: string, name: string, within = 'body'): Promise<void> {
    let before = '';
    await this.until(`${role} ${name} in ${within}`, async () => {
      const place = await this.page.evaluate(placeOf, role, name, within);
      if (!place || place.hasFocus) return role === 'textbox' && place?.hasFocus;
      const now = `${place.x} ${place.y}`;
      const isStill = now === before;
      before = now;
      if (!isStill) return false;
      await this.page.mouse.click(place.x, place.y);
      return role !== 'textbox' && (await this.page.evaluate('globalThis.metClick === true'));
    });
  }

  type(text: string): Promise<unknown> {
    return this.page.keyboard.type(text);
  }

  press(key: string): Promise<unknown> {
    return this.page.keyboard.press(key);
  }
}

interface Place {
  x: number;
  y: number;
  hasFocus: boolean;
}

/** Runs in the page: the middle of what has that role and name, once it is in view and nothing covers it. */
function placeOf(role: string, name: string, within: string): Place | undefined {
  const roles: Record<string, string> = { button: 'button', textarea: 'textbox', input: 'textbox' };
  const everything = (root: Element | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot ? everything(one.shadowRoot) : []),
    ]);
  const scope = document.querySelector(within);
  if (!scope) return undefined;
  const inside = [...(scope.shadowRoot ? everything(scope.shadowRoot) : []), ...everything(scope)];
  const found = inside.find((one) => {
    if ((one.getAttribute('role') ?? roles[one.localName]) !== role) return false;
    const label = (one as HTMLInputElement).labels?.[0]?.textContent;
    const ownName = one.getAttribute('aria-label') ?? label ?? one.textContent ?? '';
    return ownName.replace(/\s+/g, ' ').trim().startsWith(name) && one.checkVisibility();
  });
  if (!found || (found as HTMLButtonElement).disabled) return undefined;
  found.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = found.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const root = found.getRootNode() as Document | ShadowRoot;
  if (!found.contains(root.elementFromPoint(x, y))) return undefined;
  const page = globalThis as { metClick?: boolean };
  page.metClick = false;
  found.addEventListener('click', () => (page.metClick = true), { once: true, capture: true });
  return { x, y, hasFocus: found === root.activeElement };
}
