/**
 * A script that was changed, put together with what was read meanwhile: changes stay, and what somebody else changed
 * to something else is asked about when it is saved. Loaded with the first change.
 */
import { completed } from '../draft-hydrate.js';
import { keyedLike } from './match-keys.js';
import { merge, rebased } from './merge.js';
import { toWire, type Scene, type WireScene } from '../scenes.js';
import type { Script } from '../script.js';

/** Scenes read again: what was not saved stays. */
export function reload(script: Script, scripts: readonly WireScene[]): void {
  join(script, script.base, script.scenes, keyedLike(scripts, script.base));
}

/** Puts a draft together with what was loaded, which has what a draft does not keep. */
export function restore(script: Script, base: readonly Scene[], mine: readonly Scene[]): void {
  const loaded = keyedLike(toWire(script.base), base);
  join(script, completed(base, loaded), completed(mine, loaded), loaded);
}

/** What was sent is saved; what has been typed since stays. */
export function saved(script: Script, sent: readonly Scene[], now: readonly Scene[]): void {
  join(script, sent, script.scenes, now);
}

function join(
  script: Script,
  base: readonly Scene[],
  mine: readonly Scene[],
  loaded: readonly Scene[],
): void {
  const { scenes, conflicts } = merge(base, mine, loaded);
  script.settle(rebased(base, loaded, conflicts), scenes);
}
