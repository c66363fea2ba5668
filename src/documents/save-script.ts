/**
 * Saving a script: read it again, put both together, replace it, and look what is there afterwards.
 *
 * The service has no way to say "only if nobody changed it" (reference 5.1.4, 6.1.4): whoever writes between our
 * reading and our writing is overwritten, and whoever writes right after us overwrites us. The second is seen by
 * reading back.
 */
import { OutcomeUnknownError, type Client } from '../api/index.js';
import { matchKeys } from '../script/merge/match-keys.js';
import { merge, type Conflict } from '../script/merge/merge.js';
import { isEqual } from '../script/merge/merge-values.js';
import { toWire, type Scene } from '../script/scenes.js';
import type { ScriptSource } from './script-source.js';

export interface SaveRequest {
  client: Client;
  source: ScriptSource;
  base: readonly Scene[];
  mine: readonly Scene[];
  signal: AbortSignal;
  /** Called when the answer was lost and the script is read to find out. */
  checking: () => void;
}

/** How a save ended, when it did not throw. */
export type SaveResult =
  /** `scenes` is what the service has now. */
  | { kind: 'saved'; scenes: readonly Scene[] }
  /** Nothing was sent: both changed the same. */
  | { kind: 'conflict'; base: readonly Scene[]; theirs: readonly Scene[]; conflicts: readonly Conflict[] }
  /** It was accepted, and then somebody else replaced it with what lacks some of it. */
  | { kind: 'overwritten' };

/** Saves. Rejects with the error of the call that failed; nothing is lost by that. */
export async function saveScript(request: SaveRequest): Promise<SaveResult> {
  const { client, source: home, base, mine, signal } = request;
  const kept = await home.read(client, signal);
  const theirs = matchKeys(kept.scenes, base);
  const { scenes, conflicts } = merge(base, mine, theirs);
  if (conflicts.length > 0) return { kind: 'conflict', base, theirs, conflicts };
  const wire = toWire(scenes);
  const sent = matchKeys(wire, scenes);
  try {
    await kept.replace(wire, signal);
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    request.checking();
    const now = await readBack(request, sent);
    if (containsChanges(request, now)) return { kind: 'saved', scenes: now };
    throw error.cause instanceof Error ? error.cause : error;
  }
  const now = await readBack(request, sent).catch(() => sent);
  signal.throwIfAborted();
  return containsChanges(request, now) ? { kind: 'saved', scenes: now } : { kind: 'overwritten' };
}

async function readBack(
  { client, source: home, signal }: SaveRequest,
  sent: readonly Scene[],
): Promise<readonly Scene[]> {
  return matchKeys((await home.read(client, signal)).scenes, sent);
}

/** Whether everything that was changed here is there now; others may have changed more. */
function containsChanges({ base, mine }: SaveRequest, now: readonly Scene[]): boolean {
  const { scenes, conflicts } = merge(base, mine, now);
  return conflicts.length === 0 && isEqual(contentOf(scenes), contentOf(now));
}

/** Scenes without the numbers and keys that the service and the editor give. */
function contentOf(scenes: readonly Scene[]): unknown {
  return scenes.map(({ script: { script_id: _, layer_config: _layers, ...script }, paragraphs }) => [
    script,
    paragraphs.map(({ item: { sequence_no: _number, ...item } }) => item),
  ]);
}
