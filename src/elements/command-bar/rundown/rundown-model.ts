/** The current round as plain values: its paragraphs, the index that is being said, and the rewritten script. */
import type { SmartLiveRoom } from '../../../api/index.js';
import { parseRound } from '../../../live/index.js';
import { paragraphsOf } from '../../../script/index.js';
import { parseJson } from '../../../base/index.js';

/** A paragraph of the round. */
export interface Paragraph {
  /** Scene name and number, by which the service identifies it. */
  key: string;
  scene: string;
  sequence_no: number;
  title: string;
  /** The text; undefined for a recording, or if the task's configuration lacks it. */
  text?: string | undefined;
}

/** An unsent change of a paragraph that has not begun. */
export interface Change {
  kind: 'edit' | 'remove' | 'add';
  paragraph: Paragraph;
  /** The paragraph as it was when the change was made. */
  before: Paragraph;
}

type Scene = NonNullable<SmartLiveRoom['scene_scripts']>[number];

type Item = NonNullable<Scene['shoot_scripts']>[number];

const keyOf = (scene: string, sequence_no: number): string => JSON.stringify([scene, sequence_no]);

/** The scenes of a task. */
export function scenesOf({ scene_scripts }: SmartLiveRoom): readonly Scene[] {
  return scene_scripts ?? [];
}

/** The paragraphs of a task's scenes, in order. */
function taskParagraphs(scenes: readonly Scene[]): Paragraph[] {
  return paragraphsOf(scenes).map(({ scene, item: { sequence_no, title, text_config } }) => ({
    key: keyOf(scene, sequence_no ?? 0),
    scene,
    sequence_no: sequence_no ?? 0,
    title: title ?? '',
    text: text_config?.text ?? undefined,
  }));
}

/**
 * The paragraphs of the round in playing order, with the texts from the task's scenes. An answer without a round gives
 * all paragraphs of the task.
 */
export function readRound(answer: unknown, scenes: readonly Scene[]): Paragraph[] {
  const known = new Map(taskParagraphs(scenes).map((one) => [one.key, one]));
  const round = parseRound(answer).map((one) => {
    const key = keyOf(one.scene, one.sequence_no);
    return { ...one, key, text: known.get(key)?.text };
  });
  return round.length > 0 ? round : [...known.values()];
}

/** An empty paragraph at the end of the last scene; undefined if there is no scene. */
export function nextParagraph(
  round: readonly Paragraph[],
  added: readonly Paragraph[],
): Paragraph | undefined {
  const scene = round.at(-1)?.scene;
  if (scene === undefined) return undefined;
  const numbers = [...round, ...added].filter((one) => one.scene === scene).map((one) => one.sequence_no);
  const sequence_no = Math.max(0, ...numbers) + 1;
  return { key: keyOf(scene, sequence_no), scene, sequence_no, title: '', text: '' };
}

/** Parses stored changes. The storage may hold anything, so invalid entries are skipped. */
export function parseChanges(json: string): readonly Change[] {
  const list = parseJson(json);
  return Array.isArray(list) ? list.filter(isChange) : [];
}

function isChange(value: unknown): value is Change {
  const { kind, paragraph, before } = (value ?? {}) as Partial<Change>;
  return ['edit', 'remove', 'add'].includes(kind ?? '') && isParagraph(paragraph) && isParagraph(before);
}

function isParagraph(value: unknown): value is Paragraph {
  const { key, scene, sequence_no, title, text } = (value ?? {}) as Partial<Paragraph>;
  const texts: unknown[] = [key, scene, title, text ?? ''];
  return texts.every((one) => typeof one === 'string') && typeof sequence_no === 'number';
}

/** The changes whose paragraph someone else has changed or removed since it was read. */
export function findConflicts(scenes: readonly Scene[], changes: readonly Change[]): Change[] {
  const now = new Map(taskParagraphs(scenes).map((one) => [one.key, one]));
  return changes.filter(({ kind, before }) => {
    const current = now.get(before.key);
    if (kind === 'add') return current !== undefined;
    return current?.text !== before.text || current?.title !== before.title;
  });
}

/** The scenes with the changes applied; everything else is kept. */
export function applyChanges(scenes: readonly Scene[], changes: readonly Change[]): Scene[] {
  const byKey = new Map(changes.map((change) => [change.paragraph.key, change]));
  return scenes.map((scene) => {
    const name = scene.script_name ?? '';
    const kept = (scene.shoot_scripts ?? []).flatMap((item) => {
      const change = byKey.get(keyOf(name, item.sequence_no ?? 0));
      if (!change || change.kind === 'add') return [item];
      return change.kind === 'remove' ? [] : [edited(item, change.paragraph)];
    });
    const added = changes.filter(({ kind, paragraph }) => kind === 'add' && paragraph.scene === name);
    return { ...scene, shoot_scripts: [...kept, ...added.map(({ paragraph }) => toItem(paragraph))] };
  });
}

function edited(item: Item, { title, text }: Paragraph): Item {
  return { ...item, title, ...(text !== undefined && { text_config: { ...item.text_config, text } }) };
}

function toItem({ sequence_no, title, text }: Paragraph): Item {
  return { sequence_no, title, ...(text !== undefined && { text_config: { text } }) };
}
