/** The paragraphs of the round that a task plays (reference 10.5), and which of them it speaks. */
import { lenient, livePlayingScriptList } from '../api/index.js';
import type { LiveParagraph } from './state.js';

/** A paragraph of a round, by which scene and number the service identifies it. */
export interface RoundParagraph {
  /** Name of the scene. */
  readonly scene: string;
  readonly sequence_no: number;
  readonly title: string;
}

const list = /* @__PURE__ */ lenient(livePlayingScriptList);

/** The paragraphs in playing order, from the answer to GET_CURRENT_PLAYING_SCRIPTS; empty if it tells none. */
export function parseRound(answer: unknown): RoundParagraph[] {
  const { data } = list.safeParse(answer);
  return (data?.scene_scripts ?? []).flatMap(({ script_name, shoot_scripts }) =>
    (shoot_scripts ?? []).map(({ sequence_no, title }) => ({
      scene: script_name ?? '',
      sequence_no: sequence_no ?? 0,
      title: title ?? '',
    })),
  );
}

/** The index of the paragraph that is being spoken; −1 if it is unknown or the round doesn't contain it. */
export function playingIndex(
  round: readonly Omit<RoundParagraph, 'title'>[],
  playing: LiveParagraph | undefined,
): number {
  if (playing?.sequence_no === undefined) return -1;
  const { scene, sequence_no } = playing;
  return round.findIndex((one) => one.sequence_no === sequence_no && (!scene || one.scene === scene));
}
