// Reads a text as SSML, whatever it is: one pass, flat arrays with positions, and a list of what is not well-formed.
import { isNameCharacter, isNameStart, isXmlSpace, validLength } from './characters.js';
import { decode, resolveReference } from './escape.js';
import { isRootName, specOf } from './grammar.js';
import { isOneOff } from './edit-distance.js';

/** An attribute as written. Positions are UTF-16 units; `valueFrom` to `valueTo` is inside the quotes. */
export interface SsmlAttribute {
  name: string;
  from: number;
  /** End of the name. */
  to: number;
  /** The value with its references read. */
  value: string;
  valueFrom: number;
  valueTo: number;
  /** End of the attribute, its closing quote included. */
  end: number;
}

/** An element: its tags, its attributes and, as an index into `elements`, what it stands in. */
export interface SsmlElement {
  index: number;
  name: string;
  /** Index of the element it stands in; -1 outside of all. */
  parent: number;
  attributes: SsmlAttribute[];
  openFrom: number;
  openTo: number;
  /** The closing tag; both -1 when there is none. */
  closeFrom: number;
  closeTo: number;
  /** End of the whole element; of one without a closing tag, where it had to end. */
  to: number;
  selfClosing: boolean;
}

/** A run of text, or the inside of a CDATA section (taken literally). */
export interface SsmlText {
  from: number;
  to: number;
  parent: number;
  cdata: boolean;
}

/** What stands in the text and is neither text nor element. */
export interface SsmlMisc {
  kind: 'comment' | 'cdata' | 'instruction' | 'declaration' | 'doctype';
  from: number;
  to: number;
  parent: number;
}

/** Something that is not well-formed, or is refused by form alone. */
export interface SyntaxProblem {
  code: SyntaxProblemCode;
  from: number;
  to: number;
  /** Where the fix belongs. */
  at: number;
  /** The element or attribute in question. */
  name: string;
}

export type SyntaxProblemCode =
  | 'stray-less-than'
  | 'stray-ampersand'
  | 'unknown-entity'
  | 'invalid-character'
  | 'cdata-end'
  | 'bad-comment'
  | 'unclosed-comment'
  | 'unclosed-cdata'
  | 'unclosed-instruction'
  | 'instruction'
  | 'xml-declaration'
  | 'doctype'
  | 'unclosed-tag'
  | 'unclosed-quote'
  | 'unquoted-value'
  | 'missing-value'
  | 'missing-space'
  | 'less-than-in-value'
  | 'duplicate-attribute'
  | 'undeclared-prefix'
  | 'full-width-punctuation'
  | 'unexpected-in-tag'
  | 'unclosed-element'
  | 'unclosed-empty'
  | 'mismatched-end-tag'
  | 'stray-end-tag';

/** A step of the document in order: `index * 3 + kind`, kind 0 a text, 1 an element opens, 2 an element closes. */
type Step = number;
export const STEP_TEXT = 0;
export const STEP_OPEN = 1;
export const STEP_CLOSE = 2;

/** The result of `parseSsml`. All lists are in the order of the text. */
export interface SsmlDocument {
  appendText: string;
  /** `plain`: no root, the text is read as it stands, and the lists show what looks like markup in it. */
  mode: 'plain' | 'tagged';
  /** Index of the root in `elements`; -1 when there is none. */
  root: number;
  elements: SsmlElement[];
  texts: SsmlText[];
  misc: SsmlMisc[];
  steps: Step[];
  /** At most the first 1,000. */
  problems: SyntaxProblem[];
}

const MAX_PROBLEMS = 1_000;
const NO_ATTRIBUTES: SsmlAttribute[] = [];
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

/** What a full-width mark inside a tag should have been. */
export const asciiOf = (mark: string): string => FULL_WIDTH.get(mark) ?? mark;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const AMP = 0x26;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const WIDE_GT = 0xff1e;
const WIDE_SLASH = 0xff0f;
const WIDE_EQUALS = 0xff1d;
const BRACKET = 0x5d;
const BACKSLASH = 0x5c;

/** What may follow a value: the end of the tag, or another attribute. */
const TAG_GOES_ON = /[ \t\r\n]*\/?>|[ \t\r\n]+[\w:-]+[ \t\r\n]*=/y;

