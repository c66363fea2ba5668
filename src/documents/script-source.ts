/**
 * Where the service keeps a script: among the scenes of a room (reference 6.1.3), or as a video script, which is one
 * scene by itself (5.1.3). Either is read and replaced as a whole; what the editor does not show stays as it was read.
 */
import type { Client } from '../api/index.js';
import { importWithRetry } from '../base/index.js';
import type { WireScene } from '../script/scenes.js';
import { roomSource } from './room-source.js';

/** A script as it was read. */
export interface StoredScript {
  readonly scenes: readonly WireScene[];
  /** Replaces it: with these scenes, and with everything else as it was read. */
  replace(scenes: readonly WireScene[], signal: AbortSignal): Promise<void>;
}

export interface ScriptSource {
  /** Names it among drafts and tabs. */
  readonly place: string;
  readonly room_id: string;
  readonly script_id: string;
  /** Reads it. Rejects with the error of the call that failed. */
  read(client: Client, signal: AbortSignal): Promise<StoredScript>;
}

/** Where a script of these IDs is kept; undefined without an ID, and with both. */
export function scriptSource(room_id: string, script_id: string): ScriptSource | undefined {
  if (script_id) return room_id ? undefined : videoScriptSource(script_id);
  return room_id ? roomSource(room_id) : undefined;
}

function videoScriptSource(script_id: string): ScriptSource {
  const uploads = new Map<number, string>();
  return {
    place: `script ${script_id}`,
    room_id: '',
    script_id,
    async read(client, signal) {
      const { readVideoScript } = await importWithRetry(() => import('./video-script.lazy.js'));
      return readVideoScript({ client, script_id, uploads, signal });
    },
  };
}
