/** The rows of the outline, one below the other: what is shown of each, and what is said of it. */
import { formatClock } from '../../../ui/locale.js';
import { stripTags as saidIn } from '../../../ui/strip-tags.js';
import { isRecorded, itemText } from '../../../script/paragraph.js';
import type { Paragraph, Scene } from '../../../script/scenes.js';
import type { ParagraphStats } from './paragraph-stats.js';
import type { OutlineMessages } from './messages.js';

export interface Row {
  key: string;
  /** The key of its scene; of a scene, its own. */
  scene: string;
  /** Undefined: the row is a scene. */
  paragraph: Paragraph | undefined;
  /** Place among its kind, from 0. */
  index: number;
  of: number;
  /** How it is called, and what was written for that. */
  title: string;
  name: string;
  /** How many paragraphs a scene has. */
  count: number;
  /** Spoken length; undefined where nobody knows it. */
  seconds: number | undefined;
  /** Whether something of it has a length that nobody knows. */
  hasUnknownLength: boolean;
  errors: number;
  warnings: number;
  recorded: boolean;
  /** Whether the paragraphs of a scene are shown. */
  open: boolean;
}

export interface RowsOptions {
  m: OutlineMessages;
  collapsed: ReadonlySet<string>;
  statsOf: (paragraph: Paragraph, scene: Scene) => ParagraphStats;
}

/** Characters that a paragraph without a title is called by. */
const maxTitleLength = 40;

const firstWords = ({ item }: Paragraph): string =>
  saidIn(itemText(item)).replace(/\s+/g, ' ').trim().slice(0, maxTitleLength);

/** A paragraph's title; of one without, what it begins with. */
export function paragraphTitle(paragraph: Paragraph, index: number, m: OutlineMessages): string {
  const { item } = paragraph;
  return item.title || (isRecorded(item) ? '' : firstWords(paragraph)) || m.untitled(index + 1);
}

interface CachedRow {
  row: Row;
  stats: ParagraphStats;
  m: OutlineMessages;
}

/** Makes the rows of a script; one that has not changed is the same object as before. */
export class RowBuilder {
  private cache = new WeakMap<Paragraph, CachedRow>();

  /** All rows, those of closed scenes too, scene after scene. */
  rowsOf(scenes: readonly Scene[], options: RowsOptions): Row[] {
    return scenes.flatMap((scene, index) => {
      const paragraphs = scene.paragraphs.map((one, place) => this.rowOf(one, place, scene, options));
      return [sceneRow(scene, index, scenes.length, paragraphs, options), ...paragraphs];
    });
  }

  private rowOf(paragraph: Paragraph, index: number, scene: Scene, { m, statsOf: find }: RowsOptions): Row {
    const finding = find(paragraph, scene);
    const of = scene.paragraphs.length;
    const known = this.cache.get(paragraph);
    const { row } = known ?? {};
    const same = row?.index === index && row.of === of && row.scene === scene.key;
    if (row && same && known?.stats === finding && known.m === m) return row;
    const made: Row = {
      key: paragraph.key,
      scene: scene.key,
      paragraph,
      index,
      of,
      title: paragraphTitle(paragraph, index, m),
      name: paragraph.item.title ?? '',
      count: 0,
      seconds: finding.seconds,
      errors: finding.errors,
      warnings: finding.warnings,
      hasUnknownLength: finding.seconds === undefined,
      recorded: isRecorded(paragraph.item),
      open: true,
    };
    this.cache.set(paragraph, { row: made, stats: finding, m });
    return made;
  }
}

function sceneRow(
  scene: Scene,
  index: number,
  of: number,
  paragraphs: readonly Row[],
  { m, collapsed }: RowsOptions,
): Row {
  const sum = (read: (row: Row) => number | undefined) =>
    paragraphs.reduce((total, row) => total + (read(row) ?? 0), 0);
  const name = scene.script.script_name ?? '';
  return {
    key: scene.key,
    scene: scene.key,
    paragraph: undefined,
    index,
    of,
    title: name || m.unnamed,
    name,
    count: paragraphs.length,
    seconds: sum(({ seconds }) => seconds),
    hasUnknownLength: paragraphs.some(({ hasUnknownLength: more }) => more),
    errors: sum(({ errors }) => errors),
    warnings: sum(({ warnings }) => warnings),
    recorded: false,
    open: !collapsed.has(scene.key),
  };
}

/** The rows that are seen: not those of closed scenes. */
export const visibleRows = (rows: readonly Row[], collapsed: ReadonlySet<string>): Row[] =>
  rows.filter(({ paragraph, scene }) => !paragraph || !collapsed.has(scene));

export const formatLength = (
  { seconds, hasUnknownLength: more }: Pick<Row, 'seconds' | 'hasUnknownLength'>,
  m: OutlineMessages,
): string => {
  if (seconds === undefined) return m.noLength;
  return more ? m.atLeast(formatClock(seconds)) : formatClock(seconds);
};

/** A row for those who hear it. */
export function rowLabel(row: Row, m: OutlineMessages): string {
  const { title, index, of, count, paragraph, seconds, errors, warnings, recorded } = row;
  return [
    paragraph ? m.paragraphLabel(title, index + 1, of) : m.sceneLabel(title, index + 1, of, count),
    ...(recorded ? [m.recording] : []),
    ...(seconds === undefined ? [] : [m.length(formatLength(row, m))]),
    ...(errors > 0 ? [m.errors(errors)] : []),
    ...(warnings > 0 ? [m.warnings(warnings)] : []),
  ].join(', ');
}
