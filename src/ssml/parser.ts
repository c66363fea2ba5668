/** Parses any text as SSML in one pass, and recovers from malformed and missing tags. */
import { firstVisible, isNameStart, isXmlSpace } from './characters.js';
import {
  STEP_CLOSE,
  STEP_OPEN,
  STEP_TEXT,
  type SsmlAttribute,
  type SsmlDocument,
  type SsmlElement,
  type SsmlMisc,
  type SsmlText,
  type Step,
} from './document.js';
import { isOneOff } from './edit-distance.js';
import { isRootName, specOf } from './grammar.js';
import { AMP, BACKSLASH, BRACKET, GT, Lexer, LT, SLASH, WIDE_GT, WIDE_SLASH } from './lexer.js';

const NO_ATTRIBUTES: SsmlAttribute[] = [];

/** The state of one pass over a text. */
class Parser {
  readonly elements: SsmlElement[] = [];
  readonly texts: SsmlText[] = [];
  readonly misc: SsmlMisc[] = [];
  readonly steps: Step[] = [];
  readonly lexer: Lexer;
  private pos = 0;
  private textFrom = 0;
  private readonly open: SsmlElement[] = [];
  private top = -1;
  private readonly openByName = new Map<string, number>();
  /** The last `<break>` (or other empty element) written without a slash, by name, until its or its parent's end tag. */
  private readonly unslashed = new Map<string, SsmlElement>();
  /** The last element closed without an end tag, by name. */
  private readonly unended = new Map<string, SsmlElement>();
  /** The last truncated end tag: an end tag inserted at `next` would be read as the rest of it. */
  private cutEndTag: { name: string; from: number; next: number } | undefined;
  private prefixes: Set<string> | undefined;
  private readonly prefixed: SsmlAttribute[] = [];

  constructor(private readonly text: string) {
    this.lexer = new Lexer(text);
  }

  parse(): void {
    const { text } = this;
    const length = text.length;
    while (this.pos < length) {
      const unit = text.charCodeAt(this.pos);
      if (unit === LT) this.readMarkup();
      else if (unit === AMP) this.pos = this.lexer.skipReference(this.pos, length);
      else if (unit === BRACKET) this.readBracket();
      else if (unit >= 0x20 && unit < 0xd800) this.pos++;
      else this.pos += this.lexer.skipCharacter(this.pos);
    }
    this.addText(length);
    this.closeAll(0, this.lexer.openDoctype ?? length);
    for (const attribute of this.prefixed) {
      const prefix = attribute.name.slice(0, attribute.name.indexOf(':'));
      if (!this.prefixes?.has(prefix)) {
        this.lexer.report('undeclared-prefix', attribute.from, attribute.to, attribute.end, attribute.name);
      }
    }
  }

  private readBracket(): void {
    const { text, pos } = this;
    if (text.charCodeAt(pos + 1) === BRACKET && text.charCodeAt(pos + 2) === GT) {
      this.lexer.report('cdata-end', pos, pos + 3);
      this.pos = pos + 3;
    } else {
      this.pos = pos + 1;
    }
  }

  private addText(to: number): void {
    if (to > this.textFrom) {
      this.steps.push(this.texts.length * 3 + STEP_TEXT);
      this.texts.push({ from: this.textFrom, to, parent: this.top, cdata: false });
    }
  }

  private readMarkup(): void {
    const next = this.text.charCodeAt(this.pos + 1);
    if (next === SLASH || next === WIDE_SLASH) this.readEndTag();
    else if (next === BACKSLASH) this.readMalformedEndTag(this.pos + 2);
    else if (isNameStart(next)) this.readStartTag();
    else if (next === 0x21) this.readDeclaration();
    else if (next === 0x3f) this.readInstruction();
    else this.reportLessThan();
  }

  private reportLessThan(): void {
    this.lexer.report('stray-less-than', this.pos, this.pos + 1);
    this.pos++;
  }

  private addMisc(kind: SsmlMisc['kind'], from: number, to: number): void {
    this.addText(from);
    this.misc.push({ kind, from, to, parent: this.top });
    this.pos = to;
    this.textFrom = to;
  }

  private readDeclaration(): void {
    const { text, pos } = this;
    if (text.startsWith('<!--', pos)) this.readComment();
    else if (text.startsWith('<![CDATA[', pos)) this.readCdata();
    else if (text.slice(pos, pos + 9).toUpperCase() === '<!DOCTYPE') this.readDoctype();
    else this.reportLessThan();
  }

