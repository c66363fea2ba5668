/** Random IDs. */

/** A random ID of 32 hexadecimal characters. Unlike `randomUUID`, this works on pages without TLS. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
