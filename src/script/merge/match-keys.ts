/**
 * Matches scenes and paragraphs that were just read with the known ones. The service gives paragraphs no IDs, so they are
 * matched by content: equal ones first, then similar ones, then those in the same place.
 */
import { isEqual } from './merge-values.js';
import { contentKey, itemText, type WireParagraph, type WireScene } from '../paragraph.js';
import { newKey, type Paragraph, type Scene } from '../scenes.js';

/** Gives scenes that were just read the keys of the known scenes and paragraphs that they match. */
export function matchKeys(scripts: readonly WireScene[], base: readonly Scene[]): Scene[] {
  const sceneKeys = matchScenes(scripts, base);
  const items = scripts.flatMap(({ shoot_scripts }, i) =>
    (shoot_scripts ?? []).map((item) => ({ item, scene: sceneKeys[i] ?? `new ${i}` })),
  );
  const known = base.flatMap(({ key: scene, paragraphs }) =>
    paragraphs.map(({ key, item }) => ({ key, item, scene })),
  );
  const keys = matchParagraphs(items, known).values();
  return scripts.map(({ shoot_scripts, ...script }, i) => ({
    key: sceneKeys[i] ?? newKey(),
    script,
    paragraphs: (shoot_scripts ?? []).map((item): Paragraph => ({
      key: keys.next().value ?? newKey(),
      item,
    })),
  }));
}

/** Matches items with known ones by one rule after the other, each for the items that are still unmatched. */
class KeyMatcher<A, B extends { key: string }> {
  readonly keys: (string | undefined)[];
  private readonly free: Set<B>;

  constructor(
    private readonly items: readonly A[],
    known: readonly B[],
  ) {
    this.keys = items.map(() => undefined);
    this.free = new Set(known);
  }

  /** Matches items with the same non-empty key. */
  byEqual(rule: (one: A | B) => string | undefined): this {
    const free = new Map<string, B[]>();
    for (const one of this.free) {
      const name = rule(one);
      if (name) free.set(name, [...(free.get(name) ?? []), one]);
    }
    this.items.forEach((item, i) => {
      if (this.keys[i]) return;
      const match = free.get(rule(item) ?? '')?.shift();
      if (match) this.pair(i, match);
    });
    return this;
  }

  /** Matches pairs by descending score, down to a minimum. */
  byScore(score: (a: A, b: B) => number, enough: number): this {
    const found: { i: number; one: B; points: number }[] = [];
    this.items.forEach((item, i) => {
      if (this.keys[i]) return;
      for (const one of this.free) {
        const points = score(item, one);
        if (points >= enough) found.push({ i, one, points });
      }
    });
    for (const { i, one } of found.sort((a, b) => b.points - a.points)) {
      if (!this.keys[i] && this.free.has(one)) this.pair(i, one);
    }
    return this;
  }

  private pair(i: number, one: B): void {
    this.keys[i] = one.key;
    this.free.delete(one);
  }
}

function matchScenes(scripts: readonly WireScene[], base: readonly Scene[]): (string | undefined)[] {
  const known = base.map(({ key, script, paragraphs }) => ({
    key,
    shoot_scripts: paragraphs.map(({ item }) => item),
    ...script,
  }));
  const strangers = (a: WireScene, b: WireScene) => Boolean(a.script_id && b.script_id);
  return new KeyMatcher<WireScene, WireScene & { key: string }>(scripts, known)
    .byEqual(({ script_id }) => script_id ?? undefined)
    .byScore((a, b) => (!strangers(a, b) && sameName(a, b) ? 1 + sharedParagraphs(a, b) : 0), 1)
    .byScore((a, b) => (strangers(a, b) ? 0 : sharedParagraphs(a, b) + (sameLooks(a, b) ? 0.5 : 0)), 0.5)
    .byScore(sharedParagraphs, 1).keys;
}

/** Number of paragraphs with the same content. */
function sharedParagraphs(a: WireScene, b: WireScene): number {
  const words = new Set((b.shoot_scripts ?? []).map(spokenKey));
  return (a.shoot_scripts ?? []).filter((item) => spokenKey(item) && words.has(spokenKey(item))).length;
}

function sameLooks(a: WireScene, b: WireScene): boolean {
  const looks = ({ model_asset_id, voice_config, background_config, layer_config }: WireScene) => [
    ...[model_asset_id, voice_config, background_config, layer_config],
  ];
  return looks(a).some(Boolean) && isEqual(looks(a), looks(b));
}

const sameName = (a: WireScene, b: WireScene): boolean => (a.script_name ?? '') === (b.script_name ?? '');

interface ItemInScene {
  item: WireParagraph;
  scene: string;
}

function matchParagraphs(
  items: readonly ItemInScene[],
  known: readonly (ItemInScene & { key: string })[],
): (string | undefined)[] {
  const likeness = memoizedSimilarity();
  const number = ({ item }: ItemInScene) => item.sequence_no ?? '';
  const alike = (a: ItemInScene, b: ItemInScene) =>
    likeness(a.item, b.item) +
    (a.scene === b.scene ? 0.2 : 0) +
    (a.item.title && a.item.title === b.item.title ? 0.2 : 0);
  return new KeyMatcher(items, known)
    .byEqual((one) => `${one.scene} ${number(one)} ${spokenKey(one.item)}`)
    .byEqual((one) => `${one.scene} ${spokenKey(one.item)}`)
    .byEqual(({ item }) => spokenKey(item))
    .byScore(alike, 0.7)
    .byEqual(({ item, scene }) => (item.title ? `${scene} ${item.title}` : undefined))
    .byEqual((one) => (one.item.sequence_no == null ? undefined : `${one.scene} ${number(one)}`)).keys;
}

const silent = contentKey({});

/** The paragraph's content key; empty if it has no content. */
function spokenKey(item: WireParagraph): string {
  const says = contentKey(item);
  return says === silent ? '' : says;
}

/** Maximum number of characters of a text that are compared. */
const maxCompared = 2_000;

/** Similarity of two texts by their character pairs, from 0 to 1; the pairs of each item are computed once. */
function memoizedSimilarity(): (a: WireParagraph, b: WireParagraph) => number {
  const known = new Map<WireParagraph, ReadonlySet<string>>();
  const pairsOf = (item: WireParagraph) => {
    const pairs = known.get(item) ?? charactersInPairs(itemText(item));
    known.set(item, pairs);
    return pairs;
  };
  return (a, b) => {
    const [one, other] = [pairsOf(a), pairsOf(b)];
    if (one.size + other.size === 0) return 0;
    let common = 0;
    for (const pair of one) if (other.has(pair)) common++;
    return (2 * common) / (one.size + other.size);
  };
}

function charactersInPairs(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < Math.min(text.length, maxCompared); at++) pairs.add(text.slice(at, at + 2));
  return pairs;
}
