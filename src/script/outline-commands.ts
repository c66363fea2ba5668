/**
 * What a person may do with scenes and paragraphs, as values: the scenes after it, or why it cannot be done.
 *
 * A row is a scene or a paragraph, named by its key.
 */
import { countCharacters, MAX_TOTAL, MAX_WITHOUT_TAGS } from '../ssml/index.js';
import { join, split } from './split-join.js';
import { isRecorded, withWords, wordsOf, type WireParagraph } from './paragraph.js';
import {
  inScene,
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
  broughtTo,
  copyOf,
  copyOfScene,
  inserted,
  moved,
  newParagraph,
  newScene,
  removed,
  sceneMoved,
  withName,
} from './scene-operations.js';

/** Why something cannot be done. */
export type Refusal =
  'full' | 'first' | 'last' | 'alone' | 'caret' | 'recording' | 'too-long' | 'unnamed' | 'video' | 'untitled';

export interface Done {
  scenes: Scene[];
  /** The row that is stood on afterwards. */
  row: string;
  /** Paragraphs whose texts were cut or put together. */
  recut?: string[];
}

export type Outcome = Done | { refusal: Refusal };

/** How new scenes and paragraphs are called. */
export interface Names {
  paragraph: (index: number) => string;
  scene: (index: number) => string;
  copy: (title: string) => string;
  rest: (title: string) => string;
}

const refuse = (refusal: Refusal): Outcome => ({ refusal });

const sceneAt = (scenes: readonly Scene[], key: string): Scene | undefined =>
  scenes.find((scene) => scene.key === key);

const isVideo = (scenes: readonly Scene[]): boolean => scenes.some(isVideoScript);

const short = (title: string): string => title.slice(0, MAX_TITLE);

/** A paragraph more: behind a paragraph, at the end of a scene, or in a first scene. */
export function addParagraph(scenes: readonly Scene[], row: string, names: Names, video = false): Outcome {
  const before = scenes.length > 0 ? scenes : [newScene(undefined, names.scene(1))];
  const home = sceneOf(before, row) ?? sceneAt(before, row) ?? before.at(-1);
  if (!home || isFull(home)) return refuse('full');
  const index = home.paragraphs.findIndex(({ key }) => key === row) + 1 || home.paragraphs.length;
  const title = names.paragraph(home.paragraphs.length + 1);
  const paragraph = newParagraph(home, index, title, video);
  return { scenes: inserted(before, home.key, index, paragraph), row: paragraph.key };
}

