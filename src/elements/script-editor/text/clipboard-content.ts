/** What a clipboard or a drag carries, read during its event: later the browser gives nothing. */

/** The content of a clipboard or a drag. */
export interface ClipboardContent {
  text: string;
  html: string;
}

/** Reads clipboard data. */
export const readClipboard = (data: DataTransfer): ClipboardContent => ({
  text: data.getData('text/plain'),
  html: data.getData('text/html'),
});

/** Everything between tags that is no word, and the tags. */
const markup = /<(style|script|head|title|xml)\b[^>]*>[^]*?<\/\1\s*>|<!--[^]*?-->|<[^>]*>/gi;

/** The words as they are, for a field without CodeMirror, whose code reads HTML properly. */
export const plainWords = ({ text, html }: ClipboardContent): string => text || html.replace(markup, '');
