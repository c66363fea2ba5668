/** Scans the tokens of markup: references, names, attributes, end marks. Reports those that are malformed. */
import { isNameCharacter, isNameStart, isXmlSpace, validLength } from './characters.js';
import type { SsmlAttribute, SyntaxProblem, SyntaxProblemCode } from './document.js';
import { decode, resolveReference } from './escape.js';

/** Maximum number of problems kept. */
const MAX_PROBLEMS = 1_000;
const FULL_WIDTH = new Map([
  ['＜', '<'],
  ['＞', '>'],
  ['／', '/'],
  ['＝', '='],
  ['“', '"'],
  ['”', '"'],
  ['＂', '"'],
  ['‘', '"'],
  ['’', '"'],
  ['＇', '"'],
  ['「', '"'],
  ['」', '"'],
  ['\u3000', ' '],
  ['\u00a0', ' '],
]);

/** The ASCII equivalent of a full-width mark inside a tag; other characters are returned unchanged. */
export const asciiOf = (mark: string): string => FULL_WIDTH.get(mark) ?? mark;

// UTF-16 units of the characters with a meaning in markup.
/** `<` */
export const LT = 0x3c;
/** `>` */
export const GT = 0x3e;
/** `/` */
export const SLASH = 0x2f;
/** `&` */
export const AMP = 0x26;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
/** `＞` */
export const WIDE_GT = 0xff1e;
/** `／` */
export const WIDE_SLASH = 0xff0f;
const WIDE_EQUALS = 0xff1d;
/** `]` */
export const BRACKET = 0x5d;
/** `\` */
export const BACKSLASH = 0x5c;

/** Matches a possible continuation after a value: the end of the tag, or another attribute. */
const TAG_CONTINUATION = /[ \t\r\n]*\/?>|[ \t\r\n]+[\w:-]+[ \t\r\n]*=/y;

const isWideSpace = (unit: number): boolean => unit === 0x3000 || unit === 0xa0;
const isWideQuote = (unit: number): boolean =>
  (unit >= 0x2018 && unit <= 0x201d && unit !== 0x201a && unit !== 0x201b) ||
  unit === 0xff02 ||
  unit === 0xff07 ||
  unit === 0x300c ||
  unit === 0x300d;

/** Reads tokens at a position. Over a whole text, all calls together take linear time. */
export class Lexer {
  /** The reported problems, at most the first 1,000. */
  readonly problems: SyntaxProblem[] = [];
  /** Start of an unclosed DOCTYPE: an end tag inserted after it would be read as its end. */
  openDoctype: number | undefined;
  /** End marks that a search did not find, so that none is searched for twice. */
  private readonly absent = new Set<string>();

  constructor(private readonly text: string) {}

