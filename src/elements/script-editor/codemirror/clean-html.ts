/** Converts text pasted from Word, WPS and web pages to plain text: no markup, bullets or invisible characters. */
import { lookUp } from '../../../base/index.js';

/** Bullets, including private-use characters and letters of symbol fonts. */
const bullets =
  /^[ \t]*(?:[•·‣▪▫●○◦◆◇■□➢➤❖✓✔\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc][ \t]*|[olnquv§Øü]\t)/gm;

/** Ideographic spaces that indent a paragraph. */
const indents = /^\u3000+/gm;

/** Control characters, soft hyphens, direction marks and other zero-width characters. */
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]/g;

/** A zero-width joiner outside of an emoji sequence. */
const looseJoiner =
  /(?<![\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** Cleans plain text of the clipboard; keeps line breaks. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(bullets, '')
    .replace(indents, '')
    .replace(unseen, '')
    .replace(looseJoiner, '')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}

const blocks =
  'address|article|aside|blockquote|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul';
const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  bull: '•',
  yen: '¥',
  copy: '©',
  reg: '®',
};

const character = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return lookUp(names, name) ?? whole;
  const point = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
};

/** A bullet or number that Word adds as text. */
const drawnBullets = /<!\[if !supportLists\]>[^]*?<!\[endif\]>/gi;

/** The markup between two cells of a table row, including the paragraph tags inside the cells. */
const nextCell = /(?:<\/p>)?\s*<\/t[dh]>\s*<t[dh]\b[^>]*>\s*(?:<p\b[^>]*>)?/gi;

/** Converts HTML to plain text. It is processed as a string and never parsed into nodes. */
export function htmlToText(html: string): string {
  const fragment = /<!--StartFragment-->([^]*?)<!--EndFragment-->/.exec(html)?.[1] ?? html;
  return fragment
    .replace(drawnBullets, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(nextCell, ' ')
    .replace(/<(style|script|head|title|xml)\b[^>]*>[^]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^>]*>/gi, '\n')
    .replace(new RegExp(`</?(?:${blocks})\\b[^>]*>`, 'gi'), '\n')
    .replace(/<[a-z!/][^>]*>/gi, '')
    .replace(/&(#?[a-z0-9]{1,10});/gi, character)
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
}
