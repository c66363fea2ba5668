/** The DOM of a chip, for CodeMirror and for the static view. */
import { lookUp } from '../../../base/index.js';
import { Face, FaceAngry, FaceNeutral, FaceSad, Hand, type IconNode, renderSvg } from '../../../ui/index.js';
import type { Chip } from '../text/chips.js';

const faces: Readonly<Record<string, IconNode>> = {
  HAPPY: Face,
  SAD: FaceSad,
  CALM: FaceNeutral,
  ANGER: FaceAngry,
};

/** An icon for kinds whose labels don't identify them. */
function signOf({ kind, emotion }: Chip): IconNode | undefined {
  if (kind === 'insert-action') return Hand;
  return lookUp(faces, emotion);
}

/** Creates the chip's element; nodes instead of `innerHTML`, for Trusted Types. */
export function chipElement(shown: Chip): HTMLElement {
  const { kind, part, text, label, spoken } = shown;
  const chip = document.createElement('span');
  chip.className = `chip ${kind} ${part}`;
  if (kind === 'entity') {
    chip.textContent = text;
    return chip;
  }
  chip.role = 'img';
  chip.ariaLabel = spoken;
  if (text) chip.append(piece('words', text));
  const sign = signOf(shown);
  if (part === 'close') chip.append(piece('mark', '⟩'));
  else {
    const mark = piece('mark', label);
    if (sign) mark.prepend(renderSvg(sign));
    chip.append(mark, ...(part === 'open' ? [piece('edge', '⟨')] : []));
  }
  return chip;
}

function piece(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}
