// How long a script is in characters, and what it says without its tags.
import { decode } from './escape.js';
import type { SsmlDocument, SsmlText } from './document.js';
import { parseSsml } from './parser.js';

export interface CharacterCount {
  /** UTF-16 units of the whole text; at most 131,072 are accepted. */
  total: number;
  /** UTF-16 units without tags and comments, an entity counting as its character; at most 10,000 are accepted. */
  withoutTags: number;
}

/** A run of text with its references read. */
export function decodedText(text: string, part: SsmlText): string {
  const raw = text.slice(part.from, part.to);
  return part.cdata ? raw : decode(raw);
}

/** Length of a run of text with its references read. */
export const decodedLength = (text: string, part: SsmlText): number => decodedText(text, part).length;

/** The counts of a text already read. */
export function countDocument(doc: SsmlDocument): CharacterCount {
  const { appendText: text } = doc;
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

/** What a script says, without its tags and comments, entities read; a text without a root is what it is. */
export function toPlainText(text: string): string {
  const doc = parseSsml(text);
  if (doc.mode === 'plain') return text;
  return doc.texts.map((part) => decodedText(text, part)).join('');
}
