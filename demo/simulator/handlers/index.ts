/** What every operation does: one entry for each. */
import { assetHandlers } from './assets.js';
import { commandHandlers } from './commands.js';
import type { Handler } from './handler.js';
import { liveEventHandlers } from './live-events.js';
import { liveJobHandlers } from './live-jobs.js';
import { roomHandlers } from './rooms.js';
import { ttsHandlers } from './tts.js';

export const handlers: ReadonlyMap<string, Handler> = new Map([
  ...assetHandlers,
  ...roomHandlers,
  ...liveJobHandlers,
  ...commandHandlers,
  ...liveEventHandlers,
  ...ttsHandlers,
]);
