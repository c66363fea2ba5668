/**
 * Where the service stores a script: in the scenes of a room (reference 6.1.3), or as a video script, which is a single
 * scene (5.1.3). Both are read and replaced as a whole; members that the editor does not show stay as they were read.
 */
import type { Client } from '../api/index.js';
import { importWithRetry } from '../base/index.js';
import type { WireScene } from '../script/scenes.js';
import { roomSource } from './room-source.js';

/** A script as it was read. */
export interface StoredScript {
  readonly scenes: readonly WireScene[];
  /** Replaces the scenes; everything else is sent back as it was read. */
  replace(scenes: readonly WireScene[], signal: AbortSignal): Promise<void>;
}

/** A room or a video script that holds a script. */
export interface ScriptSource {
  /** Identifies it among drafts and tabs, as `room <ID>`. */
  readonly place: string;
  readonly room_id: string;
  readonly script_id: string;
  /** Reads it. Rejects with the error of the call that failed. */
  read(client: Client, signal: AbortSignal): Promise<StoredScript>;
}

/** The source of a room or a video script; undefined without an ID, and with both. */
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
