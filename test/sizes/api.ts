import {
  createClient,
  createSmartLiveRoom,
  listAssets,
  showSmartLive,
  startSmartLive,
  stopSmartLive,
} from '../../src/api/index.js';

Object.assign(globalThis, {
  used: [createClient, createSmartLiveRoom, listAssets, showSmartLive, startSmartLive, stopSmartLive],
});
