/** Random IDs. */

/** A random ID of 32 hexadecimal characters, also on pages without TLS, which have no `randomUUID`. */
export function newId(): string {
  if ((crypto as Partial<Crypto>).randomUUID) return crypto.randomUUID().replaceAll('-', '');
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
