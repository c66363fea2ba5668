/** What a finger needs: targets of 40 px that fit into the screen, and no names of keys. */
import type { Page } from 'puppeteer-core';

/** What is wrong for fingers in the elements of a page that is emulated as a touch screen; empty if nothing is. */
export async function touchProblems(page: Page): Promise<string[]> {
  const isTouch = await page.evaluate(
    () => matchMedia('(pointer: coarse)').matches && matchMedia('(hover: none)').matches,
  );
  if (!isTouch) return ['the page is not a touch screen'];
  // tsx wraps each named function in a call of this helper, which the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named');
  return page.evaluate(findProblems);
}

/** Runs in the page. */
function findProblems(): string[] {
  const smallest = 40;
  const interactive = [
    'button, a[href], input:not([type=hidden]), select, textarea, summary, label:has(input:is([type=checkbox], [type=radio]))',
    '[role=option], [role^=menuitem], [role=tab], [role=treeitem], [role=switch], [role=slider]',
  ].join();
  const keyNames = /Ctrl|⌘|⌥|Alt\+|Shift\+|\bEsc(ape)?\b|\bF\d{1,2}\b|回车|按 ?Enter|Enter sends/;
  const problems = new Set<string>();

  /** What a tap at a point hits, and all that contains it, shadow roots and all. */
  const hit = (x: number, y: number): Set<Node> => {
    let target: Element | null = null;
    for (let root: Document | ShadowRoot | null = document; root; root = target?.shadowRoot ?? null) {
      const found: Element | null = root.elementFromPoint(x, y);
      if (!found || found === target) break;
      target = found;
    }
    const path = new Set<Node>();
    for (let node: Node | null = target; node;) {
      path.add(node);
      node =
        (node instanceof Element ? node.assignedSlot : null) ??
        node.parentNode ??
        (node instanceof ShadowRoot ? node.host : null);
    }
    return path;
  };

  /** The size of the area that a tap may hit: the box, or what a pseudo-element adds to it. */
  const area = (element: Element): { width: number; height: number } => {
    const box = element.getBoundingClientRect();
    if (box.width >= smallest && box.height >= smallest) return box;
    element.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const reach = (x: number, y: number): number => {
      let pixels = 0;
      const hits = (by: number) => hit(left + width / 2 + x * by, top + height / 2 + y * by).has(element);
      while (pixels < smallest && hits(pixels + 1)) pixels++;
      return pixels;
    };
    return {
      width: Math.max(width, reach(-1, 0) + reach(1, 0)),
      height: Math.max(height, reach(0, -1) + reach(0, 1)),
    };
  };

  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    const isVisible = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return isVisible && width > 1 && height > 1 && getComputedStyle(element).clipPath === 'none';
  };

  const isTarget = (element: Element): boolean =>
    element.matches(interactive) &&
    !element.matches(':disabled') &&
    getComputedStyle(element).pointerEvents !== 'none' &&
    // The label is the target.
    !(element.matches('[type=checkbox], [type=radio]') && element.closest('label'));

  const check = (host: Element, element: Element): void => {
    if (!isSeen(element)) return;
    const name = `${host.localName}: ${element.localName}.${element.getAttribute('class') ?? ''}`;
    for (const node of element.childNodes)
      if (node instanceof Text && keyNames.test(node.data))
        problems.add(`${name} says "${node.data.trim()}"`);
    const key = getComputedStyle(element, '::before').content;
    if (/^"[0-9A-Z]"/.test(key)) problems.add(`${name} has the key ${key}`);
    if (!isTarget(element)) return;
    const { width, height } = area(element);
    // Half a pixel is rounding.
    if (Math.min(width, height) < smallest - 0.5)
      problems.add(`${name} is ${Math.round(width)} × ${Math.round(height)} px`);
  };

  const walk = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (root instanceof ShadowRoot) check(root.host, element);
    }
  };
  walk(document);
  const beyond = document.documentElement.scrollWidth - window.innerWidth;
  if (beyond > 0) problems.add(`the page is ${beyond} px wider than the screen`);
  return [...problems];
}
