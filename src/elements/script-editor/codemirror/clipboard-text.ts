/** The content of a clipboard or a drag as text. */
import { cleanText, htmlToText } from './clean-html.js';
import { scriptContent } from './paste-edit.js';

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
