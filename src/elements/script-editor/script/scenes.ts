/**
 * The script while it is edited: scenes and their paragraphs, each with a key that stays through moves and saves.
 *
 * Nothing here is changed in place: what did not change is the same object as before.
 */
import type { SmartLiveRoom } from '../../../api/index.js';

/** A scene as the service shows it (reference 6.1.3, LiveVideoScriptInfo). */
export type WireScene = NonNullable<SmartLiveRoom['scene_scripts']>[number];
/** A paragraph as the service shows it (LiveShootScriptItem). */
export type WireParagraph = NonNullable<WireScene['shoot_scripts']>[number];

export interface Paragraph {
  readonly key: string;
  readonly item: WireParagraph;
}

export interface Scene {
  readonly key: string;
  /** Everything of the scene but its paragraphs. */
  readonly script: WireScene;
  readonly paragraphs: readonly Paragraph[];
}

/** Most paragraphs of a scene. */
export const MAX_PARAGRAPHS = 100;

const session = Date.now().toString(36);
let made = 0;

/** A key that no other scene or paragraph has, also not one of an earlier session. */
export function newKey(): string {
  made += 1;
  return `${session}-${made}`;
}

/** Scenes as they were read, each under a new key. */
export function keyed(scripts: readonly WireScene[]): Scene[] {
  return scripts.map(({ shoot_scripts, ...script }) => ({
    key: newKey(),
    script,
    paragraphs: (shoot_scripts ?? []).map((item) => ({ key: newKey(), item })),
  }));
}

/** Scenes as the service takes them. Paragraphs are numbered anew where their numbers no longer go up. */
export function toWire(scenes: readonly Scene[]): WireScene[] {
  return scenes.map(({ script, paragraphs }) => ({
    ...script,
    shoot_scripts: numbered(paragraphs.map(({ item }) => item)),
  }));
}

function numbered(items: readonly WireParagraph[]): WireParagraph[] {
  const numbers = items.map((item) => item.sequence_no ?? -1);
  const inOrder = numbers.every((number, i) => number >= 0 && (i === 0 || number > (numbers[i - 1] ?? 0)));
  if (inOrder) return [...items];
  const first = Math.min(...numbers.filter((number) => number >= 0), 1);
  return items.map((item, i) => ({ ...item, sequence_no: first + i }));
}

export const textOf = (paragraph: Paragraph | undefined): string => paragraph?.item.text_config?.text ?? '';

export const allParagraphs = (scenes: readonly Scene[]): Paragraph[] =>
  scenes.flatMap(({ paragraphs }) => [...paragraphs]);

export const paragraphAt = (scenes: readonly Scene[], key: string): Paragraph | undefined =>
  sceneOf(scenes, key)?.paragraphs.find((paragraph) => paragraph.key === key);

/** The scene that a paragraph is in. */
export const sceneOf = (scenes: readonly Scene[], key: string): Scene | undefined =>
  scenes.find(({ paragraphs }) => paragraphs.some((paragraph) => paragraph.key === key));

function inScene(
  scenes: readonly Scene[],
  sceneKey: string | undefined,
  change: (paragraphs: Paragraph[]) => Paragraph[],
): Scene[] {
  return scenes.map((scene) =>
    scene.key === sceneKey ? { ...scene, paragraphs: change([...scene.paragraphs]) } : scene,
  );
}

function withItem(
  scenes: readonly Scene[],
  key: string,
  change: (item: WireParagraph) => WireParagraph,
): Scene[] {
  return inScene(scenes, sceneOf(scenes, key)?.key, (paragraphs) =>
    paragraphs.map((paragraph) =>
      paragraph.key === key ? { ...paragraph, item: change(paragraph.item) } : paragraph,
    ),
  );
}

export const withText = (scenes: readonly Scene[], key: string, text: string): Scene[] =>
  withItem(scenes, key, (item) => ({ ...item, text_config: { ...item.text_config, text } }));

export const withTitle = (scenes: readonly Scene[], key: string, title: string): Scene[] =>
  withItem(scenes, key, (item) => ({ ...item, title }));

/** With a paragraph put into a scene, at an index. */
export const inserted = (
  scenes: readonly Scene[],
  sceneKey: string,
  index: number,
  paragraph: Paragraph,
): Scene[] => inScene(scenes, sceneKey, (paragraphs) => paragraphs.toSpliced(index, 0, paragraph));

export const removed = (scenes: readonly Scene[], key: string): Scene[] =>
  inScene(scenes, sceneOf(scenes, key)?.key, (paragraphs) =>
    paragraphs.filter((paragraph) => paragraph.key !== key),
  );

/** With a paragraph moved inside its scene, by so many places. */
export function moved(scenes: readonly Scene[], key: string, by: number): Scene[] {
  return inScene(scenes, sceneOf(scenes, key)?.key, (paragraphs) => {
    const from = paragraphs.findIndex((paragraph) => paragraph.key === key);
    const to = from + by;
    const paragraph = paragraphs[from];
    if (!paragraph || to < 0 || to >= paragraphs.length) return paragraphs;
    return paragraphs.toSpliced(from, 1).toSpliced(to, 0, paragraph);
  });
}

/** Only what a person wrote: names, titles, texts, and the numbers that tell paragraphs apart. */
export function scriptTextOnly(scenes: readonly Scene[]): Scene[] {
  return scenes.map(({ key, script, paragraphs }) => ({
    key,
    script: {
      script_name: script.script_name ?? '',
      ...(script.script_id && { script_id: script.script_id }),
    },
    paragraphs: paragraphs.map(({ key, item }) => ({
      key,
      item: {
        ...(item.sequence_no != null && { sequence_no: item.sequence_no }),
        ...(item.title != null && { title: item.title }),
        ...(item.text_config && { text_config: { text: item.text_config.text ?? '' } }),
      },
    })),
  }));
}

/** Whether two scripts say the same under the same names, in the same order. Keys and numbers don't matter. */
export function sameScript(a: readonly Scene[], b: readonly Scene[]): boolean {
  return a === b || (a.length === b.length && a.every((scene, i) => sameScene(scene, b[i])));
}

function sameScene(a: Scene, b: Scene | undefined): boolean {
  if (a === b) return true;
  if (!b || (a.script.script_name ?? '') !== (b.script.script_name ?? '')) return false;
  return (
    a.paragraphs.length === b.paragraphs.length &&
    a.paragraphs.every((one, i) => sameWords(one, b.paragraphs[i]))
  );
}

const sameWords = (a: Paragraph, b: Paragraph | undefined): boolean =>
  a === b || (textOf(a) === textOf(b) && (a.item.title ?? '') === (b?.item.title ?? ''));
