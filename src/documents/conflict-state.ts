/** The open conflicts between unsaved changes and the stored script, with the choices made so far. */
import {
  allParagraphs,
  type Choice,
  type Choices,
  type Conflict,
  merge,
  paragraphText,
  type Scene,
} from '../script/index.js';

/** Immutable; `choose` returns a new state. */
export class ConflictState {
  private cache: { mine: readonly Scene[]; conflicts: readonly Conflict[] } | undefined;

  constructor(
    private readonly base: readonly Scene[],
    /** The stored scenes, as read by the save that found the conflicts. */
    readonly theirs: readonly Scene[],
    /** The choices made so far, by the conflict's ID. */
    readonly choices: Choices = new Map(),
  ) {}

  /** Returns a state with one more choice. */
  choose(id: string, choice: Choice): ConflictState {
    return new ConflictState(this.base, this.theirs, new Map(this.choices).set(id, choice));
  }

  /** The conflicts with the current scenes, which may have been edited since the save. */
  conflicts(mine: readonly Scene[]): readonly Conflict[] {
    if (this.cache?.mine !== mine) {
      this.cache = { mine, conflicts: merge(this.base, mine, this.theirs).conflicts };
    }
    return this.cache.conflicts;
  }

  /** Number of conflicts without a choice. */
  unresolvedCount(mine: readonly Scene[]): number {
    return this.conflicts(mine).filter(({ id }) => !this.choices.has(id)).length;
  }

  /** The merged scenes with the choices applied. */
  resolve(mine: readonly Scene[]): Scene[] {
    return merge(this.base, mine, this.theirs, this.choices).scenes;
  }
}

/** Both versions of a conflict as texts: a paragraph's text, or the texts of all paragraphs of a scene. */
export function conflictTexts(conflict: Conflict): [mine: string, theirs: string] {
  if (conflict.kind === 'paragraph') return [paragraphText(conflict.mine), paragraphText(conflict.theirs)];
  const textOf = (scene: Scene | undefined) =>
    scene ? allParagraphs([scene]).map(paragraphText).join('\n\n') : '';
  return [textOf(conflict.mine), textOf(conflict.theirs)];
}
