/** Reduces a script to what a draft keeps. */
import type { WireParagraph, WireScene } from './paragraph.js';
import type { Scene } from './scenes.js';

type Audio = NonNullable<WireParagraph['audio_config']>;
/** Text or recording of a video's paragraph. */
export type ShootScript = NonNullable<WireParagraph['shoot_script']>;

/**
 * Keeps only what a person wrote or chose: names, titles, texts and recordings, the avatar, voice and background of each
 * scene, and what identifies paragraphs.
 */
export function storableScenes(scenes: readonly Scene[]): Scene[] {
  return scenes.map(({ key, copiedFrom, script, paragraphs }) => ({
    key,
    ...(copiedFrom && { copiedFrom }),
    script: {
      script_name: script.script_name ?? '',
      ...(script.script_id && { script_id: script.script_id }),
      ...draftLooks(script),
    },
    paragraphs: paragraphs.map(({ key, copiedFrom, item }) => ({
      key,
      ...(copiedFrom && { copiedFrom }),
      item: draftItem(item),
    })),
  }));
}

/** Avatar, voice and background; a background whose URL may be presigned is left out. */
function draftLooks({ model_asset_id, voice_config, background_config }: WireScene): Partial<WireScene> {
  const isPublic = background_config?.every(({ background_config: url }) => isUnsigned(url));
  return {
    ...(model_asset_id != null && { model_asset_id }),
    ...(voice_config && { voice_config }),
    ...(background_config && isPublic && { background_config }),
  };
}

function draftItem({
  sequence_no,
  title,
  text_config,
  audio_config,
  shoot_script,
}: WireParagraph): WireParagraph {
  return {
    ...(sequence_no != null && { sequence_no }),
    ...(title != null && { title }),
    ...(text_config && { text_config: { text: text_config.text ?? '' } }),
    ...(audio_config && isStorable(audio_config) && { audio_config: draftAudio(audio_config) }),
    ...(shoot_script && { shoot_script: draftShootScript(shoot_script) }),
  };
}

function draftAudio({ asset_id, audio_url, subtitle_url }: Audio): Audio {
  return {
    ...(asset_id && { asset_id }),
    ...(audio_url && { audio_url }),
    ...(subtitle_url && { subtitle_url }),
  };
}

function draftShootScript({
  script_type,
  text_config,
  audio_drive_file_external_url: link,
}: ShootScript): ShootScript {
  return {
    ...(script_type && { script_type }),
    ...(text_config && { text_config: { text: text_config.text ?? '' } }),
    ...(link && isUnsigned(link) && { audio_drive_file_external_url: link }),
  };
}

/** Whether a recording's URLs may be stored: a URL with a query may be presigned. */
export const isStorable = ({ audio_url, subtitle_url }: Audio): boolean =>
  isUnsigned(audio_url) && isUnsigned(subtitle_url);

/** Whether a URL has no query, fragment or user information that could be a signature or a password. */
export const isUnsigned = (url: string | null | undefined): boolean => !/[?#@]/.test(url ?? '');
