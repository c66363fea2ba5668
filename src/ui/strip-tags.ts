/** Removes the tags of a script, for one line in a list, without loading the parser of the script language. */
import { lookUp } from '../base/index.js';

/** Maximum number of characters that are examined; a line in a list shows fewer. */
const maxLength = 2000;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Tags between two words, in languages that separate words by spaces (unlike Chinese). */
const pauses = /(?<=[^\s<>\u2e80-\uffef])(?:<[^<>]*>)+(?=[^\s<>\u2e80-\uffef])/g;

/** The beginning of the spoken text, at most about 2,000 characters. */
export function stripTags(text: string): string {
  const beginning = text.slice(0, maxLength);
  if (!/^\s*<[a-z!?]/i.test(beginning)) return beginning;
  return beginning
    .replace(/<(?!\/?(?:break|insert-action|emotion)\b)[^<>]*>?/g, '')
    .replace(pauses, ' ')
    .replace(/<[^<>]*>?/g, '')
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => lookUp(entities, name) ?? '')
    .trim();
}
