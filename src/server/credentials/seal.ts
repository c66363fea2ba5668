/**
 * Encrypts texts that instances share through the store, because more people read a Redis than the backend (AES-GCM).
 *
 * The key is made of the session secrets. Without any, in direct mode, it is made of the password; guessing that from a
 * stored text is slow (PBKDF2).
 */

/** Encrypts and decrypts texts. */
export interface Seal {
  seal(text: string): Promise<string>;
  /** The text; undefined if it was not sealed with one of the keys. */
  open(sealed: string): Promise<string | undefined>;
}

type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

/** Rounds of PBKDF2: the most that workers allow. */
const iterations = 100_000;

const algorithm = { name: 'AES-GCM', length: 256 };

/** Creates a seal of session secrets, newest first, or of a password. Keys are made on first use. */
export function createSeal(from: { secrets: readonly Bytes[] } | { password: string; salt: string }): Seal {
  let made: Promise<CryptoKey[]> | undefined;
  const keys = () =>
    (made ??=
      'secrets' in from
        ? Promise.all(from.secrets.map(keyOfSecret))
        : keyOfPassword(from.password, from.salt).then((key) => [key]));
  return {
    seal: async (text) => {
      const [newest] = await keys();
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = encoder.encode(text);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, newest as CryptoKey, bytes);
      return `${base64(iv)}.${base64(new Uint8Array(sealed))}`;
    },
    open: async (sealed) => {
      const [iv, bytes] = sealed.split('.').map(bytesOf);
      if (!iv || !bytes) return undefined;
      for (const key of await keys()) {
        const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes).then(
          (opened) => new TextDecoder().decode(opened),
          () => undefined,
        );
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

async function keyOfSecret(secret: Bytes): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = encoder.encode('metastudio-widgets: texts in the store');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(derivation, base, algorithm, false, ['encrypt', 'decrypt']);
}

async function keyOfPassword(password: string, salt: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', encoder.encode(password), 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-512', salt: encoder.encode(salt), iterations };
  return crypto.subtle.deriveKey(derivation, base, algorithm, false, ['encrypt', 'decrypt']);
}

function base64(bytes: Bytes): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function bytesOf(text: string): Bytes | undefined {
  if (!/^[\w+/]*=*$/.test(text) || text.length % 4 !== 0) return undefined;
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
