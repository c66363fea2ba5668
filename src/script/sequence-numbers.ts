/**
 * The sequence numbers of paragraphs: ascending in the order of the script, and unique in a scene.
 *
 * A layer may refer to its paragraph by number (LayerConfig, `sequence_no`); the reference is updated. The service stores
 * the audio file of a video's paragraph under its number only (reference 5.1.1, ShootScriptAudioFileItem): such a paragraph
 * keeps its number, and the others are numbered around it. If two of them were swapped, their numbers are not ascending,
 * because otherwise each would play the other's file.
 */
import { isRecorded, type WireParagraph, type WireScene } from './paragraph.js';

const largest = 2_147_483_647;

/** Builds a scene as the service expects it. Numbers change only if they are no longer ascending. */
export function renumber(script: WireScene, items: readonly WireParagraph[]): WireScene {
  const before = items.map(({ sequence_no }) => sequence_no ?? undefined);
  if (!before.some(isNumber) || isAscending(before)) return { ...script, shoot_scripts: [...items] };
  const held = reservedNumbers(script, before);
  const fixed = fileNumbers(script, items);
  const after = fixed.size > 0 ? assignAround(before, fixed, held) : assignNumbers(before, held);
  const shoot_scripts = items.map((item, i) =>
    item.sequence_no === after[i] ? item : { ...item, sequence_no: after[i] ?? null },
  );
  return { ...script, ...renumberLayers(script, before, after), shoot_scripts };
}

/** The number for a new paragraph; undefined if the others have none. */
export function nextNumber(script: WireScene, items: readonly WireParagraph[]): number | undefined {
  const numbers = items.map(({ sequence_no }) => sequence_no ?? undefined);
  if (items.length > 0 && numbers.every((number) => number === undefined)) return undefined;
  const next = nextFree(Math.max(0, ...numbers.filter(isNumber)), reservedNumbers(script, numbers));
  return next > largest ? undefined : next;
}

type Numbers = readonly (number | undefined)[];

const isNumber = (number: number | null | undefined): number is number => number != null;

const numbersOf = (list: readonly { sequence_no?: number | null }[]): number[] =>
  list.map(({ sequence_no }) => sequence_no).filter(isNumber);

const filesOf = ({ audio_files }: WireScene) => audio_files?.audio_file_url ?? [];

/** The first number above `above` that is not reserved. */
function nextFree(above: number, held: ReadonlySet<number>): number {
  let next = above + 1;
  while (held.has(next)) next += 1;
  return next;
}

function assignNumbers(before: Numbers, held: ReadonlySet<number>): Numbers {
  const pool = [...new Set(before.filter(isNumber))].sort((a, b) => a - b);
  while (pool.length < before.length) pool.push(nextFree(pool.at(-1) ?? 0, held));
  return (pool.at(-1) ?? 0) > largest ? before.map((_, i) => i + 1) : pool;
}

const isAscending = (numbers: Numbers): boolean =>
  numbers.every((number, i) => isNumber(number) && (i === 0 || number > (numbers[i - 1] ?? 0)));

/** Ascending numbers around the fixed ones; if that is impossible, only those that are not fixed are ascending. */
function assignAround(before: Numbers, fixed: ReadonlySet<number>, held: ReadonlySet<number>): Numbers {
  const taken = new Set([...held, ...fixed]);
  const isFixed = (number: number | undefined): number is number => isNumber(number) && fixed.has(number);
  let last = -1;
  const after = before.map((number) => (last = isFixed(number) ? number : nextFree(last, taken)));
  if (isAscending(after) && last <= largest) return after;
  last = -1;
  return before.map((number) => (isFixed(number) ? number : (last = nextFree(last, taken))));
}

/** Numbers of paragraphs whose audio file the service stores under their number. */
function fileNumbers(script: WireScene, items: readonly WireParagraph[]): Set<number> {
  const kept = numbersOf(filesOf(script));
  const spoken = items.filter(
    (item) => isRecorded(item) && !item.shoot_script?.audio_drive_file_external_url,
  );
  return new Set(numbersOf(spoken).filter((number) => kept.includes(number)));
}

/** Numbers that layers or files refer to although no paragraph has them; they are not reused. */
function reservedNumbers(script: WireScene, numbers: Numbers): Set<number> {
  const named = numbersOf([...(script.layer_config ?? []), ...filesOf(script)]);
  return new Set(named.filter((number) => !numbers.includes(number)));
}

/** Updates the numbers by which layers refer to paragraphs. */
function renumberLayers(
  { layer_config }: WireScene,
  before: Numbers,
  after: Numbers,
): Pick<WireScene, 'layer_config'> {
  if (!layer_config) return {};
  return {
    layer_config: layer_config.map((layer) => {
      const number = layer.sequence_no ?? undefined;
      const place = isNumber(number) ? before.indexOf(number) : -1;
      if (place < 0 || place !== before.lastIndexOf(number)) return layer;
      return { ...layer, sequence_no: after[place] ?? null };
    }),
  };
}
