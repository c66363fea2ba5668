/** Counts the characters of a script, and extracts its plain text. */
import { decode } from './escape.js';
import type { SsmlDocument, SsmlText } from './document.js';
import { parseSsml } from './parser.js';

/** The lengths of a script that the service limits. */
export interface CharacterCount {
  /** UTF-16 units of the whole text; the limit is 131,072. */
  total: number;
  /** UTF-16 units without tags and comments, where a reference counts as its character; the limit is 10,000. */
  withoutTags: number;
}

/** The text of a run, with references decoded unless it is CDATA. */
export function decodedText(text: string, part: SsmlText): string {
  const raw = text.slice(part.from, part.to);
  return part.cdata ? raw : decode(raw);
}

/** Length of the decoded text of a run, in UTF-16 units. */
export const decodedLength = (text: string, part: SsmlText): number => decodedText(text, part).length;

/** The lengths of a parsed script. */
export function countDocument(doc: SsmlDocument): CharacterCount {
  const { text } = doc;
  if (doc.mode === 'plain') return { total: text.length, withoutTags: text.length };
  const mayHaveReferences = text.includes('&');
  let withoutTags = 0;
  for (const part of doc.texts) {
    withoutTags += mayHaveReferences ? decodedLength(text, part) : part.to - part.from;
  }
  return { total: text.length, withoutTags };
}

/** Counts the characters of a script as the service limits them (reference 10.5, TextConfig). */
export const countCharacters = (text: string): CharacterCount => countDocument(parseSsml(text));

/** The text of a script without tags and comments, with references decoded. Text without a root is returned unchanged. */
export function toPlainText(text: string): string {
  const doc = parseSsml(text);
  if (doc.mode === 'plain') return text;
  return doc.texts.map((part) => decodedText(text, part)).join('');
}
