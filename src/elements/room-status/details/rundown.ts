/** The paragraphs of a room in the order they are written, and which of them is being spoken. */
import type { SmartLiveRoom } from '../../../api/index.js';
import type { LiveParagraph } from '../../../live/index.js';
import { itemText, paragraphsOf } from '../../../script/index.js';
import { stripTags } from '../../../ui/strip-tags.js';

export interface RundownItem {
  scene: string;
  sequence_no: number;
  /** Its title, or how its text begins. */
  title: string;
}

/** All paragraphs of all scenes. */
export function rundownOf(room: SmartLiveRoom | undefined): RundownItem[] {
  return paragraphsOf(room?.scene_scripts).map(({ scene, index, item }) => ({
    scene,
    sequence_no: item.sequence_no ?? index + 1,
    title: item.title || beginningOf(itemText(item)),
  }));
}

/** Index of the paragraph that is being spoken; −1 if it is not among them. */
export function indexOf(rundown: readonly RundownItem[], playing: LiveParagraph | undefined): number {
  if (!playing) return -1;
  const same = (item: RundownItem) =>
    item.sequence_no === playing.sequence_no && (!playing.scene || item.scene === playing.scene);
  return rundown.findIndex(same);
}

/**
 * The paragraph that is written next, and whether it is certain that it comes next: from the second round on the
 * service may mix them (6.2.1, `random_play_mode`), and which round it is, it does not tell. Undefined where nothing
 * comes, or nobody can know.
 */
export function nextOf(
  rundown: readonly RundownItem[],
  index: number,
  policy: SmartLiveRoom['play_policy'],
): { item: RundownItem; certain: boolean } | undefined {
  if (index < 0 || rundown.length < 2) return undefined;
  const certain = policy?.random_play_mode === 'NONE';
  const repeats = (policy?.repeat_count ?? 0) !== 0;
  const item = rundown[index + 1] ?? (certain && repeats ? rundown[0] : undefined);
  return item && { item, certain: certain || !repeats };
}

function beginningOf(text: string): string {
  const plain = stripTags(text).trim();
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
}
