/**
 * Moves unsaved changes onto a newer stored version: the changes stay, and a conflict with the stored version stays
 * open until the script is saved. Loaded with the first change.
 */
import { hydrateDraft } from '../draft-hydrate.js';
import { toWire, type Scene, type WireScene } from '../scenes.js';
import { matchKeys } from './match-keys.js';
import { merge, rebasedBase } from './merge.js';

/** An edited script: the stored version that the changes are based on, and the changed scenes. */
export interface ChangedScript {
  base: readonly Scene[];
  scenes: readonly Scene[];
}

/** Rebases unsaved changes after the script was read again. */
export function rebaseOnReload({ base, scenes }: ChangedScript, stored: readonly WireScene[]): ChangedScript {
  return rebase(base, scenes, matchKeys(stored, base));
}

/** Applies a draft (`base` and `scenes` as it stored them) to the stored script, which adds what a draft leaves out. */
export function rebaseDraft(draft: ChangedScript, stored: readonly Scene[]): ChangedScript {
  const loaded = matchKeys(toWire(stored), draft.base);
  return rebase(hydrateDraft(draft.base, loaded), hydrateDraft(draft.scenes, loaded), loaded);
}

/** Rebases the changes made since `sent` was sent, after the save was confirmed and `stored` was read back. */
export function rebaseOnSave(
  sent: readonly Scene[],
  scenes: readonly Scene[],
  stored: readonly Scene[],
): ChangedScript {
  return rebase(sent, scenes, stored);
}

function rebase(base: readonly Scene[], mine: readonly Scene[], theirs: readonly Scene[]): ChangedScript {
  const { scenes, conflicts } = merge(base, mine, theirs);
  return { base: rebasedBase(base, theirs, conflicts), scenes };
}
