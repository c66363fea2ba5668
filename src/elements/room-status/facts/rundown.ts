/** The paragraphs of a room in the order they are written, and which of them is being spoken. */
import type { SmartLiveRoom } from '../../api/index.js';
import type { LiveParagraph } from '../../live/index.js';
import { wordsOf } from '../../ui/plain-text.js';

export interface RundownItem {
  scene: string;
  sequence_no: number;
  /** Its title, or how its text begins. */
  title: string;
}

/** All paragraphs of all scenes. */
export function rundownOf(room: SmartLiveRoom | undefined): RundownItem[] {
  return (room?.scene_scripts ?? []).flatMap((scene) =>
    (scene.shoot_scripts ?? []).map((paragraph, index) => ({
      scene: scene.script_name ?? '',
      sequence_no: paragraph.sequence_no ?? index + 1,
      title: paragraph.title || beginningOf(paragraph.text_config?.text ?? ''),
    })),
  );
}

/** Index of the paragraph that is being spoken; −1 if it is not among them. */
export function indexOf(rundown: readonly RundownItem[], playing: LiveParagraph | undefined): number {
  if (!playing) return -1;
  const same = (item: RundownItem) =>
    item.sequence_no === playing.sequence_no && (!playing.scene || item.scene === playing.scene);
  return rundown.findIndex(same);
}

function beginningOf(text: string): string {
  const plain = wordsOf(text).trim();
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
}
