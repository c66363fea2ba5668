/** Keys of sessions, made of the option `sessionSecrets`. The newest is first; each has an ID, which tokens name. */

import { hmacSha256 } from './digest.js';

/** A key of sessions. */
export interface SessionKey {
  /** The ID that tokens name in their header. It does not tell the secret. */
  kid: string;
  key: CryptoKey;
}

type SessionKeys = readonly [SessionKey, ...SessionKey[]];

/** Secrets, newest first, and the keys made of them. */
const made = new WeakMap<readonly Uint8Array[], Promise<SessionKeys>>();

/** The keys of the secrets, newest first. They are made once. */
export function sessionKeys(secrets: readonly Uint8Array<ArrayBuffer>[]): Promise<SessionKeys> {
  const known =
    made.get(secrets) ?? Promise.all(secrets.map(keyOf)).then((keys) => keys as unknown as SessionKeys);
  made.set(secrets, known);
  return known;
}

async function keyOf(secret: Uint8Array<ArrayBuffer>): Promise<SessionKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify']);
  // 16 characters that identify the secret without telling it.
  return { kid: (await hmacSha256(secret, 'kid')).slice(0, 16), key };
}