const isWideSpace = (unit: number): boolean => unit === 0x3000 || unit === 0xa0;
const isWideQuote = (unit: number): boolean =>
  (unit >= 0x2018 && unit <= 0x201d && unit !== 0x201a && unit !== 0x201b) ||
  unit === 0xff02 ||
  unit === 0xff07 ||
  unit === 0x300c ||
  unit === 0x300d;

class Parser {
  readonly elements: SsmlElement[] = [];
  readonly texts: SsmlText[] = [];
  readonly misc: SsmlMisc[] = [];
  readonly steps: Step[] = [];
  readonly problems: SyntaxProblem[] = [];
  private pos = 0;
  private textFrom = 0;
  private readonly open: SsmlElement[] = [];
  private top = -1;
  private readonly openByName = new Map<string, number>();
  /** Elements that are always empty and came without a slash: the last of each name, until its end tag or its parent's. */
  private readonly unslashed = new Map<string, SsmlElement>();
  /** End marks that a search found missing: no later search will find them either. */
  private readonly absent = new Set<string>();
  /** The last element of each name that ended without an end tag. */
  private readonly abandoned = new Map<string, SsmlElement>();
  /** Where a DOCTYPE without an end begins: an end tag behind it would be taken for its end. */
  private unfinished: number | undefined;
  /** The last half-typed end tag: an end tag of its name put right behind it, at `next`, would be taken for its rest. */
  private half: { name: string; from: number; next: number } | undefined;
  private prefixes: Set<string> | undefined;
  private readonly prefixed: SsmlAttribute[] = [];

  constructor(private readonly text: string) {}

  run(): void {
    const { text } = this;
    const length = text.length;
    while (this.pos < length) {
      const unit = text.charCodeAt(this.pos);
      if (unit === LT) this.markup();
      else if (unit === AMP) this.pos = this.reference(this.pos, length);
      else if (unit === BRACKET) this.bracket();
      else if (unit >= 0x20 && unit < 0xd800) this.pos++;
      else this.pos += this.character(this.pos);
    }
    this.flushText(length);
    this.closeDownTo(0, this.unfinished ?? length);
    for (const attribute of this.prefixed) {
      const prefix = attribute.name.slice(0, attribute.name.indexOf(':'));
      if (!this.prefixes?.has(prefix)) {
        this.problem('undeclared-prefix', attribute.from, attribute.to, attribute.end, attribute.name);
      }
    }
  }

