/** One of two versions of a text: its marks as chips, and what the other version does not have set apart. */
import { html, type TemplateResult } from 'lit';
import { parseSsml } from '../../../ssml/index.js';
import { chipElement } from '../codemirror/chip-element.js';
import { chipsOf, type ChipLabels } from '../text/chips.js';
import { common, tokensOf } from './text-diff.js';

interface Piece {
  /** As it is written. */
  raw: string;
  shown: string | HTMLElement;
}

/** Longest stretch without a difference that is shown whole, in pieces; of a longer one only its ends are. */
const longest = 60;
const ends = 20;

/** Pieces that both versions have, or only this one. */
interface Run {
  same: boolean;
  pieces: Piece[];
  /** Whether the versions differ right before it, and right after it. */
  after: boolean;
  before: boolean;
}

/** `text` beside `other`. */
export function renderVersion(text: string, other: string, words: ChipLabels): TemplateResult {
  const runs = runsOf(piecesOf(text, words), piecesOf(other, words));
  return html`<span class="words"
    >${runs.map((run) => (run.same ? shortened(run).map(({ shown }) => shown) : renderMark(run)))}</span
  >`;
}

const renderMark = ({ pieces }: Run): TemplateResult =>
  html`<mark>${pieces.map(({ shown }) => shown)}</mark>`;

function runsOf(pieces: readonly Piece[], others: readonly Piece[]): Run[] {
  const raw = (list: readonly Piece[]) => list.map((piece) => piece.raw);
  const { a: shared, b: sharedThere } = common(raw(pieces), raw(others));
  const added = additionsIn(sharedThere);
  const runs: Run[] = [];
  let place = 0;
  pieces.forEach((piece, i) => {
    const same = shared[i] ?? false;
    const last = runs.at(-1);
    const addition = same && added.has(place);
    if (same) place += 1;
    if (last?.same === same && !addition) return void last.pieces.push(piece);
    if (last) last.before = true;
    runs.push({ same, pieces: [piece], after: addition || last !== undefined, before: false });
  });
  const end = runs.at(-1);
  if (end?.same && added.has(place)) end.before = true;
  return runs;
}

/** Before which of the shared pieces, counted from 0, the other version has something of its own. */
function additionsIn(shared: readonly boolean[]): ReadonlySet<number> {
  const places = new Set<number>();
  let place = 0;
  for (const same of shared) {
    if (same) place += 1;
    else places.add(place);
  }
  return places;
}

function shortened({ pieces, after, before }: Run): readonly Piece[] {
  if (pieces.length <= longest) return pieces;
  const gap: Piece = { raw: '', shown: ' … ' };
  const whole = !after && !before;
  return [...(after || whole ? pieces.slice(0, ends) : []), gap, ...(before ? pieces.slice(-ends) : [])];
}

/** Words and chips; the root is not shown. */
function piecesOf(text: string, words: ChipLabels): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const write = (to: number) => {
    for (const raw of tokensOf(text.slice(at, to))) pieces.push({ raw, shown: raw });
  };
  for (const chip of chipsOf(parseSsml(text), words)) {
    write(chip.from);
    const raw = text.slice(chip.from, chip.to);
    if (chip.kind !== 'hidden') pieces.push({ raw, shown: chipElement(chip) });
    at = chip.to;
  }
  write(text.length);
  return pieces;
}
