/** What comes from outside, as words or as a script, and what is dragged: loaded when somebody is about to write. */
import { cleanText, wordsOfHtml } from './clean-html.js';
import { contentOf, pasteInto } from './paste-edit.js';

export { endMoved } from './move-tag-end.js';
export { contentOf, pasteInto };

/** What a clipboard carries. */
export interface Carried {
  text: string;
  html: string;
}

/** The clipboard's words; a script as it is. */
export function wordsOf({ text, html }: Carried): string {
  const lines = text.replace(/\r\n?/g, '\n');
  if (lines && contentOf(lines) !== undefined) return lines;
  return cleanText(lines || wordsOfHtml(html));
}
