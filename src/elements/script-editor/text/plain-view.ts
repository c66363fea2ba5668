/** A static rendering of a text with its chips: shown until CodeMirror is loaded, and in comparisons. */
import { html, type TemplateResult } from 'lit';
import { parseSsml } from '../../../ssml/index.js';
import { chipElement } from '../codemirror/chip-element.js';
import { chipsOf, type ChipLabels } from './chips.js';

/** Maximum number of characters rendered; no box shows more without scrolling. */
const most = 4_000;

/** Renders lines of text and chips with the metrics of CodeMirror. */
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
