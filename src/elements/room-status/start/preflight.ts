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
  | 'severalOutputs'
  | 'noKey'
  | 'noCallback'
  | 'resolution'
  | 'viewMode'
  | 'codec'
  | 'subtitles'
  | 'filmOption';

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
  /** Index of the paragraph in its scene. */
  index?: number;
  /** The text that the finding is about: while it is the same, a dismissed finding stays dismissed. */
  text?: string;
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
    ...checkBackups(input),
    ...checkVideo(input),
    ...checkOutput(input),
    ...checkCallback(input),
    ...checkTasks(input),
  ];
  const rank = { blocker: 0, unknown: 1, risk: 2 };
  return withoutDuplicates(findings).sort((one, other) => rank[one.level] - rank[other.level]);
}

/** The assets that a start needs. */
export function neededAssets({
  scene_scripts,
  co_streamer_config,
  backup_model_asset_ids,
}: SmartLiveRoom): string[] {
  const ids = (scene_scripts ?? []).flatMap(({ model_asset_id, voice_config }) => [
    model_asset_id,
    voice_config?.voice_asset_id,
  ]);
  const others = [co_streamer_config?.voice_config?.voice_asset_id, ...(backup_model_asset_ids ?? [])];
  return [...new Set([...ids, ...others])].filter((id): id is string => Boolean(id));
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
      const text = paragraph.text_config?.text ?? '';
      const about = paragraph.title || `${index + 1}`;
      const location = { scene: scene.script_name ?? '', about, index, text };
      return checkText(text, voice, lang).map((one) => ({ ...location, ...one }));
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

/** The avatars to rotate must be there, too. */
function checkBackups({ room, assets }: PreflightInput): PreflightFinding[] {
  return (room.backup_model_asset_ids ?? [])
    .filter(Boolean)
    .flatMap((id) => checkAsset(id, assets.get(id), 'HUMAN_MODEL_2D', 'avatarGone') ?? []);
}

/**
 * The service streams in two sizes only, 1080 × 1920 and 1920 × 1080, in H.264 and without what is for films (reference
 * 6.2.1, VideoConfig).
 */
function checkVideo({ room, options }: PreflightInput): PreflightFinding[] {
  const video = options.video_config ?? room.video_config ?? {};
  const { width, height, codec } = video;
  const found: PreflightFinding[] = [];
  const stop = (code: FindingCode, about = '') => found.push({ level: 'blocker', code, about });
  if (width && height) {
    const fits = [width, height].sort((one, other) => one - other).join() === '1080,1920';
    const mode = options.view_mode ?? room.view_mode;
    if (!fits) stop('resolution', `${width} × ${height}`);
    else if (mode && (mode === 'LANDSCAPE') !== width > height) stop('viewMode', `${width} × ${height}`);
  }
  if (codec && codec !== 'H264') stop('codec', codec);
  if (video.is_subtitle_enable) stop('subtitles');
  if (video.is_enable_super_resolution || video.is_end_at_first_frame) stop('filmOption');
  return found;
}

/**
 * A missing address is only a risk: a room that is played by an RTC client alone needs none. The service refuses more than
 * one address or key.
 */
function checkOutput({ room, options }: PreflightInput): PreflightFinding[] {
  const urls = options.output_urls ?? room.output_urls ?? [];
  const keys = options.stream_keys ?? room.stream_keys ?? [];
  const count = Math.max(urls.length, keys.length);
  if (count > 1) return [{ level: 'blocker', code: 'severalOutputs', count }];
  const [url, key] = [urls, keys].map((list) => list.find((one) => one !== ''));
  if (!url) return [{ level: 'risk', code: 'noOutput' }];
  if (!/^rtmps?:\/\/[^/]/i.test(url)) return [{ level: 'blocker', code: 'badOutput', about: url }];
  return key ? [] : [{ level: 'risk', code: 'noKey' }];
}

/** Rules that reply by a callback need its address, which only a start can name (6.2.1, `interaction_callback_url`). */
function checkCallback({ room, options }: PreflightInput): PreflightFinding[] {
  if (options.interaction_callback_url) return [];
  const asks = room.interaction_rules?.find(
    ({ enabled, trigger }) => enabled !== false && trigger?.reply_mode === 'CALLBACK',
  );
  return asks ? [{ level: 'blocker', code: 'noCallback', about: asks.rule_name ?? '' }] : [];
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
