/**
 * Commands on scenes and paragraphs. Each returns the changed scenes, or a code that says why it is not possible.
 *
 * A row is a scene or a paragraph, identified by its key.
 */
import { lookUp } from '../base/index.js';
import { countCharacters, MAX_TOTAL, MAX_WITHOUT_TAGS } from '../ssml/index.js';
import { joinTexts, splitText } from './split-join.js';
import {
  contentKey,
  isRecorded,
  withItemText,
  itemText,
  type WireParagraph,
  type WireScene,
} from './paragraph.js';
import { mergeValue } from './merge/merge-values.js';
import {
  withParagraphs,
  isFull,
  isVideoScript,
  MAX_TITLE,
  paragraphAt,
  sceneOf,
  withItem,
  withTitle,
  type Paragraph,
  type Scene,
} from './scenes.js';
import {
  moveParagraphTo,
  copyParagraph,
  copyScene,
  insertParagraph,
  moveParagraphBy,
  newParagraph,
  newScene,
  removeByKey,
  moveSceneBy,
  withSceneName,
} from './scene-operations.js';

/** Why a command is not possible. */
export type OutlineRefusal =
  | 'full'
  | 'first'
  | 'last'
  | 'no-next'
  | 'caret'
  | 'recording'
  | 'too-long'
  | 'unnamed'
  | 'video'
  | 'untitled';

/** The result of a command that was possible. */
export interface OutlineChange {
  scenes: Scene[];
  /** Key of the row to select afterwards. */
  row: string;
  /** Keys of paragraphs whose texts were split, joined or replaced: their typing history ends there. */
  rewritten?: string[];
}

/** What a command returns. */
export type OutlineResult = OutlineChange | { refusal: OutlineRefusal };

/** Makes names for new scenes and paragraphs, in the user's language. */
export interface NameTemplates {
  paragraph: (index: number) => string;
  scene: (index: number) => string;
  copy: (title: string) => string;
  rest: (title: string) => string;
}

const refuse = (refusal: OutlineRefusal): OutlineResult => ({ refusal });

const sceneAt = (scenes: readonly Scene[], key: string): Scene | undefined =>
  scenes.find((scene) => scene.key === key);

const isVideo = (scenes: readonly Scene[]): boolean => scenes.some(isVideoScript);

const truncateTitle = (title: string): string => title.slice(0, MAX_TITLE);

/** Adds a paragraph: after a paragraph, at the end of a scene, or in a new first scene. */
export function addParagraph(
  scenes: readonly Scene[],
  row: string,
  names: NameTemplates,
  video = false,
): OutlineResult {
  const before = scenes.length > 0 ? scenes : [newScene(undefined, names.scene(1))];
  const scene = sceneOf(before, row) ?? sceneAt(before, row) ?? before.at(-1);
  if (!scene || isFull(scene)) return refuse('full');
  const index = scene.paragraphs.findIndex(({ key }) => key === row) + 1 || scene.paragraphs.length;
  const title = names.paragraph(scene.paragraphs.length + 1);
  const paragraph = newParagraph(scene, index, title, video);
  return { scenes: insertParagraph(before, scene.key, index, paragraph), row: paragraph.key };
}

/** Adds a scene with one empty paragraph after the scene of a row; avatar, voice and picture are copied from it. */
export function addScene(
  scenes: readonly Scene[],
  row: string,
  names: NameTemplates,
  video = false,
): OutlineResult {
  if (scenes.length > 0 && (video || isVideo(scenes))) return refuse('video');
  const like = sceneOf(scenes, row) ?? sceneAt(scenes, row) ?? scenes.at(-1);
  const scene = newScene(like, names.scene(scenes.length + 1));
  const paragraph = newParagraph(scene, 0, names.paragraph(1), video);
  const index = like ? scenes.indexOf(like) + 1 : 0;
  return {
    scenes: scenes.toSpliced(index, 0, { ...scene, paragraphs: [paragraph] }),
    row: paragraph.key,
  };
}

