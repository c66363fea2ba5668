/** What a draft keeps of a script. */
import type { WireParagraph } from './paragraph.js';
import type { Scene } from './scenes.js';

type Audio = NonNullable<WireParagraph['audio_config']>;
export type Shoot = NonNullable<WireParagraph['shoot_script']>;

/** Only what a person wrote or chose: names, titles, texts, recordings, and what tells paragraphs apart. */
export function scriptTextOnly(scenes: readonly Scene[]): Scene[] {
  return scenes.map(({ key, like, script, paragraphs }) => ({
    key,
    ...(like && { like }),
    script: {
      script_name: script.script_name ?? '',
      ...(script.script_id && { script_id: script.script_id }),
    },
    paragraphs: paragraphs.map(({ key, like, item }) => ({ key, ...(like && { like }), item: keptOf(item) })),
  }));
}

function keptOf({
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
    ...(audio_config && isKept(audio_config) && { audio_config: keptAudio(audio_config) }),
    ...(shoot_script && { shoot_script: keptShoot(shoot_script) }),
  };
}

function keptAudio({ asset_id, audio_url, subtitle_url }: Audio): Audio {
  return {
    ...(asset_id && { asset_id }),
    ...(audio_url && { audio_url }),
    ...(subtitle_url && { subtitle_url }),
  };
}

function keptShoot({ script_type, text_config, audio_drive_file_external_url: link }: Shoot): Shoot {
  return {
    ...(script_type && { script_type }),
    ...(text_config && { text_config: { text: text_config.text ?? '' } }),
    ...(link && isPlain(link) && { audio_drive_file_external_url: link }),
  };
}

/** Whether a recording's addresses may be kept: one with a query may be signed. */
export const isKept = ({ audio_url, subtitle_url }: Audio): boolean =>
  isPlain(audio_url) && isPlain(subtitle_url);

export const isPlain = (url: string | null | undefined): boolean => !/[?#@]/.test(url ?? '');
