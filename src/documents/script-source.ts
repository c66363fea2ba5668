/** The source of a script, by the ID of its room or video script. */
import { roomSource } from './room-source.js';
import type { ScriptSource } from './stored-script.js';
import { readVideoScript } from './video-script-source.js';

/** The source of a room or a video script; undefined if neither ID is given, or both are. */
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
    read: (client, signal) => readVideoScript({ client, script_id, uploads, signal }),
  };
}
