/**
 * Masks secrets in what the service answers, and puts them back into what a page sends.
 *
 * A mask is `***` and a fingerprint of its secret, which only the backend can make. So a page that sends a whole object
 * back may have moved, dropped or repeated what is masked: each mask still means its own secret. A mask is replaced only
 * where the service holds this secret in a member of the same name, and nothing is sent if one means nothing.
 */
import { identifier, isJsonObject, lookUp } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import { sessionKeys } from '../session-keys.js';
import { isSecret, replaceSecrets } from './secret-members.js';

type Secrets = readonly Uint8Array<ArrayBuffer>[];

const maskPattern = /\*{3}[0-9a-f]{12}/g;

/** What a person, or another program, may write for a secret that it hides. */
const anyMask = /^[*•●]{3,}/;

/** Shortest secret that is hidden where another member quotes it, in characters. A shorter one could be a word. */
const shortestQuoted = 8;

/** Masks that were made, by secrets of the handler and by text. Bounded: it only saves work. */
const made = new WeakMap<Secrets, Map<string, readonly string[]>>();
const mostMade = 1000;

/** The masks of a secret, one for each of the handler's secrets, newest first. */
async function masksOf(secret: string, secrets: Secrets): Promise<readonly string[]> {
  const known = made.get(secrets) ?? new Map<string, readonly string[]>();
  made.set(secrets, known);
  const masks =
    known.get(secret) ??
    (await Promise.all(
      (await sessionKeys(secrets)).map(async ({ key }) => {
        const text = new TextEncoder().encode(`mask ${secret}`);
        const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
        return `***${[...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
      }),
    ));
  if (known.size >= mostMade) known.clear();
  known.set(secret, masks);
  return masks;
}

/** The secrets in a value, each once. */
function secretsOf(value: unknown): string[] {
  const found = new Set<string>();
  replaceSecrets(value, (secret) => {
    found.add(secret);
    return secret;
  });
  return [...found];
}

/**
 * A copy of a value with its secrets masked, and without the members that `dropped` names; the value itself if it has none.
 * `by` is the index of the secret of the handler that makes the masks. Default: the newest.
 */
export async function maskSecretsOf<T>(
  value: T,
  sessionSecrets: Secrets,
  { dropped, by = 0 }: { dropped?: ((name: string) => boolean) | undefined; by?: number } = {},
): Promise<T> {
  const found = await Promise.all(
    secretsOf(value).map(
      async (secret) => [secret, (await masksOf(secret, sessionSecrets))[by] ?? '***'] as const,
    ),
  );
  const masks = new Map(found);
  const masked = replaceSecrets(value, (secret) => masks.get(secret) ?? '***', dropped);
  if (found.length === 0) return masked;
  const quotes = found.filter(([secret]) => secret.length >= shortestQuoted).flatMap(spellingsOf);
  const hide = (text: string) => quotes.reduce((rest, [quote, mask]) => rest.replaceAll(quote, mask), text);
  return mapTexts(masked, (text, name) => (identifier.test(name) ? text : hide(text)));
}

/** A secret as another member may quote it, as it is or as a part of an address, and its mask. */
function spellingsOf([secret, mask]: readonly [string, string]): [string, string][] {
  const encoded = encodeURIComponent(wellFormed(secret));
  return encoded === secret
    ? [[secret, mask]]
    : [
        [secret, mask],
        [encoded, mask],
      ];
}

/** A text in which no half of a surrogate pair stands alone, which cannot be encoded. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

/** The secrets of a document that the service holds, by which masks are replaced. */
export interface HeldSecrets {
  /** What a masked text of a member was; undefined if it can be two things. */
  originals: ReadonlyMap<string, unknown>;
  /** What a mask inside of a member's text means. */
  parts: ReadonlyMap<string, string>;
  /** The texts of the document, by member. */
  texts: ReadonlySet<string>;
  all: readonly string[];
}

const entryOf = (name: string, text: string) => `${name}\n${text}`;

/** The secrets of a document that the service holds. */
export async function heldSecrets(document: unknown, sessionSecrets: Secrets): Promise<HeldSecrets> {
  const originals = new Map<string, unknown>();
  const parts = new Map<string, string>();
  const texts = new Set<string>();
  const note = (held: unknown, masked: unknown, name: string): void => {
    if (Array.isArray(held) && Array.isArray(masked))
      held.forEach((item, index) => note(item, masked[index], name));
    else if (isJsonObject(held) && isJsonObject(masked))
      for (const [key, inner] of Object.entries(held)) note(inner, lookUp(masked, key), key);
    else if (held !== masked && typeof masked === 'string') {
      const entry = entryOf(name, masked);
      originals.set(entry, originals.has(entry) && originals.get(entry) !== held ? undefined : held);
    }
    if (typeof held === 'string') texts.add(entryOf(name, held));
  };
  // A page may hold masks that were made before the newest of the handler's secrets was.
  for (const by of sessionSecrets.keys())
    note(document, await maskSecretsOf(document, sessionSecrets, { by }), '');
  const places = new Map<string, { secret: string; name: string }>();
  replaceSecrets(document, (secret, name) => {
    places.set(entryOf(name, secret), { secret, name });
    return secret;
  });
  for (const { secret, name } of places.values())
    for (const mask of await masksOf(secret, sessionSecrets)) parts.set(entryOf(name, mask), secret);
  return { originals, parts, texts, all: [...places.values()].map(({ secret }) => secret) };
}

/** Whether a value contains a mask of this backend, or something that a person writes for one in place of a secret. */
export function hasMasks(value: unknown): boolean {
  const isMask = (text: string, isWhole: boolean) =>
    (text.includes('***') && text.search(maskPattern) >= 0) || (isWhole && anyMask.test(text));
  const visit = (one: unknown, isWhole: boolean): boolean => {
    if (typeof one === 'string') return isMask(one, isWhole);
    if (Array.isArray(one)) return one.some((item) => visit(item, isWhole));
    if (!isJsonObject(one)) return false;
    return Object.keys(one).some((name) => visit(one[name], isWhole || isSecret(name, one)));
  };
  return visit(value, false);
}

/**
 * A copy of a request's body with the secrets in the places of their masks. Without `mayEdit`, a text must come back as it
 * was, and addresses beside a secret must be those that the service holds: nobody sends a key that they may not see to an
 * address of their own. Throws `MSW.MASK_UNKNOWN`.
 */
export function restoreSecrets<T>(body: T, { originals, parts, texts }: HeldSecrets, mayEdit: boolean): T {
  const restoreText = (text: string, name: string, isWhole: boolean): unknown => {
    const entry = entryOf(name, text);
    if (originals.get(entry) !== undefined) return originals.get(entry);
    if (text.search(maskPattern) < 0 && !(isWhole && anyMask.test(text))) return text;
    const isKnown =
      mayEdit && [...text.matchAll(maskPattern)].every(([mask]) => parts.has(entryOf(name, mask)));
    if (!isKnown || text.search(maskPattern) < 0) throw unknownMask(name);
    return text.replace(maskPattern, (mask) => parts.get(entryOf(name, mask)) ?? mask);
  };
  const restored = mapTexts(body, restoreText);
  if (!mayEdit) checkAddresses(body, restored, texts);
  return restored;
}

function checkAddresses(body: unknown, restored: unknown, texts: ReadonlySet<string>): void {
  if (!isNested(body) || !isNested(restored)) return;
  const members: [string, unknown][] = Object.entries(body);
  const isKeyed = members.some(([name, value]) => isSecret(name, body) && hasMasks({ [name]: value }));
  for (const [name, value] of Object.entries(restored) as [string, unknown][]) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    const addresses = /urls?$/i.test(name) ? values : [];
    if (isKeyed && !addresses.every((one) => texts.has(entryOf(name, String(one)))))
      throw foreignAddress(name);
    checkAddresses(lookUp<unknown>(body as Record<string, unknown>, name), value, texts);
  }
}

function unknownMask(name: string): HttpError {
  const what = `${name || 'A member'} contains a hidden value that the service does not hold there`;
  return new HttpError(
    'MSW.MASK_UNKNOWN',
    `${what}: enter it again, or show the secrets before you copy them`,
  );
}

function foreignAddress(name: string): HttpError {
  const what = `A hidden key is sent only to the addresses that were saved with it, and ${name} is another one`;
  return new HttpError('MSW.MASK_UNKNOWN', `${what}: enter the key, too`);
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A copy with every text replaced. `isWhole`: the member is a secret, by its name. */
function mapTexts<T>(value: T, map: (text: string, name: string, isWhole: boolean) => unknown): T {
  const visit = (one: unknown, name: string, isWhole: boolean): unknown => {
    if (Array.isArray(one)) return one.map((item) => visit(item, name, isWhole));
    if (isJsonObject(one))
      return Object.fromEntries(
        Object.entries(one).map(([key, inner]) => [key, visit(inner, key, isWhole || isSecret(key, one))]),
      );
    return typeof one === 'string' ? map(one, name, isWhole) : one;
  };
  return visit(value, '', false) as T;
}