  private readComment(): void {
    const { text, pos } = this;
    const end = this.lexer.findMark('-->', pos + 4);
    if (end < 0) {
      this.lexer.report('unclosed-comment', pos, pos + 4);
      this.pos = pos + 4;
      return;
    }
    const dashes = text.indexOf('--', pos + 4);
    if (dashes < end) this.lexer.report('bad-comment', pos, end + 3);
    this.lexer.checkCharacters(pos + 4, end);
    this.addMisc('comment', pos, end + 3);
  }

  private readCdata(): void {
    const { pos } = this;
    const end = this.lexer.findMark(']]>', pos + 9);
    if (end < 0) {
      this.lexer.report('unclosed-cdata', pos, pos + 9);
      this.pos = pos + 9;
      return;
    }
    this.lexer.checkCharacters(pos + 9, end);
    this.addMisc('cdata', pos, end + 3);
    if (end > pos + 9) {
      this.steps.push(this.texts.length * 3 + STEP_TEXT);
      this.texts.push({ from: pos + 9, to: end, parent: this.top, cdata: true });
    }
  }

  private readDoctype(): void {
    const { pos } = this;
    const end = this.lexer.doctypeEnd(pos + 9);
    this.lexer.report('doctype', pos, end);
    this.addMisc('doctype', pos, end);
  }

  private readInstruction(): void {
    const { text, pos } = this;
    const end = this.lexer.findMark('?>', pos + 2);
    if (end < 0) {
      this.lexer.report('unclosed-instruction', pos, pos + 2);
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
    this.lexer.checkCharacters(pos + 2, end);
    this.lexer.report(isDeclaration ? 'xml-declaration' : 'instruction', pos, end + 2);
    this.addMisc(isDeclaration ? 'declaration' : 'instruction', pos, end + 2);
  }

  private readStartTag(): void {
    const { text, pos } = this;
    const saved = this.lexer.problems.length;
    let at = this.lexer.nameEnd(pos + 1);
    const name = text.slice(pos + 1, at);
    let attributes = NO_ATTRIBUTES;
    let names: Set<string> | undefined;
    let selfClosing = false;
    let soundTo = at;
    let soundProblems = this.lexer.problems.length;
    for (;;) {
      const before = at;
      at = this.lexer.skipSpace(at);
      const unit = text.charCodeAt(at);
      if (unit === GT || unit === WIDE_GT) {
        if (unit === WIDE_GT) this.lexer.report('full-width-punctuation', at, at + 1);
        at++;
        break;
      }
      const after = text.charCodeAt(at + 1);
      if ((unit === SLASH || unit === WIDE_SLASH) && (after === GT || after === WIDE_GT)) {
        if (unit === WIDE_SLASH) this.lexer.report('full-width-punctuation', at, at + 1);
        if (after === WIDE_GT) this.lexer.report('full-width-punctuation', at + 1, at + 2);
        selfClosing = true;
        at += 2;
        break;
      }
      const end = unit === SLASH && isXmlSpace(after) ? firstVisible(text, at + 1) : at;
      if (end > at && text.charCodeAt(end) === GT) {
        this.lexer.report('unexpected-in-tag', at + 1, end);
        selfClosing = true;
        at = end + 1;
        break;
      }
      const attribute = this.lexer.readAttribute(at, before);
      if (attribute === undefined) {
        if (at >= text.length || unit === LT || unit >= 0x80) {
          this.addUnfinishedTag(name, attributes, soundTo, saved, soundProblems);
          return;
        }
        at = this.lexer.skipUnexpected(at);
        continue;
      }
      at = attribute.end;
      if (attribute.valueFrom >= 0) {
        soundTo = at;
        soundProblems = this.lexer.problems.length;
      }
      if (attributes.length === 0) attributes = [attribute];
      else {
        names ??= new Set(attributes.map((other) => other.name));
        attributes.push(attribute);
      }
      if (names?.has(attribute.name)) {
        this.lexer.report(
          'duplicate-attribute',
          attribute.from,
          attribute.end,
          attribute.end,
          attribute.name,
        );
        if (attribute.valueFrom >= 0) soundProblems = this.lexer.problems.length;
      } else names?.add(attribute.name);
      this.collectPrefix(attribute);
    }
    this.addElement(name, attributes, at, selfClosing);
  }

  private collectPrefix(attribute: SsmlAttribute): void {
    const colon = attribute.name.indexOf(':');
    if (colon < 0) return;
    if (attribute.name.startsWith('xmlns:'))
      (this.prefixes ??= new Set(['xml'])).add(attribute.name.slice(6));
    else if (!attribute.name.startsWith('xml:')) this.prefixed.push(attribute);
  }

  /** Adds a start tag that has no `>`: a known tag is kept up to its valid part, otherwise `<` is text. */
  private addUnfinishedTag(
    name: string,
    attributes: SsmlAttribute[],
    soundTo: number,
    saved: number,
    soundProblems: number,
  ): void {
    const { pos } = this;
    if (!specOf(name) && !isRootName(name)) {
      this.lexer.discardProblems(saved);
      this.reportLessThan();
      return;
    }
    this.lexer.discardProblems(soundProblems);
    this.lexer.report('unclosed-tag', pos, soundTo, soundTo, name);
    const empty = specOf(name)?.empty === true;
    this.addElement(
      name,
      attributes.filter((attribute) => attribute.valueFrom >= 0),
      soundTo,
      empty,
    );
  }

  private addElement(name: string, attributes: SsmlAttribute[], openTo: number, selfClosing: boolean): void {
    const openFrom = this.pos;
    this.addText(openFrom);
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
      this.addUnslashed(element);
    } else {
      this.open.push(element);
      this.top = element.index;
      this.openByName.set(name, (this.openByName.get(name) ?? 0) + 1);
    }
  }