  /** Reports a problem. `at` is where its fix applies. */
  report(code: SyntaxProblemCode, from: number, to: number, at = to, name = ''): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ code, from, to, at, name });
  }

  /** Discards all but the first `count` problems, after a failed attempt to read a token. */
  discardProblems(count: number): void {
    this.problems.length = Math.min(this.problems.length, count);
  }

  /** Checks a character of text or of a value; returns its length in UTF-16 units. */
  skipCharacter(at: number): number {
    const length = validLength(this.text, at);
    if (length === 0) this.report('invalid-character', at, at + 1);
    return length || 1;
  }

  /** Checks the reference that begins at `at`; returns its end. */
  skipReference(at: number, limit: number): number {
    const { text } = this;
    let end = at + 1;
    if (text.charCodeAt(end) === 0x23) end++;
    while (end < limit) {
      const unit = text.charCodeAt(end);
      const lower = unit | 0x20;
      if (!((lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39))) break;
      end++;
    }
    if (end < limit && end > at + 1 && text.charCodeAt(end) === 0x3b) {
      const name = text.slice(at + 1, end);
      if (resolveReference(name) === undefined) {
        this.report('unknown-entity', at, end + 1, end + 1, name.length > 40 ? '' : name);
      }
      return end + 1;
    }
    this.report('stray-ampersand', at, at + 1);
    return at + 1;
  }

  /** Position of an end mark at or after `from`; -1 if there is none. */
  findMark(mark: string, from: number): number {
    if (this.absent.has(mark)) return -1;
    const at = this.text.indexOf(mark, from);
    if (at < 0) this.absent.add(mark);
    return at;
  }

  /** Reports the characters of a range that XML does not allow. */
  checkCharacters(from: number, to: number): void {
    const { text } = this;
    for (let i = from; i < to;) {
      const unit = text.charCodeAt(i);
      i += unit >= 0x20 && unit < 0xd800 ? 1 : this.skipCharacter(i);
    }
  }

  /** End of the DOCTYPE whose content begins at `from`; `from` itself if there is no `>`. */
  doctypeEnd(from: number): number {
    const { text } = this;
    if (!this.absent.has('<!DOCTYPE')) {
      let depth = 0;
      let quote = 0;
      for (let i = from; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (quote !== 0) quote = unit === quote ? 0 : quote;
        else if (unit === QUOTE || unit === APOSTROPHE) quote = unit;
        else if (unit === 0x5b) depth++;
        else if (unit === BRACKET) depth--;
        else if (unit === GT && depth <= 0) return i + 1;
      }
      this.absent.add('<!DOCTYPE');
    }
    const end = this.findMark('>', from);
    if (end < 0) this.openDoctype ??= from - 9;
    return end < 0 ? from : end + 1;
  }

  /** End of the name that begins at `from`. */
  nameEnd(from: number): number {
    const { text } = this;
    let end = from;
    for (;;) {
      const unit = text.charCodeAt(end);
      if (!isNameCharacter(unit)) return end;
      end += unit < 0xd800 || unit > 0xdfff ? 1 : this.skipCharacter(end);
    }
  }

  /** Skips white space in a tag. Full-width spaces are skipped too, and reported. */
  skipSpace(from: number): number {
    const { text } = this;
    let at = from;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (isXmlSpace(unit)) at++;
      else if (isWideSpace(unit)) {
        this.report('full-width-punctuation', at, at + 1);
        at++;
      } else return at;
    }
  }

  /** Skips and reports characters that are not allowed in a tag; returns the position of the next allowed one. */
  skipUnexpected(from: number): number {
    const { text } = this;
    let end = from + this.skipCharacter(from);
    while (end < text.length) {
      const unit = text.charCodeAt(end);
      if (
        isXmlSpace(unit) ||
        unit === GT ||
        unit === LT ||
        unit === SLASH ||
        unit >= 0x80 ||
        isNameStart(unit)
      )
        break;
      end += this.skipCharacter(end);
    }
    this.report('unexpected-in-tag', from, end);
    return end;
  }

  /** Reads `name="value"` at `from`; undefined if there is no attribute. `before` is the end of the previous token. */
  readAttribute(from: number, before: number): SsmlAttribute | undefined {
    const { text } = this;
    const first = text.charCodeAt(from);
    if (!isNameStart(first)) return undefined;
    const saved = this.problems.length;
    const to = this.nameEnd(from);
    const named = this.problems.length;
    const equals = this.skipSpace(to);
    const unit = text.charCodeAt(equals);
    const hasValue = unit === EQUALS || unit === WIDE_EQUALS;
    if (first >= 0x80 && !hasValue) {
      this.discardProblems(saved);
      return undefined;
    }
    const name = text.slice(from, to);
    if (!hasValue) {
      this.discardProblems(named);
      this.report('missing-value', from, to, to, name);
      return { name, from, to, value: '', valueFrom: -1, valueTo: -1, end: to };
    }
    if (from === before) this.report('missing-space', from, to, from, name);
    if (unit === WIDE_EQUALS) this.report('full-width-punctuation', equals, equals + 1);
    return this.readValue(name, from, to, equals + 1);
  }

  private readValue(name: string, from: number, to: number, after: number): SsmlAttribute {
    const { text } = this;
    const saved = this.problems.length;
    const start = this.skipSpace(after);
    const quote = text.charCodeAt(start);
    let valueFrom = start + 1;
    let valueTo: number;
    let end: number;
    if (quote === QUOTE || quote === APOSTROPHE) {
      valueTo = this.quotedEnd(quote, valueFrom);
      end = valueTo;
      const closing = text.charCodeAt(valueTo);
      if (closing === quote) end++;
      else if (isWideQuote(closing)) {
        this.report('full-width-punctuation', valueTo, valueTo + 1, valueTo, quote === APOSTROPHE ? "'" : '');
        end++;
      } else this.report('unclosed-quote', start, valueTo, valueTo, String.fromCharCode(quote));
    } else if (isWideQuote(quote)) {
      this.report('full-width-punctuation', start, start + 1);
      valueTo = this.wideQuotedEnd(valueFrom);
      end = valueTo;
      const closing = text.charCodeAt(valueTo);
      if (closing === QUOTE) end++;
      else if (isWideQuote(closing)) {
        this.report('full-width-punctuation', valueTo, valueTo + 1);
        end++;
      } else this.report('unclosed-quote', start, valueTo, valueTo, '"');
    } else {
      valueFrom = start;
      valueTo = this.unquotedEnd(start);
      end = valueTo;
      if (end === start) {
        this.discardProblems(saved);
        this.report('missing-value', from, after, after, name);
        return { name, from, to, value: '', valueFrom: -1, valueTo: -1, end: after };
      }
      this.report('unquoted-value', start, end, end, name);
    }
    this.checkValue(valueFrom, valueTo);
    return { name, from, to, value: decode(text.slice(valueFrom, valueTo)), valueFrom, valueTo, end };
  }

  /** End of a quoted value: its closing quote or, if that is missing, its probable end. */
  private quotedEnd(quote: number, from: number): number {
    const { text } = this;
    let firstGt = -1;
    let at = from;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === quote) break;
      if (unit === GT && firstGt < 0) firstGt = at;
      if (unit === LT) {
        const next = text.charCodeAt(at + 1);
        if (next !== SLASH && next !== 0x21 && !isNameStart(next)) continue;
        at = this.valueEndAfterMarkup(at, quote);
        break;
      }
    }
    if (text.charCodeAt(at) === quote) {
      const after = text.charCodeAt(at + 1);
      const ends = isXmlSpace(after) || after === GT || after === SLASH || after === 0x3f;
      if (firstGt < 0 || ends) return at;
    }
    return this.probableEnd(from, at, quote);
  }

  /** End of a value that contains `<`: the next quote if the tag continues after it, else the `<`. */
  private valueEndAfterMarkup(at: number, quote: number): number {
    const { text } = this;
    const end = text.indexOf(String.fromCharCode(quote), at);
    let last = end - 1;
    while (isXmlSpace(text.charCodeAt(last))) last--;
    TAG_CONTINUATION.lastIndex = end + 1;
    return end >= 0 && text.charCodeAt(last) !== EQUALS && TAG_CONTINUATION.test(text) ? end : at;
  }

  private probableEnd(from: number, limit: number, quote: number): number {
    const { text } = this;
    for (let at = from; at < limit; at++) {
      const unit = text.charCodeAt(at);
      if (isWideQuote(unit) || unit === quote) return at;
      if (unit === GT || unit === WIDE_GT) {
        const slash = text.charCodeAt(at - 1);
        return at > from && (slash === SLASH || slash === WIDE_SLASH) ? at - 1 : at;
      }
    }
    return limit;
  }

  private wideQuotedEnd(from: number): number {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE || isWideQuote(unit) || unit === LT) return at;
      if (unit === GT) return text.charCodeAt(at - 1) === SLASH && at > from ? at - 1 : at;
    }
    return text.length;
  }

  private unquotedEnd(from: number): number {
    const { text } = this;
    let at = from;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (isXmlSpace(unit) || isWideSpace(unit) || isWideQuote(unit)) break;
      if (unit === GT || unit === LT || unit === WIDE_GT || unit === QUOTE || unit === APOSTROPHE) break;
      const next = text.charCodeAt(at + 1);
      if (unit === SLASH && (next === GT || next === WIDE_GT)) break;
    }
    return at;
  }

  private checkValue(from: number, to: number): void {
    const { text } = this;
    for (let at = from; at < to;) {
      const unit = text.charCodeAt(at);
      if (unit === LT) this.report('less-than-in-value', at, ++at);
      else if (unit === AMP) at = this.skipReference(at, to);
      else at += unit >= 0x20 && unit < 0xd800 ? 1 : this.skipCharacter(at);
    }
  }
}