  private problem(code: SyntaxProblemCode, from: number, to: number, at = to, name = ''): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ code, from, to, at, name });
  }

  /** Takes back the problems after the first `count`. */
  private forget(count: number): void {
    this.problems.length = Math.min(this.problems.length, count);
  }

  /** A character of text or of a value: how many units to go on. */
  private character(at: number): number {
    const length = validLength(this.text, at);
    if (length === 0) this.problem('invalid-character', at, at + 1);
    return length || 1;
  }

  private bracket(): void {
    const { text, pos } = this;
    if (text.charCodeAt(pos + 1) === BRACKET && text.charCodeAt(pos + 2) === GT) {
      this.problem('cdata-end', pos, pos + 3);
      this.pos = pos + 3;
    } else {
      this.pos = pos + 1;
    }
  }

  /** A `&` at `at`; gives where reading goes on. */
  private reference(at: number, limit: number): number {
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
        this.problem('unknown-entity', at, end + 1, end + 1, name.length > 40 ? '' : name);
      }
      return end + 1;
    }
    this.problem('stray-ampersand', at, at + 1);
    return at + 1;
  }

  private flushText(to: number): void {
    if (to > this.textFrom) {
      this.steps.push(this.texts.length * 3 + STEP_TEXT);
      this.texts.push({ from: this.textFrom, to, parent: this.top, cdata: false });
    }
  }

  private markup(): void {
    const next = this.text.charCodeAt(this.pos + 1);
    if (next === SLASH || next === WIDE_SLASH) this.endTag();
    else if (next === BACKSLASH) this.brokenEnd(this.pos + 2);
    else if (isNameStart(next)) this.startTag();
    else if (next === 0x21) this.declaration();
    else if (next === 0x3f) this.instruction();
    else this.strayLessThan();
  }

  private strayLessThan(): void {
    this.problem('stray-less-than', this.pos, this.pos + 1);
    this.pos++;
  }

  private find(mark: string, from: number): number {
    if (this.absent.has(mark)) return -1;
    const at = this.text.indexOf(mark, from);
    if (at < 0) this.absent.add(mark);
    return at;
  }

  private addMisc(kind: SsmlMisc['kind'], from: number, to: number): void {
    this.flushText(from);
    this.misc.push({ kind, from, to, parent: this.top });
    this.pos = to;
    this.textFrom = to;
  }

  private declaration(): void {
    const { text, pos } = this;
    if (text.startsWith('<!--', pos)) this.comment();
    else if (text.startsWith('<![CDATA[', pos)) this.cdata();
    else if (text.slice(pos, pos + 9).toUpperCase() === '<!DOCTYPE') this.doctype();
    else this.strayLessThan();
  }

  private comment(): void {
    const { text, pos } = this;
    const end = this.find('-->', pos + 4);
    if (end < 0) {
      this.problem('unclosed-comment', pos, pos + 4);
      this.pos = pos + 4;
      return;
    }
    const dashes = text.indexOf('--', pos + 4);
    if (dashes < end) this.problem('bad-comment', pos, end + 3);
    this.validate(pos + 4, end);
    this.addMisc('comment', pos, end + 3);
  }

  private validate(from: number, to: number): void {
    const { text } = this;
    for (let i = from; i < to;) {
      const unit = text.charCodeAt(i);
      i += unit >= 0x20 && unit < 0xd800 ? 1 : this.character(i);
    }
  }

  private cdata(): void {
    const { pos } = this;
    const end = this.find(']]>', pos + 9);
    if (end < 0) {
      this.problem('unclosed-cdata', pos, pos + 9);
      this.pos = pos + 9;
      return;
    }
    this.validate(pos + 9, end);
    this.addMisc('cdata', pos, end + 3);
    if (end > pos + 9) {
      this.steps.push(this.texts.length * 3 + STEP_TEXT);
      this.texts.push({ from: pos + 9, to: end, parent: this.top, cdata: true });
    }
  }

  private doctype(): void {
    const { pos } = this;
    const end = this.doctypeEnd(pos + 9);
    this.problem('doctype', pos, end);
    this.addMisc('doctype', pos, end);
  }

  private doctypeEnd(from: number): number {
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
    const end = this.find('>', from);
    if (end < 0) this.unfinished ??= from - 9;
    return end < 0 ? from : end + 1;
  }

  private instruction(): void {
    const { text, pos } = this;
    const end = this.find('?>', pos + 2);
    if (end < 0) {
      this.problem('unclosed-instruction', pos, pos + 2);
      this.pos = pos + 2;
      return;
    }
    const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const head = text.slice(pos, Math.min(end + 2, pos + 200));
    const isDeclaration =
      pos === start &&
      /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.\d\1([ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[\w.-]+\3)?([ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(yes|no)\5)?[ \t\r\n]*\?>$/.test(
        head,
      );
    this.validate(pos + 2, end);
    this.problem(isDeclaration ? 'xml-declaration' : 'instruction', pos, end + 2);
    this.addMisc(isDeclaration ? 'declaration' : 'instruction', pos, end + 2);
  }

  private nameEnd(from: number): number {
    const { text } = this;
    let end = from;
    for (;;) {
      const unit = text.charCodeAt(end);
      if (!isNameCharacter(unit)) return end;
      end += unit < 0xd800 || unit > 0xdfff ? 1 : this.character(end);
    }
  }

  /** Goes over white space in a tag; wide spaces count, and are reported. */
  private skipSpace(from: number): number {
    const { text } = this;
    let at = from;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (isXmlSpace(unit)) at++;
      else if (isWideSpace(unit)) {
        this.problem('full-width-punctuation', at, at + 1);
        at++;
      } else return at;
    }
  }

  private startTag(): void {
    const { text, pos } = this;
    const saved = this.problems.length;
    let at = this.nameEnd(pos + 1);
    const name = text.slice(pos + 1, at);
    let attributes = NO_ATTRIBUTES;
    let names: Set<string> | undefined;
    let selfClosing = false;
    let soundTo = at;
    let soundProblems = this.problems.length;
    for (;;) {
      const before = at;
      at = this.skipSpace(at);
      const unit = text.charCodeAt(at);
      if (unit === GT || unit === WIDE_GT) {
        if (unit === WIDE_GT) this.problem('full-width-punctuation', at, at + 1);
        at++;
        break;
      }
      const after = text.charCodeAt(at + 1);
      if ((unit === SLASH || unit === WIDE_SLASH) && (after === GT || after === WIDE_GT)) {
        if (unit === WIDE_SLASH) this.problem('full-width-punctuation', at, at + 1);
        if (after === WIDE_GT) this.problem('full-width-punctuation', at + 1, at + 2);
        selfClosing = true;
        at += 2;
        break;
      }
      const end = unit === SLASH && isXmlSpace(after) ? firstVisible(text, at + 1) : at;
      if (end > at && text.charCodeAt(end) === GT) {
        this.problem('unexpected-in-tag', at + 1, end);
        selfClosing = true;
        at = end + 1;
        break;
      }
      const attribute = this.attribute(at, before);
      if (attribute === undefined) {
        if (at >= text.length || unit === LT || unit >= 0x80) {
          this.unfinishedTag(name, attributes, soundTo, saved, soundProblems);
          return;
        }
        at = this.unexpected(at);
        continue;
      }
      at = attribute.end;
      if (attribute.valueFrom >= 0) {
        soundTo = at;
        soundProblems = this.problems.length;
      }
      if (attributes.length === 0) attributes = [attribute];
      else {
        names ??= new Set(attributes.map((other) => other.name));
        attributes.push(attribute);
      }
      if (names?.has(attribute.name)) {
        this.problem('duplicate-attribute', attribute.from, attribute.end, attribute.end, attribute.name);
        if (attribute.valueFrom >= 0) soundProblems = this.problems.length;
      } else names?.add(attribute.name);
      this.namespaces(attribute);
    }
    this.addElement(name, attributes, at, selfClosing);
  }

  private namespaces(attribute: SsmlAttribute): void {
    const colon = attribute.name.indexOf(':');
    if (colon < 0) return;
    if (attribute.name.startsWith('xmlns:'))
      (this.prefixes ??= new Set(['xml'])).add(attribute.name.slice(6));
    else if (!attribute.name.startsWith('xml:')) this.prefixed.push(attribute);
  }

  /** Characters that have no business in a tag, up to the next that has. */
  private unexpected(from: number): number {
    const { text } = this;
    let end = from + this.character(from);
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
      end += this.character(end);
    }
    this.problem('unexpected-in-tag', from, end);
    return end;
  }

  /** A tag that meets `<`, the end or text before its `>`: half-typed if it is ours, else a `<` that is text. */
  private unfinishedTag(
    name: string,
    attributes: SsmlAttribute[],
    soundTo: number,
    saved: number,
    soundProblems: number,
  ): void {
    const { pos } = this;
    if (!specOf(name) && !isRootName(name)) {
      this.forget(saved);
      this.strayLessThan();
      return;
    }
    this.forget(soundProblems);
    this.problem('unclosed-tag', pos, soundTo, soundTo, name);
    const empty = specOf(name)?.empty === true;
    this.addElement(
      name,
      attributes.filter((attribute) => attribute.valueFrom >= 0),
      soundTo,
      empty,
    );
  }

  /** Reads `name="value"` at `from`; undefined when no attribute stands there. `before` is the end of the token before. */
  private attribute(from: number, before: number): SsmlAttribute | undefined {
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
      this.forget(saved);
      return undefined;
    }
    const name = text.slice(from, to);
    if (!hasValue) {
      this.forget(named);
      this.problem('missing-value', from, to, to, name);
      return { name, from, to, value: '', valueFrom: -1, valueTo: -1, end: to };
    }
    if (from === before) this.problem('missing-space', from, to, from, name);
    if (unit === WIDE_EQUALS) this.problem('full-width-punctuation', equals, equals + 1);
    return this.value(name, from, to, equals + 1);
  }

  private value(name: string, from: number, to: number, after: number): SsmlAttribute {
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
        this.problem(
          'full-width-punctuation',
          valueTo,
          valueTo + 1,
          valueTo,
          quote === APOSTROPHE ? "'" : '',
        );
        end++;
      } else this.problem('unclosed-quote', start, valueTo, valueTo, String.fromCharCode(quote));
    } else if (isWideQuote(quote)) {
      this.problem('full-width-punctuation', start, start + 1);
      valueTo = this.wideQuotedEnd(valueFrom);
      end = valueTo;
      const closing = text.charCodeAt(valueTo);
      if (closing === QUOTE) end++;
      else if (isWideQuote(closing)) {
        this.problem('full-width-punctuation', valueTo, valueTo + 1);
        end++;
      } else this.problem('unclosed-quote', start, valueTo, valueTo, '"');
    } else {
      valueFrom = start;
      valueTo = this.unquotedEnd(start);
      end = valueTo;
      if (end === start) {
        this.forget(saved);
        this.problem('missing-value', from, after, after, name);
        return { name, from, to, value: '', valueFrom: -1, valueTo: -1, end: after };
      }
      this.problem('unquoted-value', start, end, end, name);
    }
    this.valueProblems(valueFrom, valueTo);
    return { name, from, to, value: decode(text.slice(valueFrom, valueTo)), valueFrom, valueTo, end };
  }

  /** Where a quoted value ends: at its quote; without one, where it was probably meant to. */
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
        at = this.valueEndBehind(at, quote);
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

  /** Where a value with markup in it ends: at the next quote, when the tag goes on behind that one; else before the markup. */
  private valueEndBehind(at: number, quote: number): number {
    const { text } = this;
    const end = text.indexOf(String.fromCharCode(quote), at);
    let last = end - 1;
    while (isXmlSpace(text.charCodeAt(last))) last--;
    TAG_GOES_ON.lastIndex = end + 1;
    return end >= 0 && text.charCodeAt(last) !== EQUALS && TAG_GOES_ON.test(text) ? end : at;
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

  private valueProblems(from: number, to: number): void {
    const { text } = this;
    for (let at = from; at < to;) {
      const unit = text.charCodeAt(at);
      if (unit === LT) this.problem('less-than-in-value', at, ++at);
      else if (unit === AMP) at = this.reference(at, to);
      else at += unit >= 0x20 && unit < 0xd800 ? 1 : this.character(at);
    }
  }

  private addElement(name: string, attributes: SsmlAttribute[], openTo: number, selfClosing: boolean): void {
    const openFrom = this.pos;
    this.flushText(openFrom);
    const element: SsmlElement = {
      index: this.elements.length,
      name,
      parent: this.top,
      attributes,
      openFrom,
      openTo,
      closeFrom: -1,
      closeTo: -1,
      to: openTo,
      selfClosing,
    };
    this.elements.push(element);
    this.steps.push(element.index * 3 + STEP_OPEN);
    this.pos = openTo;
    this.textFrom = openTo;
    if (selfClosing) this.steps.push(element.index * 3 + STEP_CLOSE);
    else if (specOf(name)?.empty) {
      this.steps.push(element.index * 3 + STEP_CLOSE);
      this.emptyWithoutSlash(element);
    } else {
      this.open.push(element);
      this.top = element.index;
      this.openByName.set(name, (this.openByName.get(name) ?? 0) + 1);
    }
  }

  /** `<break>` without a slash: closed on the spot; its end tag, if it comes in the same parent, is still found. */
  private emptyWithoutSlash(element: SsmlElement): void {
    const { text } = this;
    if (text.charCodeAt(element.openTo) === LT && text.startsWith(`</${element.name}>`, element.openTo)) {
      element.closeFrom = element.openTo;
      element.closeTo = element.to = element.closeFrom + element.name.length + 3;
      this.pos = this.textFrom = element.to;
      return;
    }
    this.reportUnslashed(element.name);
    this.unslashed.set(element.name, element);
  }

  private reportUnslashed(name: string): void {
    const element = this.unslashed.get(name);
    if (element) this.problem('unclosed-empty', element.openFrom, element.openTo, element.openTo - 1, name);
    this.unslashed.delete(name);
  }

  private endTag(): void {
    const { text, pos } = this;
    const nameFrom = pos + 2;
    if (!isNameStart(text.charCodeAt(nameFrom))) {
      this.brokenEnd(firstVisible(text, nameFrom));
      return;
    }
    const saved = this.problems.length;
    const nameTo = this.nameEnd(nameFrom);
    const name = text.slice(nameFrom, nameTo);
    let to = this.skipSpace(nameTo);
    const junkFrom = to;
    let unit = text.charCodeAt(to);
    while (to < text.length && unit !== GT && unit !== LT && unit !== WIDE_GT) unit = text.charCodeAt(++to);
    const finished = unit === GT || unit === WIDE_GT;
    const isHalf = !finished && junkFrom === to && this.isCutAt(to) && this.isHalfTyped(name);
    if (!finished && !isHalf && !this.canClose(name)) {
      this.forget(saved);
      this.strayLessThan();
      return;
    }
    if (text.charCodeAt(pos + 1) === WIDE_SLASH) this.problem('full-width-punctuation', pos + 1, pos + 2);
    if (!finished) {
      this.forget(saved);
      if (isHalf) this.half = { name: this.open.at(-1)?.name ?? '', from: pos, next: to };
      else this.problem('unclosed-tag', pos, nameTo, nameTo, '/');
      to = nameTo;
    } else {
      if (to > junkFrom) this.problem('unexpected-in-tag', nameTo, to);
      if (unit === WIDE_GT) this.problem('full-width-punctuation', to, to + 1);
      to++;
    }
    this.flushText(pos);
    this.pos = to;
    this.textFrom = to;
    this.close(name, pos, to, isHalf);
  }

  /** `</>`, `</ name>`, `<\name>`, or a `</` at the end: meant as an end tag, when there is something to end. */
  private brokenEnd(nameFrom: number): void {
    const { text, pos } = this;
    const saved = this.problems.length;
    const nameTo = isNameStart(text.charCodeAt(nameFrom)) ? this.nameEnd(nameFrom) : nameFrom;
    this.forget(saved);
    const name = text.slice(nameFrom, nameTo);
    const meant = name || (this.open.at(-1)?.name ?? '');
    const after = firstVisible(text, nameTo);
    const isCut = name === '' && this.isCutAt(after);
    const isEnd = isCut || text.charCodeAt(after) === GT;
    const isBare = name === '' && text.charCodeAt(pos + 1) === BACKSLASH;
    if (!isEnd || isBare || !this.openByName.get(meant)) {
      this.strayLessThan();
      return;
    }
    const to = isCut ? pos + 2 : after + 1;
    this.flushText(pos);
    this.pos = to;
    this.textFrom = to;
    if (!isCut && name === '' && isRootName(meant) && firstVisible(text, to) < text.length) {
      this.problem('stray-end-tag', pos, to);
      return;
    }
    if (isCut) this.half = { name: meant, from: pos, next: after };
    this.problem('mismatched-end-tag', pos, to, to, meant);
    this.close(meant, pos, to);
  }

  /** Whether an end tag may be cut short before `at`: the text ends there, or another element than the innermost. */
  private isCutAt(at: number): boolean {
    const { text } = this;
    if (at >= text.length) return true;
    return text.startsWith('</', at) && !text.startsWith(this.open.at(-1)?.name ?? '', at + 2);
  }

  /** Whether a name is the beginning of the innermost element's. */
  private isHalfTyped(name: string): boolean {
    const top = this.open.at(-1);
    return top !== undefined && !this.openByName.get(name) && top.name.startsWith(name);
  }

  private canClose(name: string): boolean {
    return (this.openByName.get(name) ?? 0) > 0 || this.unslashed.has(name) || this.nearMiss(name);
  }

  /** Whether an end tag is the innermost element's, but for its spelling. */
  private nearMiss(name: string): boolean {
    const top = this.open.at(-1);
    if (!top) return false;
    if (isRootName(top.name) && isRootName(name)) return true;
    const { length } = top.name;
    if (length === name.length && top.name.toLowerCase() === name.toLowerCase()) return true;
    if (name.length < 3 || name.length > length + 1 || specOf(name)) return false;
    return top.name.startsWith(name) || isOneOff(name, top.name);
  }

  private close(name: string, from: number, to: number, isHalf = false): void {
    const unslashed = this.unslashed.get(name);
    if (unslashed && unslashed.parent === this.top) {
      this.unslashed.delete(name);
      unslashed.closeFrom = from;
      unslashed.closeTo = unslashed.to = to;
      return;
    }
    if (isHalf || (this.openByName.get(name) ?? 0) === 0) {
      const top = this.open.at(-1);
      if (!top || !(isHalf || this.nearMiss(name))) {
        this.problem('stray-end-tag', from, to, this.lostSlash(name) ?? to, name);
        return;
      }
      this.problem('mismatched-end-tag', from, to, to, top.name);
      this.finish(top, from, to);
      return;
    }
    while (this.open.length > 0) {
      const top = this.open.at(-1);
      if (!top) return;
      if (top.name === name) {
        this.finish(top, from, to);
        return;
      }
      this.abandon(top, from);
    }
  }

  /** Where the slash stands that ended the element just before, in whose place the end tag at hand was meant. */
  private lostSlash(name: string): number | undefined {
    const last = this.elements.at(-1);
    if (!last?.selfClosing || last.name !== name || last.parent !== this.top) return undefined;
    if (specOf(name)?.empty || isRootName(name)) return undefined;
    const at = last.openTo - 2;
    return this.text.charCodeAt(at) === SLASH ? at : undefined;
  }

  private finish(element: SsmlElement, from: number, to: number): void {
    element.closeFrom = from;
    element.closeTo = element.to = to;
    this.leave(element);
  }

  /** An element whose end tag is missing at `at`. One around another of its name ends where that one begins. */
  private abandon(element: SsmlElement, at: number): void {
    const { name, openFrom, openTo } = element;
    const inner = this.abandoned.get(name);
    const { half } = this;
    element.to = at;
    let end = at;
    if (inner?.to === at && inner.openFrom > openFrom) end = inner.openFrom;
    else if (half?.next === at && half.name === name) end = half.from;
    this.problem('unclosed-element', openFrom, openTo, end, name);
    this.abandoned.set(name, element);
    this.leave(element);
  }

  private leave(element: SsmlElement): void {
    for (const [name, empty] of this.unslashed) {
      if (empty.parent === element.index) this.reportUnslashed(name);
    }
    this.open.pop();
    this.top = element.parent;
    this.steps.push(element.index * 3 + STEP_CLOSE);
    this.openByName.set(element.name, (this.openByName.get(element.name) ?? 1) - 1);
  }

  private closeDownTo(depth: number, at: number): void {
    for (const name of [...this.unslashed.keys()]) this.reportUnslashed(name);
    while (this.open.length > depth) {
      const top = this.open.at(-1);
      if (top) this.abandon(top, at);
    }
  }
}

