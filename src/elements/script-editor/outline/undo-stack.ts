/** What was done to the outline, to be taken back one by one; what was written meanwhile stays. */
import { revert } from '../../../script/outline-commands.js';
import type { WireParagraph } from '../../../script/paragraph.js';
import type { Scene } from '../../../script/scenes.js';
import type { Snapshot } from '../script-controller.js';

/** Most steps that are kept. */
const maxSteps = 50;

interface Step {
  before: Snapshot;
  after: readonly Scene[];
}

export class UndoStack {
  private readonly steps: Step[] = [];

  get last(): Step | undefined {
    return this.steps.at(-1);
  }

  push(before: Snapshot, after: readonly Scene[]): void {
    this.steps.push({ before, after });
    if (this.steps.length > maxSteps) this.steps.shift();
  }

  /** Takes the last step back; undefined where what was done then has been worked on since: it stays. */
  undo(
    now: readonly Scene[],
    said: (item: WireParagraph) => string,
  ): { before: Snapshot; scenes: Scene[] } | undefined {
    const step = this.steps.pop();
    const scenes = step && revert(step.before.scenes, step.after, now, said);
    return scenes && { before: step.before, scenes };
  }

  /** Nothing of a script that is no longer there can be taken back. */
  clearIfReplaced(now: readonly Scene[]): void {
    const { last } = this;
    if (!last || now === last.after) return;
    const known = new Set([...last.before.scenes, ...last.after].map(({ key }) => key));
    if (!now.some(({ key }) => known.has(key))) this.steps.length = 0;
  }
}
