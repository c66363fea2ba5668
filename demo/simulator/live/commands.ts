/** The commands to a running task (reference 6.2.5, 10.5). */
import {
  liveCommandParams,
  liveExitConfig,
  object,
  smartLayerConfig,
  type LiveCommandBody,
  type PlayPolicy,
} from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { validate } from '../http/validation.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { checkRules, checkScenes, checkText } from '../rooms/check-room.js';
import { roomDetails } from '../rooms/room.js';
import { checkOutputs } from './check-start.js';
import { redirectStream } from './connection.js';
import { scheduleAutoStop } from './auto-stop.js';
import { showLayers } from './layers.js';
import { scheduleOutageEnd } from './outage.js';
import { clearReplies, currentRound, reply, rewriteScript, type PlayType } from './playback.js';
import { scenesOf } from './script.js';
import { voiceSpeed } from './voice.js';
import { speakingSeconds } from '../text/speaking-time.js';
import { checkUrl } from '../http/check-url.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, LiveJobConfig } from '../state/live-job.js';

/** The schemas of the commands in 6.2.5 and of two newer ones. CLEAN_UP_INSERT_COMMAND has undocumented parameters. */
const paramsOf = {
  ...liveCommandParams,
  CLEAN_UP_INSERT_COMMAND: object({}),
  RESET_EXIT_CONFIG: liveExitConfig,
};

/** The parameters of SHOW_LAYER, which are undocumented: this accepts materials in the format of interaction rules. */
const materials = object({}, { layer_config: smartLayerConfig, extra_layer_config: smartLayerConfig });

type CommandName = keyof typeof paramsOf;

/** All documented parameters of commands. */
interface Params {
  text_config?: { text: string };
  audio_url?: string;
  play_type?: PlayType;
  play_role?: 'STREAMER' | 'CO_STREAMER';
  scene_scripts?: NonNullable<LiveJobConfig['scene_scripts']>;
  interaction_rules?: NonNullable<LiveJobConfig['interaction_rules']>;
  output_urls?: string[];
  stream_keys?: string[];
}

/** The request that a command belongs to. */
interface CommandContext {
  /** ID of the command, and of the reply that it adds. */
  id: string;
  /** Origin of the request, for links in the result. */
  origin: string;
}

/** Executes a command. Returns its result, which is empty for most commands. */
type Command = (service: ServiceState, job: LiveJob, params: Params, arrival: CommandContext) => string;

const commands: Record<CommandName, Command> = {
  INSERT_PLAY_SCRIPT: (
    service,
    job,
    { text_config, play_type = 'PLAY_NOW', play_role },
    { id: reply_id },
  ) => {
    const text = text_config?.text ?? '';
    if (text.trim() === '') throw serviceError('MSS.20010086');
    checkText(text, 'params.text_config.text');
    reply(
      service,
      job,
      {
        reply_id,
        label: text,
        secondsLeft: speakingSeconds(text, service.invented.speechMilliseconds, voiceSpeed(job, play_role)),
      },
      play_type,
    );
    return '';
  },

  INSERT_PLAY_AUDIO: (service, job, { audio_url, play_type = 'APPEND' }, { id: reply_id }) => {
    if (!audio_url) throw serviceError('MSS.20010111');
    checkUrl(audio_url, ['https', 'http'], 'params.audio_url');
    reply(
      service,
      job,
      { reply_id, label: audio_url, secondsLeft: service.invented.recordingSeconds },
      play_type,
    );
    return '';
  },

  REWRITE_PLAY_SCRIPT: (service, job, { scene_scripts }) => {
    if (!scene_scripts) throw invalidParameter('params.scene_scripts', 'is mandatory');
    if (!scene_scripts.some((scene) => scene.shoot_scripts.length > 0)) throw serviceError('MSS.20010089');
    checkScenes(service, scene_scripts, 'params.scene_scripts');
    rewriteScript(service, job, scene_scripts, job.config.play_policy?.is_rewrite_delay ?? false);
    return '';
  },

  REWRITE_INTERACTION_RULES: (_world, job, { interaction_rules }) => {
    if (!interaction_rules) throw invalidParameter('params.interaction_rules', 'is mandatory');
    checkRules(interaction_rules, 'params.');
    job.config.interaction_rules = interaction_rules;
    return '';
  },

  GET_CURRENT_PLAYING_SCRIPTS: (service, job) => {
    const round = currentRound(service, job);
    const scene_scripts = scenesOf(round).map((scene) => ({
      script_name: scene.script_name,
      model_asset_id: scene.model_asset_id ?? '',
      shoot_scripts: round
        .filter((paragraph) => paragraph.scene === scene)
        .map(({ sequence_no, title }) => ({ sequence_no, title })),
    }));
    return JSON.stringify({ scene_scripts });
  },

  SHOW_LAYER: (service, job, params) => {
    if (Object.keys(params).length === 0) throw serviceError('MSS.20010053');
    showLayers(service, job, materials.safeParse(params).data ?? {}, service.invented.layerSeconds);
    return '';
  },

  REFRESH_OUTPUT_URL: (service, job, { output_urls, stream_keys }) => {
    if (!output_urls) throw invalidParameter('params.output_urls', 'is mandatory');
    checkOutputs({ output_urls, stream_keys });
    job.config.output_urls = output_urls;
    if (stream_keys) job.config.stream_keys = stream_keys;
    redirectStream(service, job, output_urls, stream_keys);
    return '';
  },

  GET_LIVE_JOB_CONFIG_INFO: (service, job, _params, { origin }) => {
    const room = service.rooms.get(job.room_id);
    const { room_id, created, updated } = job;
    return JSON.stringify(
      roomDetails({ ...(room ?? { room_id, created, updated }), body: job.config }, service, origin),
    );
  },

  CLEAN_UP_INSERT_COMMAND: (_world, job) => {
    clearReplies(job);
    return '';
  },

  RESET_EXIT_CONFIG: (service, job, params) => {
    const live_exit_config = params as NonNullable<PlayPolicy['live_exit_config']>;
    job.config.play_policy = { ...job.config.play_policy, live_exit_config };
    scheduleAutoStop(service, job);
    scheduleOutageEnd(service, job);
    return '';
  },
};

/** Executes a command. The ID of the command is also the ID of the reply that it adds. */
export function executeCommand(
  service: ServiceState,
  job: LiveJob,
  body: LiveCommandBody,
  origin: string,
): { command_id: string; result: string } {
  const params = body.params ?? {};
  validate(paramsOf[body.command], params, 'params.');
  const command_id = newId();
  return { command_id, result: commands[body.command](service, job, params, { id: command_id, origin }) };
}
