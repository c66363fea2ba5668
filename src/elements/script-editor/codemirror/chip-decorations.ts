/**
 * Decorations of the text: chips, or highlighted source.
 *
 * The text is parsed again only if a change may affect markup; typing between tags just maps the decorations.
 */
import {
  StateEffect,
  StateField,
  type ChangeSet,
  type EditorState,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { parseSsml, type SsmlDocument } from '../../../ssml/index.js';
import { chipElement } from './chip-element.js';
import { chipsOf, type Chip, type ChipLabels } from '../text/chips.js';
import { sourceDecorations } from './source-decorations.js';

/** Sets the labels of chips; without labels the source is shown. */
export const setChipLabels = StateEffect.define<{ words: ChipLabels | undefined }>();

interface Range {
  from: number;
  to: number;
}

/** Decorations and what they were computed from. */
export interface ChipState {
  labels: ChipLabels | undefined;
  decorations: DecorationSet;
  /** The editable range: the root's content while its tags are hidden, otherwise the whole text. */
  editable: Range;
  /** Whether the text is plain, without a root. */
  plain: boolean;
  /** Whether all markup is well-formed and decorated, so that typing between tags needs no parsing. */
  wellFormed: boolean;
}

class ChipWidget extends WidgetType {
  constructor(readonly chip: Chip) {
    super();
  }

  override eq({ chip }: ChipWidget): boolean {
    const { kind, part, text, label, emotion } = this.chip;
    const isSame = chip.kind === kind && chip.part === part && chip.text === text && chip.label === label;
    return isSame && chip.emotion === emotion;
  }

  override toDOM(): HTMLElement {
    const chip = chipElement(this.chip);
    if (this.canMove) chip.draggable = true;
    return chip;
  }

  /** Leaves `mousedown` on a draggable chip to the browser, which starts the drag. */
  override ignoreEvent({ type }: Event): boolean {
    return this.canMove && type === 'mousedown';
  }

  private get canMove(): boolean {
    return isVisible(this.chip);
  }
}

/** Holds the decorations of chips or source. */
export const chipField = StateField.define<ChipState>({
  create: ({ doc }) => createChipState(doc, undefined),
  update(shown, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setChipLabels));
    if (!effect && !transaction.docChanged) return shown;
    if (!effect && changesOnlyText(shown, transaction)) return mapChipState(shown, transaction.changes);
    return createChipState(transaction.newDoc, effect ? effect.value.words : shown.labels);
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    EditorView.atomicRanges.of((view) => {
      const { labels: words, decorations } = view.state.field(field);
      return words ? decorations : Decoration.none;
    }),
  ],
});

const read = new WeakMap<Text, SsmlDocument>();

/** Parses each state of the document once. */
function parseCached(text: Text): SsmlDocument {
  const known = read.get(text) ?? parseSsml(text.toString());
  read.set(text, known);
  return known;
}

function createChipState(text: Text, words: ChipLabels | undefined): ChipState {
  const doc = parseCached(text);
  const chips = words ? chipsOf(doc, words) : [];
  const ranges = chips.map((chip) =>
    Decoration.replace(chip.kind === 'hidden' ? { chip } : { chip, widget: new ChipWidget(chip) }).range(
      chip.from,
      chip.to,
    ),
  );
  const plain = doc.mode === 'plain';
  return {
    labels: words,
    decorations: words ? Decoration.set(ranges) : sourceDecorations(doc),
    editable: rootContent(doc, words),
    plain,
    wellFormed: doc.problems.length === 0 && (plain ? doc.elements.length === 0 : !hasLooseMarkup(doc)),
  };
}

/** Whether there is markup without a decoration: CDATA, or references to white space. */
const hasLooseMarkup = ({ misc, text }: SsmlDocument): boolean =>
  misc.some(({ kind }) => kind === 'cdata') || text.includes('&#');

function rootContent({ elements, root, text }: SsmlDocument, words: ChipLabels | undefined): Range {
  const element = elements[root];
  const hidden = words && element && !element.selfClosing && element.closeFrom >= 0;
  return hidden ? { from: element.openTo, to: element.closeFrom } : { from: 0, to: text.length };
}

/** Whether a change inserts and deletes only text between tags. */
function changesOnlyText(
  { wellFormed: steady, decorations }: ChipState,
  { changes, startState }: Transaction,
): boolean {
  if (!steady) return false;
  let only = true;
  changes.iterChanges((from, to, _start, _end, inserted) => {
    if (!only) return;
    const around = startState.doc.sliceString(Math.max(0, from - 2), to) + inserted.toString();
    const beside = startState.doc.sliceString(Math.max(0, from - 2), from);
    const taken = around.slice(beside.length);
    only = !/[<>&\]]/.test(taken) && !beside.includes(']');
    decorations.between(from, to, (start, end) => {
      if (start >= to || end <= from) return;
      only = false;
      return false;
    });
  });
  return only;
}

function mapChipState(shown: ChipState, changes: ChangeSet): ChipState {
  const { from, to } = shown.editable;
  return {
    ...shown,
    decorations: shown.decorations.map(changes),
    editable: { from: changes.mapPos(from, -1), to: changes.mapPos(to, 1) },
  };
}

/** The chips that touch a range, at their current positions. */
export function chipsIn(state: EditorState, from: number, to: number): Chip[] {
  const chips: Chip[] = [];
  state.field(chipField).decorations.between(from, to, (start, end, { spec }) => {
    const { chip } = spec as { chip?: Chip };
    if (chip) chips.push({ ...chip, from: start, to: end });
  });
  return chips;
}

/** Whether a chip is drawn as one; entities look like text. */
export const isVisible = ({ kind }: Chip): boolean => kind !== 'hidden' && kind !== 'entity';

/** The range that can be edited. */
export const editableRange = (state: EditorState): Range => state.field(chipField).editable;
