/**
 * Where the service stores a script: in the scenes of a room (reference 6.1.3), or as a video script, which is a single
 * scene (5.1.3). Both are read and replaced as a whole; members that the editor does not show stay as they were read.
 */
import type { Client } from '../api/index.js';
import type { WireScene } from '../script/index.js';

/** A script as it was read from its source. */
export interface StoredScript {
  readonly scenes: readonly WireScene[];
  /** Replaces the scenes; everything else is sent back as it was read. */
  replace(scenes: readonly WireScene[], signal: AbortSignal): Promise<void>;
}

/** A room or a video script that holds a script. */
export interface ScriptSource {
  /** Key for drafts and for other tabs, such as `room <ID>`. */
  readonly place: string;
  readonly room_id: string;
  readonly script_id: string;
  /** Reads the script. Rejects with the error of the failed request. */
  read(client: Client, signal: AbortSignal): Promise<StoredScript>;
}
