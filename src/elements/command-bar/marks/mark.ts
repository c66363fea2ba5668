/** An SSML tag before it is inserted: its range, its value, and the edits that insert it. */
import {
  checkSsml,
  escapeText,
  grammar,
  insertTag,
  openTag,
  readingsAt,
  splitSentences,
  toPlainText,
  wrapRange,
  type Attributes,
  type Edit,
} from '../../../ssml/index.js';
import type { MarkTool } from '../bar-context.js';

/** A tag that is about to be inserted. */
export interface Mark {
  tool: MarkTool;
  /** The marked range, in characters; empty for a pause. */
  from: number;
  to: number;
  /** The pause in seconds, the pinyin, or the emotion. */
  value: string;
}

/** The initial value for each tool. */
const initialValues: Record<MarkTool, string> = { break: '0.5', phoneme: '', emotion: 'HAPPY' };

/** Values that are offered as buttons. */
export function suggestions(mark: Mark, text: string): readonly string[] {
  if (mark.tool === 'break') return ['0.3', '0.5', '1', '2'];
  if (mark.tool === 'emotion') return grammar.emotion.attributes[0]?.values ?? [];
  return mark.to - mark.from === 1 ? readingsAt(text, mark.from).map(({ pinyin }) => pinyin) : [];
}

/** The mark for a selection: a pause goes to its end, an emotion covers whole sentences. */
export function createMark(tool: MarkTool, text: string, from: number, to: number): Mark {
  const value = initialValues[tool];
  if (tool === 'break') return { tool, from: to, to, value };
  if (tool === 'phoneme') return { tool, from, to, value };
  const touched = splitSentences(text).filter((one) => one.to >= from && one.from <= to);
  return {
    tool,
    from: Math.min(from, ...touched.map((one) => one.from)),
    to: Math.max(to, ...touched.map((one) => one.to)),
    value,
  };
}

/** The marked text without tags. */
export function markedText(text: string, { from, to }: Mark): string {
  return toPlainText(text.slice(from, to)).trim();
}

function attributesOf({ tool, value }: Mark): Attributes {
  if (tool === 'emotion') return { type: value };
  if (tool === 'phoneme') return { ph: value.trim() };
  return { time: `${Math.round(Number(value) * 1000)}ms` };
}

/** The edits that insert the mark. */
export function editsOf(text: string, mark: Mark): Edit[] {
  const { tool, from, to } = mark;
  if (tool === 'break') return insertTag(text, to, tool, attributesOf(mark));
  return wrapRange(text, from, to, tool, attributesOf(mark));
}

/** Why the service would refuse the mark, as a sentence; undefined if it would not. */
export function markError(text: string, mark: Mark, lang: 'en' | 'zh'): string | undefined {
  const { tool } = mark;
  const inside = tool === 'break' ? '' : `${escapeText(markedText(text, mark) || 'a')}</${tool}>`;
  const script = `<speak>${openTag(tool, attributesOf(mark), tool === 'break')}${inside}</speak>`;
  return checkSsml(script, { target: 'live', lang }).find(({ severity }) => severity === 'error')?.message;
}
