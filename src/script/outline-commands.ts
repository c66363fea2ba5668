/**
 * What a person may do with scenes and paragraphs, as values: the scenes after it, or why it cannot be done.
 *
 * A row is a scene or a paragraph, named by its key.
 */
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

/** Why something cannot be done. */
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

export interface OutlineChange {
  scenes: Scene[];
  /** The row that is stood on afterwards. */
  row: string;
  /** Paragraphs whose texts were cut or put together. */
  rewritten?: string[];
}

export type OutlineResult = OutlineChange | { refusal: OutlineRefusal };

/** How new scenes and paragraphs are called. */
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

/** A paragraph more: behind a paragraph, at the end of a scene, or in a first scene. */
export function addParagraph(
  scenes: readonly Scene[],
  row: string,
  names: NameTemplates,
  video = false,
): OutlineResult {
  const before = scenes.length > 0 ? scenes : [newScene(undefined, names.scene(1))];
  const home = sceneOf(before, row) ?? sceneAt(before, row) ?? before.at(-1);
  if (!home || isFull(home)) return refuse('full');
  const index = home.paragraphs.findIndex(({ key }) => key === row) + 1 || home.paragraphs.length;
  const title = names.paragraph(home.paragraphs.length + 1);
  const paragraph = newParagraph(home, index, title, video);
  return { scenes: insertParagraph(before, home.key, index, paragraph), row: paragraph.key };
}

/** A scene more, with a first paragraph: behind the scene of a row, like it but for what is said. */
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

/** A row once more, right behind it. */
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
  const home = sceneOf(scenes, row);
  const paragraph = paragraphAt(scenes, row);
  if (!home || !paragraph || isFull(home)) return refuse('full');
  const copy = copyParagraph(paragraph, home, titled);
  return {
    scenes: insertParagraph(scenes, home.key, home.paragraphs.indexOf(paragraph) + 1, copy),
    row: copy.key,
  };
}

/** Without a row; the next one is stood on, or the one before. A video has always its one script. */
export function removeRow(scenes: readonly Scene[], row: string, video = false): OutlineResult {
  if (sceneAt(scenes, row) && (video || isVideo(scenes))) return refuse('video');
  const list: readonly { key: string }[] = sceneAt(scenes, row)
    ? scenes
    : (sceneOf(scenes, row)?.paragraphs ?? []);
  const index = list.findIndex(({ key }) => key === row);
  const next = list[index + 1] ?? list[index - 1];
  return { scenes: removeByKey(scenes, row), row: next?.key ?? sceneOf(scenes, row)?.key ?? '' };
}

/** A row one place up (−1) or down (1); a paragraph at the edge of its scene goes over into the next one. */
export function moveBy(scenes: readonly Scene[], row: string, by: 1 | -1): OutlineResult {
  const end = refuse(by < 0 ? 'first' : 'last');
  const at = scenes.findIndex(({ key }) => key === row);
  if (at >= 0) return scenes[at + by] ? { scenes: moveSceneBy(scenes, row, by), row } : end;
  const home = sceneOf(scenes, row);
  if (!home) return end;
  const index = home.paragraphs.findIndex(({ key }) => key === row);
  if (home.paragraphs[index + by]) return { scenes: moveParagraphBy(scenes, row, by), row };
  return moveToNextScene(scenes, row, by);
}

/** A paragraph into the scene before (−1), at its end, or the one after (1), at its beginning. */
export function moveToNextScene(scenes: readonly Scene[], row: string, by: 1 | -1): OutlineResult {
  const home = sceneOf(scenes, row);
  const target = home && scenes[scenes.indexOf(home) + by];
  if (!target) return refuse(by < 0 ? 'first' : 'last');
  return moveTo(scenes, row, target.key, by < 0 ? target.paragraphs.length : 0);
}

/** A row to a place that somebody pointed at: an index among the others. `scene` is empty where a scene is moved. */
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

/** A paragraph in two, at a place of its text; the second has everything that the first has. */
export function splitParagraph(
  scenes: readonly Scene[],
  row: string,
  caret: number,
  names: NameTemplates,
): OutlineResult {
  const home = sceneOf(scenes, row);
  const paragraph = paragraphAt(scenes, row);
  if (!home || !paragraph || isFull(home)) return refuse('full');
  if (isRecorded(paragraph.item)) return refuse('recording');
  const parts = splitText(itemText(paragraph.item), caret);
  if (!parts) return refuse('caret');
  const copy = copyParagraph(paragraph, home, (title) => truncateTitle(names.rest(title)));
  const second = { ...copy, item: withItemText(copy.item, parts[1]) };
  const first = withItem(scenes, row, (item) => withItemText(item, parts[0]));
  const index = home.paragraphs.indexOf(paragraph) + 1;
  return { scenes: insertParagraph(first, home.key, index, second), row: second.key, rewritten: [row] };
}

/** A paragraph with the next one of its scene at its end; what only the next one has, it takes over. */
export function joinWithNext(scenes: readonly Scene[], row: string): OutlineResult {
  const home = sceneOf(scenes, row);
  const index = home?.paragraphs.findIndex(({ key }) => key === row) ?? -1;
  const [first, second] = home?.paragraphs.slice(index, index + 2) ?? [];
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

/** An item with members of another that it has not itself. */
function withMissingMembers(item: WireParagraph, other: WireParagraph): WireParagraph {
  const missing = Object.entries(other).filter(([name, value]) => value != null && item[name] == null);
  const {
    sequence_no: _number,
    audio_config: _audio,
    ...rest
  } = Object.fromEntries(missing) as WireParagraph;
  return { ...item, ...rest };
}

/** With another title or name. */
export function renameRow(scenes: readonly Scene[], row: string, title: string): OutlineResult {
  const name = truncateTitle(title);
  if (sceneAt(scenes, row)) {
    return name.trim() === '' ? refuse('unnamed') : { scenes: withSceneName(scenes, row, name), row };
  }
  if (paragraphAt(scenes, row)?.item.shoot_script) return refuse('untitled');
  return { scenes: withTitle(scenes, row, name), row };
}

/** With another item for one paragraph. */
export const rewriteItem = (
  scenes: readonly Scene[],
  row: string,
  change: (item: WireParagraph) => WireParagraph,
): OutlineChange => ({ scenes: withItem(scenes, row, change), row, rewritten: [row] });

/**
 * Undoes a step: the scenes before it, with everything that was changed since. Undefined where the same paragraph or
 * scene was changed since, by the step's element or another one: undoing would lose that.
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

/** A paragraph as it was, or as it is where nothing was done to it; none where it has gone since. */
function revertParagraph(one: Paragraph, then: Items, is: Items): Paragraph[] {
  const old = then.get(one.key);
  if (!old) return [one];
  const present = is.get(one.key);
  if (!present) return [];
  return [old.item === one.item ? present : one];
}

/** With scenes and paragraphs that came from elsewhere since, where they stand now. */
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
