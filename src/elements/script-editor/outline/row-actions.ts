/** The actions on a row as functions of the script: which the menu offers, and what each makes of the scenes. */
import {
  addParagraph,
  addScene,
  duplicateRow,
  isRecorded,
  joinWithNext,
  moveBy,
  moveToNextScene,
  type NameTemplates,
  type OutlineResult,
  paragraphAt,
  removeRow,
  type Scene,
  splitParagraph,
} from '../../../script/index.js';
import type { ActionName } from './messages.js';

/** What an action depends on besides the row. */
export interface RowActionOptions {
  scenes: readonly Scene[];
  /** Names for new scenes and paragraphs. */
  names: NameTemplates;
  /** Whether the script is for a video, which is a single scene. */
  video: boolean;
  /** Position in the row's text at which a split cuts it. */
  splitAt: number;
}

/**
 * The scenes after an action on a row, or why the action is not available. Undefined for an action that changes nothing
 * by itself: renaming before a name is entered, and switching between text and recording.
 */
export function rowActionResult(
  act: ActionName,
  key: string,
  { scenes, names, video, splitAt }: RowActionOptions,
): OutlineResult | undefined {
  switch (act) {
    case 'add':
      return addParagraph(scenes, key, names, video);
    case 'add-scene':
      return addScene(scenes, key, names, video);
    case 'duplicate':
      return duplicateRow(scenes, key, names, video);
    case 'split':
      return splitParagraph(scenes, key, splitAt, names);
    case 'join':
      return joinWithNext(scenes, key);
    case 'up':
    case 'down':
      return moveBy(scenes, key, act === 'up' ? -1 : 1);
    case 'scene-up':
    case 'scene-down':
      return moveToNextScene(scenes, key, act === 'scene-up' ? -1 : 1);
    case 'delete':
      return removeRow(scenes, key, video);
    case 'rename':
      return paragraphAt(scenes, key)?.item.shoot_script ? { refusal: 'untitled' } : undefined;
    default:
      return undefined;
  }
}

const sceneActions: readonly ActionName[] = [
  'rename',
  'add',
  'add-scene',
  'duplicate',
  'up',
  'down',
  'delete',
];

/** Actions on a scene that a video script doesn't offer, because it is always a single scene. */
const multiSceneActions: ReadonlySet<ActionName> = new Set<ActionName>([
  'add-scene',
  'duplicate',
  'up',
  'down',
  'delete',
]);

/** The actions that the menu of a row offers, in order. Some of them may not be available at the moment. */
export function rowActions(
  scenes: readonly Scene[],
  key: string,
  isSingleScript: boolean,
): readonly ActionName[] {
  if (scenes.some((scene) => scene.key === key)) {
    return sceneActions.filter((act) => !(isSingleScript && multiSceneActions.has(act)));
  }
  const paragraph = paragraphAt(scenes, key);
  return [
    'rename',
    'add',
    'duplicate',
    'split',
    'join',
    paragraph && isRecorded(paragraph.item) ? 'speak' : 'record',
    'up',
    'down',
    ...(scenes.length < 2 ? [] : (['scene-up', 'scene-down'] as const)),
    'delete',
  ];
}
