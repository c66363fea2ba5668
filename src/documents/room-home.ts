/** A room as the place of a script: its scenes, and all else that it has. */
import { importWithRetry } from '../base/import-retry.js';
import { showSmartLiveRoom } from '../api/index.js';
import type { ScriptHome } from './script-home.js';

export const roomHome = (room_id: string): ScriptHome => ({
  place: `room ${room_id}`,
  room_id,
  script_id: '',
  async read(client, signal) {
    const room = await client.call(showSmartLiveRoom, { path: { room_id } }, { signal });
    return {
      scenes: room.scene_scripts ?? [],
      async replace(scenes, signal) {
        const { replaceRoom } = await importWithRetry(
          () => import('../elements/script-editor/saving/save.lazy.js'),
        );
        await replaceRoom(client, { room_id, room, scenes }, signal);
      },
    };
  },
});
