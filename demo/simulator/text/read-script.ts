/**
 * Parses a script like the service (reference 10.5, 10.7): the spoken pieces, the number of characters that count towards
 * the limit, and the first error, for which the service rejects the script.
 *
 * The simulator does not use the widgets' SSML parser, so that tests of one against the other find errors in both. A text
 * without a root tag is plain text.
 */
import { parseDuration, rootNames, splitPhonemes, tagRules } from './tag-rules.js';

/** A spoken piece of a script, or a pause. */
export type ScriptPiece =
  | {
      kind: 'text';
      /** The text as it is spoken, with entities decoded and aliases applied. */
      text: string;
      /** Speed in percent of the voice's own. */
      rate: number;
      /** Whether it is spelled letter by letter. */
      isSpelled: boolean;
    }
  | { kind: 'pause'; seconds: number };

/** The result of parsing a script. */
export interface ScriptReading {
  pieces: ScriptPiece[];
  /** UTF-16 units without tags and comments, an entity counting as the character that it stands for. */
  characters: number;
  /** The first error, with its offset in the text. Reading stops there. */
  error?: { at: number; message: string };
}

/** Estimated seconds for each strength of a break, which the reference does not specify. */
const breakSeconds: Readonly<Record<string, number>> = {
  none: 0,
  'x-weak': 0.1,
  weak: 0.2,
  medium: 0.4,
  strong: 0.7,
  'x-strong': 1,
};

/** Characters that XML does not allow: controls, lone surrogates, and two non-characters. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;

const isTagged = (text: string): boolean =>
  /<\/?spea(?:k|ke|ck)\b/i.test(text) || /^\ufeff?\s*<[a-z!?]/i.test(text);

/** Reads a script. Never throws. */
export function readScript(text: string): ScriptReading {
  if (isTagged(text)) return new ScriptReader(text).read();
  const bad = text.search(forbidden);
  return {
    pieces: text.trim() === '' ? [] : [{ kind: 'text', text, rate: 100, isSpelled: false }],
    characters: text.length,
    ...(bad >= 0 && { error: { at: bad, message: 'a character is not allowed' } }),
  };
}

/** An open tag, and how the text in it is spoken. */
interface OpenTag {
  name: string;
  rate: number;
  isSpelled: boolean;
  alias?: string;
  /** Pinyin syllables of a phoneme tag, to compare with its characters. */
  syllables?: number;
  /** Text directly inside. */
  text: string;
}

/** Thrown at the first error, to stop parsing. */
class ScriptError extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** Pattern for XML white space. */
const space = '[ \\t\\r\\n]';
const name = /[A-Za-z_][\w.-]*/.source;
const patterns = {
  comment: /<!--(?:(?!--)[^])*-->/y,
  cdata: /<!\[CDATA\[([^]*?)\]\]>/y,
  declaration: /<\?xml\s[^?<>]*\?>/y,
  end: new RegExp(`</(${name})${space}*>`, 'y'),
  start: new RegExp(
    `<(${name})((?:${space}+(?:xml:)?${name}${space}*=${space}*(?:"[^"<]*"|'[^'<]*'))*)${space}*(/?)>`,
    'y',
  ),
};
const attributePattern = new RegExp(`((?:xml:)?${name})${space}*=${space}*(?:"([^"]*)"|'([^']*)')`, 'g');

class ScriptReader {
  private readonly pieces: ScriptPiece[] = [];
  private readonly open: OpenTag[] = [];
  private characters = 0;
  private hasRoot = false;
  /** Whether following text belongs to the last piece, as no tag separates them. */
  private isContinued = false;
  private at: number;

  constructor(private readonly text: string) {
    this.at = text.startsWith('\ufeff') ? 1 : 0;
  }

  read(): ScriptReading {
    try {
      while (this.at < this.text.length) this.step();
      if (this.open.length > 0) throw this.error(`<${this.open.at(-1)?.name}> is not closed`);
      if (!this.hasRoot) throw this.error('there is no <speak>');
      return { pieces: this.pieces, characters: this.characters };
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      const { at, message } = error;
      return { pieces: this.pieces, characters: this.characters, error: { at, message } };
    }
  }

