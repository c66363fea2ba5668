/** Restores in a draft's scenes what drafts leave out, from the loaded script. */
import { isStorable, isUnsigned, type ShootScript } from './draft-content.js';
import type { WireParagraph, WireScene } from './paragraph.js';
import type { Paragraph, Scene } from './scenes.js';

/** The scenes of a draft, with all members that drafts leave out taken from the loaded scenes. */
export function hydrateDraft(draft: readonly Scene[], loaded: readonly Scene[]): Scene[] {
  const scenes = new Map(loaded.map((scene) => [scene.key, scene.script]));
  const items = new Map(loaded.flatMap(({ paragraphs }) => paragraphs.map(({ key, item }) => [key, item])));
  return draft.map((scene) => ({
    ...scene,
    script: { ...(scenes.get(scene.key) ?? withoutId(scenes.get(scene.copiedFrom ?? ''))), ...scene.script },
    paragraphs: scene.paragraphs.map((paragraph) => hydrateParagraph(paragraph, items)),
  }));
}

/** A scene without its ID. */
function withoutId({ script_id: _own, ...rest }: WireScene = {}): WireScene {
  return rest;
}

function hydrateParagraph(paragraph: Paragraph, items: ReadonlyMap<string, WireParagraph>): Paragraph {
  const full = items.get(paragraph.key) ?? items.get(paragraph.copiedFrom ?? '');
  return full ? { ...paragraph, item: hydrateItem(paragraph.item, full) } : paragraph;
}

function hydrateItem(draft: WireParagraph, full: WireParagraph): WireParagraph {
  const { text_config, audio_config: audio, shoot_script: shoot, sequence_no: _own, ...rest } = full;
  const hidden = audio && !isStorable(audio) ? { audio_config: audio } : {};
  return {
    ...rest,
    ...hidden,
    ...draft,
    ...(draft.text_config && { text_config: { ...text_config, ...draft.text_config } }),
    ...(draft.audio_config && { audio_config: { ...audio, ...draft.audio_config } }),
    ...(draft.shoot_script && { shoot_script: hydrateShootScript(draft.shoot_script, shoot ?? {}) }),
  };
}

function hydrateShootScript(draft: ShootScript, full: ShootScript): ShootScript {
  const { text_config, audio_drive_file_external_url: link, ...rest } = full;
  return {
    ...rest,
    ...(link && !isUnsigned(link) && { audio_drive_file_external_url: link }),
    ...draft,
    ...(draft.text_config && { text_config: { ...text_config, ...draft.text_config } }),
  };
}
