/** SHA-256, HMAC, random IDs and Base64, on Web Crypto, which browsers and Node share. */

const encoder = new TextEncoder();

/** SHA-256 in hexadecimal. */
export async function sha256(data: string | Uint8Array): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytesOf(data)));
}

/** HMAC-SHA256 in hexadecimal. */
export async function hmacSha256(key: string, data: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  // Web Crypto rejects empty keys. HMAC pads keys with zeros, so a key of one zero byte is equivalent to an empty one.
  const imported = await crypto.subtle.importKey('raw', bytesOf(key || '\0'), algorithm, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', imported, bytesOf(data)));
}

/** 32 random hexadecimal digits. */
export function newId(): string {
  return randomHex(16);
}

/** Random bytes in hexadecimal. */
export function randomHex(bytes: number): string {
  return hex(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** Bytes as Base64. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

function bytesOf(data: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof data === 'string' ? encoder.encode(data) : new Uint8Array(data);
}

function hex(data: ArrayBuffer | Uint8Array): string {
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
