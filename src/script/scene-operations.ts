/** Inserts, removes, moves, renames and copies scenes and paragraphs. All other members stay as they are. */
import { nextNumber } from './sequence-numbers.js';
import type { WireParagraph } from './paragraph.js';
import { withParagraphs, newKey, paragraphAt, sceneOf, type Paragraph, type Scene } from './scenes.js';

/** Changes a scene's name. */
export const withSceneName = (scenes: readonly Scene[], key: string, script_name: string): Scene[] =>
  scenes.map((scene) => (scene.key === key ? { ...scene, script: { ...scene.script, script_name } } : scene));

/** Inserts a paragraph into a scene at an index. */
export const insertParagraph = (
  scenes: readonly Scene[],
  sceneKey: string,
  index: number,
  paragraph: Paragraph,
): Scene[] => withParagraphs(scenes, sceneKey, (paragraphs) => paragraphs.toSpliced(index, 0, paragraph));

/** Removes a paragraph or a whole scene. */
export const removeByKey = (scenes: readonly Scene[], key: string): Scene[] =>
  withParagraphs(scenes, sceneOf(scenes, key)?.key, (paragraphs) =>
    paragraphs.filter((paragraph) => paragraph.key !== key),
  ).filter((scene) => scene.key !== key);

/** Moves a paragraph inside its scene by a number of places. */
export function moveParagraphBy(scenes: readonly Scene[], key: string, by: number): Scene[] {
  return withParagraphs(scenes, sceneOf(scenes, key)?.key, (paragraphs) => moveInList(paragraphs, key, by));
}

/** Moves a scene among the others by a number of places. */
export const moveSceneBy = (scenes: readonly Scene[], key: string, by: number): Scene[] =>
  moveInList([...scenes], key, by);

function moveInList<T extends { key: string }>(list: T[], key: string, by: number): T[] {
  const from = list.findIndex((one) => one.key === key);
  const to = from + by;
  const one = list[from];
  if (!one || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** Moves a paragraph to a scene; `index` counts without it. In another scene it gets a new number. */
export function moveParagraphTo(
  scenes: readonly Scene[],
  key: string,
  sceneKey: string,
  index: number,
): Scene[] {
  const paragraph = paragraphAt(scenes, key);
  const source = sceneOf(scenes, key);
  const target = scenes.find((scene) => scene.key === sceneKey);
  if (!paragraph || !source || !target) return [...scenes];
  const arrived =
    source === target ? paragraph : { ...paragraph, item: withNextNumber(paragraph.item, target) };
  return insertParagraph(removeByKey(scenes, key), sceneKey, index, arrived);
}

/** A deep copy. Unlike `structuredClone`, it keeps what is noted under symbols, such as values that could not be read. */
function deepCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => deepCopy<unknown>(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const notes = Object.getOwnPropertySymbols(value).map((note) => [note, Reflect.get(value, note)] as const);
  const members = Object.entries(value).map(([name, member]) => [name, deepCopy<unknown>(member)] as const);
  return Object.fromEntries<unknown>([...notes, ...members]) as T;
}

const itemsOf = ({ paragraphs }: Scene): WireParagraph[] => paragraphs.map(({ item }) => item);

/** Gives an item a number that is free in a scene. */
function withNextNumber({ sequence_no: _other, ...item }: WireParagraph, scene: Scene): WireParagraph {
  const sequence_no = nextNumber(scene.script, itemsOf(scene));
  return sequence_no === undefined ? item : { sequence_no, ...item };
}

/** Makes an empty paragraph for a scene. In a video, where each paragraph has its own picture, it copies the previous one's. */
export function newParagraph(scene: Scene, index: number, title: string, video: boolean): Paragraph {
  const before = scene.paragraphs[index - 1] ?? scene.paragraphs[0];
  const shoot = before?.item.shoot_script;
  const { background_config, layer_config } = shoot ?? {};
  const item: WireParagraph =
    shoot || (video && !before)
      ? {
          shoot_script: deepCopy({
            script_type: 'TEXT' as const,
            text_config: { text: '' },
            ...(background_config && { background_config }),
            ...(layer_config && { layer_config }),
          }),
        }
      : { title, text_config: { text: '' } };
  return { key: newKey(), item: withNextNumber(item, scene) };
}

/** Makes a scene with the avatar, voice and picture of another. Layers of single paragraphs are not copied. */
export function newScene(template: Scene | undefined, script_name: string): Scene {
  const key = newKey();
  if (!template) return { key, script: { script_name }, paragraphs: [] };
  const { script_id: _id, script_description: _words, layer_config, ...rest } = deepCopy(template.script);
  const layers = layer_config && { layer_config: layer_config.filter((layer) => layer.sequence_no == null) };
  return { key, copiedFrom: template.key, script: { ...rest, ...layers, script_name }, paragraphs: [] };
}

/** Copies a paragraph without its number and without what the service generated for it. */
export function copyParagraph(
  paragraph: Paragraph,
  scene: Scene,
  title: (title: string) => string,
): Paragraph {
  const { subtitle_file_info: _subtitles, ...rest } = deepCopy(paragraph.item);
  const { audio_config: _audio, ...shoot_script } = rest.shoot_script ?? {};
  const item: WireParagraph = {
    ...rest,
    ...(rest.title && { title: title(rest.title) }),
    ...(rest.shoot_script && { shoot_script }),
  };
  return { key: newKey(), copiedFrom: paragraph.key, item: withNextNumber(item, scene) };
}

/** Copies a scene; its paragraphs keep their numbers, which its layers refer to. */
export function copyScene(scene: Scene, script_name: string): Scene {
  const { script_id: _id, ...script } = deepCopy(scene.script);
  return {
    key: newKey(),
    copiedFrom: scene.key,
    script: { ...script, script_name },
    paragraphs: scene.paragraphs.map((one) => {
      const { sequence_no } = one.item;
      const { item, ...copy } = copyParagraph(one, scene, (title) => title);
      return { ...copy, item: sequence_no == null ? item : { ...item, sequence_no } };
    }),
  };
}
