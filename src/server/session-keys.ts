/** Keys of sessions, made of the option `sessionSecrets`. The newest is first; each has an ID, which tokens name. */

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
  return { kid: await fingerprint(secret), key };
}

/** 16 characters that identify a value without telling it: of `HMAC(value, "kid")`. */
async function fingerprint(secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('kid')));
  return [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
