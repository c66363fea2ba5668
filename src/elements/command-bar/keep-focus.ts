/** What has the focus may be drawn no more: then it goes to what is near, and not to the top of the page. */
import type { BarContext } from './bar-context.js';

/** Called before a change: the focus stays in the item of the list that it is in, or near it in the same part. */
export function keepFocus({ element }: BarContext): void {
  const root = element.shadowRoot;
  const active = root?.activeElement;
  const part = active?.closest('section')?.getAttribute('part');
  if (!root || !active || !part) return;
  const section = () => root.querySelector(`[part="${part}"]`);
  const items = () => [...(section()?.querySelectorAll('li') ?? [])];
  const place = items().findIndex((item) => item.contains(active));
  element.requestUpdate();
  void element.updateComplete.then(() => {
    if (root.activeElement) return;
    const near = [items()[place], items()[place - 1]].flatMap((item) => targetsIn(item).slice(0, 1));
    const [target] = [...near, ...targetsIn(section()).slice(-1), ...targetsIn(root)];
    target?.focus();
  });
}

function targetsIn(place: ParentNode | null | undefined): HTMLElement[] {
  return [...(place?.querySelectorAll<HTMLElement>('textarea, button:not(:disabled)') ?? [])];
}
