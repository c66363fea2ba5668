/** What a draft keeps of a script, and how the rest is found again: in the script that was loaded. */
import type { WireParagraph, WireScene } from './paragraph.js';
import type { Paragraph, Scene } from './scenes.js';

type Audio = NonNullable<WireParagraph['audio_config']>;
type Shoot = NonNullable<WireParagraph['shoot_script']>;

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
const isKept = ({ audio_url, subtitle_url }: Audio): boolean => isPlain(audio_url) && isPlain(subtitle_url);

const isPlain = (url: string | null | undefined): boolean => !/[?#@]/.test(url ?? '');

/** Scenes of a draft with everything that it does not keep, as it was loaded. */
export function completed(draft: readonly Scene[], loaded: readonly Scene[]): Scene[] {
  const scenes = new Map(loaded.map((scene) => [scene.key, scene.script]));
  const items = new Map(loaded.flatMap(({ paragraphs }) => paragraphs.map(({ key, item }) => [key, item])));
  return draft.map((scene) => ({
    ...scene,
    script: { ...(scenes.get(scene.key) ?? asCopy(scenes.get(scene.like ?? ''))), ...scene.script },
    paragraphs: scene.paragraphs.map((paragraph) => completedParagraph(paragraph, items)),
  }));
}

/** A scene without what only one can have. */
function asCopy({ script_id: _own, ...rest }: WireScene = {}): WireScene {
  return rest;
}

function completedParagraph(paragraph: Paragraph, items: ReadonlyMap<string, WireParagraph>): Paragraph {
  const full = items.get(paragraph.key) ?? items.get(paragraph.like ?? '');
  return full ? { ...paragraph, item: completedItem(paragraph.item, full) } : paragraph;
}

function completedItem(draft: WireParagraph, full: WireParagraph): WireParagraph {
  const { text_config, audio_config: audio, shoot_script: shoot, sequence_no: _own, ...rest } = full;
  const hidden = audio && !isKept(audio) ? { audio_config: audio } : {};
  return {
    ...rest,
    ...hidden,
    ...draft,
    ...(draft.text_config && { text_config: { ...text_config, ...draft.text_config } }),
    ...(draft.audio_config && { audio_config: { ...audio, ...draft.audio_config } }),
    ...(draft.shoot_script && { shoot_script: completedShoot(draft.shoot_script, shoot ?? {}) }),
  };
}

function completedShoot(draft: Shoot, full: Shoot): Shoot {
  const { text_config, audio_drive_file_external_url: link, ...rest } = full;
  return {
    ...rest,
    ...(link && !isPlain(link) && { audio_drive_file_external_url: link }),
    ...draft,
    ...(draft.text_config && { text_config: { ...text_config, ...draft.text_config } }),
  };
}
