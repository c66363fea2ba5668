/**
 * The script while it is edited: scenes and their paragraphs, each with a key that stays through moves and saves.
 *
 * Nothing here is changed in place: what did not change is the same object as before.
 */
import { renumber } from './sequence-numbers.js';
import { contentKey, withItemText, itemText, type WireParagraph, type WireScene } from './paragraph.js';

export type { WireParagraph, WireScene } from './paragraph.js';

export interface Paragraph {
  readonly key: string;
  readonly item: WireParagraph;
  /** The key of the paragraph that it was made from. */
  readonly copiedFrom?: string;
}

export interface Scene {
  readonly key: string;
  /** Everything of the scene but its paragraphs. */
  readonly script: WireScene;
  readonly paragraphs: readonly Paragraph[];
  /** The key of the scene that it was made from. */
  readonly copiedFrom?: string;
}

/** Most paragraphs of a scene on air. */
const MAX_PARAGRAPHS = 100;
/** Most characters of a title, and of a scene's name. */
export const MAX_TITLE = 256;

const session = Date.now().toString(36);
let made = 0;

/** A key that no other scene or paragraph has, also not one of an earlier session. */
export function newKey(): string {
  made += 1;
  return `${session}-${made}`;
}

/** Scenes as they were read, each under a new key. */
export function withNewKeys(scripts: readonly WireScene[]): Scene[] {
  return scripts.map(({ shoot_scripts, ...script }) => ({
    key: newKey(),
    script,
    paragraphs: (shoot_scripts ?? []).map((item) => ({ key: newKey(), item })),
  }));
}

/** Scenes as the service takes them. Paragraphs are numbered anew where their numbers no longer go up. */
export function toWire(scenes: readonly Scene[]): WireScene[] {
  return scenes.map(({ script, paragraphs }) =>
    renumber(
      script,
      paragraphs.map(({ item }) => item),
    ),
  );
}

export const paragraphText = (paragraph: Paragraph | undefined): string =>
  paragraph ? itemText(paragraph.item) : '';

export const allParagraphs = (scenes: readonly Scene[]): Paragraph[] =>
  scenes.flatMap(({ paragraphs }) => [...paragraphs]);

export const paragraphAt = (scenes: readonly Scene[], key: string): Paragraph | undefined =>
  sceneOf(scenes, key)?.paragraphs.find((paragraph) => paragraph.key === key);

/** The scene that a paragraph is in. */
export const sceneOf = (scenes: readonly Scene[], key: string): Scene | undefined =>
  scenes.find(({ paragraphs }) => paragraphs.some((paragraph) => paragraph.key === key));

/** With other paragraphs in one scene. */
export function withParagraphs(
  scenes: readonly Scene[],
  sceneKey: string | undefined,
  change: (paragraphs: Paragraph[]) => Paragraph[],
): Scene[] {
  return scenes.map((scene) =>
    scene.key === sceneKey ? { ...scene, paragraphs: change([...scene.paragraphs]) } : scene,
  );
}

/** With another item for one paragraph. */
export function withItem(
  scenes: readonly Scene[],
  key: string,
  change: (item: WireParagraph) => WireParagraph,
): Scene[] {
  return withParagraphs(scenes, sceneOf(scenes, key)?.key, (paragraphs) =>
    paragraphs.map((paragraph) =>
      paragraph.key === key ? { ...paragraph, item: change(paragraph.item) } : paragraph,
    ),
  );
}

export const withTitle = (scenes: readonly Scene[], key: string, title: string): Scene[] =>
  withItem(scenes, key, (item) => ({ ...item, title }));

export const withText = (scenes: readonly Scene[], key: string, text: string): Scene[] =>
  withItem(scenes, key, (item) => withItemText(item, text));

/** Whether a scene is a video's script: its paragraphs have no titles, and there is one scene alone. */
export const isVideoScript = ({ paragraphs }: Scene): boolean =>
  paragraphs.some(({ item }) => item.shoot_script != null);

/** A scene on air has so many paragraphs at most; for a video the reference names no limit. */
export const isFull = (scene: Scene): boolean =>
  scene.paragraphs.length >= MAX_PARAGRAPHS && !isVideoScript(scene);

/** The first paragraph of the scene with a key. */
export const firstParagraphKey = (scenes: readonly Scene[], key: string): string | undefined =>
  scenes.find((scene) => scene.key === key)?.paragraphs[0]?.key;

/** Whether two scripts say the same under the same names, in the same order. Keys and numbers don't matter. */
export function sameScript(a: readonly Scene[], b: readonly Scene[]): boolean {
  return a === b || (a.length === b.length && a.every((scene, i) => sameScene(scene, b[i])));
}

function sameScene(a: Scene, b: Scene | undefined): boolean {
  if (a === b) return true;
  if (!b || (a.script.script_name ?? '') !== (b.script.script_name ?? '')) return false;
  return (
    a.paragraphs.length === b.paragraphs.length &&
    a.paragraphs.every((one, i) => sameParagraph(one, b.paragraphs[i]))
  );
}

const sameParagraph = (a: Paragraph, b: Paragraph | undefined): boolean =>
  a === b || a.item === b?.item || (b !== undefined && contentKey(a.item) === contentKey(b.item));
