/** The present round as values: its paragraphs, where it stands, and what a rewriting makes of the task's script. */
import {
  livePlayingScriptList,
  lenient,
  type LiveVideoScriptInfo,
  type SmartLiveRoom,
} from '../../../api/index.js';
import type { LiveParagraph } from '../../../live/index.js';
import { paragraphsOf } from '../../../script/index.js';
import { parseJson, withoutNulls } from '../../../base/index.js';

export interface Paragraph {
  /** Scene and number: what the service knows it by. */
  key: string;
  scene: string;
  sequence_no: number;
  title: string;
  /** What is said; undefined: a recording, or the task does not tell. */
  text?: string | undefined;
}

/** What a person wants of a paragraph that has not been played. */
export interface Change {
  kind: 'edit' | 'remove' | 'add';
  paragraph: Paragraph;
  /** What it was before. */
  before: Paragraph;
}

type Scene = LiveVideoScriptInfo;

const keyOf = (scene: string, sequence_no: number): string => JSON.stringify([scene, sequence_no]);

/** The scenes of a task as a request may carry them. */
export function scenesOf({ scene_scripts }: SmartLiveRoom): Scene[] {
  return withoutNulls<Scene[]>(scene_scripts ?? []);
}

/** The paragraphs of a task's scenes, in order. */
function taskParagraphs(scenes: readonly Scene[]): Paragraph[] {
  return paragraphsOf(scenes).map(({ scene, item: { sequence_no = 0, title = '', text_config } }) => ({
    key: keyOf(scene, sequence_no),
    scene,
    sequence_no,
    title,
    text: text_config?.text,
  }));
}

const list = /* @__PURE__ */ lenient(livePlayingScriptList);

/** The paragraphs of the round in the order in which they are played, with the texts that the task tells. */
export function roundOf(answer: unknown, scenes: readonly Scene[]): Paragraph[] {
  const known = new Map(taskParagraphs(scenes).map((one) => [one.key, one]));
  const { data } = list.safeParse(answer);
  const round = paragraphsOf(data?.scene_scripts).map(({ scene, item }) => {
    const sequence_no = item.sequence_no ?? 0;
    const key = keyOf(scene, sequence_no);
    return { key, scene, sequence_no, title: item.title ?? '', text: known.get(key)?.text };
  });
  return round.length > 0 ? round : [...known.values()];
}

/** Place in the round of what is being said; −1 if it is not in it. */
export function placeIn(round: readonly Paragraph[], playing: LiveParagraph | undefined): number {
  if (playing?.sequence_no === undefined) return -1;
  const { scene, sequence_no } = playing;
  return round.findIndex((one) => one.sequence_no === sequence_no && (!scene || one.scene === scene));
}

/** A new paragraph at the end of the last scene. */
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

/** The changes in a JSON text that was kept, whoever wrote it; those that are whole. */
export function changesIn(json: string): readonly Change[] {
  const list = parseJson(json);
  return Array.isArray(list) ? list.filter(isChange) : [];
}

function isChange(value: unknown): value is Change {
  const { kind, paragraph, before } = (value ?? {}) as Partial<Change>;
  return ['edit', 'remove', 'add'].includes(kind ?? '') && isParagraph(paragraph) && isParagraph(before);
}

function isParagraph(value: unknown): value is Paragraph {
  const { key, scene, sequence_no, title, text } = (value ?? {}) as Partial<Paragraph>;
  const words: unknown[] = [key, scene, title, text ?? ''];
  return words.every((one) => typeof one === 'string') && typeof sequence_no === 'number';
}

/** The changes whose paragraph somebody else has changed, or taken out, since it was read. */
export function conflicts(scenes: readonly Scene[], changes: readonly Change[]): Change[] {
  const now = new Map(taskParagraphs(scenes).map((one) => [one.key, one]));
  return changes.filter(({ kind, before }) => {
    const there = now.get(before.key);
    if (kind === 'add') return there !== undefined;
    return there?.text !== before.text || there?.title !== before.title;
  });
}

/** The scenes with the changes made; what they leave alone stays as it is. */
export function rewritten(scenes: readonly Scene[], changes: readonly Change[]): Scene[] {
  const byKey = new Map(changes.map((change) => [change.paragraph.key, change]));
  return scenes.map((scene) => {
    const kept = scene.shoot_scripts.flatMap((item) => {
      const change = byKey.get(keyOf(scene.script_name, item.sequence_no ?? 0));
      if (!change || change.kind === 'add') return [item];
      return change.kind === 'remove' ? [] : [{ ...item, ...written(change.paragraph) }];
    });
    const added = changes.filter(
      ({ kind, paragraph }) => kind === 'add' && paragraph.scene === scene.script_name,
    );
    return { ...scene, shoot_scripts: [...kept, ...added.map(({ paragraph }) => written(paragraph))] };
  });
}

function written({ sequence_no, title, text }: Paragraph): Scene['shoot_scripts'][number] {
  return { sequence_no, title, ...(text !== undefined && { text_config: { text } }) };
}
