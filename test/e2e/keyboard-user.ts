/**
 * A person who has only a keyboard, and sees where the focus is: every stop is looked at, and one that does not show
 * its focus fails.
 */
import assert from 'node:assert/strict';
import type { KeyInput, Page } from 'puppeteer-core';

interface Focus {
  role: string;
  name: string;
  /** The element of ours that it is in: its tag, and its name or ID. */
  host: string;
  /** Whether one can see that it has the focus. */
  shown: boolean;
  /** Buttons of the toolbar around it: one stop of Tab, arrows inside. */
  toolbar: number;
}

/** Stops of Tab after which a search is given up. */
const most = 200;

export class KeyboardUser {
  constructor(private readonly page: Page) {}

  press(key: KeyInput): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Keys held down together, the last one pressed. */
  async chord(...keys: KeyInput[]): Promise<void> {
    const [last, ...held] = keys.reverse();
    for (const key of held) await this.page.keyboard.down(key);
    if (last) await this.page.keyboard.press(last);
    for (const key of held) await this.page.keyboard.up(key);
  }

  /** What has the focus; it can be seen that it does. */
  async focus(): Promise<Focus> {
    const focus = await this.page.evaluate(focusNow);
    assert.ok(focus.shown, `the focus can be seen on ${describeFocus(focus)}`);
    return focus;
  }

  /** Goes with Tab, and with arrows in toolbars, to something of that role whose name begins so. */
  async to(role: string, name: string, host = ''): Promise<Focus> {
    const passes = (focus: Focus) =>
      focus.role === role && focus.name.startsWith(name) && focus.host.startsWith(host);
    const seen = new Set<string>();
    for (let stop = 0; stop < most; stop++) {
      let focus = await this.page.evaluate(focusNow);
      for (let step = focus.toolbar; step > 0 && !passes(focus); step--) {
        await this.press('ArrowRight');
        focus = await this.page.evaluate(focusNow);
      }
      if (passes(focus)) return this.focus();
      seen.add(describeFocus(focus));
      await this.press('Tab');
    }
    throw new Error(`Tab did not lead to ${role} ${name} in ${host}, but to ${[...seen].join('; ')}`);
  }

  /** Goes there and presses Enter. */
  async use(role: string, name: string, host = ''): Promise<void> {
    await this.to(role, name, host);
    await this.press('Enter');
  }

  /** Waits until the focus is on something of that role and name, without pressing anything. */
  async given(role: string, name = ''): Promise<Focus> {
    for (let waited = 0; waited < 100; waited++) {
      const focus = await this.page.evaluate(focusNow);
      if (focus.role === role && focus.name.startsWith(name)) return this.focus();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const focus = await this.page.evaluate(focusNow);
    throw new Error(`The focus did not come to ${role} ${name}; it is on ${describeFocus(focus)}`);
  }
}

function describeFocus({ role, name, host }: Focus): string {
  return `${role} “${name.slice(0, 40)}” in ${host || 'the page'}`;
}

/** Runs in the page: what has the focus, through shadow roots. */
function focusNow(): Focus {
  let host = '';
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) {
    const name = active.getAttribute('name') || active.id;
    host = name ? `${active.localName} ${name}` : active.localName;
    active = active.shadowRoot.activeElement;
  }
  const field = active as HTMLInputElement | null;
  const roles: Record<string, string> = {
    a: 'link',
    button: 'button',
    textarea: 'textbox',
    select: 'combobox',
    summary: 'summary',
    input:
      { search: 'searchbox', checkbox: 'checkbox', number: 'spinbutton' }[field?.type ?? ''] ?? 'textbox',
  };
  const root = active?.getRootNode() as Document | ShadowRoot | undefined;
  const byId = (ids: string | null | undefined) =>
    ids
      ? ids
          .split(' ')
          .map((id) => root?.getElementById(id)?.textContent ?? '')
          .join(' ')
      : undefined;
  const name =
    active?.getAttribute('aria-label') ??
    byId(active?.getAttribute('aria-labelledby')) ??
    (field?.labels ? field.labels[0]?.textContent : undefined) ??
    active?.textContent ??
    '';
  const active_id = active?.getAttribute('aria-activedescendant');
  const marked = (active_id && root?.getElementById(active_id)) || active;
  const outlined = (element: Element | null | undefined) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/, 0\)$|\/ 0\)$/.test(outlineColor);
  };
  const around: (Element | null | undefined)[] = [marked, active];
  for (let parent = active?.parentElement, up = 0; parent && up < 4; parent = parent.parentElement, up++)
    around.push(parent);
  const box = marked?.getBoundingClientRect();
  const inView =
    box !== undefined &&
    box.width > 2 &&
    box.height > 2 &&
    box.bottom > 0 &&
    box.top < innerHeight &&
    box.right > 0 &&
    box.left < innerWidth;
  const own = marked ? getComputedStyle(marked).boxShadow !== 'none' : false;
  return {
    role: active?.getAttribute('role') ?? roles[active?.localName ?? ''] ?? '',
    name: name.replace(/\s+/g, ' ').trim(),
    host,
    shown: inView && (around.some(outlined) || own),
    toolbar: active?.closest('[role=toolbar]')?.querySelectorAll('button').length ?? 0,
  };
}
