/** The axe accessibility checker over a page with its shadow roots. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'puppeteer-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What the checker finds against WCAG 2.2 AA inside the elements that the selector matches, one line for each rule. What
 * `without` matches is left out.
 */
export async function accessibilityViolations(
  page: Page,
  selector = 'html',
  without: readonly string[] = [],
): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source);
  const inside = { include: [selector], exclude: [...without] };
  return page.evaluate(async (context) => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations } = await checker.run(context, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // Passes and incomplete results are not reported: describing them costs most of the time on a large page.
      resultTypes: ['violations'],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, html }) => `${String(target)} ${html.slice(0, 160)}`).join(' | ')}`,
    );
  }, inside);
}

/** Fails with what the checker finds on the page; `state` says in the message what the page was showing. */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  await page.evaluate(waitForAnimations);
  assert.deepEqual(await accessibilityViolations(page), [], `${state} is accessible`);
}

/** Runs in the page: waits for every animation that ends, in shadow roots too, because axe measures colours. */
async function waitForAnimations(): Promise<void> {
  const shadowRoots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const ending = [document, ...shadowRoots]
    .flatMap((root) => root.getAnimations())
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
