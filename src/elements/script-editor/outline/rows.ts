/** The rows of the outline as values: what each shows, and its accessible name. */
import { formatClock, stripTags } from '../../../ui/index.js';
import { isRecorded, itemText, type Paragraph, type Scene } from '../../../script/index.js';
import type { ParagraphStats } from './paragraph-stats.js';
import type { OutlineMessages } from './messages.js';

/** One row: a scene or a paragraph. */
export interface Row {
  key: string;
  /** Key of the scene that the row belongs to; for a scene, its own. */
  scene: string;
  /** The paragraph; undefined if the row is a scene. */
  paragraph: Paragraph | undefined;
  /** Index among its siblings, from 0. */
  index: number;
  of: number;
  /** The title that is shown, and the name that a person gave (empty if none). */
  title: string;
  name: string;
  /** Number of paragraphs of a scene. */
  count: number;
  /** Spoken length in seconds; undefined if it is unknown. */
  seconds: number | undefined;
  /** Whether the length of the paragraph, or of one in the scene, is unknown. */
  hasUnknownLength: boolean;
  errors: number;
  warnings: number;
  recorded: boolean;
  /** Whether a scene is expanded. */
  open: boolean;
}

/** What the rows are built with. */
export interface RowsOptions {
  m: OutlineMessages;
  collapsed: ReadonlySet<string>;
  statsOf: (paragraph: Paragraph, scene: Scene) => ParagraphStats;
}

/** Longest title that is taken from the text, in characters. */
const maxTitleLength = 40;

const firstWords = ({ item }: Paragraph): string =>
  stripTags(itemText(item)).replace(/\s+/g, ' ').trim().slice(0, maxTitleLength);

/** A paragraph's title; without one, the beginning of its text, then its number. */
export function paragraphTitle(paragraph: Paragraph, index: number, m: OutlineMessages): string {
  const { item } = paragraph;
  return item.title || (isRecorded(item) ? '' : firstWords(paragraph)) || m.untitled(index + 1);
}

interface CachedRow {
  row: Row;
  stats: ParagraphStats;
  m: OutlineMessages;
}

/** Builds the rows of a script. An unchanged paragraph keeps its row object, so that it is not rendered again. */
export class RowBuilder {
  private cache = new WeakMap<Paragraph, CachedRow>();

  /** All rows in document order, including those of collapsed scenes. */
  rowsOf(scenes: readonly Scene[], options: RowsOptions): Row[] {
    return scenes.flatMap((scene, index) => {
      const paragraphs = scene.paragraphs.map((one, place) => this.rowOf(one, place, scene, options));
      return [sceneRow(scene, index, scenes.length, paragraphs, options), ...paragraphs];
    });
  }

  private rowOf(paragraph: Paragraph, index: number, scene: Scene, { m, statsOf }: RowsOptions): Row {
    const stats = statsOf(paragraph, scene);
    const of = scene.paragraphs.length;
    const known = this.cache.get(paragraph);
    const { row } = known ?? {};
    const same = row?.index === index && row.of === of && row.scene === scene.key;
    if (row && same && known?.stats === stats && known.m === m) return row;
    const built: Row = {
      key: paragraph.key,
      scene: scene.key,
      paragraph,
      index,
      of,
      title: paragraphTitle(paragraph, index, m),
      name: paragraph.item.title ?? '',
      count: 0,
      seconds: stats.seconds,
      errors: stats.errors,
      warnings: stats.warnings,
      hasUnknownLength: stats.seconds === undefined,
      recorded: isRecorded(paragraph.item),
      open: true,
    };
    this.cache.set(paragraph, { row: built, stats, m });
    return built;
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

/** The rows without the paragraphs of collapsed scenes. */
export const visibleRows = (rows: readonly Row[], collapsed: ReadonlySet<string>): Row[] =>
  rows.filter(({ paragraph, scene }) => !paragraph || !collapsed.has(scene));

/** The length as a clock; with a plus sign if parts are of unknown length. */
export const formatLength = (
  { seconds, hasUnknownLength: more }: Pick<Row, 'seconds' | 'hasUnknownLength'>,
  m: OutlineMessages,
): string => {
  if (seconds === undefined) return m.noLength;
  return more ? m.atLeast(formatClock(seconds)) : formatClock(seconds);
};

/** Accessible name of a row. */
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
