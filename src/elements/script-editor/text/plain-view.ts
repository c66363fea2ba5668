/** The text as it is read: shown until somebody is about to edit, and where two versions stand side by side. */
import { html, type TemplateResult } from 'lit';
import { parseSsml } from '../../../ssml/index.js';
import { chipElement } from '../codemirror/chip-element.js';
import { chipsOf, type ChipLabels } from './chips.js';

/** No box shows more before it is scrolled. */
const most = 4_000;

/** Lines of text and chips, measured like the editing area. */
export function renderPlainText(text: string, words: ChipLabels | undefined): TemplateResult[] {
  return plainLines(text.slice(0, most * 4), words).map((line) => html`<div class="line">${line}</div>`);
}

function plainLines(text: string, words: ChipLabels | undefined): (string | HTMLElement)[][] {
  const lines: (string | HTMLElement)[][] = [[]];
  let at = 0;
  const write = (to: number) => {
    text
      .slice(at, to)
      .split('\n')
      .forEach((part, i) => {
        if (i > 0) lines.push([]);
        if (part) lines.at(-1)?.push(part);
      });
  };
  for (const chip of words ? chipsOf(parseSsml(text), words) : []) {
    if (at > most) break;
    write(chip.from);
    if (chip.kind !== 'hidden') lines.at(-1)?.push(chipElement(chip));
    at = chip.to;
  }
  write(Math.max(at, Math.min(text.length, most)));
  return lines.map((line) => (line.length > 0 ? line : ['\u200b']));
}