  private step(): void {
    if (this.text[this.at] !== '<') return this.readText();
    if (this.at === 0 && this.match(patterns.declaration)) return;
    if (this.match(patterns.comment)) return;
    const start = this.at;
    const cdata = this.match(patterns.cdata);
    if (cdata) return this.addText(cdata[1] ?? '', start);
    const end = this.match(patterns.end);
    if (end) return this.closeTag(end[1] ?? '', start);
    const tag = this.match(patterns.start);
    if (!tag) throw this.error('this is neither text nor a tag');
    this.openTag(tag[1] ?? '', tag[2] ?? '', tag[3] === '/', start);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private readText(): void {
    const next = this.text.indexOf('<', this.at);
    const start = this.at;
    this.at = next < 0 ? this.text.length : next;
    const raw = this.text.slice(start, this.at);
    const end = raw.indexOf(']]>');
    if (end >= 0) throw new ScriptError(start + end, ']]> is not allowed in text');
    this.addText(this.decode(raw, start), start);
  }

  private decode(raw: string, start: number): string {
    return raw.replace(/&(?:(#\d{1,7}|#x[\da-fA-F]{1,6}|\w{1,8});)?/g, (whole, body: string, at: number) => {
      const character = body === undefined ? undefined : characterOf(body);
      if (character === undefined) throw new ScriptError(start + at, `${whole} is not an entity of XML`);
      return character;
    });
  }

  private addText(text: string, start: number): void {
    const bad = text.search(forbidden);
    if (bad >= 0) throw new ScriptError(start + bad, 'a character is not allowed');
    const tag = this.open.at(-1);
    if (!tag) {
      if (/[^ \t\r\n]/.test(text)) throw new ScriptError(start, 'this stands outside of <speak>');
      this.characters += text.length;
      return;
    }
    const isEmpty = tagRules.get(tag.name)?.isEmpty;
    if (isEmpty && text.trim() !== '') throw new ScriptError(start, `<${tag.name}> takes no text`);
    this.characters += text.length;
    tag.text += text;
    if (tag.alias === undefined) this.speak(text, tag);
  }

  private speak(text: string, { rate, isSpelled }: OpenTag): void {
    const last = this.pieces.at(-1);
    if (this.isContinued && last?.kind === 'text') last.text += text;
    else if (text.trim() !== '') {
      this.pieces.push({ kind: 'text', text, rate, isSpelled });
      this.isContinued = true;
    }
  }

  private openTag(written: string, attributeText: string, isClosed: boolean, start: number): void {
    this.isContinued = false;
    const parent = this.open.at(-1);
    const tagName = !parent && rootNames.includes(written) ? 'speak' : written;
    const rule = tagRules.get(tagName);
    if (!rule) throw new ScriptError(start, `there is no tag <${written}>`);
    if (!parent && (tagName !== 'speak' || this.hasRoot))
      throw new ScriptError(start, 'the only root is <speak>');
    if (parent && !mayContain(parent.name, tagName))
      throw new ScriptError(start, `<${parent.name}> must not contain <${tagName}>`);
    const values = this.attributesOf(tagName, attributeText, start);
    this.hasRoot = true;
    if (tagName === 'break') this.pieces.push({ kind: 'pause', seconds: pauseSeconds(values) });
    const alias = tagName === 'sub' ? values.get('alias') : undefined;
    const syllables = splitPhonemes(values.get('ph') ?? '');
    const tag: OpenTag = {
      name: tagName === 'speak' ? written : tagName,
      rate: tagName === 'prosody' ? Number(values.get('rate')) : (parent?.rate ?? 100),
      isSpelled: values.get('interpret-as') === 'spell',
      ...(alias !== undefined && { alias }),
      ...(/[a-z]/.test(syllables[0] ?? '') && { syllables: syllables.length }),
      text: '',
    };
    this.open.push(tag);
    if (isClosed) this.closeTag(tag.name, start);
  }

  private attributesOf(tagName: string, attributeText: string, start: number): Map<string, string> {
    const { attributes = {}, required = [], oneOf } = tagRules.get(tagName) ?? {};
    const values = new Map<string, string>();
    for (const [, attribute = '', double, single] of attributeText.matchAll(attributePattern)) {
      if (values.has(attribute)) throw new ScriptError(start, `${attribute} is given twice`);
      if (/^on[a-z]+$/i.test(attribute)) throw new ScriptError(start, `${attribute} is not allowed`);
      const value = this.decode(double ?? single ?? '', start);
      const problem = Object.hasOwn(attributes, attribute) ? attributes[attribute]?.(value) : undefined;
      if (problem) throw new ScriptError(start, `${attribute} of <${tagName}> ${problem}`);
      values.set(attribute, value);
    }
    const missing = required.find((attribute) => !values.has(attribute));
    if (missing) throw new ScriptError(start, `<${tagName}> needs ${missing}`);
    if (oneOf && !oneOf.some((attribute) => values.get(attribute)?.trim()))
      throw new ScriptError(start, `<${tagName}> needs ${oneOf.join(' or ')}`);
    return values;
  }

  private closeTag(tagName: string, start: number): void {
    const tag = this.open.pop();
    if (tag?.name !== tagName) throw new ScriptError(start, `</${tagName}> closes nothing that is open here`);
    if (tag.alias !== undefined && tag.text !== '') this.speak(tag.alias, tag);
    this.isContinued = false;
    if (tag.syllables !== undefined && !fitsSyllables(tag.text, tag.syllables))
      throw new ScriptError(start, 'a phoneme needs one syllable for each character');
  }

  private error(message: string): ScriptError {
    return new ScriptError(this.at, message);
  }
}

/** Only the root and `emotion` contain tags, and only the root contains `emotion`. */
function mayContain(parent: string, child: string): boolean {
  if (child === 'speak') return false;
  return rootNames.includes(parent) || (parent === 'emotion' && child !== 'emotion');
}

function pauseSeconds(values: ReadonlyMap<string, string>): number {
  const milliseconds = parseDuration(values.get('time') ?? '');
  if (milliseconds !== undefined) return milliseconds / 1000;
  return breakSeconds[values.get('strength') ?? 'medium'] ?? 0;
}

/** Whether a number of pinyin syllables fits a text: one for each Chinese character, at most one per letter or digit. */
function fitsSyllables(text: string, syllables: number): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = text.match(/[A-Za-z\d]/g)?.length ?? 0;
  return han === 0 || (syllables >= han && syllables <= han + others);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The character of an entity; undefined for an entity that XML does not define. */
function characterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return Object.hasOwn(entities, entity) ? entities[entity] : undefined;
  const point = entity[1] === 'x' ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  const isCharacter = point <= 0x10ffff && !forbidden.test(String.fromCodePoint(point));
  return isCharacter ? String.fromCodePoint(point) : undefined;
}
