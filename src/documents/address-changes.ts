/** Changes of the page's address without a load, as a single-page application makes them. */

/** Calls `changed` after each change of the address. Without the Navigation API, `pushState` is not noticed. */
export function watchAddress(changed: () => void): () => void {
  const targets = [
    [(globalThis as { navigation?: EventTarget }).navigation, 'currententrychange'],
    [globalThis.window, 'popstate'],
    [globalThis.window, 'hashchange'],
  ] as const;
  for (const [target, type] of targets) target?.addEventListener(type, changed);
  return () => {
    for (const [target, type] of targets) target?.removeEventListener(type, changed);
  };
}