/** The root of a document, and whether the text is one: the first `speak`, else an element that the whole text begins with. */
function findRoot(parser: Parser, text: string): { mode: SsmlDocument['mode']; root: number } {
  const { elements } = parser;
  let inner = -1;
  for (const element of elements) {
    if (!isRootName(element.name)) continue;
    if (element.parent < 0) return { mode: 'tagged', root: element.index };
    if (inner < 0) inner = element.index;
  }
  if (inner >= 0)
    return { mode: 'tagged', root: elements[inner]?.parent === -1 ? inner : outermost(elements, inner) };
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const begin = firstVisible(text, start);
  const prolog = parser.misc[0];
  if (prolog && prolog.from === begin && prolog.kind !== 'comment' && prolog.kind !== 'cdata') {
    const outer = elements[0];
    return { mode: 'tagged', root: outer && !specOf(outer.name) ? 0 : -1 };
  }
  const first = elements[0];
  const isDocument =
    first && first.openFrom === begin && !specOf(first.name) && (first.selfClosing || first.closeTo >= 0);
  return isDocument ? { mode: 'tagged', root: 0 } : { mode: 'plain', root: -1 };
}

function outermost(elements: SsmlElement[], index: number): number {
  let at = index;
  for (let parent = elements[at]?.parent ?? -1; parent >= 0; parent = elements[at]?.parent ?? -1) at = parent;
  return at;
}

/** Position of the first character that is no white space, or the length. */
export function firstVisible(text: string, from = 0): number {
  let at = from;
  while (at < text.length && isXmlSpace(text.charCodeAt(at))) at++;
  return at;
}

/**
 * Reads `text` as SSML. Never throws and takes time linear in the length, whatever the text, of any nesting depth.
 * A text without a root is `plain` (reference 10.5, TextConfig); its lists then show what looks like markup.
 */
export function parseSsml(text: string): SsmlDocument {
  const parser = new Parser(text);
  parser.run();
  const { elements, texts, misc, steps, problems } = parser;
  return { appendText: text, ...findRoot(parser, text), elements, texts, misc, steps, problems };
}
