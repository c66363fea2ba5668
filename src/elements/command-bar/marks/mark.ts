/** One mark of the script language before it is set: what it is about, its value, and the edits that it makes. */
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
import type { Tool } from '../bar-context.js';

export interface Mark {
  tool: Tool;
  /** The characters that it is about; for a pause the place. */
  from: number;
  to: number;
  /** Seconds of a pause, the pronunciation, the emotion. */
  value: string;
}

/** What a mark begins with. */
const first: Record<Tool, string> = { break: '0.5', phoneme: '', emotion: 'HAPPY' };

/** Values that are one press away. */
export function offers(mark: Mark, text: string): readonly string[] {
  if (mark.tool === 'break') return ['0.3', '0.5', '1', '2'];
  if (mark.tool === 'emotion') return grammar.emotion.attributes[0]?.values ?? [];
  return mark.to - mark.from === 1 ? readingsAt(text, mark.from).map(({ pinyin }) => pinyin) : [];
}

/** A mark for a selection: a pause stands at its end, an emotion takes whole sentences. */
export function markFor(tool: Tool, text: string, from: number, to: number): Mark {
  const value = first[tool];
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

/** The words that a mark is about. */
export function subjectOf(text: string, { from, to }: Mark): string {
  return toPlainText(text.slice(from, to)).trim();
}

function attributesOf({ tool, value }: Mark): Attributes {
  if (tool === 'emotion') return { type: value };
  if (tool === 'phoneme') return { ph: value.trim() };
  return { time: `${Math.round(Number(value) * 1000)}ms` };
}

/** The edits that set the mark. */
export function editsOf(text: string, mark: Mark): Edit[] {
  const { tool, from, to } = mark;
  if (tool === 'break') return insertTag(text, to, tool, attributesOf(mark));
  return wrapRange(text, from, to, tool, attributesOf(mark));
}

/** What the service would refuse about the mark, in words. */
export function faultOf(text: string, mark: Mark, lang: 'en' | 'zh'): string | undefined {
  const { tool } = mark;
  const inside = tool === 'break' ? '' : `${escapeText(subjectOf(text, mark) || 'a')}</${tool}>`;
  const script = `<speak>${openTag(tool, attributesOf(mark), tool === 'break')}${inside}</speak>`;
  return checkSsml(script, { target: 'live', lang }).find(({ severity }) => severity === 'error')?.message;
}
