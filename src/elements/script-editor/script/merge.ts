/**
 * Two people changed one script: what each of them changed is put together, member by member, paragraph by paragraph.
 *
 * `base` is what both began with. Where both changed the same member of one paragraph to different things, there is a
 * conflict, and a person chooses.
 */
import { newKey, type Paragraph, type Scene, type WireParagraph, type WireScene } from './scenes.js';

/** A paragraph that both changed; undefined: deleted. */
export interface Conflict {
  key: string;
  scene: string;
  mine: Paragraph | undefined;
  theirs: Paragraph | undefined;
}

export interface Merged {
  /** With mine where there is a conflict. */
  scenes: Scene[];
  conflicts: Conflict[];
}

/** Gives scenes just read the keys of those they go back to: equal ones first, then those with the same name or number. */
export function keyedLike(scripts: readonly WireScene[], base: readonly Scene[]): Scene[] {
  const sceneKeys = matched(scripts, base, [
    (script, scene) => Boolean(script.script_id) && script.script_id === scene.script.script_id,
    (script, scene) => (script.script_name ?? '') === (scene.script.script_name ?? ''),
  ]);
  return scripts.map(({ shoot_scripts, ...script }, i) => {
    const items = shoot_scripts ?? [];
    const before = base.find(({ key }) => key === sceneKeys[i])?.paragraphs ?? [];
    const keys = matched(items, before, [
      (item, paragraph) => sameWords(item, paragraph.item) && item.sequence_no === paragraph.item.sequence_no,
      (item, paragraph) => sameWords(item, paragraph.item),
      (item, paragraph) => item.sequence_no != null && item.sequence_no === paragraph.item.sequence_no,
    ]);
    return {
      key: sceneKeys[i] ?? newKey(),
      script,
      paragraphs: items.map((item, j) => ({ key: keys[j] ?? newKey(), item })),
    };
  });
}

function matched<A, B extends { key: string }>(
  items: readonly A[],
  known: readonly B[],
  rules: readonly ((a: A, b: B) => boolean)[],
): (string | undefined)[] {
  const keys: (string | undefined)[] = items.map(() => undefined);
  const free = new Set(known);
  for (const rule of rules) {
    items.forEach((item, i) => {
      if (keys[i]) return;
      const match = [...free].find((candidate) => rule(item, candidate));
      if (!match) return;
      keys[i] = match.key;
      free.delete(match);
    });
  }
  return keys;
}

const sameWords = (a: WireParagraph, b: WireParagraph): boolean =>
  (a.title ?? '') === (b.title ?? '') && (a.text_config?.text ?? '') === (b.text_config?.text ?? '');

/** Puts mine and theirs together. The keys tell which scene and which paragraph is which. */
export function merge(base: readonly Scene[], mine: readonly Scene[], theirs: readonly Scene[]): Merged {
  const conflicts: Conflict[] = [];
  const scenes: Scene[] = [];
  for (const their of theirs) {
    const own = mine.find(({ key }) => key === their.key);
    const old = base.find(({ key }) => key === their.key);
    if (!own) {
      if (!old) scenes.push(their);
      continue;
    }
    const paragraphs = mergeParagraphs(old?.paragraphs ?? [], own, their.paragraphs, conflicts);
    scenes.push({ key: their.key, script: their.script, paragraphs });
  }
  mine.forEach((own, index) => {
    if (theirs.some(({ key }) => key === own.key)) return;
    const old = base.find(({ key }) => key === own.key);
    if (old && same(old.paragraphs, own.paragraphs)) return;
    for (const mineNow of own.paragraphs) {
      const before = old?.paragraphs.find(({ key }) => key === mineNow.key);
      if (old && !same(before?.item, mineNow.item)) {
        conflicts.push({ key: mineNow.key, scene: nameOf(own), mine: mineNow, theirs: undefined });
      }
    }
    scenes.splice(Math.min(index, scenes.length), 0, own);
  });
  return { scenes, conflicts };
}

