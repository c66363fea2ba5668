/**
 * The checks before a start, as a pure function of what has been read.
 *
 * Levels: `blocker` means that the service would refuse the start, or that nothing would be heard (reference 6.2.1 and
 * its error codes); `risk` that the stream would run, but perhaps not as intended; `unknown` that something could not be
 * read.
 */
import type {
  DigitalAssetInfo,
  SmartLiveJob,
  SmartLiveRoom,
  StartSmartLiveBody,
} from '../../../api/index.js';
import { checkSsml, toPlainText, type MessageLanguage, type Voice } from '../../../ssml/index.js';

/** The findings that the checks can report; each has a message of the same name. */
export type FindingCode =
  | 'roomOff'
  | 'roomTemplate'
  | 'noScript'
  | 'emptyParagraph'
  | 'scriptErrors'
  | 'scriptWarnings'
  | 'noAvatar'
  | 'avatarGone'
  | 'avatarNotLive'
  | 'noVoice'
  | 'voiceGone'
  | 'voiceNotRealtime'
  | 'assetUnread'
  | 'jobsUnread'
  | 'anotherTask'
  | 'otherTasks'
  | 'noOutput'
  | 'badOutput'
  | 'noKey'
  | 'resolution';

/** One result of the checks. */
export interface PreflightFinding {
  level: 'blocker' | 'risk' | 'unknown';
  code: FindingCode;
  /** Name of the scene. */
  scene?: string;
  /** The subject of the sentence: paragraph, asset, address. */
  about?: string;
  /** The message of the first problem in the script. */
  detail?: string;
  /** Number of problems, if there are several. */
  count?: number;
}

/** An asset; `missing` if the service has no such asset, `failed` if it could not be read. */
export type PreflightAsset = DigitalAssetInfo | 'missing' | 'failed';

/** What the checks evaluate. */
export interface PreflightInput {
  room: SmartLiveRoom;
  /** The body of the start. */
  options: StartSmartLiveBody;
  assets: ReadonlyMap<string, PreflightAsset>;
  /** Tasks of the room that are waiting or running; undefined if they could not be read. */
  jobs: readonly SmartLiveJob[] | undefined;
  lang: MessageLanguage;
}

type Scene = NonNullable<SmartLiveRoom['scene_scripts']>[number];

/** All findings, those that prevent the start first. */
export function preflight(input: PreflightInput): PreflightFinding[] {
  const scenes = input.room.scene_scripts ?? [];
  const findings = [
    ...checkRoom(input.room),
    ...checkScript(input, scenes),
    ...scenes.flatMap((scene) => checkAvatarAndVoice(input, scene)),
    ...checkResolution(input),
    ...checkOutput(input),
    ...checkTasks(input),
  ];
  const rank = { blocker: 0, unknown: 1, risk: 2 };
  return withoutDuplicates(findings).sort((one, other) => rank[one.level] - rank[other.level]);
}

/** The assets that a start needs. */
export function neededAssets({ scene_scripts, co_streamer_config }: SmartLiveRoom): string[] {
  const ids = (scene_scripts ?? []).flatMap(({ model_asset_id, voice_config }) => [
    model_asset_id,
    voice_config?.voice_asset_id,
  ]);
  return [...new Set([...ids, co_streamer_config?.voice_config?.voice_asset_id])].filter((id): id is string =>
    Boolean(id),
  );
}

function checkRoom({ room_state, room_type, error_info }: SmartLiveRoom): PreflightFinding[] {
  if (room_state === 'DISABLE' || room_state === 'BLOCKED')
    return [{ level: 'blocker', code: 'roomOff', about: error_info?.error_msg ?? '' }];
  return room_type === 'TEMPLATE' ? [{ level: 'blocker', code: 'roomTemplate' }] : [];
}

function checkScript(
  { room, options, assets, lang }: PreflightInput,
  scenes: readonly Scene[],
): PreflightFinding[] {
  const mode = options.play_policy?.play_mode ?? room.play_policy?.play_mode ?? 'TEXT';
  if (mode === 'NO_PRESET') return [];
  if (!scenes.some(({ shoot_scripts }) => (shoot_scripts ?? []).length > 0))
    return [{ level: 'blocker', code: 'noScript' }];
  return scenes.flatMap((scene) => {
    const voice = voiceOf(assets.get(scene.voice_config?.voice_asset_id ?? ''));
    return (scene.shoot_scripts ?? []).flatMap((paragraph, index) => {
      const { asset_id, audio_url } = paragraph.audio_config ?? {};
      if (asset_id || audio_url) return [];
      const location = { scene: scene.script_name ?? '', about: paragraph.title || `${index + 1}` };
      return checkText(paragraph.text_config?.text ?? '', voice, lang).map((one) => ({
        ...location,
        ...one,
      }));
    });
  });
}

function checkText(text: string, voice: Voice | undefined, lang: MessageLanguage): PreflightFinding[] {
  if (toPlainText(text).trim() === '') return [{ level: 'risk', code: 'emptyParagraph' }];
  const problems = checkSsml(text, { target: 'live', lang, voice });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(
    ({ severity, code }) => severity === 'warning' || code === 'other-language',
  );
  const [worst] = [...errors, ...warnings];
  if (!worst) return [];
  const [level, code] =
    errors.length > 0 ? (['blocker', 'scriptErrors'] as const) : (['risk', 'scriptWarnings'] as const);
  return [{ level, code, count: errors.length || warnings.length, detail: worst.message }];
}

