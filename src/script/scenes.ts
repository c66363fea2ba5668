/**
 * The script while it is edited: scenes and paragraphs, each with a key that stays the same through moves and saves.
 *
 * All values are immutable; unchanged scenes and paragraphs remain the same objects.
 */
import { renumber } from './sequence-numbers.js';
import { contentKey, withItemText, itemText, type WireParagraph, type WireScene } from './paragraph.js';

export type { WireParagraph, WireScene } from './paragraph.js';

/** A paragraph of a scene. */
export interface Paragraph {
  readonly key: string;
  readonly item: WireParagraph;
  /** The key of the paragraph that it was copied from. */
  readonly copiedFrom?: string;
}

/** A scene of a script. */
export interface Scene {
  readonly key: string;
  /** The scene without its paragraphs. */
  readonly script: WireScene;
  readonly paragraphs: readonly Paragraph[];
  /** The key of the scene that it was copied from. */
  readonly copiedFrom?: string;
}

/** Maximum number of paragraphs in a live scene. */
const MAX_PARAGRAPHS = 100;
/** Maximum length of a paragraph's title and of a scene's name, in characters. */
export const MAX_TITLE = 256;

const session = Date.now().toString(36);
let made = 0;

/** A key that is unique among all scenes and paragraphs, those of earlier sessions included. */
export function newKey(): string {
  made += 1;
  return `${session}-${made}`;
}

/** Gives new keys to scenes as the service returns them. */
export function withNewKeys(scripts: readonly WireScene[]): Scene[] {
  return scripts.map(({ shoot_scripts, ...script }) => ({
    key: newKey(),
    script,
    paragraphs: (shoot_scripts ?? []).map((item) => ({ key: newKey(), item })),
  }));
}

/** The scenes as the service expects them. Paragraphs are renumbered if their numbers are no longer ascending. */
export function toWire(scenes: readonly Scene[]): WireScene[] {
  return scenes.map(({ script, paragraphs }) =>
    renumber(
      script,
      paragraphs.map(({ item }) => item),
    ),
  );
}

/** A paragraph's text; empty without a paragraph. */
export const paragraphText = (paragraph: Paragraph | undefined): string =>
  paragraph ? itemText(paragraph.item) : '';

/** The paragraphs of all scenes, in order. */
export const allParagraphs = (scenes: readonly Scene[]): Paragraph[] =>
  scenes.flatMap(({ paragraphs }) => [...paragraphs]);

/** The paragraph with a key. */
export const paragraphAt = (scenes: readonly Scene[], key: string): Paragraph | undefined =>
  sceneOf(scenes, key)?.paragraphs.find((paragraph) => paragraph.key === key);

/** The scene that contains the paragraph with a key. */
export const sceneOf = (scenes: readonly Scene[], key: string): Scene | undefined =>
  scenes.find(({ paragraphs }) => paragraphs.some((paragraph) => paragraph.key === key));

/** Changes the list of paragraphs of one scene. */
export function withParagraphs(
  scenes: readonly Scene[],
  sceneKey: string | undefined,
  change: (paragraphs: Paragraph[]) => Paragraph[],
): Scene[] {
  return scenes.map((scene) =>
    scene.key === sceneKey ? { ...scene, paragraphs: change([...scene.paragraphs]) } : scene,
  );
}

/** Changes one paragraph's item. */
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

/** Changes one paragraph's title. */
export const withTitle = (scenes: readonly Scene[], key: string, title: string): Scene[] =>
  withItem(scenes, key, (item) => ({ ...item, title }));

/** Changes one paragraph's text. */
export const withText = (scenes: readonly Scene[], key: string, text: string): Scene[] =>
  withItem(scenes, key, (item) => withItemText(item, text));

/** Whether a scene is a video script: its paragraphs have no titles, and it is the only scene. */
export const isVideoScript = ({ paragraphs }: Scene): boolean =>
  paragraphs.some(({ item }) => item.shoot_script != null);

/** Whether a live scene has the maximum number of paragraphs; the reference names no limit for videos. */
export const isFull = (scene: Scene): boolean =>
  scene.paragraphs.length >= MAX_PARAGRAPHS && !isVideoScript(scene);

/** The key of the first paragraph of a scene. */
export const firstParagraphKey = (scenes: readonly Scene[], key: string): string | undefined =>
  scenes.find((scene) => scene.key === key)?.paragraphs[0]?.key;

/** Whether two scripts have the same names, titles, texts and recordings in the same order. Ignores keys and numbers. */
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
