/** What both changed, and what a person has chosen of it so far. */
import { merge, type Choice, type Choices, type Conflict } from '../../../script/merge/merge.js';
import { allParagraphs, paragraphText, type Scene } from '../../../script/scenes.js';

export class ConflictState {
  private seen: { mine: readonly Scene[]; conflicts: readonly Conflict[] } | undefined;

  constructor(
    private readonly base: readonly Scene[],
    readonly theirs: readonly Scene[],
    readonly choices: Choices = new Map(),
  ) {}

  /** With one more choice. */
  with(id: string, choice: Choice): ConflictState {
    return new ConflictState(this.base, this.theirs, new Map(this.choices).set(id, choice));
  }

  /** The conflicts with the script as it is now: it may have been written on. */
  conflicts(mine: readonly Scene[]): readonly Conflict[] {
    if (this.seen?.mine !== mine) {
      this.seen = { mine, conflicts: merge(this.base, mine, this.theirs).conflicts };
    }
    return this.seen.conflicts;
  }

  /** How many are to be decided yet. */
  left(mine: readonly Scene[]): number {
    return this.conflicts(mine).filter(({ id }) => !this.choices.has(id)).length;
  }

  /** The script as it was chosen. */
  chosen(mine: readonly Scene[]): Scene[] {
    return merge(this.base, mine, this.theirs, this.choices).scenes;
  }
}

/** The two texts of a conflict, for the page. */
export function textsOf(conflict: Conflict): [mine: string, theirs: string] {
  if (conflict.kind === 'paragraph') return [paragraphText(conflict.mine), paragraphText(conflict.theirs)];
  const all = (scene: Scene | undefined) =>
    scene ? allParagraphs([scene]).map(paragraphText).join('\n\n') : '';
  return [all(conflict.mine), all(conflict.theirs)];
}
