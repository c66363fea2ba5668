/** What the commands of a running task do (reference 6.2.5, 10.5). */
import { liveCommandParams, type LiveCommandBody } from '../../../src/api/index.js';
import { object } from '../../../src/api/schema.js';
import { liveExitConfig, type PlayPolicy } from '../../../src/api/schemas/play-policy.js';
import { smartLayerConfig } from '../../../src/api/schemas/interaction-rule.js';
import { newId } from '../hashing.js';
import { check } from '../http/validation.js';
import { invalid, refuse } from '../service-errors.js';
import { checkOutput, checkScenes, checkText } from '../rooms/check.js';
import { showRoom } from '../rooms/room.js';
import type { World } from '../state.js';
import { redirect } from './connection.js';
import { scheduleExit } from './auto-stop.js';
import type { Job, JobConfig } from './job.js';
import { showLayers } from './layers.js';
import { forgetReplies, presentRound, reply, rewrite, type PlayType } from './playback.js';
import { byScene, recordingSeconds, speakingSeconds } from './script.js';

/** The commands of 6.2.5, and two newer ones; what CLEAN_UP_INSERT_COMMAND takes is named nowhere. */
const paramsOf = {
  ...liveCommandParams,
  CLEAN_UP_INSERT_COMMAND: object({}),
  RESET_EXIT_CONFIG: liveExitConfig,
};

/** What SHOW_LAYER takes is named nowhere either: materials are shown where they look as those of rules do. */
const materials = object({}, { layer_config: smartLayerConfig, extra_layer_config: smartLayerConfig });

type CommandName = keyof typeof paramsOf;

/** Everything that the documented parameters of commands may hold. */
interface Params {
  text_config?: { text: string };
  audio_url?: string;
  play_type?: PlayType;
  scene_scripts?: NonNullable<JobConfig['scene_scripts']>;
  interaction_rules?: NonNullable<JobConfig['interaction_rules']>;
  output_urls?: string[];
  stream_keys?: string[];
}

/** Where a command comes in. */
interface Arrival {
  /** Its ID, and the ID of the reply that it brings. */
  id: string;
  /** Origin of the request, for links in the result. */
  origin: string;
}

/** Carries a command out; gives its result, empty for most. */
type Command = (world: World, job: Job, params: Params, arrival: Arrival) => string;

/** Seconds that a material is shown which does not say for how long. */
const shown = 10;

const commands: Record<CommandName, Command> = {
  INSERT_PLAY_SCRIPT: (world, job, { text_config, play_type = 'PLAY_NOW' }, { id: reply_id }) => {
    const text = text_config?.text ?? '';
    if (text.trim() === '') throw refuse('MSS.20010086');
    checkText(text, 'params.text_config.text');
    reply(world, job, { reply_id, what: text, left: speakingSeconds(text, speedOf(job)) }, play_type);
    return '';
  },

  INSERT_PLAY_AUDIO: (world, job, { audio_url, play_type = 'APPEND' }, { id: reply_id }) => {
    if (!audio_url) throw refuse('MSS.20010111');
    reply(world, job, { reply_id, what: audio_url, left: recordingSeconds }, play_type);
    return '';
  },

  REWRITE_PLAY_SCRIPT: (world, job, { scene_scripts }) => {
    if (!scene_scripts) throw invalid('params.scene_scripts', 'is mandatory');
    checkScenes(world, scene_scripts, 'params.scene_scripts');
    rewrite(world, job, scene_scripts, job.config.play_policy?.is_rewrite_delay ?? false);
    return '';
  },

  REWRITE_INTERACTION_RULES: (_world, job, { interaction_rules }) => {
    if (!interaction_rules) throw invalid('params.interaction_rules', 'is mandatory');
    job.config.interaction_rules = interaction_rules;
    return '';
  },

  GET_CURRENT_PLAYING_SCRIPTS: (world, job) => {
    const round = presentRound(world, job);
    const scene_scripts = byScene(round).map((scene) => ({
      script_name: scene.script_name,
      model_asset_id: scene.model_asset_id ?? '',
      shoot_scripts: round
        .filter((paragraph) => paragraph.scene === scene)
        .map(({ sequence_no, title }) => ({ sequence_no, title })),
    }));
    return JSON.stringify({ scene_scripts });
  },

  SHOW_LAYER: (world, job, params) => {
    showLayers(world, job, materials.safeParse(params).data ?? {}, shown);
    return '';
  },

  REFRESH_OUTPUT_URL: (world, job, { output_urls, stream_keys }) => {
    if (!output_urls) throw invalid('params.output_urls', 'is mandatory');
    checkOutput(output_urls);
    job.config.output_urls = output_urls;
    if (stream_keys) job.config.stream_keys = stream_keys;
    redirect(world, job, output_urls, stream_keys);
    return '';
  },

  GET_LIVE_JOB_CONFIG_INFO: (world, job, _params, { origin }) => {
    const room = world.rooms.get(job.room_id);
    const { room_id, created, updated } = job;
    return JSON.stringify(
      showRoom({ ...(room ?? { room_id, created, updated }), body: job.config }, world, origin),
    );
  },

  CLEAN_UP_INSERT_COMMAND: (_world, job) => {
    forgetReplies(job);
    return '';
  },

  RESET_EXIT_CONFIG: (world, job, params) => {
    const live_exit_config = params as NonNullable<PlayPolicy['live_exit_config']>;
    job.config.play_policy = { ...job.config.play_policy, live_exit_config };
    scheduleExit(world, job);
    return '';
  },
};

/** Carries out a command of a task on air. Its ID is the ID of the reply, where it brings one. */
export function command(
  world: World,
  job: Job,
  body: LiveCommandBody,
  origin: string,
): { command_id: string; result: string } {
  const params = body.params ?? {};
  check(paramsOf[body.command], params, 'params.');
  const command_id = newId();
  return { command_id, result: commands[body.command](world, job, params, { id: command_id, origin }) };
}

/** The speed of the voice that speaks: the present scene's. */
function speedOf({ playback, config }: Job): number | undefined {
  const scene = playback.plan[Math.max(0, playback.next - 1)]?.scene ?? config.scene_scripts?.[0];
  return scene?.voice_config?.speed;
}
