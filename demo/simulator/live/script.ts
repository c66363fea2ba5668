/** Plans a round: its paragraphs, their order and their durations. */
import { speakingSeconds } from '../text/speaking-time.js';
import { shuffle, type Random } from '../random.js';
import type { Inventions } from '../inventions.js';
import type { LiveScene, PlannedParagraph } from '../state/live-job.js';

type Item = LiveScene['shoot_scripts'][number];

/** The paragraphs of a round. The first round keeps the written order, later ones follow `mode` (reference 6.2.1). */
export function planRound(
  scenes: readonly LiveScene[],
  round: number,
  invented: Inventions,
  mode = 'SCRIPT_ITEM',
  random: Random = () => 0,
): PlannedParagraph[] {
  const mixScenes = round > 1 && (mode === 'SCENE' || mode === 'SCENE_AND_SCRIPT_ITEM');
  const mixItems = round > 1 && (mode === 'SCRIPT_ITEM' || mode === 'SCENE_AND_SCRIPT_ITEM');
  const inTurn = mixScenes ? shuffle(scenes, random) : scenes;
  return inTurn.flatMap((scene) => {
    const paragraphs = scene.shoot_scripts.map((item, index) => paragraphOf(scene, item, index, invented));
    return mixItems ? shuffle(paragraphs, random) : paragraphs;
  });
}

/** The scenes of a round, in its order. */
export function scenesOf(plan: readonly PlannedParagraph[]): LiveScene[] {
  return [...new Set(plan.map((paragraph) => paragraph.scene))];
}

function paragraphOf(
  scene: LiveScene,
  item: Item,
  index: number,
  { recordingSeconds, speechMilliseconds }: Inventions,
): PlannedParagraph {
  const recorded = item.audio_config?.audio_url || item.audio_config?.asset_id;
  return {
    scene,
    sequence_no: item.sequence_no ?? index + 1,
    title: item.title ?? '',
    text: recorded ? '' : (item.text_config?.text ?? ''),
    seconds: recorded
      ? recordingSeconds
      : speakingSeconds(item.text_config?.text ?? '', speechMilliseconds, scene.voice_config?.speed),
  };
}
