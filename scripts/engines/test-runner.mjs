/** Web Test Runner's launchers of the engines: `chromium`, `firefox` or `webkit`. */
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, requireBrowser } from '../browser.mjs';
import { firefoxOptions, likeChromiums } from './firefox.mjs';
import { launchWebKit } from './webkit.mjs';

export function launcherOf(engine) {
  // One page at a time: a page behind another is hidden, and hidden pages neither paint nor poll.
  const concurrency = 1;
  if (engine === 'webkit') return new WebKitLauncher();
  if (engine !== 'firefox')
    return chromeLauncher({
      launchOptions: { executablePath: requireBrowser(), args: browserArgs },
      concurrency,
    });
  const launcher = chromeLauncher({
    launchOptions: firefoxOptions(),
    createPage: async ({ context }) => likeChromiums(await context.newPage()),
    concurrency,
  });
  launcher.name = 'Firefox';
  return launcher;
}

/** Runs one file after the other in the window of a WebDriver session. */
class WebKitLauncher {
  name = 'WebKit';
  /** Its page has Puppeteer's names, so that commands of tests (`sendKeys`, `setViewport`) reach it as they reach Chromium. */
  type = 'puppeteer';
  concurrency = 1;
  #page;
  #session;
  #webkit;
  #active;

  async startSession(id, url) {
    this.#webkit ??= await launchWebKit();
    this.#session ??= await this.#webkit.newSession();
    this.#page ??= await this.#session.firstPage();
    this.#active = id;
    await this.#page.setViewport({ width: 800, height: 600 });
    await this.#page.goto(url);
  }

  isActive(id) {
    return this.#active === id;
  }

  getBrowserUrl() {
    return this.#page.url();
  }

  getPage() {
    return this.#page;
  }

  async stopSession() {
    this.#active = undefined;
    await this.#page.goto('about:blank');
    return {};
  }

  async stop() {
    await this.#session?.close();
    this.#webkit?.stop();
  }
}
