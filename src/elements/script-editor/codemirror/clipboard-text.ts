/** The content of a clipboard or a drag as text. */
import { cleanText, drawnMarks, htmlToText, isHtml } from './clean-html.js';
import type { ClipboardContent } from '../text/clipboard-content.js';
import { scriptContent } from './paste-edit.js';

/** The clipboard as text, with all its words: SSML unchanged, everything else cleaned, HTML in the text read. */
export function clipboardText({ text, html }: ClipboardContent): string {
  const lines = text.replace(/\r\n?/g, '\n');
  if (lines && scriptContent(lines) !== undefined) return lines;
  if (lines.trim() === '' && html) return cleanText(htmlToText(html)) || lines;
  return isHtml(lines) ? cleanText(htmlToText(lines)) : cleanText(lines, drawnMarks(html));
}
