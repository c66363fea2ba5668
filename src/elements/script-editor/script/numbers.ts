/**
 * The numbers of paragraphs: they go up in the order of the script, and each is its own in its scene.
 *
 * A layer may say by number with which paragraph it is seen (LayerConfig, `sequence_no`): it stays with it.
 */
import type { WireParagraph, WireScene } from './paragraph.js';

const largest = 2_147_483_647;

/** A scene with its paragraphs as the service takes it. Numbers change only where they no longer go up. */
export function numbered(script: WireScene, items: readonly WireParagraph[]): WireScene {
  const before = items.map(({ sequence_no }) => sequence_no ?? undefined);
  const after = numbersFor(before, heldBy(script, before));
  if (after.every((number, i) => number === before[i])) return { ...script, shoot_scripts: [...items] };
  const shoot_scripts = items.map((item, i) =>
    item.sequence_no === after[i] ? item : { ...item, sequence_no: after[i] ?? null },
  );
  return { ...script, ...layersAfter(script, before, after), shoot_scripts };
}

/** A number for one more paragraph; undefined where the others have none either. */
export function nextNumber(script: WireScene, items: readonly WireParagraph[]): number | undefined {
  const numbers = items.map(({ sequence_no }) => sequence_no ?? undefined);
  if (items.length > 0 && numbers.every((number) => number === undefined)) return undefined;
  const next = free(Math.max(0, ...numbers.filter(isNumber)), heldBy(script, numbers));
  return next > largest ? undefined : next;
}

type Numbers = readonly (number | undefined)[];

const isNumber = (number: number | undefined): number is number => number !== undefined;

/** The first number above one that no layer holds for a paragraph that is gone. */
function free(above: number, held: ReadonlySet<number>): number {
  let next = above + 1;
  while (held.has(next)) next += 1;
  return next;
}

function numbersFor(before: Numbers, held: ReadonlySet<number>): Numbers {
  if (!before.some(isNumber)) return before;
  if (before.every((number, i) => isNumber(number) && (i === 0 || number > (before[i - 1] ?? 0))))
    return before;
  const pool = [...new Set(before.filter(isNumber))].sort((a, b) => a - b);
  while (pool.length < before.length) pool.push(free(pool.at(-1) ?? 0, held));
  return (pool.at(-1) ?? 0) > largest ? before.map((_, i) => i + 1) : pool;
}

/** Numbers that layers name and no paragraph has: nobody else gets them. */
function heldBy({ layer_config }: WireScene, numbers: Numbers): Set<number> {
  const named = (layer_config ?? []).map((layer) => layer.sequence_no ?? undefined).filter(isNumber);
  return new Set(named.filter((number) => !numbers.includes(number)));
}

/** Layers that are seen with one paragraph go with its number. */
function layersAfter(
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
