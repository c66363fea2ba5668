/**
 * A recording instead of a text. In a live script it is in `audio_config` (reference 6.1.1, LiveAudioConfig) and replaces
 * the text; in a video script, `script_type` selects text or recording (5.1.1, ShootScript), and both may be present.
 */
import type { WireParagraph, WireScene } from './paragraph.js';

/** A recording's source: an asset of the library, or a URL. */
export interface Recording {
  asset_id?: string;
  url?: string;
  /** URL of its subtitles; live only. */
  subtitle_url?: string;
  /** Length in seconds, if the service returns it. */
  seconds?: number;
}

/** The recording of a paragraph; an empty object if there is none yet. */
export function recordingOf(item: WireParagraph, script: WireScene): Recording {
  const { shoot_script: shoot, audio_config: audio } = item;
  if (!shoot) {
    return present({
      asset_id: audio?.asset_id,
      url: audio?.audio_url,
      subtitle_url: audio?.subtitle_url,
    });
  }
  return present({
    url: shoot.audio_drive_file_external_url || fileOf(item, script)?.audio_file_download_url,
    seconds: shoot.audio_duration || undefined,
  });
}

/** The URL to upload a video paragraph's file to; known once the script was saved with the paragraph as a recording. */
export const uploadAddressOf = (item: WireParagraph, script: WireScene): string | undefined =>
  fileOf(item, script)?.audio_file_upload_url ?? undefined;

const fileOf = (item: WireParagraph, { audio_files }: WireScene) =>
  audio_files?.audio_file_url?.find(
    ({ sequence_no }) => sequence_no != null && sequence_no === item.sequence_no,
  );

function present(members: Record<string, string | number | null | undefined>): Recording {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value != null && value !== ''));
}

/** Sets a paragraph's recording; other members of its audio configuration stay. */
export function withRecording(item: WireParagraph, recording: Recording): WireParagraph {
  const { asset_id, url, subtitle_url } = recording;
  if (item.shoot_script) {
    const { audio_duration: _length, audio_drive_file_external_url: _other, ...shoot } = item.shoot_script;
    return {
      ...item,
      shoot_script: { ...shoot, script_type: 'AUDIO', ...(url && { audio_drive_file_external_url: url }) },
    };
  }
  const { text_config: _text, ...rest } = item;
  const { asset_id: _id, audio_url: _url, subtitle_url: _subtitles, ...kept } = item.audio_config ?? {};
  const audio_config = {
    ...kept,
    ...(asset_id && { asset_id }),
    ...(url && { audio_url: url }),
    ...(subtitle_url && { subtitle_url }),
  };
  return { ...rest, audio_config };
}

/** Removes a paragraph's recording and restores `text_config`, by default its own or an empty text. */
export function withoutRecording(
  item: WireParagraph,
  text_config: WireParagraph['text_config'] = item.text_config ?? { text: '' },
): WireParagraph {
  if (!item.shoot_script) {
    const { audio_config: _audio, ...rest } = item;
    return { ...rest, text_config: text_config ?? { text: '' } };
  }
  const { shoot_script: shoot } = item;
  return {
    ...item,
    shoot_script: { ...shoot, script_type: 'TEXT', text_config: shoot.text_config ?? { text: '' } },
  };
}
