/**
 * The pages of this window, before and after its reloads: what they sent, the person at this window has sent. They are
 * kept in `sessionStorage`, so another window has others, and after a sign-out there are none.
 */
import { parseJson, readStorage, tabStorage, writeStorage } from '../../../base/index.js';
import { sessionPrefix } from '../../../ui/index.js';

const name = `${sessionPrefix}pages`;

/** Maximum number of pages that are kept. */
const maxPages = 100;

let known: { current: string; pages: ReadonlySet<unknown> } | undefined;

/** Whether a page is this one, of which the ID is given, or an earlier one of this window. */
export function isOwnPage(page: string, current: string): boolean {
  if (known?.current !== current) known = { current, pages: rememberPage(current) };
  return page === current || known.pages.has(page);
}

/** Adds the page to those that are kept; returns them all. */
function rememberPage(page: string): ReadonlySet<unknown> {
  const kept = parseJson(readStorage(name, tabStorage));
  const pages = new Set<unknown>([...(Array.isArray(kept) ? (kept as unknown[]) : []), page]);
  writeStorage(name, JSON.stringify([...pages].slice(-maxPages)), tabStorage);
  return pages;
}
