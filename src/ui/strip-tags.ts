/** The words of a script without its tags, for a line in a list: short, and without the weight of the language. */

/** Characters looked at: a line in a list shows fewer. */
const maxLength = 2000;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Pauses, actions and ends of emotions between words that are set apart by spaces, which Chinese words are not. */
const pauses = /(?<=[^\s<>\u2e80-\uffef])(?:<[^<>]*>)+(?=[^\s<>\u2e80-\uffef])/g;

/** The beginning of what is said, at most some 2,000 characters. */
export function stripTags(text: string): string {
  const beginning = text.slice(0, maxLength);
  if (!/^\s*<[a-z!?]/i.test(beginning)) return beginning;
  return beginning
    .replace(/<(?!\/?(?:break|insert-action|emotion)\b)[^<>]*>?/g, '')
    .replace(pauses, ' ')
    .replace(/<[^<>]*>?/g, '')
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .trim();
}
