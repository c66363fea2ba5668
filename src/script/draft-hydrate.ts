/** What a draft does not keep, found again in the script that was loaded. */
import { isKept, isPlain, type Shoot } from './draft-content.js';
import type { WireParagraph, WireScene } from './paragraph.js';
import type { Paragraph, Scene } from './scenes.js';

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
