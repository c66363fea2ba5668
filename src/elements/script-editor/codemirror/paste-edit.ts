/** Computes the edit of a paste: SSML is inserted as it is, everything else as text. */
import { contentOf } from '../../../script/index.js';
import { escapeText, grammar, isRootName, parseSsml, ROOT_ALIASES } from '../../../ssml/index.js';

/** An edit of a range, or of the whole text, and the caret after it. */
export interface PasteEdit {
  from: number;
  to: number;
  insert: string;
  caret: number;
  /** Whether it had malformed SSML tags, which were inserted as text. */
  tagsAsText: boolean;
}

const ours = new RegExp(`</?(?:${[...Object.keys(grammar), ...ROOT_ALIASES].join('|')})(?![\\w-])`, 'i');

/** The whole inside of an SSML text; `undefined` if it isn't well-formed SSML. */
export function scriptContent(pasted: string): string | undefined {
  const doc = parseSsml(pasted.trim());
  const root = doc.elements[doc.root];
  if (doc.mode === 'plain') return isPiece(pasted, doc.elements) ? pasted : undefined;
  const isSound = doc.problems.every(
    ({ code, from }) => /^(?:xml-decl|instruct)/.test(code) && doc.text.startsWith('<?xml ', from),
  );
  return root && isRootName(root.name) && isSound ? contentOf(doc.text) : undefined;
}

/** Whether text without a root contains well-formed SSML tags only. */
const isPiece = (pasted: string, elements: readonly { name: string }[]): boolean =>
  elements.length > 0 &&
  elements.every(({ name }) => Object.hasOwn(grammar, name)) &&
  parseSsml(`<speak>${pasted}</speak>`).problems.length === 0;

/** The edit that pastes text over a range. */
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
