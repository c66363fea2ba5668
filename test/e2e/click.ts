/** Clicks by mouse that reach what they aim at, also on a machine that is slow between aiming and pressing. */
import type { ElementHandle } from 'puppeteer-core';

/** How often a click is tried whose target had moved away. */
const tries = 5;

interface ClickWindow {
  hasClicked?: boolean;
}

/**
 * Clicks an element with the mouse. The browser is told a place, and the layout may move between the reading of the place
 * and the press; then another element gets the click, or none. Only then is it tried again: a click that reached the
 * element and did nothing stays a failure.
 */
export async function clickElement(handle: ElementHandle): Promise<void> {
  await handle.evaluate((element) => {
    const page = window as unknown as ClickWindow;
    page.hasClicked = false;
    element.addEventListener('click', () => (page.hasClicked = true), { once: true, capture: true });
  });
  for (let attempt = 0; attempt < tries; attempt++) {
    await handle.click();
    if (await handle.evaluate(() => (window as unknown as ClickWindow).hasClicked !== false)) return;
  }
  throw new Error(`${tries} clicks did not reach the element.`);
}
