/** Random IDs. */

/** A random ID of 32 hexadecimal characters, also on pages without TLS, which have no `randomUUID`. */
export function newId(): string {
  if ((crypto as Partial<Crypto>).randomUUID) {
    const id = crypto.randomUUID();
    return id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
  }
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
