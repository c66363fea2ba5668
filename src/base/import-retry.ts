/**
 * Code that is loaded when it is wanted, from a connection that may be lost just then.
 *
 * Chromium remembers for as long as the page lives that a module could not be had, and never asks for it again under
 * the same address; its error names that address, so the next try is made with a fragment behind it, which makes it another one.
 */
let tries = 0;

/** Loads a module, also after it could not be loaded. */
export async function importWithRetry<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const [, address] = /module: (\S+)$/.exec(String(error)) ?? [];
    if (!address) throw error;
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}#${++tries}`)) as T;
  }
}
