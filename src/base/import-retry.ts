/** Dynamic `import()` that can be retried after the connection was lost. */

/** Makes the address of each retry unique. */
let retries = 0;

/**
 * Loads a module; if that fails, tries once more.
 *
 * Chromium remembers a failed import for the lifetime of the page and never requests the same URL again. Its error
 * message contains that URL, so the retry appends a fragment, which makes it a different one.
 */
export async function importWithRetry<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const [, address] = /module: (\S+)$/.exec(String(error)) ?? [];
    if (!address) throw error;
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}#${++retries}`)) as T;
  }
}

/** Wraps a dynamic import so that the module is loaded once. A failed load is attempted again at the next call. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= importWithRetry(load).catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
