/** Signatures in hexadecimal, by Web Crypto. */
import { bytesOf, hexOf } from '../base/index.js';

/** HMAC-SHA256 of a text. */
export async function hmacSha256(secret: string | Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), hash, false, ['sign']);
  return hexOf(await crypto.subtle.sign('HMAC', key, bytesOf(text)));
}
