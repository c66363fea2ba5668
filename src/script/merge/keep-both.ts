/** Adds a draft to the current script: paragraphs that differ are added as further paragraphs. */
import { matchKeys } from './match-keys.js';
import { newKey, paragraphAt, paragraphText, toWire, type Paragraph, type Scene } from '../scenes.js';

/** The scenes with the draft's version after each paragraph that the draft changed since `base`. */
export function keepBoth(scenes: readonly Scene[], base: readonly Scene[], draft: readonly Scene[]): Scene[] {
  const current = matchKeys(toWire(scenes), base);
  const orphans = draft.filter((one) => !current.some(({ key }) => key === one.key));
  return scenes.map((scene, index) => {
    const own = draft.find(({ key }) => key === current[index]?.key)?.paragraphs ?? [];
    const homeless = index === 0 ? orphans.flatMap(({ paragraphs }) => [...paragraphs]) : [];
    const added = [...own, ...homeless].filter((paragraph) => {
      const old = paragraphAt(base, paragraph.key);
      const stored = paragraphAt(current, paragraph.key);
      return (!old || !hasSameText(old, paragraph)) && (!stored || !hasSameText(stored, paragraph));
    });
    return {
      ...scene,
      paragraphs: withVersions(scene.paragraphs, current[index]?.paragraphs ?? [], added),
    };
  });
}

/** Inserts each of `added` after the paragraph that it is a version of, or at the end. */
function withVersions(
  paragraphs: readonly Paragraph[],
  current: readonly Paragraph[],
  added: readonly Paragraph[],
): Paragraph[] {
  const known = new Set(current.map(({ key }) => key));
  const fresh = ({ item: { sequence_no: _, ...item } }: Paragraph): Paragraph => ({ key: newKey(), item });
  const beside = paragraphs.flatMap((paragraph, i) => [
    paragraph,
    ...added.filter(({ key }) => key === current[i]?.key).map(fresh),
  ]);
  return [...beside, ...added.filter(({ key }) => !known.has(key)).map(fresh)];
}

/** Whether two paragraphs have the same title and text. */
export const hasSameText = (a: Paragraph, b: Paragraph): boolean =>
  a.item.title === b.item.title && paragraphText(a) === paragraphText(b);
