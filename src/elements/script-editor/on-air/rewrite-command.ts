/** Sends rewritten paragraphs as one command, so that they take effect together, and follows it to its outcome. */
import { commandsOf, isOpen, type CommandRecord, type RoomWatch } from '../../../live/index.js';
import { applyRewrites, type Rewrite } from './script-comparison.js';
import type { TaskScript } from './task-script.js';

/** What is sent. */
export interface RewriteRequest {
  /** ID of the intent: the command is sent once for each. */
  readonly id: string;
  /** The script as it is on air. */
  readonly script: TaskScript;
  readonly rewrites: readonly Rewrite[];
}

/**
 * Sends the script with the paragraphs rewritten; the log of the room can undo it. Resolves when the outcome is known, or
 * known to be unknown. Never rejects: the record contains the error.
 */
export async function sendRewrites(
  watch: RoomWatch,
  { id, script, rewrites }: RewriteRequest,
): Promise<CommandRecord> {
  const command = 'REWRITE_PLAY_SCRIPT' as const;
  const params = (scenes: TaskScript['scenes']) => ({ scene_scripts: script.wire(scenes) });
  const undo = { command, params: params(script.scenes) };
  const commands = commandsOf(watch);
  const first = await commands.send(
    { command, params: params(applyRewrites(script.scenes, rewrites)) },
    watch,
    { intent: id, undo },
  );
  if (!isOpen(first)) return first;
  return new Promise((resolve) => {
    const remove = commands.subscribe(watch, () => {
      const record = commandRecord(watch, id);
      if (!record || isOpen(record)) return;
      remove();
      resolve(record);
    });
  });
}

/** The record of a command by its ID. */
export function commandRecord(watch: RoomWatch, id: string): CommandRecord | undefined {
  return commandsOf(watch).history.findLast((record) => record.id === id);
}
