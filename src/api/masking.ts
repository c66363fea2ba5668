/**
 * Masks the secrets of a request in the service's own words, as services like to quote what they refuse. The code comes
 * with the first error, together with the words that describe it.
 */
import { loadErrorWords } from './load-error-words.js';

/** Masks secrets in a text. */
export type Mask = (text: string) => string;

/** Keeps the codes of the service and its gateway, and hides every other text. */
export const hideAllButCodes: Mask = (text) => (/^(MSS|APIG)\.\d+$/.test(text) ? text : '');

/** The mask for the secrets in a request; what it cannot mask without its code, it hides. Never rejects. */
export async function loadMask(request: unknown): Promise<Mask> {
  const code = await loadErrorWords();
  return code ? code.secretsMask(code.secretsIn(request), '***') : hideAllButCodes;
}
