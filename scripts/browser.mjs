/**
 * Finds the browser that tests run in, and gets one where there is none.
 *
 * Looks at CHROME_PATH, then for Chrome and Chromium in their usual places; on Debian and its kin it then asks
 * apt-get. Says what it did.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { install } from './apt.mjs';

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome', 'msedge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chrome or Chromium, or undefined. */
export function findBrowser() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROME_PATH, ...onPath, ...elsewhere].find((path) => path && existsSync(path));
}

/** Path of a browser; installs Debian's Chromium if there is none. Throws where that cannot be done. */
export function requireBrowser() {
  const found = findBrowser();
  if (found) {
    console.log(`Browser: ${found}`);
    return found;
  }
  console.log('No Chrome or Chromium found; trying: apt-get install chromium');
  try {
    install('chromium', 'fonts-noto-cjk');
  } catch (cause) {
    throw new Error(
      'No browser, and apt-get could not give one. Install Chrome or Chromium, or set CHROME_PATH.',
      {
        cause,
      },
    );
  }
  const installed = findBrowser();
  if (!installed) throw new Error('apt-get ended well, but no browser is on the PATH. Set CHROME_PATH.');
  console.log(`Browser: ${installed} (installed just now)`);
  return installed;
}

/** What a headless browser needs here: no sandbox as root, no traffic of its own. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * How long a test waits for what it expects in a page, in milliseconds. The limit only ends a wait that is in vain: it is
 * far above what a slow machine needs.
 */
export const waitLimit = 90_000;
