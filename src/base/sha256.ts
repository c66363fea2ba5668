/** SHA-256 in hexadecimal, by Web Crypto. */

type Bytes = Uint8Array<ArrayBuffer>;

/** SHA-256 of a text or bytes. Throws on pages without TLS, which have no `crypto.subtle`. */
export async function sha256(value: string | Bytes): Promise<string> {
  return hexOf(await crypto.subtle.digest('SHA-256', bytesOf(value)));
}

/** The bytes of a text in UTF-8. */
export function bytesOf(value: string | Bytes): Bytes {
  return typeof value === 'string' ? new TextEncoder().encode(value) : value;
}

/** Bytes in hexadecimal. */
export function hexOf(buffer: ArrayBuffer): string {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
