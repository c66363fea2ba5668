/** The values that elements keep in `sessionStorage` until the tab is closed or the page signs out. */

/** Prefix of their names. */
export const sessionPrefix = 'metastudio-widgets/';

/** Removes what the elements of this tab have kept: it belongs to the person who signs out. */
export function clearSession(): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(sessionPrefix)) sessionStorage.removeItem(name);
  } catch {
    // Storage is forbidden on this page, so nothing was kept.
  }
}
