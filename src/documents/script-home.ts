/**
 * Where the service keeps a script: among the scenes of a room (reference 6.1.3), or as a video script, which is one
 * scene by itself (5.1.3). Either is read and replaced as a whole; what the editor does not show stays as it was read.
 */
import type { Client } from '../api/index.js';
import type { WireScene } from '../script/scenes.js';
import { roomHome } from './room-home.js';

/** A script as it was read. */
export interface StoredScript {
  readonly scenes: readonly WireScene[];
  /** Replaces it: with these scenes, and with everything else as it was read. */
  replace(scenes: readonly WireScene[], signal: AbortSignal): Promise<void>;
}

export interface ScriptHome {
  /** Names it among drafts and tabs. */
  readonly place: string;
  readonly room_id: string;
  readonly script_id: string;
  /** Reads it. Rejects with the error of the call that failed. */
  read(client: Client, signal: AbortSignal): Promise<StoredScript>;
}

/** How a video script is kept: loaded where there is one. */
interface VideoScripts {
  load(): Promise<typeof import('./video-script.lazy.js') | undefined>;
}

/** Where a script of these IDs is kept; undefined without an ID, and with both. */
export function homeOf(
  room_id: string,
  script_id: string,
  videoScripts: VideoScripts,
): ScriptHome | undefined {
  if (script_id) return room_id ? undefined : videoScriptHome(script_id, videoScripts);
  return room_id ? roomHome(room_id) : undefined;
}

function videoScriptHome(script_id: string, videoScripts: VideoScripts): ScriptHome {
  const uploads = new Map<number, string>();
  return {
    place: `script ${script_id}`,
    room_id: '',
    script_id,
    async read(client, signal) {
      const module = await videoScripts.load();
      if (!module) throw new Error('Not loaded');
      return module.readVideoScript({ client, script_id, uploads, signal });
    },
  };
}
