/**
 * Prefixes the title of the document while there is an alarm: one prefix for the page, whatever the page does to its title
 * meanwhile; afterwards the title is exactly the page's own.
 */

const prefix = '(!) ';

const holders = new Set<object>();
let observer: MutationObserver | undefined;
/** The page's own title; undefined while nothing was prefixed. */
let own: string | undefined;
/** Whether the page had no title element. */
let isCreated = false;

/** Sets or ends the prefix for one holder. */
export function holdTitlePrefix(holder: object, isHeld: boolean): void {
  if (isHeld) holders.add(holder);
  else holders.delete(holder);
  if (holders.size > 0 && !observer) begin();
  if (holders.size === 0 && observer) end();
}

function begin(): void {
  observer = new MutationObserver(apply);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  apply();
}

function end(): void {
  apply(); // the page may have changed its title just now
  observer?.disconnect();
  observer = undefined;
  if (own === undefined) return;
  const title = titleElement();
  if (isCreated && own === '') title.remove();
  else title.textContent = own;
  own = undefined;
  isCreated = false;
}

/** Prefixes the title unless it is. A page's own title that begins so, and was there before, is left as it is. */
function apply(): void {
  const title = titleElement();
  const text = title.textContent;
  if (text.startsWith(prefix)) {
    if (own !== undefined) own = text.slice(prefix.length);
    return;
  }
  own = text;
  title.textContent = prefix + text;
}

function titleElement(): HTMLTitleElement {
  const known = document.head.querySelector('title');
  if (known) return known;
  isCreated = true;
  return document.head.appendChild(document.createElement('title'));
}
