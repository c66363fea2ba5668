/** Video scripts: defaults, look-up, and how responses show them (reference 5.1). */
import type { CreateVideoScriptBody, VideoScript, VideoScriptBaseInfo } from '../../../src/api/index.js';
import { coverUrl } from '../assets/download-urls.js';
import { rfc3339 } from '../clock.js';
import { serviceError } from '../service-errors.js';
import { recordingDownloads } from './recordings.js';
import type { ServiceState } from '../state/service-state.js';
import type { ScriptItem, StoredScript } from '../state/video.js';
import { findAsset } from '../assets/shared-assets.js';

/** Applies defaults to a body, and numbers each paragraph, before it is stored. */
export function normalizeScript({
  audio_files: _links,
  ...body
}: CreateVideoScriptBody): CreateVideoScriptBody {
  return {
    view_mode: 'LANDSCAPE',
    ...body,
    ...(body.voice_config && { voice_config: withVoiceDefaults(body.voice_config) }),
    ...(body.video_config && { video_config: withVideoDefaults(body.video_config) }),
    ...(body.background_music_config && {
      background_music_config: withMusicDefaults(body.background_music_config),
    }),
    shoot_scripts: withItemDefaults(body.shoot_scripts),
  };
}

/** A voice configuration with its defaults. */
export function withVoiceDefaults<T extends object>(voice: T): T {
  return { speed: 100, pitch: 100, volume: 140, ...voice };
}

/** A video configuration with its defaults. The frame rate becomes text. */
export function withVideoDefaults<T extends { frame_rate?: string | number | undefined }>(video: T) {
  const frame_rate = String(video.frame_rate ?? 25) as '25';
  return {
    clip_mode: 'RESIZE' as const,
    codec: 'H264' as const,
    is_subtitle_enable: false,
    ...video,
    frame_rate,
  };
}

/** Background music with its defaults. */
export function withMusicDefaults<T extends object>(music: T): T {
  return { volume: 100, ...music };
}

/** Paragraphs with their defaults. Those without a number get the lowest free ones. */
export function withItemDefaults(items: readonly ScriptItem[]): ScriptItem[] {
  const taken = new Set(items.map((item) => item.sequence_no));
  let next = 0;
  const free = () => {
    while (taken.has(next)) next++;
    return next++;
  };
  return items.map((item) => {
    const sequence_no = item.sequence_no ?? free();
    const shoot_script = { script_type: 'TEXT' as const, ...item.shoot_script };
    const audio = shoot_script.script_type === 'AUDIO' && {
      audio_config: { audio_id: sequence_no % 10_001 },
    };
    return { ...item, sequence_no, shoot_script: { ...audio, ...shoot_script } };
  });
}

/** The script of a path or a body. Throws if there is none. */
export function requireScript(service: ServiceState, id: string): StoredScript {
  const script = service.videoScripts.get(id);
  if (!script) throw serviceError('MSS.20010079');
  return script;
}

/** The script of a path. Also throws for templates, which cannot be changed. */
export function requireOwnScript(service: ServiceState, id: string): StoredScript {
  const script = requireScript(service, id);
  if (script.catalog !== 'VIDEO_DRAFT') throw serviceError('MSS.20010082');
  return script;
}

/** The script with all its members (5.1.3). */
export function scriptDetails(script: StoredScript, service: ServiceState, origin: string): VideoScript {
  const cover = coverOfModel(script, service, origin);
  const picture = cover === undefined ? {} : { thumbnail_url: cover };
  return {
    ...script.body,
    ...commonFields(script, cover),
    shoot_scripts: script.body.shoot_scripts.map((item) => ({
      ...item,
      shoot_script: { ...item.shoot_script, ...picture },
    })),
    ...(script.recordings.size > 0 && {
      audio_files: { audio_file_url: recordingDownloads(script, service, origin) },
    }),
  };
}

/** The script as lists show it (5.1.2). */
export function scriptSummary(
  script: StoredScript,
  service: ServiceState,
  origin: string,
): VideoScriptBaseInfo {
  const { script_description, model_asset_id, model_asset_type, shoot_scripts } = script.body;
  const first = shoot_scripts[0]?.shoot_script;
  return {
    ...commonFields(script, coverOfModel(script, service, origin)),
    ...(script_description !== undefined && { script_description }),
    ...(model_asset_id !== undefined && { model_asset_id }),
    ...(model_asset_type !== undefined && { model_asset_type }),
    ...(first && { script_type: first.script_type, text: first.text_config?.text ?? '' }),
  };
}

function commonFields(script: StoredScript, cover: string | undefined) {
  return {
    script_id: script.script_id,
    script_name: script.body.script_name,
    create_time: rfc3339(script.created),
    update_time: rfc3339(script.updated),
    ...(cover !== undefined && { script_cover_url: cover }),
  };
}

function coverOfModel({ body }: StoredScript, service: ServiceState, origin: string): string | undefined {
  return coverUrl(findAsset(service, body.model_asset_id ?? '')?.info, service, origin);
}
