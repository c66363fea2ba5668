/** Keys that a person presses while the palette is loading: they are for its search, not for the field that had the focus. */

/**
 * Takes the focus from the element that has it in `host`, so that no field, and no input method, gets the next keys, and
 * collects them until the returned function is called. That function gives the focus back, and returns what was typed;
 * undefined if Escape has ended the wait, of which `onEscape` is told at once.
 */
export function collectKeys(host: HTMLElement, onEscape: () => void): () => string | undefined {
  const page = host.ownerDocument;
  const focused = host.shadowRoot?.activeElement as HTMLElement | null | undefined;
  let typed: string | undefined = '';

  const isNowhere = () => page.activeElement === null || page.activeElement === page.body;
  const stop = () => {
    page.removeEventListener('keydown', onKey, true);
    // Unless the person has gone on to another field meanwhile.
    if (isNowhere()) focused?.focus();
    return typed;
  };
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !isNowhere()) return;
    if (key.length === 1) typed += key;
    else if (key === 'Backspace') typed = typed?.slice(0, -1);
    else if (key === 'Escape') {
      typed = undefined;
      stop();
      onEscape();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  focused?.blur();
  page.addEventListener('keydown', onKey, true);
  return stop;
}
