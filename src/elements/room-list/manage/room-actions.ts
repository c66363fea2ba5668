/**
 * Creates, renames and deletes rooms. Each call is sent once: if its answer is lost, reading finds out what became of it.
 */
import {
  ApiError,
  createSmartLiveRoom,
  deleteSmartLiveRoom,
  lenientBody,
  listSmartLiveRooms,
  outcomeGrace,
  OutcomeUnknownError,
  restoreRawValues,
  showSmartLiveRoom,
  updateSmartLiveRoom,
  type Client,
  type SmartLiveRoom,
  type SmartLiveRoomBody,
} from '../../../api/index.js';
import { monotonicClock } from '../../../base/index.js';

/** What became of a call: `done` has its result; it is undefined if the call was certainly not carried out. */
export interface Outcome<T> {
  done: T | undefined;
}

/** Members that only the service sets. */
const readOnly = [
  'room_id',
  'project_id',
  'create_time',
  'update_time',
  'cover_url',
  'thumbnail',
  'room_state',
  'error_info',
];
/** Members that a copy must not have: two rooms that stream to one address would end each other's livestream. */
const notCopied = ['output_urls', 'stream_keys', 'shared_config', 'relation_live_platform_info'];
/** How a backend begins the masks of secrets; it refuses them in a new room. */
const mask = '***';

/** Sends a call, and reads what became of it if its answer is lost. `look` resolves with nothing if it was not done. */
async function sendOnce<T>(
  send: () => Promise<T>,
  look: () => Promise<T | undefined>,
  signal: AbortSignal,
): Promise<Outcome<T>> {
  try {
    return { done: await send() };
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    try {
      const early = await look();
      if (early !== undefined) return { done: early };
      const rest = error.sent.lost_at + outcomeGrace - monotonicClock.now();
      await monotonicClock.wait(Math.max(0, rest), signal);
      return { done: await look() };
    } catch (cause) {
      // No read shows it: the error says that the person has to look.
      throw signal.aborted ? cause : error;
    }
  }
}

/** ID of the room of that very name; no two rooms have the same. */
export async function findByName(
  client: Client,
  room_name: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const query = { room_name, limit: 100 };
  const { smart_live_rooms } = await client.call(listSmartLiveRooms, { query }, { signal });
  return smart_live_rooms?.find((room) => room.room_name === room_name)?.room_id ?? undefined;
}

/** Creates a room, and resolves with its ID. Its name must be free: after a lost answer it tells the room. */
export function createRoom(
  client: Client,
  body: SmartLiveRoomBody,
  signal: AbortSignal,
): Promise<Outcome<string>> {
  return sendOnce(
    async () => {
      const create = lenientBody(createSmartLiveRoom, body);
      const { room_id } = await client.call(create, { body }, { signal });
      return room_id || ((await findByName(client, body.room_name, signal)) ?? '');
    },
    () => findByName(client, body.room_name, signal),
    signal,
  );
}

/** Gives a room another name. All of it is sent back as it was read, because the service replaces it as a whole. */
export async function renameRoom(
  client: Client,
  room_id: string,
  room_name: string,
  signal: AbortSignal,
): Promise<Outcome<true>> {
  const path = { room_id };
  const room = await client.call(showSmartLiveRoom, { path }, { signal });
  const body = bodyOf({ ...room, room_name }, readOnly);
  return sendOnce(
    async () => {
      await client.call(lenientBody(updateSmartLiveRoom, body), { path, body }, { signal });
      return true as const;
    },
    async () => {
      const now = await client.call(showSmartLiveRoom, { path }, { signal });
      return now.room_name === room_name || undefined;
    },
    signal,
  );
}

/** Deletes a room. */
export function deleteRoom(client: Client, room_id: string, signal: AbortSignal): Promise<Outcome<true>> {
  const path = { room_id };
  return sendOnce(
    async () => {
      await client.call(deleteSmartLiveRoom, { path }, { signal });
      return true as const;
    },
    () =>
      client.call(showSmartLiveRoom, { path }, { signal }).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof ApiError && error.status === 404) return true as const;
          throw error;
        },
      ),
    signal,
  );
}

/** The body of a new room that is like another one: without its destination, and without secrets that are masked here. */
export function copyOf(
  room: SmartLiveRoom,
  room_name: string,
  room_type: 'NORMAL' | 'TEMPLATE',
): SmartLiveRoomBody {
  const { live_event_callback_config, rtc_callback_config } = room;
  const masked = Object.entries({ live_event_callback_config, rtc_callback_config })
    .filter(([, config]) => JSON.stringify(config ?? null).includes(mask))
    .map(([name]) => name);
  const body = bodyOf({ ...room, room_name, room_type }, [...readOnly, ...notCopied, ...masked]);
  const scenes = body.scene_scripts?.map((scene) => {
    const { script_id: _, ...rest } = scene;
    return rest;
  });
  return { ...body, ...(scenes && { scene_scripts: scenes }) };
}

function bodyOf(room: SmartLiveRoom, without: readonly string[]): SmartLiveRoomBody {
  const members = Object.entries(restoreRawValues(room));
  return Object.fromEntries(members.filter(([name]) => !without.includes(name))) as SmartLiveRoomBody;
}
