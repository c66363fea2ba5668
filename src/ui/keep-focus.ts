/** Keeps the focus in a list when its focused item is removed; otherwise the browser would move it to the page. */
import type { LitElement } from 'lit';

/** Call before a change: if the focused element is then gone, its list item, the one before, or its section gets the focus. */
export function keepFocus(element: LitElement): void {
  const root = element.shadowRoot;
  const active = root?.activeElement;
  const part = active?.closest('section')?.getAttribute('part');
  if (!root || !active || !part) return;
  const section = () => root.querySelector(`[part="${part}"]`);
  const items = () => [...(section()?.querySelectorAll('li') ?? [])];
  const index = items().findIndex((item) => item.contains(active));
  element.requestUpdate();
  void element.updateComplete.then(() => {
    if (root.activeElement) return;
    const neighbours = [items()[index], items()[index - 1]].flatMap((item) => focusableIn(item).slice(0, 1));
    const [target] = [...neighbours, ...focusableIn(section()).slice(-1), ...focusableIn(root)];
    target?.focus();
  });
}

function focusableIn(parent: ParentNode | null | undefined): HTMLElement[] {
  return [...(parent?.querySelectorAll<HTMLElement>('textarea, button:not(:disabled)') ?? [])];
}
