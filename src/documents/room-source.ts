/** A room as the source of a script. */
import { importWithRetry } from '../base/index.js';
import { keepRawValues, showSmartLiveRoom } from '../api/index.js';
import type { ScriptSource } from './stored-script.js';

/** The source that reads and replaces the scenes of a room. */
export const roomSource = (room_id: string): ScriptSource => ({
  place: `room ${room_id}`,
  room_id,
  script_id: '',
  async read(client, signal) {
    const room = keepRawValues(await client.call(showSmartLiveRoom, { path: { room_id } }, { signal }));
    return {
      scenes: room.scene_scripts ?? [],
      async replace(scenes, signal) {
        const { replaceRoom } = await importWithRetry(() => import('./save.lazy.js'));
        await replaceRoom(client, { room_id, room, scenes }, signal);
      },
    };
  },
});
