/*! The simulator contains saxes (ISC, © Isaac Z. Schlueter, Louis-Dominique Dubeau and contributors) and xmlchars (MIT, © Louis-Dominique Dubeau). */
/**
 * Reads a script as the service does (reference 10.5, 10.7): what is said, and how many characters count.
 *
 * A text with a root is XML, and is refused if it is not well-formed (10.2, MSS.20010015, the only error that the
 * reference names for a script). A text without a root is in text-only mode: it is spoken as it stands.
 *
 * A parser of its own reads the XML, not the one of the widgets, so that tests of one against the other find errors in
 * both.
 */
import { SaxesParser } from 'saxes';
import { manners, pauseOf, type Manner, type Pause } from './tag-table.js';

/** A spoken piece of a script, or a pause. */
export type ScriptPiece = TextPiece | ({ kind: 'pause' } & Pause);

/** A text as it is spoken: entities are decoded, and an alias stands for the text of its tag. */
export interface TextPiece extends Omit<Manner, 'alias'> {
  kind: 'text';
  text: string;
  /** Whether numbers are read in Chinese, as the script has Chinese characters. */
  isChinese: boolean;
}

/** The result of reading a script. */
export interface ScriptReading {
  pieces: ScriptPiece[];
  /** UTF-16 units without tags and comments, an entity counting as the character that it stands for. */
  characters: number;
  /** Why the text is not well-formed XML, with its offset. Reading stops there. */
  error?: { at: number; message: string };
}

/**
 * The start of a root, or the end of one: `speak`, or as older pages spell it. 10.5: tags count only within a root. The
 * start need not be finished, as an unclosed tag is an error and no plain text.
 */
const rootTag =
  /<(?:spea(?:k|ke|ck)(?![\p{L}\p{N}\p{M}_.:\u{10000}-\u{effff}-])|\/spea(?:k|ke|ck)(?![\p{L}\p{N}\p{M}_.:\u{10000}-\u{effff}-])[^<>]*>)/gu;

/** Where a tag is no tag. */
const hiding = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const;

/** White space at the beginning, on which the parser does not report. */
const leadingSpace = /^\ufeff?([ \t\r\n]*)/;

const han = /\p{Script=Han}/u;

/** A half of a surrogate pair, which XML does not allow and the parser lets pass. */
const loneSurrogate = /\p{Surrogate}/u;

/** Reads a script. Never throws. */
export function readScript(text: string): ScriptReading {
  return hasRoot(text) ? new ScriptReader().read(text) : plainReading(text);
}

function hasRoot(text: string): boolean {
  let found: RegExpExecArray | null;
  rootTag.lastIndex = 0;
  while ((found = rootTag.exec(text))) {
    const end = endOfHiding(text, found.index);
    if (end < 0) return true;
    rootTag.lastIndex = end;
  }
  return false;
}

/** The end of the comment or the CDATA section around a place; -1 if there is none. */
function endOfHiding(text: string, at: number): number {
  for (const [open, close] of hiding) {
    const begin = text.lastIndexOf(open, at);
    const end = begin < 0 ? -1 : text.indexOf(close, begin + open.length);
    if (end > at) return end;
  }
  return -1;
}

function plainReading(text: string): ScriptReading {
  return {
    pieces: text.trim() === '' ? [] : [{ kind: 'text', text, rate: 100, isChinese: han.test(text) }],
    characters: text.length,
  };
}

/** Thrown at the first error, to stop the parser. */
class NotWellFormed extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

class ScriptReader {
  // Without namespaces, of which no page speaks: with them, the parser searches all open tags for each tag.
  private readonly parser = new SaxesParser();
  private readonly pieces: ScriptPiece[] = [];
  /** The manner of each open tag. */
  private readonly open: Manner[] = [];
  private characters = 0;
  private isChinese = false;
  /** Whether following text belongs to the last piece, as no tag separates them. */
  private isContinued = false;
  /** Whether the open alias stands for any text. */
  private isReplacing = false;

  constructor() {
    this.parser.on('error', ({ message }) => {
      throw new NotWellFormed(this.parser.position, message);
    });
    this.parser.on('text', (text) => this.addText(text));
    this.parser.on('cdata', (text) => this.addText(text));
    this.parser.on('opentag', ({ name, attributes }) =>
      this.openTag(name, (attribute) =>
        Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined,
      ),
    );
    this.parser.on('closetag', () => this.closeTag());
  }

  read(text: string): ScriptReading {
    try {
      this.isChinese = han.test(text);
      this.characters = leadingSpace.exec(text)?.[1]?.replaceAll('\r\n', '\n').length ?? 0;
      const surrogate = text.search(loneSurrogate);
      if (surrogate >= 0) throw new NotWellFormed(surrogate, 'disallowed character');
      this.parser.write(text).close();
      return { pieces: this.pieces, characters: this.characters };
    } catch (error) {
      if (!(error instanceof NotWellFormed)) throw error;
      const { at, message } = error;
      return { pieces: this.pieces, characters: this.characters, error: { at, message } };
    }
  }

  private openTag(name: string, valueOf: (attribute: string) => string | undefined): void {
    this.isContinued = false;
    const outer = this.open.at(-1) ?? { rate: 100 };
    const manner = { ...outer, ...manners.get(name)?.(valueOf) };
    if (name === 'break') this.pieces.push({ kind: 'pause', ...pauseOf(valueOf) });
    if (manner.alias !== outer.alias) this.isReplacing = false;
    this.open.push(manner);
  }

  private closeTag(): void {
    this.isContinued = false;
    const { alias, ...manner } = this.open.pop() ?? { rate: 100 };
    if (alias === undefined || this.open.at(-1)?.alias !== undefined || !this.isReplacing) return;
    this.pieces.push({ kind: 'text', text: alias, isChinese: this.isChinese, ...manner });
  }

  private addText(text: string): void {
    this.characters += text.length;
    const { alias, ...manner } = this.open.at(-1) ?? { rate: 100 };
    const isBlank = text.trim() === '';
    const last = this.pieces.at(-1);
    if (alias !== undefined) this.isReplacing ||= !isBlank;
    else if (this.isContinued && last?.kind === 'text') last.text += text;
    else if (!isBlank) {
      this.pieces.push({ kind: 'text', text, isChinese: this.isChinese, ...manner });
      this.isContinued = true;
    }
  }
}
