/** Resolves the input of a video: members of the script take precedence over those of the request (reference 5.3.1). */
import type { Create2dVideoBody } from '../../../src/api/index.js';
import { readScript } from '../text/read-script.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { checkUrl } from '../http/check-url.js';
import { isSound } from './recordings.js';
import { stageAssets } from '../assets/asset-use.js';
import { checkItems, checkOutput } from './check-script.js';
import {
  withItemDefaults,
  withMusicDefaults,
  withVideoDefaults,
  withVoiceDefaults,
  requireScript,
} from './script.js';
import type { ServiceState } from '../state/service-state.js';
import type { ScriptItem, StoredScript, VideoInput } from '../state/video.js';
import { findAsset } from '../assets/shared-assets.js';

/** Members for which the script takes precedence. */
const scriptMembers = [
  'model_asset_id',
  'voice_config',
  'video_config',
  'shoot_scripts',
  'background_music_config',
  'action_config',
] as const;

/** Exclusive limits of the codec QTRLE (reference 5.3.2). */
const qtrle = { characters: 1500, seconds: 300 };

/** Merges request and script, and checks the result. */
export function resolveVideoInput(service: ServiceState, body: Create2dVideoBody): VideoInput {
  const script = body.script_id ? requireScript(service, body.script_id) : undefined;
  const filmed = mergeScript(body, script);
  checkItems(filmed.shoot_scripts);
  checkOutput(filmed.video_config);
  checkUrl(filmed.callback_config?.callback_url, ['https', 'http'], 'callback_config.callback_url');
  filmed.shoot_scripts.forEach(checkPlanes);
  checkCast(service, filmed);
  checkPicture(service, filmed);
  filmed.shoot_scripts.forEach((item) => checkRecording(item, script));
  return filmed;
}

function mergeScript(body: Create2dVideoBody, script: StoredScript | undefined): VideoInput {
  const own: Partial<Create2dVideoBody> = script?.body ?? {};
  const all: Create2dVideoBody = { ...body };
  for (const name of scriptMembers) if (own[name] !== undefined) Object.assign(all, { [name]: own[name] });
  const { model_asset_id, voice_config, video_config, shoot_scripts, background_music_config: music } = all;
  if (!model_asset_id) throw missing('model_asset_id');
  if (!voice_config) throw missing('voice_config');
  if (!video_config) throw missing('video_config');
  if (!shoot_scripts?.length) throw serviceError('MSS.20010027');
  return structuredClone({
    ...all,
    model_asset_id,
    voice_config: withVoiceDefaults(voice_config),
    video_config: withVideoDefaults(video_config),
    shoot_scripts: withItemDefaults(shoot_scripts),
    ...(music && { background_music_config: withMusicDefaults(music) }),
  });
}

function missing(member: string) {
  return invalidParameter(member, 'is mandatory where no script has it');
}

/** Throws if an asset cannot be used. If one does not exist, the task fails later instead. */
function checkCast(service: ServiceState, filmed: VideoInput): void {
  const { model_asset_id, voice_config, background_music_config } = filmed;
  const scenery = sceneryOf(service, filmed);
  const avatar = findAsset(service, model_asset_id)?.info;
  if (avatar && avatar.asset_type !== 'HUMAN_MODEL_2D') throw serviceError('MSS.20010098');
  if (avatar && avatar.asset_state !== 'ACTIVED') throw serviceError('MSS.20010044');
  const voice = findAsset(service, voice_config.voice_asset_id)?.info;
  if (voice && (voice.asset_type !== 'VOICE_MODEL' || voice.asset_state !== 'ACTIVED'))
    throw serviceError('MSS.20010071', voice_config.voice_asset_id);
  for (const id of scenery) {
    const asset_state = findAsset(service, id)?.info.asset_state;
    if (asset_state && asset_state !== 'ACTIVED') throw serviceError('MSS.20010071', id);
  }
  const music = findAsset(service, background_music_config?.music_asset_id ?? '')?.info;
  if (music && music.asset_type !== 'MUSIC' && music.asset_type !== 'AUDIO')
    throw serviceError('MSS.20010071', music.asset_id ?? '');
}

/** Assets behind the avatar, and the music: like the cast, they must be active (4.1.2). */
export function sceneryOf(
  service: ServiceState,
  { shoot_scripts, background_music_config }: VideoInput,
): string[] {
  const stages = shoot_scripts.flatMap(({ shoot_script }) => stageAssets(service, shoot_script));
  const music = background_music_config?.music_asset_id;
  return [...stages, ...(music ? [music] : [])];
}

/**
 * Checks what stands behind and before the avatar. Backgrounds are pictures or colours (5.3.1; scripts may have the others
 * for 3D avatars). A paragraph that says its layers needs one for the avatar (10.2, MSS.20010058).
 */
function checkPlanes({ shoot_script: { background_config = [], layer_config } }: ScriptItem): void {
  const other = background_config.find(({ background_type: type }) => type !== 'IMAGE' && type !== 'COLOR');
  if (other) throw serviceError('MSS.20010070', `background_type ${other.background_type} is not for videos`);
  if (layer_config && !layer_config.some(({ layer_type }) => layer_type === 'HUMAN'))
    throw serviceError('MSS.20010058');
}

/** Checks the size against what the avatar supports, and the limits of the codec. */
function checkPicture(
  service: ServiceState,
  { model_asset_id, video_config, shoot_scripts }: VideoInput,
): void {
  const { width, height, codec } = video_config;
  const meta = findAsset(service, model_asset_id)?.info.asset_extra_meta?.human_model_2d_meta;
  if (Math.max(width, height) > 1920 && meta?.model_resolution !== '4K') throw serviceError('MSS.20010085');
  if (codec !== 'QTRLE') return;
  const texts = shoot_scripts.map(({ shoot_script }) => shoot_script.text_config?.text ?? '');
  const characters = texts.reduce((sum, text) => sum + readScript(text).characters, 0);
  const seconds = shoot_scripts.reduce(
    (sum, { shoot_script }) => sum + (shoot_script.audio_duration ?? 0),
    0,
  );
  if (characters >= qtrle.characters)
    throw invalidParameter('video_config.codec', `QTRLE takes fewer than ${qtrle.characters} characters`);
  if (seconds >= qtrle.seconds)
    throw invalidParameter('video_config.codec', `QTRLE takes less than ${qtrle.seconds} seconds of sound`);
}

/** Checks that a paragraph has a text or an uploaded recording. */
function checkRecording({ sequence_no, shoot_script }: ScriptItem, script: StoredScript | undefined): void {
  if (shoot_script.script_type !== 'AUDIO') {
    if (!shoot_script.text_config?.text.trim()) throw serviceError('MSS.20010086');
    return;
  }
  if (shoot_script.audio_drive_file_external_url) return;
  if (!script) throw serviceError('MSS.20010073');
  const bytes = script.recordings.get(sequence_no ?? 0)?.bytes;
  if (!bytes || !isSound(bytes)) throw serviceError('MSS.20010067');
}
