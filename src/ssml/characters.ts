/** Classifies characters by script, punctuation and validity in XML. A table gives the class of each UTF-16 unit. */

const OTHER = 0;
/** White space within a line. */
export const SPACE = 1;
/** An ASCII digit. */
export const DIGIT = 2;
/** An ASCII capital letter. */
export const UPPER = 3;
/** A small Latin letter, or any Latin letter with a diacritic. */
export const LOWER = 4;
/** A Chinese character. */
export const HAN = 5;
/** A Hiragana or Katakana character. */
export const KANA = 6;
/** A Hangul character. */
export const HANGUL = 7;
/** A Cyrillic letter. */
export const CYRILLIC = 8;
/** A Thai character. */
export const THAI = 9;
/** An Arabic letter. */
export const ARABIC = 10;
/** A mark that always ends a sentence, or a line break. */
export const END = 11;
/** A full stop: it ends a sentence only before a space or the end of the text. */
export const DOT = 12;
/** A comma, colon or dash, after which a pause can be inserted. */
export const COMMA = 13;
/** A currency sign. */
export const CURRENCY = 14;
/** An ampersand, which may begin a reference. */
export const AMPERSAND = 15;
/** A closing quote or bracket: after the end of a sentence, it belongs to that sentence. */
export const CLOSER = 16;
/** A plus sign, which may begin a phone number. */
export const PLUS = 17;
/** A letter of another script that separates its words by spaces. */
export const LETTER = 18;
/** The first unit of a surrogate pair. */
export const HIGH_SURROGATE = 19;

const table = new Uint8Array(65_536);

function setRange(from: number, to: number, kind: number): void {
  table.fill(kind, from, to + 1);
}

function setEach(characters: string, kind: number): void {
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = kind;
}

setRange(0x30, 0x39, DIGIT);
setRange(0x41, 0x5a, UPPER);
setRange(0x61, 0x7a, LOWER);
setRange(0xc0, 0x24f, LOWER);
setRange(0x1e00, 0x1eff, LOWER);
setRange(0x370, 0x3ff, LETTER);
setRange(0x400, 0x52f, CYRILLIC);
setRange(0x590, 0x5ff, LETTER);
setRange(0x600, 0x6ff, ARABIC);
setRange(0x900, 0xdff, LETTER);
setRange(0xe00, 0xe7f, THAI);
setRange(0x1100, 0x11ff, HANGUL);
setRange(0x3040, 0x30ff, KANA);
setRange(0x3400, 0x4dbf, HAN);
setRange(0x4e00, 0x9fff, HAN);
setRange(0xf900, 0xfaff, HAN);
setRange(0xac00, 0xd7a3, HANGUL);
setRange(0xd800, 0xdbff, HIGH_SURROGATE);
setEach(' \t\u00a0\u3000\r', SPACE);
setEach('\n。！？!?；;…', END);
setEach('.', DOT);
setEach('，,、：:—–', COMMA);
setEach('¥￥$€£', CURRENCY);
setEach('&', AMPERSAND);
setEach('”’"\'」』）)】］]》〉', CLOSER);
setEach('+', PLUS);
setEach('〇々', HAN);
setEach('×÷', OTHER);

/** The class of a UTF-16 unit; OTHER for `NaN`, which `charCodeAt` returns at the end of the text. */
export const classOf = (unit: number): number => table[unit] ?? OTHER;

/** Whether a UTF-16 unit is the high surrogate of a Han character in plane 2 or 3, which the table does not cover. */
export const isRareHan = (unit: number): boolean => unit >= 0xd840 && unit <= 0xd8bf;

/** Whether a UTF-16 unit is white space in XML. */
export const isXmlSpace = (unit: number): boolean =>
  unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d;

