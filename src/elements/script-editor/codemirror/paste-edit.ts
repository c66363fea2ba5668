/** What pasting makes of a text: a script is taken as it is, everything else as words. */
import { escapeText, grammar, parseSsml, ROOT_ALIASES } from '../../../ssml/index.js';

/** An edit of some characters, or of the whole text, and where the caret goes. */
export interface PasteEdit {
  from: number;
  to: number;
  insert: string;
  caret: number;
  /** Whether it had tags of ours that could not be read, and are now words. */
  tagsAsText: boolean;
}

const ours = new RegExp(`</?(?:${[...Object.keys(grammar), ...ROOT_ALIASES].join('|')})(?![\\w-])`, 'i');

/** The inside of a script, with a root or without, or undefined when it is none that can be taken as it is. */
export function scriptContent(pasted: string): string | undefined {
  const doc = parseSsml(pasted.trim());
  const root = doc.elements[doc.root];
  if (doc.mode === 'plain') return isPiece(pasted, doc.elements) ? pasted : undefined;
  if (!root || doc.problems.some(({ code }) => code !== 'xml-declaration')) return undefined;
  return doc.appendText.slice(root.openTo, Math.max(root.openTo, root.closeFrom));
}

/** Whether words with tags, copied without their root, are well-formed and ours. */
const isPiece = (pasted: string, elements: readonly { name: string }[]): boolean =>
  elements.length > 0 &&
  elements.every(({ name }) => Object.hasOwn(grammar, name)) &&
  parseSsml(`<speak>${pasted}</speak>`).problems.length === 0;

/** What replaces the characters `from` to `to` when something is pasted. */
export function pasteEdit(text: string, from: number, to: number, pasted: string): PasteEdit {
  const content = scriptContent(pasted);
  const asWords = content === undefined && ours.test(pasted);
  if (parseSsml(text).mode === 'tagged') {
    const insert = content ?? escapeText(pasted);
    return { from, to, insert, caret: from + insert.length, tagsAsText: asWords };
  }
  const joined = text.slice(0, from) + pasted + text.slice(to);
  if (content === undefined && !asWords && parseSsml(joined).mode === 'plain')
    return { from, to, insert: pasted, caret: from + pasted.length, tagsAsText: asWords };
  const before = `<speak>${escapeText(text.slice(0, from))}${content ?? escapeText(pasted)}`;
  const insert = `${before}${escapeText(text.slice(to))}</speak>`;
  return { from: 0, to: text.length, insert, caret: before.length, tagsAsText: asWords };
}
