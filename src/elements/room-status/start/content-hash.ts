/** A short name of a content, to tell whether it is still the same: not for secrets. */
export function contentHash(content: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(content) ?? '')
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