  /** Closes `<break>` without a slash at once. If its end tag follows in the same parent, that is matched later. */
  private addUnslashed(element: SsmlElement): void {
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
    if (element)
      this.lexer.report('unclosed-empty', element.openFrom, element.openTo, element.openTo - 1, name);
    this.unslashed.delete(name);
  }

  private readEndTag(): void {
    const { text, pos } = this;
    const nameFrom = pos + 2;
    if (!isNameStart(text.charCodeAt(nameFrom))) {
      this.readMalformedEndTag(firstVisible(text, nameFrom));
      return;
    }
    const saved = this.lexer.problems.length;
    const nameTo = this.lexer.nameEnd(nameFrom);
    const name = text.slice(nameFrom, nameTo);
    let to = this.lexer.skipSpace(nameTo);
    const junkFrom = to;
    let unit = text.charCodeAt(to);
    while (to < text.length && unit !== GT && unit !== LT && unit !== WIDE_GT) unit = text.charCodeAt(++to);
    const finished = unit === GT || unit === WIDE_GT;
    const isHalf = !finished && junkFrom === to && this.isCutAt(to) && this.isHalfTyped(name);
    if (!finished && !isHalf && !this.canClose(name)) {
      this.lexer.discardProblems(saved);
      this.reportLessThan();
      return;
    }
    if (text.charCodeAt(pos + 1) === WIDE_SLASH)
      this.lexer.report('full-width-punctuation', pos + 1, pos + 2);
    if (!finished) {
      this.lexer.discardProblems(saved);
      if (isHalf) this.cutEndTag = { name: this.open.at(-1)?.name ?? '', from: pos, next: to };
      else this.lexer.report('unclosed-tag', pos, nameTo, nameTo, '/');
      to = nameTo;
    } else {
      if (to > junkFrom) this.lexer.report('unexpected-in-tag', nameTo, to);
      if (unit === WIDE_GT) this.lexer.report('full-width-punctuation', to, to + 1);
      to++;
    }
    this.addText(pos);
    this.pos = to;
    this.textFrom = to;
    this.closeByName(name, pos, to, isHalf);
  }

  /** Reads `</>`, `</ name>`, `<\name>` or a final `</` as an end tag if there is an element to close. */
  private readMalformedEndTag(nameFrom: number): void {
    const { text, pos } = this;
    const saved = this.lexer.problems.length;
    const nameTo = isNameStart(text.charCodeAt(nameFrom)) ? this.lexer.nameEnd(nameFrom) : nameFrom;
    this.lexer.discardProblems(saved);
    const name = text.slice(nameFrom, nameTo);
    const closedName = name || (this.open.at(-1)?.name ?? '');
    const after = firstVisible(text, nameTo);
    const isCut = name === '' && this.isCutAt(after);
    const isEnd = isCut || text.charCodeAt(after) === GT;
    const isBare = name === '' && text.charCodeAt(pos + 1) === BACKSLASH;
    if (!isEnd || isBare || !this.openByName.get(closedName)) {
      this.reportLessThan();
      return;
    }
    const to = isCut ? pos + 2 : after + 1;
    this.addText(pos);
    this.pos = to;
    this.textFrom = to;
    if (!isCut && name === '' && isRootName(closedName) && firstVisible(text, to) < text.length) {
      this.lexer.report('stray-end-tag', pos, to);
      return;
    }
    if (isCut) this.cutEndTag = { name: closedName, from: pos, next: after };
    this.lexer.report('mismatched-end-tag', pos, to, to, closedName);
    this.closeByName(closedName, pos, to);
  }

