/**
 * Saves a script: reads the stored version, merges, replaces it, and reads it back.
 *
 * The service has no conditional update (reference 5.1.4, 6.1.4). A write by others between this read and this write is
 * lost; a write right after this one replaces it, which reading back detects.
 */
import { OutcomeUnknownError, type Client } from '../api/index.js';
import { type Conflict, isEqual, matchKeys, merge, type Scene, toWire } from '../script/index.js';
import type { ScriptSource } from './stored-script.js';

/** What to save, and where. */
export interface SaveRequest {
  client: Client;
  source: ScriptSource;
  base: readonly Scene[];
  mine: readonly Scene[];
  signal: AbortSignal;
  /** Called when the response was lost, before the script is read to find out whether it was stored. */
  checking: () => void;
}

/** The outcome of a save that did not throw. */
export type SaveResult =
  /** `scenes` is the stored version. */
  | { kind: 'saved'; scenes: readonly Scene[] }
  /** Nothing was sent, because both sides changed the same paragraph or scene. */
  | { kind: 'conflict'; base: readonly Scene[]; theirs: readonly Scene[]; conflicts: readonly Conflict[] }
  /** The save was accepted, but the stored version lacks some of its changes. */
  | { kind: 'overwritten' };

/** Saves a script. Rejects with the error of the failed request. */
export async function saveScript(request: SaveRequest): Promise<SaveResult> {
  const { client, source, base, mine, signal } = request;
  const stored = await source.read(client, signal);
  const theirs = matchKeys(stored.scenes, base);
  const { scenes, conflicts } = merge(base, mine, theirs);
  if (conflicts.length > 0) return { kind: 'conflict', base, theirs, conflicts };
  const wire = toWire(scenes);
  const sent = matchKeys(wire, scenes);
  try {
    await stored.replace(wire, signal);
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
  { client, source, signal }: SaveRequest,
  sent: readonly Scene[],
): Promise<readonly Scene[]> {
  return matchKeys((await source.read(client, signal)).scenes, sent);
}

/** Whether the stored version contains all changes of this save; it may contain others. */
function containsChanges({ base, mine }: SaveRequest, now: readonly Scene[]): boolean {
  const { scenes, conflicts } = merge(base, mine, now);
  return conflicts.length === 0 && isEqual(contentOf(scenes), contentOf(now));
}

/** Reduces scenes to what is compared: without keys, numbers and IDs. */
function contentOf(scenes: readonly Scene[]): unknown {
  return scenes.map(({ script: { script_id: _, layer_config: _layers, ...script }, paragraphs }) => [
    script,
    paragraphs.map(({ item: { sequence_no: _number, ...item } }) => item),
  ]);
}
