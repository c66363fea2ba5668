/** Escapes and decodes text and attribute values, and writes tags. */
import { lookUp } from '../base/index.js';
import { isValidCodePoint, validLength } from './characters.js';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** HTML entities that XML does not define, but that pasted text often contains. */
export const HTML_ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  times: '×',
  divide: '÷',
  middot: '·',
  bull: '•',
  deg: '°',
  plusmn: '±',
};

/** Resolves a reference without its `&` and `;` (`amp`, `#20320`, `#x4f60`); undefined if XML does not define it. */
export function resolveReference(name: string): string | undefined {
  if (!name.startsWith('#')) return lookUp(NAMED, name);
  const hex = name[1] === 'x';
  const digits = name.slice(hex ? 2 : 1);
  if (!(hex ? /^[0-9a-fA-F]+$/ : /^[0-9]+$/).test(digits)) return undefined;
  const point = parseInt(digits, hex ? 16 : 10);
  return isValidCodePoint(point) ? String.fromCodePoint(point) : undefined;
}

/** Decodes the references in a piece of markup; leaves a stray `&` unchanged. */
export function decode(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(#?[a-zA-Z0-9]+);/g, (whole, name: string) => resolveReference(name) ?? whole);
}

/** Removes the characters that XML does not allow: control characters and lone surrogates. */
function dropInvalid(text: string): string {
  let kept = '';
  let from = 0;
  for (let i = 0; i < text.length;) {
    const length = validLength(text, i);
    if (length === 0) {
      kept += text.slice(from, i);
      from = i + 1;
    }
    i += length || 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** Escapes plain text for an SSML document: `&`, `<` and `>` become references, invalid characters are removed. */
export function escapeText(text: string): string {
  return dropInvalid(text).replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
}

/** Escapes an attribute value for use in double quotes. */
export function escapeValue(value: string): string {
  return dropInvalid(value).replace(/[&<"\n\r\t]/g, (c) => {
    if (c === '&') return '&amp;';
    if (c === '<') return '&lt;';
    return c === '"' ? '&quot;' : `&#${c.charCodeAt(0)};`;
  });
}

/** Attributes of a tag; null and undefined are omitted. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** Writes an opening tag or, with `empty`, a self-closing one. */
export function openTag(name: string, attributes: Attributes = {}, empty = false): string {
  let out = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) out += ` ${key}="${escapeValue(String(value))}"`;
  }
  return out + (empty ? '/>' : '>');
}