  /** Whether an end tag may be truncated at `at`: the text ends there, or the end tag of an outer element follows. */
  private isCutAt(at: number): boolean {
    const { text } = this;
    if (at >= text.length) return true;
    return text.startsWith('</', at) && !text.startsWith(this.open.at(-1)?.name ?? '', at + 2);
  }

  /** Whether a name is an incomplete spelling of the innermost element's name. */
  private isHalfTyped(name: string): boolean {
    const top = this.open.at(-1);
    return top !== undefined && !this.openByName.get(name) && top.name.startsWith(name);
  }

  private canClose(name: string): boolean {
    return (this.openByName.get(name) ?? 0) > 0 || this.unslashed.has(name) || this.isNearMiss(name);
  }

  /** Whether the name of an end tag is a misspelling of the innermost element's name. */
  private isNearMiss(name: string): boolean {
    const top = this.open.at(-1);
    if (!top) return false;
    if (isRootName(top.name) && isRootName(name)) return true;
    const { length } = top.name;
    if (length === name.length && top.name.toLowerCase() === name.toLowerCase()) return true;
    if (name.length < 3 || name.length > length + 1 || specOf(name)) return false;
    return top.name.startsWith(name) || isOneOff(name, top.name);
  }

  private closeByName(name: string, from: number, to: number, isHalf = false): void {
    const unslashed = this.unslashed.get(name);
    if (unslashed && unslashed.parent === this.top) {
      this.unslashed.delete(name);
      unslashed.closeFrom = from;
      unslashed.closeTo = unslashed.to = to;
      return;
    }
    if (isHalf || (this.openByName.get(name) ?? 0) === 0) {
      const top = this.open.at(-1);
      if (!top || !(isHalf || this.isNearMiss(name))) {
        this.lexer.report('stray-end-tag', from, to, this.extraSlash(name) ?? to, name);
        return;
      }
      this.lexer.report('mismatched-end-tag', from, to, to, top.name);
      this.closeWithTag(top, from, to);
      return;
    }
    while (this.open.length > 0) {
      const top = this.open.at(-1);
      if (!top) return;
      if (top.name === name) {
        this.closeWithTag(top, from, to);
        return;
      }
      this.closeUnended(top, from);
    }
  }

  /** Position of a slash that closed the previous element by mistake, if the current end tag has its name. */
  private extraSlash(name: string): number | undefined {
    const last = this.elements.at(-1);
    if (!last?.selfClosing || last.name !== name || last.parent !== this.top) return undefined;
    if (specOf(name)?.empty || isRootName(name)) return undefined;
    const at = last.openTo - 2;
    return this.text.charCodeAt(at) === SLASH ? at : undefined;
  }

  private closeWithTag(element: SsmlElement, from: number, to: number): void {
    element.closeFrom = from;
    element.closeTo = element.to = to;
    this.closeElement(element);
  }

  /** Closes an element without an end tag at `at`. If it contains an unclosed element of its name, it ends before that. */
  private closeUnended(element: SsmlElement, at: number): void {
    const { name, openFrom, openTo } = element;
    const inner = this.unended.get(name);
    const { cutEndTag } = this;
    element.to = at;
    let end = at;
    if (inner?.to === at && inner.openFrom > openFrom) end = inner.openFrom;
    else if (cutEndTag?.next === at && cutEndTag.name === name) end = cutEndTag.from;
    this.lexer.report('unclosed-element', openFrom, openTo, end, name);
    this.unended.set(name, element);
    this.closeElement(element);
  }

  private closeElement(element: SsmlElement): void {
    for (const [name, empty] of this.unslashed) {
      if (empty.parent === element.index) this.reportUnslashed(name);
    }
    this.open.pop();
    this.top = element.parent;
    this.steps.push(element.index * 3 + STEP_CLOSE);
    this.openByName.set(element.name, (this.openByName.get(element.name) ?? 1) - 1);
  }

  private closeAll(depth: number, at: number): void {
    for (const name of [...this.unslashed.keys()]) this.reportUnslashed(name);
    while (this.open.length > depth) {
      const top = this.open.at(-1);
      if (top) this.closeUnended(top, at);
    }
  }
}

/** Finds the root: the first `speak`, else an element at the start of the text. Without one, the text is plain. */
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

/**
 * Parses `text` as SSML. Never throws, and takes time linear in the length, at any nesting depth.
 * A text without a root is `plain` (reference 10.5, TextConfig); its lists then show what looks like markup.
 */
export function parseSsml(text: string): SsmlDocument {
  const parser = new Parser(text);
  parser.parse();
  const { elements, texts, misc, steps } = parser;
  return {
    text,
    ...findRoot(parser, text),
    elements,
    texts,
    misc,
    steps,
    problems: parser.lexer.problems,
  };
}
