/** A room as the place of a script: its scenes, and all else that it has. */
import { arrive } from '../../../api/arrive.js';
import { showSmartLiveRoom } from '../../../api/index.js';
import type { Home } from './home.js';

export const roomHome = (room_id: string): Home => ({
  place: `room ${room_id}`,
  room_id,
  script_id: '',
  async read(client, signal) {
    const room = await client.call(showSmartLiveRoom, { path: { room_id } }, { signal });
    return {
      scenes: room.scene_scripts ?? [],
      async replace(scenes, signal) {
        const { replaceRoom } = await arrive(() => import('./saving.js'));
        await replaceRoom(client, { room_id, room, scenes }, signal);
      },
    };
  },
});