function voiceOf(asset: PreflightAsset | undefined): Voice | undefined {
  if (typeof asset !== 'object') return undefined;
  const meta = asset.asset_extra_meta?.voice_model_meta;
  return { ...meta?.voice_capability, language: meta?.language };
}

/** Checks that the avatar may go on air and that the voice is a real-time voice. */
function checkAvatarAndVoice({ room, assets }: PreflightInput, scene: Scene): PreflightFinding[] {
  const location = { scene: scene.script_name ?? '' };
  const avatar_id = scene.model_asset_id ?? '';
  const voice_id = scene.voice_config?.voice_asset_id ?? '';
  const second = room.co_streamer_config?.voice_config?.voice_asset_id;
  const findings = [
    ...(avatar_id ? checkAvatar(avatar_id, assets.get(avatar_id)) : []),
    ...(avatar_id || scene.dh_id ? [] : [{ level: 'blocker', code: 'noAvatar' } as const]),
    ...(voice_id
      ? checkVoice(voice_id, assets.get(voice_id))
      : [{ level: 'blocker', code: 'noVoice' } as const]),
    ...(second ? checkVoice(second, assets.get(second)) : []),
  ];
  return findings.map((one) => ({ ...location, ...one }));
}

function checkAvatar(id: string, asset: PreflightAsset | undefined): PreflightFinding[] {
  const unusable = checkAsset(id, asset, 'HUMAN_MODEL_2D', 'avatarGone');
  if (unusable || typeof asset !== 'object') return unusable ?? [];
  const live = asset.asset_extra_meta?.human_model_2d_meta?.support_live;
  return live === false ? [{ level: 'blocker', code: 'avatarNotLive', about: assetName(asset, id) }] : [];
}

function checkVoice(id: string, asset: PreflightAsset | undefined): PreflightFinding[] {
  const unusable = checkAsset(id, asset, 'VOICE_MODEL', 'voiceGone');
  if (unusable || typeof asset !== 'object') return unusable ?? [];
  const realtime = asset.asset_extra_meta?.voice_model_meta?.is_realtime_voice;
  return realtime === false
    ? [{ level: 'blocker', code: 'voiceNotRealtime', about: assetName(asset, id) }]
    : [];
}

/** Checks that an asset exists, is active and has the right type; undefined if it does. */
function checkAsset(
  id: string,
  asset: PreflightAsset | undefined,
  type: string,
  code: 'avatarGone' | 'voiceGone',
): PreflightFinding[] | undefined {
  if (asset === undefined || asset === 'failed')
    return [{ level: 'unknown', code: 'assetUnread', about: id }];
  if (asset === 'missing') return [{ level: 'blocker', code, about: id }];
  const isActive = asset.asset_state === 'ACTIVED' || !asset.asset_state;
  const isOfType = asset.asset_type === type || !asset.asset_type;
  return isActive && isOfType ? undefined : [{ level: 'blocker', code, about: assetName(asset, id) }];
}

/** The service streams in two sizes only: 1080 × 1920 and 1920 × 1080 (reference 6.2.1, VideoConfig). */
function checkResolution({ room, options }: PreflightInput): PreflightFinding[] {
  const { width, height } = options.video_config ?? room.video_config ?? {};
  if (!width || !height) return [];
  const fits = [width, height].sort((one, other) => one - other).join() === '1080,1920';
  return fits ? [] : [{ level: 'blocker', code: 'resolution', about: `${width} × ${height}` }];
}

/** A missing address is only a risk: a room that is played by an RTC client alone needs none. */
function checkOutput({ room, options }: PreflightInput): PreflightFinding[] {
  const url = (options.output_urls ?? room.output_urls ?? []).find((one) => one !== '');
  const key = (options.stream_keys ?? room.stream_keys ?? []).find((one) => one !== '');
  if (!url) return [{ level: 'risk', code: 'noOutput' }];
  if (!/^rtmps?:\/\/[^/]/i.test(url)) return [{ level: 'blocker', code: 'badOutput', about: url }];
  return key ? [] : [{ level: 'risk', code: 'noKey' }];
}

function checkTasks({ jobs, options }: PreflightInput): PreflightFinding[] {
  if (!jobs) return [{ level: 'unknown', code: 'jobsUnread' }];
  if (jobs.length === 0) return [];
  return options.job_run_config?.single_job_in_room
    ? [{ level: 'blocker', code: 'anotherTask' }]
    : [{ level: 'risk', code: 'otherTasks', count: jobs.length }];
}

function assetName(asset: DigitalAssetInfo, id: string): string {
  return asset.asset_name || id;
}

/** Reports an asset that several scenes use only for the first of them. */
function withoutDuplicates(findings: readonly PreflightFinding[]): PreflightFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, about, scene }) => {
    const isAboutAsset = /^(avatar|voice)(Gone|Not)|assetUnread/.test(code);
    const key = `${code}/${about}/${isAboutAsset ? '' : scene}`;
    return !seen.has(key) && seen.add(key);
  });
}
