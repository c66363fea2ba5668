/** Converts text pasted from Word, WPS and web pages to plain text: no markup, bullets or invisible characters. */
import { HTML_ENTITIES } from '../../../ssml/index.js';

/** Bullets that stand apart from the words, and those of symbol fonts, which are nothing else. */
const bullets =
  /^[ \t]*(?:[•·‣▪▫●○◦◆◇■□➢➤❖✓✔](?:[ \t\u00a0\u3000]+|$)|[\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc][ \t]*)/gm;

/** A letter that a symbol font may draw as a bullet. */
const letterBullets = /^[ \t]*([olnquvwØü§])\t/gm;

/** What Word marks as the bullet of a list in the HTML that it gives with a text. */
const ignoredMarks = /mso-list:\s*Ignore["'][^>]*>([^<&]{1,2})/gi;

/** The letters that the HTML of a clipboard draws as bullets; in a text without HTML, letters are letters. */
export const drawnMarks = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(ignoredMarks)].map(([, mark = '']) => mark.trim()));

/** Ideographic spaces that indent a paragraph. */
const indents = /^\u3000+/gm;

/** Control characters, soft hyphens, direction marks and other zero-width characters. */
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]/g;

/**
 * A zero-width joiner, with the part of an emoji before it and the one after it: it belongs between two. Not a look-behind,
 * which in WebKit misses characters beyond U+FFFF.
 */
const joiner =
  /([\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=(\p{Extended_Pictographic}?))/gu;

/** Cleans plain text of the clipboard; keeps line breaks. `marks` are letters that are bullets in it. */
export function cleanText(text: string, marks: ReadonlySet<string> = new Set()): string {
  return text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(bullets, '')
    .replace(letterBullets, (whole, mark: string) => (marks.has(mark) ? '' : whole))
    .replace(indents, '')
    .replace(unseen, '')
    .replace(joiner, (both: string, before: string, after: string) => (before && after ? both : before))
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}

const blocks =
  'address|article|aside|blockquote|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul';
const inlines =
  'a|abbr|b|bdi|bdo|big|br|center|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|tbody|td|tfoot|th|thead|time|tt|u|var|wbr';

/** A tag of HTML; `>` may stand in a quoted value. */
const tagPattern = (name: string): string => `</?(?:${name})(?:\\s(?:"[^"<]*"|'[^'<]*'|[^"'<>])*)?/?>`;
const htmlTag = new RegExp(tagPattern(`${blocks}|${inlines}|html|body`), 'gi');
const blockTag = new RegExp(tagPattern(blocks), 'gi');
const anyTag = /<[a-z!/](?:"[^"<]*"|'[^'<]*'|[^"'<>])*>/gi;

/** Whether a text is the source of a web page: it has tags of HTML, one of them closed or empty, and no others. */
export function isHtml(text: string): boolean {
  if (!/<(?:\/[a-z]|[bhw]r\b)/i.test(text) || /<!\[CDATA\[/.test(text)) return false;
  const rest = text.replace(/<!--[^<>]*-->|<!doctype\s[^<>]*>/gi, '').replace(htmlTag, '');
  return rest.length < text.length && !/<[a-z!/?]/i.test(rest);
}

/** The letters of Latin-1 from U+00C0, as HTML names them. */
const latin =
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
    .split(' ')
    .map((name, i) => [name, String.fromCharCode(0xc0 + i)] as const);

const names = new Map([
  ...Object.entries({ ...HTML_ENTITIES, amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
  ...latin,
]);

const character = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return names.get(name) ?? whole;
  const point = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
};

/** A bullet or number that Word adds as text. */
const drawnBullets = /<!\[if !supportLists\]>([^]*?)<!\[endif\]>/gi;

/** The number of a list that Word has drawn; a bullet, which is one character at most, is dropped. */
function drawnNumber(_whole: string, markup: string): string {
  const mark = markup.replace(anyTag, '').replace(/&nbsp;|\s/g, '');
  return mark.length > 1 ? `${mark} ` : '';
}

/** The markup between two cells of a table row, including the paragraph tags inside the cells. */
const nextCell = /(?:<\/p>)?\s*<\/t[dh]>\s*<t[dh]\b[^>]*>\s*(?:<p\b[^>]*>)?/gi;

/** Converts HTML to plain text. It is processed as a string and never parsed into nodes. */
export function htmlToText(html: string): string {
  const fragment = /<!--StartFragment-->([^]*?)<!--EndFragment-->/.exec(html)?.[1] ?? html;
  return fragment
    .replace(drawnBullets, drawnNumber)
    .replace(/<!--[^]*?-->/g, '')
    .replace(nextCell, ' ')
    .replace(/<(style|script|head|title|xml)\b[^>]*>[^]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^>]*>/gi, '\n')
    .replace(blockTag, '\n')
    .replace(anyTag, '')
    .replace(/<[a-z!/][^>]*>/gi, '')
    .replace(/&(#?[a-z0-9]{1,10});/gi, character)
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
}
