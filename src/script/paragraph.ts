/**
 * A paragraph's text or recording. A live paragraph has them at its top level (reference 6.1.1, LiveShootScriptItem), a
 * video's paragraph inside `shoot_script` (5.1.1, ShootScriptItem).
 */
import type { SmartLiveRoom, VideoScript } from '../api/index.js';

type LiveScene = NonNullable<SmartLiveRoom['scene_scripts']>[number];
type LiveParagraph = NonNullable<LiveScene['shoot_scripts']>[number];
type VideoParagraph = NonNullable<VideoScript['shoot_scripts']>[number];

/** A paragraph as the service returns it. */
export type WireParagraph = LiveParagraph & Pick<VideoParagraph, 'shoot_script' | 'subtitle_file_info'>;

/** A scene of a room (reference 6.1.3, LiveVideoScriptInfo), or a video's script (5.1.3). */
export interface WireScene extends LiveScene {
  shoot_scripts?: WireParagraph[] | null;
  audio_files?: VideoScript['audio_files'];
}

/** The object that holds the text: the paragraph itself, or its `shoot_script`. */
const textHolder = (item: WireParagraph): Pick<WireParagraph, 'text_config'> => item.shoot_script ?? item;

/** The paragraph's text; empty if it has none. */
export const itemText = (item: WireParagraph): string => textHolder(item).text_config?.text ?? '';

/** Replaces the text; all other members stay. */
export function withItemText(item: WireParagraph, text: string): WireParagraph {
  const text_config = { ...textHolder(item).text_config, text };
  return item.shoot_script
    ? { ...item, shoot_script: { ...item.shoot_script, text_config } }
    : { ...item, text_config };
}

/** Whether a recording is played instead of a text. */
export function isRecorded({ shoot_script, audio_config }: WireParagraph): boolean {
  if (shoot_script) return shoot_script.script_type === 'AUDIO';
  return Boolean(audio_config?.asset_id || audio_config?.audio_url);
}

/** A comparison key of a paragraph's visible content: title, text, recording. */
export function contentKey(item: WireParagraph): string {
  const { title, audio_config: audio, shoot_script } = item;
  const link = shoot_script?.audio_drive_file_external_url;
  const recording = [audio?.asset_id, audio?.audio_url, audio?.subtitle_url, link];
  return JSON.stringify([title || '', itemText(item), isRecorded(item), recording.map((one) => one || '')]);
}

/** A paragraph with the scene that it is in. */
export interface ParagraphInScene<Item> {
  /** Name of the scene. */
  scene: string;
  /** Index in the scene, from 0. */
  index: number;
  item: Item;
}

/** All paragraphs of scenes as the service returns them, in order. */
export function paragraphsOf<Item>(
  scenes:
    | readonly { script_name?: string | null; shoot_scripts?: readonly Item[] | null | undefined }[]
    | null
    | undefined,
): ParagraphInScene<Item>[] {
  return (scenes ?? []).flatMap(({ script_name, shoot_scripts }) =>
    (shoot_scripts ?? []).map((item, index) => ({
      scene: script_name ?? '',
      index,
      item,
    })),
  );
}