/** A scene more, with a first paragraph: behind the scene of a row, like it but for what is said. */
export function addScene(scenes: readonly Scene[], row: string, names: Names, video = false): Outcome {
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
export function duplicate(scenes: readonly Scene[], row: string, names: Names, video = false): Outcome {
  const titled = (title: string) => short(names.copy(title));
  const scene = sceneAt(scenes, row);
  if (scene) {
    if (video || isVideoScript(scene)) return refuse('video');
    const copy = copyOfScene(scene, titled(scene.script.script_name ?? ''));
    return { scenes: scenes.toSpliced(scenes.indexOf(scene) + 1, 0, copy), row: copy.key };
  }
  const home = sceneOf(scenes, row);
  const paragraph = paragraphAt(scenes, row);
  if (!home || !paragraph || isFull(home)) return refuse('full');
  const copy = copyOf(paragraph, home, titled);
  return { scenes: inserted(scenes, home.key, home.paragraphs.indexOf(paragraph) + 1, copy), row: copy.key };
}

/** Without a row; the next one is stood on, or the one before. A video has always its one script. */
export function remove(scenes: readonly Scene[], row: string, video = false): Outcome {
  if (sceneAt(scenes, row) && (video || isVideo(scenes))) return refuse('video');
  const list: readonly { key: string }[] = sceneAt(scenes, row)
    ? scenes
    : (sceneOf(scenes, row)?.paragraphs ?? []);
  const index = list.findIndex(({ key }) => key === row);
  const next = list[index + 1] ?? list[index - 1];
  return { scenes: removed(scenes, row), row: next?.key ?? sceneOf(scenes, row)?.key ?? '' };
}

/** A row one place up (−1) or down (1); a paragraph at the edge of its scene goes over into the next one. */
export function move(scenes: readonly Scene[], row: string, by: 1 | -1): Outcome {
  const end = refuse(by < 0 ? 'first' : 'last');
  const at = scenes.findIndex(({ key }) => key === row);
  if (at >= 0) return scenes[at + by] ? { scenes: sceneMoved(scenes, row, by), row } : end;
  const home = sceneOf(scenes, row);
  if (!home) return end;
  const index = home.paragraphs.findIndex(({ key }) => key === row);
  if (home.paragraphs[index + by]) return { scenes: moved(scenes, row, by), row };
  return intoScene(scenes, row, by);
}

/** A paragraph into the scene before (−1), at its end, or the one after (1), at its beginning. */
export function intoScene(scenes: readonly Scene[], row: string, by: 1 | -1): Outcome {
  const home = sceneOf(scenes, row);
  const target = home && scenes[scenes.indexOf(home) + by];
  if (!target) return refuse(by < 0 ? 'first' : 'last');
  return bring(scenes, row, target.key, by < 0 ? target.paragraphs.length : 0);
}

/** A row to a place that somebody pointed at: an index among the others. `scene` is empty where a scene is moved. */
export function bring(scenes: readonly Scene[], row: string, scene: string, index: number): Outcome {
  const moving = sceneAt(scenes, row);
  if (moving) {
    const rest = scenes.filter((one) => one !== moving);
    return { scenes: rest.toSpliced(index, 0, moving), row };
  }
  const target = sceneAt(scenes, scene);
  if (!target || (target !== sceneOf(scenes, row) && isFull(target))) return refuse('full');
  return { scenes: broughtTo(scenes, row, scene, index), row };
}

/** A paragraph in two, at a place of its text; the second has everything that the first has. */
export function splitAt(scenes: readonly Scene[], row: string, caret: number, names: Names): Outcome {
  const home = sceneOf(scenes, row);
  const paragraph = paragraphAt(scenes, row);
  if (!home || !paragraph || isFull(home)) return refuse('full');
  if (isRecorded(paragraph.item)) return refuse('recording');
  const parts = split(wordsOf(paragraph.item), caret);
  if (!parts) return refuse('caret');
  const copy = copyOf(paragraph, home, (title) => short(names.rest(title)));
  const second = { ...copy, item: withWords(copy.item, parts[1]) };
  const first = withItem(scenes, row, (item) => withWords(item, parts[0]));
  const index = home.paragraphs.indexOf(paragraph) + 1;
  return { scenes: inserted(first, home.key, index, second), row: second.key, recut: [row] };
}

/** A paragraph with the next one of its scene at its end; what only the next one has, it takes over. */
export function joinNext(scenes: readonly Scene[], row: string): Outcome {
  const home = sceneOf(scenes, row);
  const index = home?.paragraphs.findIndex(({ key }) => key === row) ?? -1;
  const [first, second] = home?.paragraphs.slice(index, index + 2) ?? [];
  if (!first || !second) return refuse('alone');
  if (isRecorded(first.item) || isRecorded(second.item)) return refuse('recording');
  const text = join(wordsOf(first.item), wordsOf(second.item));
  if (isTooLong(text)) return refuse('too-long');
  const joined = withWords(withGaps(first.item, second.item), text);
  const rest = removed(scenes, second.key);
  return { scenes: withItem(rest, row, () => joined), row, recut: [row] };
}

function isTooLong(text: string): boolean {
  const { total, withoutTags } = countCharacters(text);
  return total > MAX_TOTAL || withoutTags > MAX_WITHOUT_TAGS;
}

/** An item with members of another that it has not itself. */
function withGaps(item: WireParagraph, other: WireParagraph): WireParagraph {
  const missing = Object.entries(other).filter(([name, value]) => value != null && item[name] == null);
  const {
    sequence_no: _number,
    audio_config: _audio,
    ...rest
  } = Object.fromEntries(missing) as WireParagraph;
  return { ...item, ...rest };
}

/** With another title or name. */
export function rename(scenes: readonly Scene[], row: string, title: string): Outcome {
  const name = short(title);
  if (sceneAt(scenes, row)) {
    return name.trim() === '' ? refuse('unnamed') : { scenes: withName(scenes, row, name), row };
  }
  if (paragraphAt(scenes, row)?.item.shoot_script) return refuse('untitled');
  return { scenes: withTitle(scenes, row, name), row };
}

/** With another item for one paragraph. */
export const rewrite = (
  scenes: readonly Scene[],
  row: string,
  change: (item: WireParagraph) => WireParagraph,
): Done => ({ scenes: withItem(scenes, row, change), row, recut: [row] });

/**
 * The scenes before something was done, with all that has happened to other things since. Undefined where what was
 * done has been worked on since: taking it back would lose that.
 */
export function undone(
  before: readonly Scene[],
  after: readonly Scene[],
  now: readonly Scene[],
  said: (item: WireParagraph) => string,
): Scene[] | undefined {
  if (now === after) return [...before];
  const [was, then, is] = [before, after, now].map(itemsOf) as [Items, Items, Items];
  for (const [key, { item }] of then) {
    const present = is.get(key);
    if (was.get(key)?.item !== item && present && said(present.item) !== said(item)) return undefined;
  }
  const taken = before.flatMap((scene): Scene[] => {
    const [old, present] = [sceneAt(after, scene.key), sceneAt(now, scene.key)];
    if (old && !present) return [];
    const script = present && old?.script === scene.script ? present.script : scene.script;
    return [{ ...scene, script, paragraphs: scene.paragraphs.flatMap((one) => itemAgain(one, then, is)) }];
  });
  return withArrivals(taken, then, after, now);
}

type Items = ReadonlyMap<string, Paragraph>;

const itemsOf = (scenes: readonly Scene[]): Items =>
  new Map(scenes.flatMap(({ paragraphs }) => paragraphs.map((one) => [one.key, one] as const)));

/** A paragraph as it was, or as it is where nothing was done to it; none where it has gone since. */
function itemAgain(one: Paragraph, then: Items, is: Items): Paragraph[] {
  const old = then.get(one.key);
  if (!old) return [one];
  const present = is.get(one.key);
  if (!present) return [];
  return [old.item === one.item ? present : one];
}

/** With scenes and paragraphs that came from elsewhere since, where they stand now. */
function withArrivals(taken: Scene[], then: Items, after: readonly Scene[], now: readonly Scene[]): Scene[] {
  const here = itemsOf(taken);
  return now.reduce<Scene[]>((scenes, scene, i) => {
    if (!sceneAt(scenes, scene.key))
      return sceneAt(after, scene.key) ? scenes : scenes.toSpliced(i, 0, scene);
    const fresh = scene.paragraphs.filter(({ key }) => !then.has(key) && !here.has(key));
    return inScene(scenes, scene.key, (paragraphs) =>
      fresh.reduce((list, one) => list.toSpliced(scene.paragraphs.indexOf(one), 0, one), paragraphs),
    );
  }, taken);
}
