/** Digests and signatures in hexadecimal, by Web Crypto. */

type Bytes = Uint8Array<ArrayBuffer>;

/** SHA-256 of a text or bytes. */
export async function sha256(value: string | Bytes): Promise<string> {
  return hexOf(await crypto.subtle.digest('SHA-256', bytesOf(value)));
}

/** HMAC-SHA256 of a text. */
export async function hmacSha256(secret: string | Bytes, text: string): Promise<string> {
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), hash, false, ['sign']);
  return hexOf(await crypto.subtle.sign('HMAC', key, bytesOf(text)));
}

function bytesOf(value: string | Bytes): Bytes {
  return typeof value === 'string' ? new TextEncoder().encode(value) : value;
}

function hexOf(buffer: ArrayBuffer): string {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
