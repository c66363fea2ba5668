/** The tools of the toolbar: which tags each of them writes, and why one is not available. Derived from the grammar. */
import { grammar, type TagName, type Target, type Voice, type VoiceFlag } from '../../../ssml/index.js';
import {
  AudioWaveform,
  Face,
  Gauge,
  Hand,
  Hash,
  type IconNode,
  Replace,
  Speech,
  Timer,
} from '../../../ui/index.js';

/** A tool of the toolbar. */
export type Tool =
  'break' | 'rhythm' | 'phoneme' | 'say-as' | 'sub' | 'prosody' | 'emotion' | 'insert-action';

/** The tools with their icons, in the order of the toolbar. */
export const tools: readonly (readonly [tool: Tool, icon: IconNode])[] = [
  ['break', Timer],
  ['rhythm', AudioWaveform],
  ['phoneme', Speech],
  ['say-as', Hash],
  ['sub', Replace],
  ['prosody', Gauge],
  ['emotion', Face],
  ['insert-action', Hand],
];

/** The tags that a tool writes; for a pause, with the attribute that it sets. */
const toolTags: Readonly<Record<Tool, readonly (readonly [tag: TagName, attribute?: string])[]>> = {
  break: [['break', 'time']],
  rhythm: [['break', 'strength'], ['word']],
  phoneme: [['phoneme']],
  'say-as': [['say-as']],
  sub: [['sub']],
  prosody: [['prosody']],
  emotion: [['emotion']],
  'insert-action': [['insert-action']],
};

/** Why a tag has no effect: the voice does not support it, or a produced video ignores it. */
type UnsupportedReason = 'voice' | 'video';

/** Capabilities that a voice needs for a tag or attribute; one of them is enough. */
function flagsOf(tag: TagName, attribute?: string): readonly (VoiceFlag | undefined)[] {
  const { flag, attributes } = grammar[tag];
  if (flag) return [flag];
  const chosen = attributes.filter(({ name }) => !attribute || name === attribute);
  return chosen.flatMap((one) => (one.flagEnglish ? [one.flag, one.flagEnglish] : [one.flag]));
}

/** Why a tag, or one of its attributes, has no effect; undefined if it has. */
export function unsupportedReason(
  tag: TagName,
  attribute: string | undefined,
  voice: Voice | null | undefined,
  target: Target | null | undefined,
): UnsupportedReason | undefined {
  if (target === 'video' && !grammar[tag].video) return 'video';
  const flags = flagsOf(tag, attribute);
  return flags.length > 0 && flags.every((flag) => flag && voice?.[flag] === false) ? 'voice' : undefined;
}

/** Why a tool can write nothing that has an effect; undefined if it can. */
export function toolUnsupportedReason(
  tool: Tool,
  voice: Voice | null | undefined,
  target: Target | null | undefined,
): UnsupportedReason | undefined {
  const reasons = toolTags[tool].map(([tag, attribute]) => unsupportedReason(tag, attribute, voice, target));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}
