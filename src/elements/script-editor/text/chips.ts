/**
 * Computes the chips of an SSML text: which ranges are replaced by a chip, and its label.
 *
 * Malformed markup gets no chips and stays visible as source; a plain text has none.
 */
import { lookUp } from '../../../base/index.js';
import {
  withToneMarks,
  toPlainText,
  type SsmlDocument,
  type SsmlElement,
  type SsmlText,
} from '../../../ssml/index.js';

/** What a chip represents: a tag, an entity (`&amp;`), a comment, or a hidden range (the root's tags). */
export type ChipKind =
  | 'break'
  | 'phoneme'
  | 'say-as'
  | 'sub'
  | 'prosody'
  | 'emotion'
  | 'insert-action'
  | 'word'
  | 'tag'
  | 'comment'
  | 'entity'
  | 'hidden';

/** A range of the source that is shown as one unit. */
export interface Chip {
  from: number;
  to: number;
  kind: ChipKind;
  /** The whole element, or one of its two tags. */
  part: 'whole' | 'open' | 'close';
  /** The text inside the element; empty for a single tag. */
  text: string;
  /** The effect: a pause's length, a pronunciation. */
  label: string;
  /** The emotion's value in the source; empty for other kinds. */
  emotion: string;
  /** Accessible name. */
  spoken: string;
  /** Index of its element in the document; −1 if it has none. */
  element: number;
}

/** Labels of chips in one language. */
export interface ChipLabels {
  seconds: (value: string) => string;
  strength: Readonly<Record<string, string>>;
  readAs: Readonly<Record<string, string>>;
  emotion: Readonly<Record<string, string>>;
  speed: (percent: string) => string;
  word: string;
  comment: string;
  spoken: (chip: Pick<Chip, 'kind' | 'part' | 'text' | 'label'>) => string;
}

const kinds = new Set<string>([
  'break',
  'phoneme',
  'say-as',
  'sub',
  'prosody',
  'emotion',
  'insert-action',
  'word',
]);
const holdingText = new Set<string>(['phoneme', 'say-as', 'sub', 'word']);

/** Maximum length, in characters, of a text inside one chip; a longer text is shown between two chips. */
const MAX_INSIDE = 60;

/** The chips of a document, in order and without overlap. */
export function chipsOf(doc: SsmlDocument, words: ChipLabels): Chip[] {
  if (doc.mode === 'plain') return [];
  const chips: Chip[] = [];
  const broken = brokenTags(doc);
  const parents = new Set(doc.elements.map(({ parent }) => parent));
  let covered = 0;
  for (const element of doc.elements) {
    const closed = element.selfClosing || element.closeTo >= 0;
    if (!closed || element.openFrom < covered || broken(element)) continue;
    const kind = kindOf(element, doc);
    const inner = doc.text.slice(element.openTo, Math.max(element.openTo, element.closeFrom));
    const whole =
      element.selfClosing ||
      (holdingText.has(kind) &&
        !parents.has(element.index) &&
        inner.length <= MAX_INSIDE &&
        !/[\n<]/.test(inner));
    const emotion = kind === 'emotion' ? valueOf(element, 'type') : '';
    const base = { kind, label: labelOf(element, words), emotion, element: element.index };
    const put = (part: Chip['part'], from: number, to: number, text = '') =>
      chips.push({ ...base, from, to, part, text, spoken: words.spoken({ ...base, part, text }) });
    if (whole) {
      put('whole', element.openFrom, element.to, decoded(inner));
      covered = element.to;
      continue;
    }
    put('open', element.openFrom, element.openTo);
    put('close', element.closeFrom, element.closeTo);
  }
  for (const { kind, from, to } of doc.misc) {
    if (kind !== 'comment') continue;
    chips.push({
      from,
      to,
      kind,
      part: 'whole',
      text: '',
      label: words.comment,
      emotion: '',
      spoken: words.comment,
      element: -1,
    });
  }
  chips.sort((a, b) => a.from - b.from);
  return withEntities(doc, chips);
}

function kindOf({ name, index }: SsmlElement, doc: SsmlDocument): ChipKind {
  if (index === doc.root) return 'hidden';
  return kinds.has(name) ? (name as ChipKind) : 'tag';
}

/** The label of a value, or the value itself if it has none. */
const wordFor = (words: Readonly<Record<string, string>>, value: string): string =>
  lookUp(words, value) ?? value;

const valueOf = ({ attributes }: SsmlElement, name: string): string =>
  attributes.find((attribute) => attribute.name === name)?.value ?? '';

function labelOf(element: SsmlElement, words: ChipLabels): string {
  const value = (name: string) => valueOf(element, name);
  switch (element.name) {
    case 'break':
      return value('time')
        ? words.seconds(secondsOf(value('time')))
        : wordFor(words.strength, value('strength') || 'medium');
    case 'phoneme':
      return value('ph').split(/\s+/).map(withToneMarks).join(' ');
    case 'say-as':
      return wordFor(words.readAs, value('interpret-as'));
    case 'sub':
      return value('alias');
    case 'prosody':
      return words.speed(value('rate'));
    case 'emotion':
      return wordFor(words.emotion, value('type'));
    case 'insert-action':
      return value('name') || value('tag') || value('id');
    case 'word':
      return words.word;
    default:
      return element.name;
  }
}

/** Converts an SSML duration (`500ms`, `1.5s`) to seconds; returns other input unchanged. */
export function secondsOf(time: string): string {
  const match = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(ms|s)\s*$/.exec(time);
  if (!match) return time;
  return String(Number(match[1]) / (match[2] === 'ms' ? 1000 : 1));
}

/** Returns a test whether one of an element's tags is malformed. */
function brokenTags(doc: SsmlDocument): (element: SsmlElement) => boolean {
  const starts = doc.problems.map(({ from }) => from).sort((a, b) => a - b);
  const hit = (from: number, to: number): boolean => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return (starts[low] ?? Infinity) < to;
  };
  if (starts.length === 0) return () => false;
  return ({ openFrom, openTo, closeFrom, closeTo }) => hit(openFrom, openTo) || hit(closeFrom, closeTo);
}

function withEntities(doc: SsmlDocument, chips: readonly Chip[]): Chip[] {
  if (!doc.text.includes('&')) return [...chips];
  const all: Chip[] = [];
  let next = 0;
  for (const part of doc.texts) {
    for (let chip = chips[next]; chip && chip.from < part.from; chip = chips[++next]) all.push(chip);
    const covering = all.at(-1);
    if (part.cdata || (covering && covering.to > part.from)) continue;
    all.push(...entitiesIn(doc.text, part));
  }
  return [...all, ...chips.slice(next)];
}

function entitiesIn(text: string, part: SsmlText): Chip[] {
  const chips: Chip[] = [];
  for (const match of text.slice(part.from, part.to).matchAll(/&#?[a-zA-Z0-9]{1,16};/g)) {
    const character = decoded(match[0]);
    if (character === match[0] || character.trim() === '') continue;
    const from = part.from + match.index;
    chips.push({
      from,
      to: from + match[0].length,
      kind: 'entity',
      part: 'whole',
      text: character,
      label: '',
      emotion: '',
      spoken: '',
      element: -1,
    });
  }
  return chips;
}

const read = new Map<string, string>();

function decoded(raw: string): string {
  if (!raw.includes('&')) return raw;
  const known = read.get(raw) ?? toPlainText(`<speak>${raw}</speak>`);
  if (read.size < 1_000) read.set(raw, known);
  return known;
}
