/**
 * Names that others gave, inside our sentences: right-to-left letters, or controls that turn the direction of text, must
 * not turn the words around them.
 */
import { html, nothing, type TemplateResult } from 'lit';

/** Controls that turn text (U+202E among them), and the letters of right-to-left scripts. */
const turning =
  /[\p{Bidi_Control}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const [isolateStart, isolateEnd] = ['\u2068', '\u2069'];

/** A name for a sentence in plain text, such as a label: isolated if it could turn its surroundings, else unchanged. */
export function isolate(name: string): string {
  return turning.test(name) ? isolateStart + balanced(name) + isolateEnd : name;
}

/** A name for a sentence in a template, isolated from its surroundings; `part` is its class and part, if it needs them. */
export function renderIsolated(name: string, part?: string): TemplateResult {
  return html`<bdi class=${part ?? nothing} part=${part ?? nothing}>${balanced(name)}</bdi>`;
}

/** The text with every isolate closed, and without an end that would close the one around the text. */
function balanced(text: string): string {
  let depth = 0;
  const closed = text.replace(/[\u2066-\u2069]/g, (control) => {
    if (control !== isolateEnd) depth++;
    else if (depth === 0) return '';
    else depth--;
    return control;
  });
  return closed + isolateEnd.repeat(depth);
}
