/**
 * Advice before a start: what the service would warn of when it accepts it (reference 6.2.1, `live_warning_info`). It is
 * found in the room, so that it stands before the start; what the service has told in addition stands before the next one.
 */
import type { SmartLiveRoom, StartSmartLiveBody } from '../../../api/index.js';
import { itemText, paragraphsOf } from '../../../script/index.js';
import { estimateDuration } from '../../../ssml/index.js';
import { contentHash } from './content-hash.js';

/** Numbers below which viewers hear repeats soon. The service documents none. */
const fewParagraphs = 10;
const shortScript = 600;

/** The service's types of warnings. */
const tipTypes = [
  'TOO_LESS_SCRIPT_ITEMS',
  'TOO_SHORT_SCRIPT_TIME',
  'TOO_LESS_DANMAKU_RULES',
  'RANDOM_PLAY_CLOSED',
  'ROTATION_MODEL_CLOSED',
] as const;

/** A type of warning that this package knows. */
export type TipType = (typeof tipTypes)[number];

/** A tip: its type, as the service writes it, and a name of it with the content that it is about. */
export interface Tip {
  readonly type: string;
  readonly key: string;
}

/** The reference spells one type in two ways. */
const tipTypeOf = (word: string): string => (word === 'TOO_LESSS_SCRIPT_ITEMS' ? tipTypes[0] : word);

/** A warning of the service as a tip about what the room contains now. */
export function tipOf(word: string, room: SmartLiveRoom, options: StartSmartLiveBody): Tip {
  const type = tipTypeOf(word);
  return { type, key: `${type}/${contentHash(contentOf(type, room, options))}` };
}

/** The tips for a room with the options of a start, and those that the service has `told` of the same content. */
export function findTips(
  room: SmartLiveRoom,
  options: StartSmartLiveBody,
  told: readonly string[],
): readonly Tip[] {
  const toldTypes = told.map((key) => key.split('/')[0] ?? '');
  const possible = [...new Set<string>([...tipTypes, ...toldTypes])].map((type) =>
    tipOf(type, room, options),
  );
  return possible.filter(({ type, key }) => applies(type, room, options) || told.includes(key));
}

function applies(type: string, room: SmartLiveRoom, options: StartSmartLiveBody): boolean {
  const paragraphs = paragraphsOf(room.scene_scripts);
  switch (type) {
    case 'TOO_LESS_SCRIPT_ITEMS':
      return paragraphs.length > 0 && paragraphs.length < fewParagraphs;
    case 'TOO_SHORT_SCRIPT_TIME':
      return paragraphs.length > 0 && secondsOf(paragraphs) < shortScript;
    case 'TOO_LESS_DANMAKU_RULES':
      return !room.interaction_rules?.some(
        ({ event_type, enabled }) => event_type === 1 && enabled !== false,
      );
    case 'RANDOM_PLAY_CLOSED':
      return orderOf(room, options) === 'NONE';
    case 'ROTATION_MODEL_CLOSED':
      return !room.backup_model_asset_ids?.some(Boolean);
    default:
      return false;
  }
}

/** The spoken length of a script in seconds; a recording counts as a short paragraph, as its length is not known here. */
function secondsOf(paragraphs: readonly { item: Parameters<typeof itemText>[0] }[]): number {
  return paragraphs.reduce((sum, { item }) => sum + Math.max(estimateDuration(itemText(item)), 5), 0);
}

const orderOf = (room: SmartLiveRoom, options: StartSmartLiveBody) =>
  (options.play_policy ?? room.play_policy)?.random_play_mode;

/** What a tip is about: while it stays the same, the tip does. */
function contentOf(type: string, room: SmartLiveRoom, options: StartSmartLiveBody): unknown {
  if (type === 'TOO_LESS_DANMAKU_RULES') return room.interaction_rules ?? [];
  if (type === 'RANDOM_PLAY_CLOSED') return orderOf(room, options) ?? '';
  if (type === 'ROTATION_MODEL_CLOSED') return room.backup_model_asset_ids ?? [];
  return paragraphsOf(room.scene_scripts).map(({ item }) => itemText(item));
}
