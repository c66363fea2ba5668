/** Undo for scenes and paragraphs of a document: one stack for the steps of all elements that edit it. */
import { revert, type Scene } from '../script/index.js';
import type { ScriptDocument } from './script-document.js';

/** Maximum number of steps; the oldest is dropped. */
const maxSteps = 50;

interface Step {
  before: readonly Scene[];
  after: readonly Scene[];
  /** The view of the element before the step. */
  view: unknown;
}

/** Undoable steps, newest last. An undone step keeps what was changed after it. */
export class UndoStack {
  private readonly steps: Step[] = [];

  /** Whether there is a step to undo. */
  get canUndo(): boolean {
    return this.steps.length > 0;
  }

  /** Adds a step. `undo()` returns its `view`. */
  push(before: readonly Scene[], after: readonly Scene[], view: unknown): void {
    this.steps.push({ before, after, view });
    if (this.steps.length > maxSteps) this.steps.shift();
  }

  /**
   * Undoes the last step: returns the scenes without it, but with all later changes. Returns undefined and drops the step
   * if what it changed was changed again later.
   */
  undo(now: readonly Scene[]): { scenes: Scene[]; view: unknown } | undefined {
    const step = this.steps.pop();
    const scenes = step && revert(step.before, step.after, now);
    return scenes && { scenes, view: step.view };
  }

  /** Drops all steps if the document now contains another script. */
  clearIfReplaced(now: readonly Scene[]): void {
    const last = this.steps.at(-1);
    if (!last || now === last.after) return;
    const known = new Set([...last.before, ...last.after].map(({ key }) => key));
    if (!now.some(({ key }) => known.has(key))) this.steps.length = 0;
  }
}

const stacks = new WeakMap<ScriptDocument, UndoStack>();

/** The undo stack of a document, which all its elements share. */
export function undoStackOf(document: ScriptDocument): UndoStack {
  const stack = stacks.get(document) ?? new UndoStack();
  stacks.set(document, stack);
  return stack;
}
