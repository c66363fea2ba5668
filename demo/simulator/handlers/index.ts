/** The handlers of all operations. */
import { assetHandlers } from './assets.js';
import { commandHandlers } from './commands.js';
import { fileHandlers } from './files.js';
import type { Handler } from './handler.js';
import { liveEventHandlers } from './live-events.js';
import { liveJobHandlers } from './live-jobs.js';
import { modelTrainingHandlers } from './model-training.js';
import { productHandlers } from './products.js';
import { roomHandlers } from './rooms.js';
import { ruleGroupHandlers } from './rule-groups.js';
import { ttsHandlers } from './tts.js';
import { videoScriptHandlers } from './video-scripts.js';
import { videoHandlers } from './videos.js';
import { voiceTrainingHandlers } from './voice-training.js';

/** Handlers by the name of their operation. */
export const handlers: ReadonlyMap<string, Handler> = new Map([
  ...assetHandlers,
  ...fileHandlers,
  ...videoScriptHandlers,
  ...videoHandlers,
  ...roomHandlers,
  ...ruleGroupHandlers,
  ...liveJobHandlers,
  ...commandHandlers,
  ...liveEventHandlers,
  ...productHandlers,
  ...modelTrainingHandlers,
  ...voiceTrainingHandlers,
  ...ttsHandlers,
]);
