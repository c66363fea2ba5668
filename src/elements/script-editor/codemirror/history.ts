/**
 * What was typed can be taken back, and brought again.
 *
 * A step holds the changes that undo it. Keys that follow each other closely, in time and in place, are one step; the
 * words of an input method are a step of their own. A change that is not to be remembered moves the steps along.
 */
import {
  Annotation,
  StateField,
  Transaction,
  type ChangeDesc,
  type ChangeSet,
  type EditorSelection,
  type Extension,
  type StateCommand,
} from '@codemirror/state';
import { EditorView, type KeyBinding } from '@codemirror/view';

/** Most steps that are remembered, each way. */
const most = 100;
/** Milliseconds between two keys of one step. */
const pause = 500;

interface Step {
  /** The changes that take it back. */
  changes: ChangeSet;
  /** What was selected before it and after it. */
  before: EditorSelection;
  after: EditorSelection;
  /** What has moved since, for the steps under this one. */
  moved?: ChangeDesc;
}

interface Steps {
  done: readonly Step[];
  undone: readonly Step[];
  /** When the last step was added to, in milliseconds, and how; 0 once nothing may join it. */
  time: number;
  event: string;
}

/** A step that is taken, back or again, and the steps under it. */
interface Taken {
  back: boolean;
  step: Step;
  rest: readonly Step[];
}

const taken = Annotation.define<Taken>();

const stepsField = StateField.define<Steps>({
  create: () => ({ done: [], undone: [], time: 0, event: '' }),
  update(steps, transaction) {
    const one = transaction.annotation(taken);
    if (one) return afterTaking(steps, transaction, one);
    if (!transaction.docChanged) return transaction.selection ? { ...steps, time: 0 } : steps;
    if (transaction.annotation(Transaction.addToHistory) === false) return along(steps, transaction.changes);
    return added(steps, transaction);
  },
});

function afterTaking({ done, undone }: Steps, transaction: Transaction, { back, step, rest }: Taken): Steps {
  const changes = transaction.changes.invert(transaction.startState.doc);
  const other = [...(back ? undone : done), { changes, before: step.after, after: step.before }];
  return { done: back ? rest : other, undone: back ? other : rest, time: 0, event: '' };
}

function along(steps: Steps, changes: ChangeDesc): Steps {
  const [done, undone] = [moved(steps.done, changes), moved(steps.undone, changes)];
  const isWhole = done.length === steps.done.length;
  return isWhole ? { ...steps, done, undone } : { done, undone, time: 0, event: '' };
}

/** Steps after a change that is none of them. One whose place went with that change is nothing any more. */
function moved(steps: readonly Step[], by: ChangeDesc): readonly Step[] {
  const kept = [...steps];
  let way = by;
  for (let step = kept.pop(); step; step = kept.pop()) {
    const before = way.mapDesc(step.changes, true);
    const under = step.moved ? step.moved.composeDesc(before) : before;
    const changes = step.changes.map(way);
    if (!changes.empty)
      return [
        ...kept,
        { changes, before: step.before.map(before), after: step.after.map(way), moved: under },
      ];
    way = under;
  }
  return kept;
}

function added(steps: Steps, transaction: Transaction): Steps {
  const { done } = steps;
  const time = transaction.annotation(Transaction.time) ?? 0;
  const event = transaction.annotation(Transaction.userEvent) ?? '';
  const step = {
    changes: transaction.changes.invert(transaction.startState.doc),
    before: transaction.startState.selection,
    after: transaction.newSelection,
  };
  const last = done.at(-1);
  const joined = last && joins(steps, last, transaction, time, event);
  const now = joined
    ? [...done.slice(0, -1), { ...last, changes: step.changes.compose(last.changes), after: step.after }]
    : [...done.slice(1 - most), step];
  return { done: now, undone: [], time, event };
}

/** How far an input method has got with its words. */
const composing = 'input.type.compose';

function joins(steps: Steps, last: Step, { changes }: Transaction, time: number, event: string): boolean {
  if (event === composing) return steps.event.startsWith(composing);
  const isTyped = [event, steps.event].every(
    (one) => /^(input\.type|delete)\b/.test(one) && !one.startsWith(composing),
  );
  return isTyped && time - steps.time < pause && touch(last.changes, changes);
}

/** Whether a change is beside what the one before has left. */
function touch(undoing: ChangeDesc, changes: ChangeDesc): boolean {
  let touching = false;
  undoing.iterChangedRanges((from, to) => {
    changes.iterChangedRanges((start, end) => {
      touching ||= end >= from && start <= to;
    });
  });
  return touching;
}

const take =
  (back: boolean): StateCommand =>
  ({ state, dispatch }) => {
    const { done, undone } = state.field(stepsField);
    const steps = back ? done : undone;
    const step = steps.at(-1);
    if (!step || state.readOnly) return false;
    const below = steps.slice(0, -1);
    const rest = step.moved ? moved(below, step.moved) : below;
    dispatch(
      state.update({
        changes: step.changes,
        selection: step.before,
        annotations: taken.of({ back, step, rest }),
        userEvent: back ? 'undo' : 'redo',
        filter: false,
        scrollIntoView: true,
      }),
    );
    return true;
  };

export const undo = take(true);
export const redo = take(false);

/** Remembers the steps; also the browser's own menu takes them back. */
export const history: Extension = [
  stepsField,
  EditorView.domEventHandlers({
    beforeinput(event, view) {
      const isUndo = event.inputType === 'historyUndo';
      if (!isUndo && event.inputType !== 'historyRedo') return false;
      event.preventDefault();
      return (isUndo ? undo : redo)(view);
    },
  }),
];

export const historyKeys: readonly KeyBinding[] = [
  { key: 'Mod-z', run: undo, preventDefault: true },
  { key: 'Mod-Shift-z', run: redo, preventDefault: true },
  { win: 'Ctrl-y', linux: 'Ctrl-y', run: redo, preventDefault: true },
];
