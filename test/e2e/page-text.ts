/** What a person sees of a page: its words, shadow roots and all. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { waitLimit } from '../../scripts/browser.mjs';

/** Waits until the words stand on the page; where they never do, leaves a picture. */
export async function waitForText(page: Page, words: string, timeout = waitLimit): Promise<void> {
  try {
    await page.waitForFunction(showsWords, { timeout, polling: 200 }, words, true);
  } catch (cause) {
    const path = join(import.meta.dirname, '../../screenshots/failed.png');
    await page.screenshot({ path, fullPage: true });
    throw new Error(`"${words}" did not appear; see ${path}`, { cause });
  }
}

/** Waits until the words stand in the status of the room, and not only in the list of rooms beside it. */
export async function waitForStatus(page: Page, words: string): Promise<void> {
  const isShown = (wanted: string) =>
    [...document.querySelectorAll('mss-room-status')].some(({ shadowRoot }) =>
      shadowRoot?.textContent.includes(wanted),
    );
  await page.waitForFunction(isShown, { polling: 200 }, words);
}

/** Waits until the words are gone. */
export async function waitForTextGone(page: Page, words: string, timeout = waitLimit): Promise<void> {
  await page.waitForFunction(showsWords, { timeout, polling: 200 }, words, false);
}

/** Runs in the page: whether the words stand anywhere on it (or, with `false`, nowhere). */
export function showsWords(words: string, wanted: boolean): boolean {
  const wordsOf = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    if (node instanceof Element && getComputedStyle(node).display === 'none') return '';
    // Of a closed list one sees what is chosen.
    if (node instanceof HTMLOptionElement && !node.selected) return '';
    const shadow = node instanceof Element && node.shadowRoot ? [node.shadowRoot] : [];
    return [...shadow, ...node.childNodes].map(wordsOf).join('');
  };
  return wordsOf(document.body).replace(/\s+/g, ' ').includes(words) === wanted;
}
