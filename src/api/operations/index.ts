/** All operations, in the order of the reference. */
import type { Operation } from '../operation.js';
import { listAssets, showAsset } from './assets.js';
import {
  executeSmartLiveCommand,
  listSmartLive,
  listSmartLiveJobs,
  liveEventReport,
  showSmartLive,
  startSmartLive,
  stopSmartLive,
} from './live-jobs.js';
import {
  createSmartLiveRoom,
  deleteSmartLiveRoom,
  listSmartLiveRooms,
  showSmartLiveRoom,
  updateSmartLiveRoom,
} from './rooms.js';
import { createTtsAudition, showTtsAuditionFile } from './tts.js';

/** Every operation that this package knows. */
export const operations = [
  listAssets,
  showAsset,
  createSmartLiveRoom,
  listSmartLiveRooms,
  showSmartLiveRoom,
  updateSmartLiveRoom,
  deleteSmartLiveRoom,
  startSmartLive,
  listSmartLive,
  showSmartLive,
  stopSmartLive,
  executeSmartLiveCommand,
  listSmartLiveJobs,
  liveEventReport,
  createTtsAudition,
  showTtsAuditionFile,
] as readonly Operation[];
