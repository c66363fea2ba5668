/** IDs and hashes that depend only on a name, so that they are the same in every simulator. */

/** A 32-bit hash of a text: FNV-1a with a final mix. */
export function stableHash(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** An ID of 32 hexadecimal digits, in the format of asset and file IDs. */
export function stableId(text: string): string {
  return [0, 1, 2, 3].map((part) => stableHash(`${part}:${text}`).toString(16).padStart(8, '0')).join('');
}
