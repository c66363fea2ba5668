/** Placeholders in a quick reply, such as `{viewer}`. */

/** One placeholder; its first group is the name. */
export const placeholder = /\{([\p{L}_][\p{L}\d_ -]{0,31})\}/gu;

/** The names of the placeholders in a reply, without duplicates. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name]) => name ?? ''))];
}
