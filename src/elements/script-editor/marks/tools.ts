/** The tools: which mark each of them sets, and why one cannot be used here. All of it is read from the grammar. */
import { grammar, type TagName, type Target, type Voice, type VoiceFlag } from '../../../ssml/index.js';
import type { IconNode } from '../../../ui/svg-icon.js';
import { AudioWaveform, Face, Gauge, Hand, Hash, Replace, Speech, Timer } from '../../../ui/icons.js';

export type Tool =
  'break' | 'rhythm' | 'phoneme' | 'say-as' | 'sub' | 'prosody' | 'emotion' | 'insert-action';

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

/** What a tool may write: tags, of a pause with the attribute that it is about. */
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

/** Why a tool, or a tag, does nothing here: the voice cannot do it, or a produced video ignores it. */
type UnsupportedReason = 'voice' | 'video';

/** Flags that a voice needs for a tag, or for one of its attributes; any one of them is enough. */
function flagsOf(tag: TagName, attribute?: string): readonly (VoiceFlag | undefined)[] {
  const { flag, attributes } = grammar[tag];
  if (flag) return [flag];
  const chosen = attributes.filter(({ name }) => !attribute || name === attribute);
  return chosen.flatMap((one) => (one.flagEnglish ? [one.flag, one.flagEnglish] : [one.flag]));
}

/** Why a tag, or one of its attributes, would not be heard; undefined when it would. */
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

/** Why a tool can write nothing that would be heard. */
export function toolUnsupportedReason(
  tool: Tool,
  voice: Voice | null | undefined,
  target: Target | null | undefined,
): UnsupportedReason | undefined {
  const reasons = toolTags[tool].map(([tag, attribute]) => unsupportedReason(tag, attribute, voice, target));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}