function mergeParagraphs(
  base: readonly Paragraph[],
  own: Scene,
  theirs: readonly Paragraph[],
  conflicts: Conflict[],
): Paragraph[] {
  const mine = own.paragraphs;
  const result = new Map<string, Paragraph>();
  for (const key of new Set([...mine, ...theirs].map((paragraph) => paragraph.key))) {
    const find = (list: readonly Paragraph[]) => list.find((paragraph) => paragraph.key === key);
    const merged = mergeOne(find(base), find(mine), find(theirs));
    if (merged.paragraph) result.set(key, merged.paragraph);
    if (merged.conflict) conflicts.push({ key, scene: nameOf(own), mine: find(mine), theirs: find(theirs) });
  }
  const theyMoved = !sameOrder(base, theirs);
  const [lead, other] = theyMoved && sameOrder(base, mine) ? [theirs, mine] : [mine, theirs];
  const order = lead.map(({ key }) => key).filter((key) => result.has(key));
  other.forEach(({ key }, i) => {
    if (!result.has(key) || order.includes(key)) return;
    const before = other.slice(0, i).findLast((paragraph) => order.includes(paragraph.key));
    order.splice(before ? order.indexOf(before.key) + 1 : 0, 0, key);
  });
  return order.flatMap((key) => result.get(key) ?? []);
}

function mergeOne(
  base: Paragraph | undefined,
  mine: Paragraph | undefined,
  theirs: Paragraph | undefined,
): { paragraph: Paragraph | undefined; conflict: boolean } {
  if (!base) return { paragraph: mine ?? theirs, conflict: false };
  if (mine && theirs) return mergeItems(base, mine, theirs);
  const [left, deletedByMe] = [mine ?? theirs, !mine];
  const changed = left !== undefined && !same(base.item, left.item);
  if (!changed) return { paragraph: undefined, conflict: false };
  return { paragraph: deletedByMe ? undefined : left, conflict: true };
}

function mergeItems(
  base: Paragraph,
  mine: Paragraph,
  theirs: Paragraph,
): { paragraph: Paragraph; conflict: boolean } {
  const members = new Set([...Object.keys(mine.item), ...Object.keys(theirs.item)]);
  members.delete('sequence_no');
  const item: Record<string, unknown> = { ...theirs.item };
  if (item['sequence_no'] == null) item['sequence_no'] = mine.item.sequence_no;
  let conflict = false;
  for (const name of members) {
    const [old, own, other] = [base, mine, theirs].map((one) => (one.item as Record<string, unknown>)[name]);
    if (same(old, own) || same(own, other)) continue;
    if (!same(old, other)) conflict = true;
    item[name] = own;
  }
  return {
    paragraph: same(item, mine.item) ? mine : { key: mine.key, item: item },
    conflict,
  };
}

/** The scenes with their version of one paragraph instead of mine. */
export function withTheirs(
  scenes: readonly Scene[],
  { key, theirs }: Conflict,
  at: readonly Scene[],
): Scene[] {
  const home = at.find(({ paragraphs }) => paragraphs.some((paragraph) => paragraph.key === key));
  return scenes.map((scene) => {
    const index = scene.paragraphs.findIndex((paragraph) => paragraph.key === key);
    if (index >= 0) {
      return { ...scene, paragraphs: scene.paragraphs.toSpliced(index, 1, ...(theirs ? [theirs] : [])) };
    }
    if (!theirs || scene.key !== home?.key) return scene;
    const place = home.paragraphs.findIndex((paragraph) => paragraph.key === key);
    return { ...scene, paragraphs: scene.paragraphs.toSpliced(place, 0, theirs) };
  });
}

const nameOf = ({ script }: Scene): string => script.script_name ?? '';

/** Whether what is left of the base stands in the base's order. */
function sameOrder(base: readonly Paragraph[], now: readonly Paragraph[]): boolean {
  const places = now
    .map(({ key }) => base.findIndex((paragraph) => paragraph.key === key))
    .filter((place) => place >= 0);
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (a ?? null) === (b ?? null) || canonical(a) === canonical(b);
}

/** JSON with members in one order, and without those that are null. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, member: unknown) => {
      if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
      return Object.fromEntries(
        Object.entries(member)
          .filter(([, inner]) => inner !== null)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    }) ?? ''
  );
}
