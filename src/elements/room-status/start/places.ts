/** Where what a check has found can be changed: in the script, in the options of this element, or in the room's settings. */
import type { FindingCode } from './preflight.js';
import type { StartFields } from './start-options.js';
import type { TipType } from './tips.js';

/** The settings of a room that other parts of the page change. */
export type RoomSetting = 'avatar' | 'voice' | 'video' | 'rules' | 'rotation' | 'callbacks';

/** A place: the script, a field of the options, or a setting of the room. */
export type Place =
  { kind: 'script' } | { kind: 'options'; field: keyof StartFields } | { kind: 'room'; setting: RoomSetting };

const script: Place = { kind: 'script' };
const option = (field: keyof StartFields): Place => ({ kind: 'options', field });
const room = (setting: RoomSetting): Place => ({ kind: 'room', setting });

/** The place of each finding and tip; a finding about something that only time or MetaStudio changes has none. */
export const places: Readonly<Partial<Record<FindingCode | TipType, Place>>> = {
  noScript: script,
  emptyParagraph: script,
  scriptErrors: script,
  scriptWarnings: script,
  noAvatar: room('avatar'),
  avatarGone: room('avatar'),
  avatarNotLive: room('avatar'),
  noVoice: room('voice'),
  voiceGone: room('voice'),
  voiceNotRealtime: room('voice'),
  noOutput: option('output_url'),
  badOutput: option('output_url'),
  severalOutputs: option('output_url'),
  noKey: option('stream_key'),
  anotherTask: option('single_job_in_room'),
  resolution: room('video'),
  viewMode: room('video'),
  codec: room('video'),
  subtitles: room('video'),
  filmOption: room('video'),
  noCallback: room('callbacks'),
  TOO_LESS_SCRIPT_ITEMS: script,
  TOO_SHORT_SCRIPT_TIME: script,
  TOO_LESS_DANMAKU_RULES: room('rules'),
  RANDOM_PLAY_CLOSED: option('random_play_mode'),
  ROTATION_MODEL_CLOSED: room('rotation'),
};
