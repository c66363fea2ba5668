/** Checks the addresses that forms ask for. */
import type { FormMessages } from './messages.js';

/** Maximum length of an address (reference 10.5). */
const maxLength = 2048;

/** What is wrong with an address, as a sentence; `schemes` are the accepted ones, without `://`. */
export function urlProblem(url: string, schemes: readonly string[], m: FormMessages): string | undefined {
  const text = url.trim();
  if (text === '') return m.urlMissing;
  if (text.length > maxLength) return m.urlLong;
  const prefixes = schemes.map((scheme) => `${scheme}://`);
  const isWhole =
    prefixes.some((prefix) => text.toLowerCase().startsWith(prefix)) &&
    URL.canParse(text) &&
    !/\s/.test(text);
  return isWhole ? undefined : m.urlWrong(prefixes.join(', '));
}
