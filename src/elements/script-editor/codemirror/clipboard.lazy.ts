/** Reads clipboards and moves tags: loaded when the text gets the focus or a drag starts. */
import { cleanText, htmlToText } from './clean-html.js';
import { scriptContent, pasteEdit } from './paste-edit.js';

export { moveTagEdits } from './move-tag-end.js';
export { scriptContent, pasteEdit };

/** The content of a clipboard or a drag. */
export interface ClipboardContent {
  text: string;
  html: string;
}

/** The clipboard as text: SSML unchanged, everything else cleaned. */
export function clipboardText({ text, html }: ClipboardContent): string {
  const lines = text.replace(/\r\n?/g, '\n');
  if (lines && scriptContent(lines) !== undefined) return lines;
  return cleanText(lines || htmlToText(html));
}
