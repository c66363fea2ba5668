/** Commands to a running task, and the scripts that it is playing (reference 6.2.5 and 10.5). */
import type * as z from 'zod/mini';
import { anything, int, list, object, oneOf, text, type Schema } from '../schema.js';
import { refineObject, mapOf, type Breach } from '../schema-refinements.js';
import type { Lenient } from '../tolerant-schema.js';
import { reviewConfig } from './common.js';
import { liveRoomInteractionRuleInfo } from './interaction-rule.js';
import { liveVideoScriptInfo } from './room.js';
import { textConfig } from './scene.js';

const playType = oneOf('APPEND', 'INSERT', 'PLAY_NOW');
const playRole = oneOf('STREAMER', 'CO_STREAMER');

/** Params of INSERT_PLAY_SCRIPT: a text to speak between paragraphs. By default, the streamer speaks it at once. */
export const playTextInfo = object(
  {},
  { text_config: textConfig, play_type: playType, play_role: playRole, rule_index: text(0, 64) },
);

/** Params of INSERT_PLAY_AUDIO: a recording to play between paragraphs. By default, it is appended to the queue. */
export const playAudioInfo = object(
  {},
  { audio_url: text(0, 2048), play_type: playType, play_role: playRole, rule_index: text(0, 64) },
);

/** Params of REFRESH_OUTPUT_URL: the RTMP URLs and keys that the task pushes its stream to. */
const refreshOutputUrlConfig = object({}, { output_urls: list(text()), stream_keys: list(text()) });

/** The `params` of each command. Where the reference names a structure without describing it, any object is valid. */
export const liveCommandParams = {
  INSERT_PLAY_SCRIPT: playTextInfo,
  INSERT_PLAY_AUDIO: playAudioInfo,
  REWRITE_PLAY_SCRIPT: object({}, { scene_scripts: list(liveVideoScriptInfo) }),
  REWRITE_INTERACTION_RULES: object({}, { interaction_rules: list(liveRoomInteractionRuleInfo) }),
  GET_CURRENT_PLAYING_SCRIPTS: object({}),
  SHOW_LAYER: object({}),
  REFRESH_OUTPUT_URL: refreshOutputUrlConfig,
  GET_LIVE_JOB_CONFIG_INFO: object({}),
} as const;

const command = oneOf(
  'INSERT_PLAY_SCRIPT',
  'REWRITE_PLAY_SCRIPT',
  'INSERT_PLAY_AUDIO',
  'REWRITE_INTERACTION_RULES',
  'GET_CURRENT_PLAYING_SCRIPTS',
  'SHOW_LAYER',
  'REFRESH_OUTPUT_URL',
  'GET_LIVE_JOB_CONFIG_INFO',
  'CLEAN_UP_INSERT_COMMAND',
  'RESET_EXIT_CONFIG',
);

const commanded = object({ command }, { params: mapOf(anything()), review_config: reviewConfig });

/** Violations of the schema of the command's params. */
function paramsBreaks(given: z.infer<typeof commanded>): Breach[] {
  const schema = (liveCommandParams as Partial<Record<string, Schema>>)[given.command];
  const issues = (given.params && schema?.safeParse(given.params).error?.issues) ?? [];
  return issues.map((issue) => ({ ...issue, path: ['params', ...issue.path] }));
}

/** A command to a running task, with the params of that command (6.2.5). */
export const liveCommandBody = /* @__PURE__ */ refineObject(commanded, paramsBreaks);

/** The answer to a command. For GET_CURRENT_PLAYING_SCRIPTS, `result` is the JSON text of `livePlayingScriptList`. */
export const liveCommandAnswer = object({}, { command_id: text(), command, result: text() });

/** The scripts of the current round (10.5). */
export const livePlayingScriptList = object(
  {},
  {
    scene_scripts: list(
      object(
        {},
        {
          script_name: text(1, 256),
          model_asset_id: text(0, 64),
          shoot_scripts: list(
            object({}, { sequence_no: int(0, 2_147_483_647), title: text(0, 256) }),
            0,
            100,
          ),
        },
      ),
      1,
      100,
    ),
  },
);

/** The body that sends a command to a running task (6.2.5). */
export type LiveCommandBody = z.infer<typeof liveCommandBody>;
/** The answer to a command, as 6.2.5 gives it. */
export type LiveCommandAnswer = Lenient<z.infer<typeof liveCommandAnswer>>;
/** Params of INSERT_PLAY_SCRIPT, as the body of 6.2.5 carries them. */
export type PlayTextInfo = z.infer<typeof playTextInfo>;
/** Params of INSERT_PLAY_AUDIO, as the body of 6.2.5 carries them. */
export type PlayAudioInfo = z.infer<typeof playAudioInfo>;
