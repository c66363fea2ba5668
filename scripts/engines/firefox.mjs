/** Firefox: Debian's, driven by Puppeteer. */
import { getProgram } from '../debian-program.mjs';

/** Path of a Firefox, or undefined: looks at FIREFOX_PATH, then on the PATH; installs Debian's where there is none. */
export const getFirefox = () => process.env.FIREFOX_PATH ?? getProgram('firefox', 'firefox-esr');

/** Options for Puppeteer's `launch`, on demand with less motion, or a mouse on a machine without; throws where there is no Firefox. */
export function firefoxOptions({ hasLessMotion = false, hasMouse = false } = {}) {
  const executablePath = getFirefox();
  if (!executablePath) throw new Error('No Firefox: install firefox-esr, or set FIREFOX_PATH.');
  return {
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      // As in Chromium: sounds play without a click first.
      'media.autoplay.default': 0,
      'media.autoplay.blocking_policy': 0,
      // As in Chromium without a window: scrollbars take no room.
      'widget.gtk.overlay-scrollbars.enabled': true,
      'ui.useOverlayScrollbars': 1,
      ...(hasMouse && { 'ui.primaryPointerCapabilities': 6, 'ui.allPointerCapabilities': 6 }),
      'ui.prefersReducedMotion': hasLessMotion ? 1 : 0,
      // The panel of downloads takes the focus from the page.
      'browser.download.alwaysOpenPanel': false,
    },
  };
}

/**
 * Makes a page of Firefox behave as one of Chromium does: it has the focus when it is opened, and takes the same names of
 * keys (Puppeteer knows the space bar there as a character).
 */
export function likeChromiums(page) {
  const goto = page.goto.bind(page);
  page.goto = async (...args) => {
    await page.bringToFront();
    return goto(...args);
  };
  const { keyboard } = page;
  for (const method of ['down', 'up', 'press']) {
    const original = keyboard[method].bind(keyboard);
    keyboard[method] = (key, options) => original(key === 'Space' ? ' ' : key, options);
  }
  return page;
}
