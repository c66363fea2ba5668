/**
 * Saves a script: reads it again, merges, replaces it, and reads it back.
 *
 * The service has no conditional update (reference 5.1.4, 6.1.4): a write between our read and our write is overwritten,
 * and a write right after ours overwrites it. Reading back detects the second case.
 */
import { OutcomeUnknownError, type Client } from '../api/index.js';
import { matchKeys } from '../script/merge/match-keys.js';
import { merge, type Conflict } from '../script/merge/merge.js';
import { isEqual } from '../script/merge/merge-values.js';
import { toWire, type Scene } from '../script/scenes.js';
import type { ScriptSource } from './stored-script.js';

/** What is saved, and where. */
export interface SaveRequest {
  client: Client;
  source: ScriptSource;
  base: readonly Scene[];
  mine: readonly Scene[];
  signal: AbortSignal;
  /** Called when the response was lost, so that the script is read to find out whether it was stored. */
  checking: () => void;
}

/** How a save ended, when it did not throw. */
export type SaveResult =
  /** `scenes` is what the service has now. */
  | { kind: 'saved'; scenes: readonly Scene[] }
  /** Nothing was sent: both sides changed the same. */
  | { kind: 'conflict'; base: readonly Scene[]; theirs: readonly Scene[]; conflicts: readonly Conflict[] }
  /** The save was accepted, but what is stored now lacks some of it. */
  | { kind: 'overwritten' };

/** Saves. Rejects with the error of the failed request; the caller's scenes are unchanged. */
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

/** Whether all our changes are stored now; others may have changed more. */
function containsChanges({ base, mine }: SaveRequest, now: readonly Scene[]): boolean {
  const { scenes, conflicts } = merge(base, mine, now);
  return conflicts.length === 0 && isEqual(contentOf(scenes), contentOf(now));
}

/** Scenes without keys, numbers and IDs. */
function contentOf(scenes: readonly Scene[]): unknown {
  return scenes.map(({ script: { script_id: _, layer_config: _layers, ...script }, paragraphs }) => [
    script,
    paragraphs.map(({ item: { sequence_no: _number, ...item } }) => item),
  ]);
}
