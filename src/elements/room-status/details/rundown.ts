/** The paragraphs of a room in the order of its script, and the current and the next one. */
import type { SmartLiveRoom } from '../../../api/index.js';
import { itemText, paragraphsOf } from '../../../script/index.js';
import { stripTags } from '../../../ui/index.js';

/** One paragraph. */
export interface RundownItem {
  scene: string;
  sequence_no: number;
  /** The title, or the beginning of the text. */
  title: string;
}

/** All paragraphs of all scenes. */
export function readRundown(room: SmartLiveRoom | undefined): RundownItem[] {
  return paragraphsOf(room?.scene_scripts).map(({ scene, index, item }) => ({
    scene,
    sequence_no: item.sequence_no ?? index + 1,
    title: item.title || beginningOf(itemText(item)),
  }));
}

/**
 * The next paragraph of the script, and whether it is `certain` to be said next: from the second round on the service
 * may shuffle the paragraphs (reference 6.2.1, `random_play_mode`), and it doesn't report the number of the round.
 * Undefined if there is none, or if it cannot be known.
 */
export function nextParagraph(
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