/** Inserts a copy of a row right after it. */
export function duplicateRow(
  scenes: readonly Scene[],
  row: string,
  names: NameTemplates,
  video = false,
): OutlineResult {
  const titled = (title: string) => truncateTitle(names.copy(title));
  const scene = sceneAt(scenes, row);
  if (scene) {
    if (video || isVideoScript(scene)) return refuse('video');
    const copy = copyScene(scene, titled(scene.script.script_name ?? ''));
    return { scenes: scenes.toSpliced(scenes.indexOf(scene) + 1, 0, copy), row: copy.key };
  }
  const parent = sceneOf(scenes, row);
  const paragraph = paragraphAt(scenes, row);
  if (!parent || !paragraph || isFull(parent)) return refuse('full');
  const copy = copyParagraph(paragraph, parent, titled);
  return {
    scenes: insertParagraph(scenes, parent.key, parent.paragraphs.indexOf(paragraph) + 1, copy),
    row: copy.key,
  };
}

/** Removes a row and selects the next one, or the one before. A video keeps its only script. */
export function removeRow(scenes: readonly Scene[], row: string, video = false): OutlineResult {
  if (sceneAt(scenes, row) && (video || isVideo(scenes))) return refuse('video');
  const list: readonly { key: string }[] = sceneAt(scenes, row)
    ? scenes
    : (sceneOf(scenes, row)?.paragraphs ?? []);
  const index = list.findIndex(({ key }) => key === row);
  const next = list[index + 1] ?? list[index - 1];
  return { scenes: removeByKey(scenes, row), row: next?.key ?? sceneOf(scenes, row)?.key ?? '' };
}

/** Moves a row up (−1) or down (1) by one place; a paragraph at the edge of its scene goes to the adjacent scene. */
export function moveBy(scenes: readonly Scene[], row: string, by: 1 | -1): OutlineResult {
  const end = refuse(by < 0 ? 'first' : 'last');
  const at = scenes.findIndex(({ key }) => key === row);
  if (at >= 0) return scenes[at + by] ? { scenes: moveSceneBy(scenes, row, by), row } : end;
  const scene = sceneOf(scenes, row);
  if (!scene) return end;
  const index = scene.paragraphs.findIndex(({ key }) => key === row);
  if (scene.paragraphs[index + by]) return { scenes: moveParagraphBy(scenes, row, by), row };
  return moveToNextScene(scenes, row, by);
}

/** Moves a paragraph to the end of the previous scene (−1), or to the start of the next one (1). */
export function moveToNextScene(scenes: readonly Scene[], row: string, by: 1 | -1): OutlineResult {
  const scene = sceneOf(scenes, row);
  const target = scene && scenes[scenes.indexOf(scene) + by];
  if (!target) return refuse(by < 0 ? 'first' : 'last');
  return moveTo(scenes, row, target.key, by < 0 ? target.paragraphs.length : 0);
}

/** Moves a row to an index among the other rows. `scene` is the target scene's key; empty when a scene is moved. */
export function moveTo(scenes: readonly Scene[], row: string, scene: string, index: number): OutlineResult {
  const moving = sceneAt(scenes, row);
  if (moving) {
    const rest = scenes.filter((one) => one !== moving);
    return { scenes: rest.toSpliced(index, 0, moving), row };
  }
  const target = sceneAt(scenes, scene);
  if (!target || (target !== sceneOf(scenes, row) && isFull(target))) return refuse('full');
  return { scenes: moveParagraphTo(scenes, row, scene, index), row };
}

/** Splits a paragraph at a position of its text; all other members are copied to the second one. */
export function splitParagraph(
  scenes: readonly Scene[],
  row: string,
  caret: number,
  names: NameTemplates,
): OutlineResult {
  const scene = sceneOf(scenes, row);
  const paragraph = paragraphAt(scenes, row);
  if (!scene || !paragraph || isFull(scene)) return refuse('full');
  if (isRecorded(paragraph.item)) return refuse('recording');
  const parts = splitText(itemText(paragraph.item), caret);
  if (!parts) return refuse('caret');
  const copy = copyParagraph(paragraph, scene, (title) => truncateTitle(names.rest(title)));
  const second = { ...copy, item: withItemText(copy.item, parts[1]) };
  const first = withItem(scenes, row, (item) => withItemText(item, parts[0]));
  const index = scene.paragraphs.indexOf(paragraph) + 1;
  return { scenes: insertParagraph(first, scene.key, index, second), row: second.key, rewritten: [row] };
}

/** Appends the next paragraph of the scene to a paragraph, with the members that only the next one has. */
export function joinWithNext(scenes: readonly Scene[], row: string): OutlineResult {
  const scene = sceneOf(scenes, row);
  const index = scene?.paragraphs.findIndex(({ key }) => key === row) ?? -1;
  const [first, second] = scene?.paragraphs.slice(index, index + 2) ?? [];
  if (!first || !second) return refuse('no-next');
  if (isRecorded(first.item) || isRecorded(second.item)) return refuse('recording');
  const text = joinTexts(itemText(first.item), itemText(second.item));
  if (isTooLong(text)) return refuse('too-long');
  const joined = withItemText(withMissingMembers(first.item, second.item), text);
  const rest = removeByKey(scenes, second.key);
  return { scenes: withItem(rest, row, () => joined), row, rewritten: [row] };
}

