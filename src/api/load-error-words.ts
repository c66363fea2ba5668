/** Loads what comes with the first error: the words that describe it, what masks secrets in it, what names a violated rule. */
import { importWithRetry } from '../base/index.js';

type ErrorWords = typeof import('./error-words/index.js');

let loaded: ErrorWords | undefined;

/** The module once it is loaded; undefined if it could not be loaded, and the next call tries again. */
export async function loadErrorWords(): Promise<ErrorWords | undefined> {
  loaded ??= await importWithRetry(() => import('./error-words/index.js')).catch(() => undefined);
  return loaded;
}
