/** Mixed calls for bursts. */
import {
  createFile,
  createSmartLiveRoom,
  createTtsAudition,
  deleteAsset,
  listAssets,
  listSmartLiveJobs,
  listSmartLiveRooms,
  startSmartLive,
  stopSmartLive,
  type Client,
  type Operation,
} from '../../src/api/index.js';
import { ids } from '../simulator/bench.js';

type Calls = readonly [operation: Operation, call: (client: Client, index: number) => Promise<unknown>][];

const tea = {
  file_name: 'tea.png',
  file_md5: 'XrY7u+Ae7tCTyyK7j1rNww==',
  file_size: 4,
  file_type: 'PNG',
  asset_id: ids.background,
  asset_file_category: 'MAIN',
} as const;

/** Distinct calls of operations with limits of 20, 10, 5 and 4 per second. */
export const mixed: Calls = [
  [listAssets, (client, offset) => client.call(listAssets, { query: { offset, limit: 1 } })],
  [listSmartLiveRooms, (client, offset) => client.call(listSmartLiveRooms, { query: { offset, limit: 1 } })],
  [listSmartLiveJobs, (client, offset) => client.call(listSmartLiveJobs, { query: { offset, limit: 1 } })],
  [createFile, (client) => client.call(createFile, { body: tea })],
  [deleteAsset, (client, index) => client.call(deleteAsset, { path: { asset_id: `none-${index}` } })],
  [
    createSmartLiveRoom,
    (client, index) => client.call(createSmartLiveRoom, { body: { room_name: `R${index}` } }),
  ],
  [
    createTtsAudition,
    (client, index) => client.call(createTtsAudition, { body: { text: `T${index}`, emotion: ids.voice } }),
  ],
  [
    startSmartLive,
    (client, index) => client.call(startSmartLive, { path: { room_id: `none-${index}` }, body: {} }),
  ],
  [
    stopSmartLive,
    (client, index) => client.call(stopSmartLive, { path: { room_id: 'r', job_id: `none-${index}` } }),
  ],
];