function isTooLong(text: string): boolean {
  const { total, withoutTags } = countCharacters(text);
  return total > MAX_TOTAL || withoutTags > MAX_WITHOUT_TAGS;
}

/** Fills missing members of `item` from `other`, except its number and recording. */
function withMissingMembers(item: WireParagraph, other: WireParagraph): WireParagraph {
  const missing = Object.entries(other).filter(
    ([name, value]) => value != null && lookUp(item, name) == null,
  );
  const {
    sequence_no: _number,
    audio_config: _audio,
    ...rest
  } = Object.fromEntries(missing) as WireParagraph;
  return { ...item, ...rest };
}

/** Changes a paragraph's title or a scene's name. */
export function renameRow(scenes: readonly Scene[], row: string, title: string): OutlineResult {
  const name = truncateTitle(title);
  if (sceneAt(scenes, row)) {
    return name.trim() === '' ? refuse('unnamed') : { scenes: withSceneName(scenes, row, name), row };
  }
  if (paragraphAt(scenes, row)?.item.shoot_script) return refuse('untitled');
  return { scenes: withTitle(scenes, row, name), row };
}

/** Changes one paragraph's item. */
export const rewriteItem = (
  scenes: readonly Scene[],
  row: string,
  change: (item: WireParagraph) => WireParagraph,
): OutlineChange => ({ scenes: withItem(scenes, row, change), row, rewritten: [row] });

/**
 * Undoes a step: returns the scenes before it with all later changes. Undefined if a paragraph or scene of the step was
 * changed later, by the same element or another one, because undoing would lose that change.
 */
export function revert(
  before: readonly Scene[],
  after: readonly Scene[],
  now: readonly Scene[],
): Scene[] | undefined {
  if (now === after) return [...before];
  const [was, then, is] = [before, after, now].map(itemsOf) as [Items, Items, Items];
  for (const [key, { item }] of then) {
    const present = is.get(key);
    const isStep = was.get(key)?.item !== item;
    if (isStep && present && contentKey(present.item) !== contentKey(item)) return undefined;
  }
  const reverted: Scene[] = [];
  for (const scene of before) {
    const [old, present] = [sceneAt(after, scene.key), sceneAt(now, scene.key)];
    if (old && !present) continue;
    const script = mergeValue(old?.script, scene.script, present?.script ?? old?.script);
    if (present && script.conflict) return undefined;
    reverted.push({
      ...scene,
      script: present && old ? (script.mine as WireScene) : scene.script,
      paragraphs: scene.paragraphs.flatMap((one) => revertParagraph(one, then, is)),
    });
  }
  return withAddedSince(reverted, then, after, now);
}

type Items = ReadonlyMap<string, Paragraph>;

const itemsOf = (scenes: readonly Scene[]): Items =>
  new Map(scenes.flatMap(({ paragraphs }) => paragraphs.map((one) => [one.key, one] as const)));

/** The paragraph before the step, or its present state if the step didn't change it; empty if it was removed later. */
function revertParagraph(one: Paragraph, then: Items, is: Items): Paragraph[] {
  const old = then.get(one.key);
  if (!old) return [one];
  const present = is.get(one.key);
  if (!present) return [];
  return [old.item === one.item ? present : one];
}

/** Adds the scenes and paragraphs that were added after the step, at their present places. */
function withAddedSince(
  taken: Scene[],
  then: Items,
  after: readonly Scene[],
  now: readonly Scene[],
): Scene[] {
  const here = itemsOf(taken);
  return now.reduce<Scene[]>((scenes, scene, i) => {
    if (!sceneAt(scenes, scene.key))
      return sceneAt(after, scene.key) ? scenes : scenes.toSpliced(i, 0, scene);
    const fresh = scene.paragraphs.filter(({ key }) => !then.has(key) && !here.has(key));
    return withParagraphs(scenes, scene.key, (paragraphs) =>
      fresh.reduce((list, one) => list.toSpliced(scene.paragraphs.indexOf(one), 0, one), paragraphs),
    );
  }, taken);
}
