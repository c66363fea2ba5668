/** Renders one of two versions of a text: tags as chips, and highlighted what the other version lacks. */
import { css, html, type CSSResult, type TemplateResult } from 'lit';
import { parseSsml } from '../../../ssml/index.js';
import { chipElement } from '../codemirror/chip-element.js';
import { chipsOf, type ChipLabels } from '../text/chips.js';
import { common, tokensOf } from './text-diff.js';

/** A word or a chip of the text. */
interface Piece {
  /** The SSML source, which is compared. */
  raw: string;
  rendered: string | HTMLElement;
}

/** Maximum number of pieces of a common run that is rendered completely. */
const maxCommonPieces = 60;
/** Number of pieces next to a difference that are rendered of a longer common run. */
const contextPieces = 20;

/** Consecutive pieces that both versions have, or that only this one has. */
interface Run {
  same: boolean;
  pieces: Piece[];
  /** Whether the versions differ right before this run. */
  followsDifference: boolean;
  /** Whether the versions differ right after this run. */
  precedesDifference: boolean;
}

/** Renders `text`; what `other` lacks is in `<mark>`. Long common runs are shortened. */
export function renderVersion(text: string, other: string, words: ChipLabels): TemplateResult {
  const runs = runsOf(piecesOf(text, words), piecesOf(other, words));
  return html`<span class="words"
    >${runs.map((run) => (run.same ? shortened(run).map(({ rendered }) => rendered) : renderMark(run)))}</span
  >`;
}

/** Styles of two versions side by side, the old one first: what it lost is struck through, what is new is underlined. */
export const versionStyles: CSSResult = css`
  .version-side {
    display: grid;
    align-content: start;
    gap: 4px;
    min-inline-size: 0;
  }

  .version-side mark {
    border-radius: 2px;
    background: var(--_danger-soft);
    color: inherit;
    text-decoration: line-through 1px;
  }

  .version-side:last-child mark {
    background: color-mix(in oklab, var(--_success) 16%, var(--_surface));
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
`;

const renderMark = ({ pieces }: Run): TemplateResult =>
  html`<mark>${pieces.map(({ rendered }) => rendered)}</mark>`;

function runsOf(pieces: readonly Piece[], others: readonly Piece[]): Run[] {
  const raw = (list: readonly Piece[]) => list.map((piece) => piece.raw);
  const { a: shared, b: sharedThere } = common(raw(pieces), raw(others));
  const added = additionsIn(sharedThere);
  const runs: Run[] = [];
  let index = 0;
  pieces.forEach((piece, i) => {
    const same = shared[i] ?? false;
    const last = runs.at(-1);
    const addition = same && added.has(index);
    if (same) index += 1;
    if (last?.same === same && !addition) return void last.pieces.push(piece);
    if (last) last.precedesDifference = true;
    runs.push({
      same,
      pieces: [piece],
      followsDifference: addition || last !== undefined,
      precedesDifference: false,
    });
  });
  const end = runs.at(-1);
  if (end?.same && added.has(index)) end.precedesDifference = true;
  return runs;
}

/** Indexes of the common pieces, from 0, before which the other version has pieces that this one lacks. */
function additionsIn(shared: readonly boolean[]): ReadonlySet<number> {
  const indexes = new Set<number>();
  let index = 0;
  for (const same of shared) {
    if (same) index += 1;
    else indexes.add(index);
  }
  return indexes;
}

/** Replaces the middle of a long common run by an ellipsis; without any difference, only its start remains. */
function shortened({ pieces, followsDifference, precedesDifference }: Run): readonly Piece[] {
  if (pieces.length <= maxCommonPieces) return pieces;
  const gap: Piece = { raw: '', rendered: ' … ' };
  const hasStart = followsDifference || !precedesDifference;
  const start = hasStart ? pieces.slice(0, contextPieces) : [];
  return [...start, gap, ...(precedesDifference ? pieces.slice(-contextPieces) : [])];
}

/** Splits a text into words and chips; the root element is left out. */
function piecesOf(text: string, words: ChipLabels): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const write = (to: number) => {
    for (const raw of tokensOf(text.slice(at, to))) pieces.push({ raw, rendered: raw });
  };
  for (const chip of chipsOf(parseSsml(text), words)) {
    write(chip.from);
    const raw = text.slice(chip.from, chip.to);
    if (chip.kind !== 'hidden') pieces.push({ raw, rendered: chipElement(chip) });
    at = chip.to;
  }
  write(text.length);
  return pieces;
}
