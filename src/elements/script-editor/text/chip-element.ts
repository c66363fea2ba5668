/** A chip on the page: the same in the text that is shown first and in the editing area. */
import type { Chip } from './chips.js';

/** Builds a chip, node by node. */
export function chipElement({ kind, part, text, label, spoken }: Chip): HTMLElement {
  const chip = document.createElement('span');
  chip.className = `chip ${kind} ${part}`;
  if (kind === 'entity') {
    chip.textContent = text;
    return chip;
  }
  chip.role = 'img';
  chip.ariaLabel = spoken;
  if (text) chip.append(piece('words', text));
  if (part === 'close') chip.append(piece('mark', '⟩'));
  else chip.append(piece('mark', label), ...(part === 'open' ? [piece('edge', '⟨')] : []));
  return chip;
}

function piece(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}
