/**
 * Waits for what a user would wait for: looks again each frame until it is there, or `limit` milliseconds have passed. The
 * limit only ends a wait that is in vain: it is far above what a slow machine needs.
 */
export async function until<T>(
  look: () => T | null | undefined | false,
  what = String(look),
  limit = 20_000,
): Promise<T> {
  const end = performance.now() + limit;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited ${limit / 1000} s in vain for ${what}`);
    await nextFrame();
  }
}

/** The next frame of the page; in Node, where nothing is drawn, a few milliseconds. */
const nextFrame = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestAnimationFrame' in globalThis ? requestAnimationFrame(resolve) : setTimeout(resolve, 5),
  );

/** The words that stand in an element, shadow root and all, white space folded. */
export function renderedText(element: Element): string {
  return (element.shadowRoot?.textContent ?? element.textContent).replace(/\s+/g, ' ').trim();
}

/** The first of an element's buttons with that name. */
export function button(element: Element, name: string): HTMLButtonElement | undefined {
  const named = (one: HTMLButtonElement) =>
    (one.getAttribute('aria-label') ?? one.textContent).trim() === name;
  return [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(named);
}

/** Presses what `look` finds, once it is there: a press on nothing would pass unnoticed. */
export async function click(look: () => Element | null | undefined, what: string): Promise<void> {
  ((await until(look, what)) as HTMLElement).click();
}

/** Presses the first of an element's buttons with that name, once it is there. */
export const clickButton = (element: Element, name: string): Promise<void> =>
  click(() => button(element, name), `a button "${name}"`);