/** Position of the first character at or after `from` that is not white space, or the length of the text. */
export function firstVisible(text: string, from = 0): number {
  let at = from;
  while (at < text.length && isXmlSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Whether a UTF-16 unit may begin an XML name. Excludes full-width and CJK punctuation, which is never meant as a name. */
export function isNameStart(unit: number): boolean {
  if (unit < 0x80) {
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f || unit === 0x3a;
  }
  if (unit < 0x2ff) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7;
  if (unit < 0x2000) return unit >= 0x370 && unit !== 0x37e;
  if (unit < 0x3021) return (unit >= 0x2070 && unit <= 0x218f) || (unit >= 0x2c00 && unit <= 0x2fef);
  if (unit <= 0xdfff) return true;
  if (unit < 0xf900 || (unit > 0xfdcf && unit < 0xfdf0)) return false;
  if (unit < 0xff00) return unit !== 0xfeff;
  return (
    (unit >= 0xff10 && unit <= 0xff19) ||
    (unit >= 0xff21 && unit <= 0xff3a) ||
    (unit >= 0xff41 && unit <= 0xff5a) ||
    (unit >= 0xff66 && unit <= 0xffdc)
  );
}

/** Whether a UTF-16 unit may continue an XML name. */
export function isNameCharacter(unit: number): boolean {
  if (unit < 0x80) {
    return isNameStart(unit) || unit === 0x2d || unit === 0x2e || (unit >= 0x30 && unit <= 0x39);
  }
  return unit === 0xb7 || (unit >= 0x300 && unit <= 0x36f) || isNameStart(unit);
}

/** Length in UTF-16 units of the character at `at`: 1, 2 for a surrogate pair, 0 if XML does not allow it. */
export function validLength(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit < 0x20) return isXmlSpace(unit) ? 1 : 0;
  if (unit < 0xd800) return 1;
  if (unit > 0xdfff) return unit >= 0xfffe ? 0 : 1;
  if (unit > 0xdbff) return 0;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 0;
}

/** Whether a code point may be written as a reference (`&#…;`). */
export function isValidCodePoint(point: number): boolean {
  if (point < 0x20) return isXmlSpace(point);
  if (point > 0x10ffff) return false;
  return !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff;
}

/**
 * End of the sentence whose final mark is at `at`, including further marks and closing quotes up to `to`; -1 if the
 * character does not end a sentence, like a full stop inside a number or a word.
 */
export function sentenceEnd(text: string, at: number, to: number): number {
  const kind = classOf(text.charCodeAt(at));
  if ((kind !== END && kind !== DOT) || endsReference(text, at)) return -1;
  let end = at + 1;
  if (kind === DOT) {
    const next = end < to ? classOf(text.charCodeAt(end)) : SPACE;
    if (next !== SPACE && next !== END && next !== CLOSER && next !== DOT) return -1;
  }
  while (end < to) {
    const next = classOf(text.charCodeAt(end));
    if (next !== END && next !== DOT && next !== CLOSER) break;
    end++;
  }
  return end;
}

/** Whether the character at `at` is the semicolon of a reference such as `&amp;`. */
export function endsReference(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x3b) return false;
  for (let from = at - 1; from >= 0 && from > at - 10; from--) {
    const unit = text.charCodeAt(from);
    if (unit === 0x26) return from < at - 1;
    const kind = classOf(unit);
    if (kind !== LOWER && kind !== UPPER && kind !== DIGIT && unit !== 0x23) return false;
  }
  return false;
}

/** Number of spoken words from `from` to `to`. Each Han, kana or Hangul character, digit, and run of letters is one. */
export function countWords(text: string, from = 0, to = text.length): number {
  let words = 0;
  let inWord = false;
  for (let i = from; i < to; i++) {
    const kind = classOf(text.charCodeAt(i));
    if (isWordLetter(kind)) {
      if (!inWord) words++;
      inWord = true;
      continue;
    }
    if (kind === HAN || kind === DIGIT || kind === KANA || kind === HANGUL || kind === HIGH_SURROGATE)
      words++;
    inWord = inWord && (text.charCodeAt(i) === 0x27 || text.charCodeAt(i) === 0x2019);
  }
  return words;
}

/** Whether a class contains letters of a script that separates its words by spaces. */
export const isWordLetter = (kind: number): boolean =>
  kind === LOWER || kind === UPPER || kind === LETTER || (kind >= CYRILLIC && kind <= ARABIC);
