/**
 * Code that is loaded when it is wanted, from a connection that may be lost just then.
 *
 * Chromium remembers for as long as the page lives that a module could not be had, and never asks for it again under
 * the same address; its error names that address, so the next try is made under another one.
 */
let tries = 0;

/** Loads a module, also after it could not be loaded. */
export async function arrive<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const [, address] = /module: (https?:\S+)$/.exec(String(error)) ?? [];
    if (!address) throw error;
    const again = `${address}${address.includes('?') ? '&' : '?'}again=${++tries}`;
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ again)) as T;
  }
}
