/**
 * Masks secrets (stream keys, passwords, tokens) in values and texts, however they are spelled there: percent-encoded once
 * or several times, as an HTML entity, escaped as in JSON, in hexadecimal or Base64 digits.
 */
import { lookUp } from './look-up.js';
import { identifier, secretName } from './secret-names.js';

/** Shortest secret that is masked inside of words, in characters; a shorter one only if it stands alone. */
const shortest = 6;

/** HTML names of characters that are likely to be in a key. */
const entities: Readonly<Record<string, string>> = {
  '"': 'quot',
  '%': 'percnt',
  '&': 'amp',
  "'": '(?:apos|#39)',
  '+': 'plus',
  '/': 'sol',
  '<': 'lt',
  '=': 'equals',
  '>': 'gt',
};

/** A backslash, or several where JSON stands in JSON. The bounds keep the patterns linear. */
const backslash = '\\\\{1,8}';
/** A line break, with the indent of the next line, where a long text was folded. */
const fold = '(?:\\r?\\n[ \\t]{0,8})?';

/** The letters that stand for these characters after a backslash. */
const breaks = new Map([
  ['\n', 'n'],
  ['\r', 'r'],
  ['\t', 't'],
]);

const percent = '(?:%|&(?:#37|#[xX]25|percnt);)(?:25){0,8}';

/** Options of `maskSecrets`. */
export interface MaskOptions {
  /** What stands for a secret. */
  mask: string;
  /** Whether members with the name of a secret are left out; otherwise their value becomes the mask. */
  omit?: boolean;
  /** Further secrets. Those in the value itself, by the names of members, are known. */
  secrets?: readonly string[];
  /** Applied to each text after its secrets were masked. */
  text?: (text: string, name: string) => string;
}

/** A deep copy of a value with all secrets masked, in texts and names. */
export function maskSecrets<T>(value: T, options: MaskOptions): T {
  const { mask, omit = false, secrets = [], text = (one: string) => one } = options;
  const hide = secretsMask([...secrets, ...secretsIn(value)], mask);
  const masked = (one: unknown, name: string): unknown => {
    if (Array.isArray(one)) return one.map((item) => masked(item, name));
    if (typeof one === 'string') return identifier.test(name) ? one : text(hide(one), name);
    if (typeof one !== 'object' || one === null) return one;
    const members = Object.entries(one).filter(([key]) => !omit || !secretName.test(key));
    return Object.fromEntries(
      members.map(([key, inner]) => [
        /^\w+$/.test(key) ? key : hide(key),
        secretName.test(key) ? inner && mask : masked(inner, key),
      ]),
    );
  };
  return masked(value, '') as T;
}

/** The texts in a value that are secrets, by the names of their members. */
export function secretsIn(value: unknown, isSecret = false): string[] {
  if (typeof value === 'string') return isSecret ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    secretsIn(inner, isSecret || secretName.test(name)),
  );
}

/** A function that replaces each of these secrets in a text, in every spelling. */
export function secretsMask(secrets: readonly string[], mask: string): (text: string) => string {
  const all = new Set(secrets.flatMap((secret) => [secret, ...decoded(secret)]));
  const patterns = [...all].filter((secret) => secret.trim() !== '' && secret !== mask).map(patternOf);
  return (text) => patterns.reduce((rest, pattern) => rest.replace(pattern, `$1${mask}`), text);
}

/** What a secret is if it is itself percent-encoded, once or several times. */
function decoded(secret: string): string[] {
  try {
    const plain = decodeURIComponent(secret);
    return plain === secret ? [] : [plain, ...decoded(plain)];
  } catch {
    return [];
  }
}

function patternOf(secret: string): RegExp {
  const bytes = new TextEncoder().encode(secret);
  const digits = [...bytes].map((byte) => hex(byte, 2)).join('[\\s:-]?');
  const spelled = [(secret.match(/\\+|[^]/gu) ?? []).map(spellingsOf).join(fold)];
  if (bytes.length >= shortest) spelled.push(digits, ...base64Of(bytes));
  const any = spelled.join('|');
  return secret.length < shortest
    ? new RegExp(`(^|\\W)(?:${any})(?!\\w)`, 'g')
    : new RegExp(`()(?:${any})`, 'g');
}

/** The spellings of a character, or of some backslashes: one after the other could be divided in too many ways. */
function spellingsOf(part: string): string {
  const [character = ''] = part;
  const plain = character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const code = character.codePointAt(0) ?? 0;
  const units = Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index), 4));
  const bytes = [...new TextEncoder().encode(character)].map((byte) => `${percent}${hex(byte, 2)}`);
  const entity = `#0{0,6}${code};?|#[xX]0{0,6}${hex(code, 1)};?|${lookUp(entities, character) ?? 'nothing'};`;
  const all = [
    bytes.join(''),
    units.map((unit) => `(?:${backslash}|${percent})u${unit}`).join(''),
    `&(?:amp;){0,4}(?:${entity})`,
  ];
  if (code < 256) all.push(`${backslash}x${hex(code, 2)}`);
  all.push(`${backslash}u\\{0{0,6}${hex(code, 1)}\\}`);
  const letter = breaks.get(character);
  // Parsers of addresses leave line breaks and tabs out, and systems end lines differently.
  if (letter) return `(?:${backslash}${letter}|\\r?${plain}|${all.join('|')})?`;
  if (character === ' ') all.push('\\+');
  if (character !== '\\') return `(?:\\\\{0,8}${plain}|${all.join('|')})`;
  const { length } = part;
  return `(?:\\\\{${length},${8 * length}}|(?:${all.join('|')}){${length}})`;
}

/** The digits of a number, in either case. */
function hex(number: number, width: number): string {
  const digits = number.toString(16).padStart(width, '0');
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** The Base64 digits that a secret has inside of a longer text, for each position in a group of three bytes. */
function base64Of(bytes: Uint8Array): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = btoa(String.fromCharCode(...new Uint8Array(before), ...bytes));
    const whole = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    if (whole.length < 8) return [];
    const isWhole = (before + bytes.length) % 3 === 0;
    const digits = [...whole]
      .map((one) =>
        one === '+' ? `(?:[+-]|${percent}2[bB])` : one === '/' ? `(?:[/_]|${percent}2[fF])` : one,
      )
      .join(fold);
    // The digits at both ends hold a part of the secret, and of what is beside it.
    return `${before > 0 ? '[\\w+/-]?' : ''}${digits}${isWhole ? '' : '(?:[\\w+-]={0,2})?'}`;
  });
}
