/** What comes from outside, as words or as a script, and what is dragged: loaded when somebody is about to write. */
import { cleanText, htmlToText } from './clean-html.js';
import { scriptContent, pasteEdit } from './paste-edit.js';

export { moveTagEdits } from './move-tag-end.js';
export { scriptContent, pasteEdit };

/** What a clipboard carries. */
export interface ClipboardContent {
  text: string;
  html: string;
}

/** The clipboard's words; a script as it is. */
export function clipboardText({ text, html }: ClipboardContent): string {
  const lines = text.replace(/\r\n?/g, '\n');
  if (lines && scriptContent(lines) !== undefined) return lines;
  return cleanText(lines || htmlToText(html));
}
