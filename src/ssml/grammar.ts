/** The grammar as data, one entry for each tag. The check, the completion, the toolbar and the documentation read it. */
import type { VoiceFlag } from './types.js';

/** The name of a tag of the grammar. */
export type TagName =
  'speak' | 'break' | 'phoneme' | 'say-as' | 'sub' | 'prosody' | 'emotion' | 'insert-action' | 'word';

/** How the value of an attribute is written. */
export type AttributeType = 'duration' | 'enum' | 'integer' | 'phonemes' | 'text';

/** What the grammar says about an attribute. */
export interface AttributeSpec {
  name: string;
  type: AttributeType;
  /** Whether the service rejects the tag without it. */
  required: boolean;
  /** The values of an `enum`, in the order to offer them. */
  values?: readonly string[];
  /** Smallest value: milliseconds of a `duration`, percent of an `integer`. */
  min?: number;
  /** Largest value, in the same unit. */
  max?: number;
  /** The unit of `min` and `max`. */
  unit?: 'ms' | '%';
  /** The flag that the voice needs for this attribute. */
  flag?: VoiceFlag;
  /** The flag that the voice needs for English phonemes. */
  flagEnglish?: VoiceFlag;
  reference: string;
}

/** What the grammar says about a tag. */
export interface TagSpec {
  name: TagName;
  /** Tags that may contain it; empty for the root. */
  parents: readonly TagName[];
  /** Tags it may contain; every tag that is not `empty` may contain text. */
  children: readonly TagName[];
  /** Whether it has no content. */
  empty: boolean;
  attributes: readonly AttributeSpec[];
  /** At least one of these attributes is required. */
  oneOf?: readonly string[];
  /** The flag that the voice needs for the tag, unless the attributes have their own flags. */
  flag?: VoiceFlag;
  /** Whether it takes effect in a live room. */
  live: boolean;
  /** Whether it takes effect in video production (reference 10.5: only break and phoneme do). */
  video: boolean;
  /** Section of the reference. */
  reference: string;
}

const INLINE = ['break', 'phoneme', 'say-as', 'sub', 'prosody', 'insert-action', 'word'] as const;
const ANYWHERE = ['speak', 'emotion'] as const;

/** All tags, by name. */
export const grammar: Readonly<Record<TagName, TagSpec>> = {
  speak: {
    name: 'speak',
    parents: [],
    children: [...INLINE, 'emotion'],
    empty: false,
    attributes: [],
    live: true,
    video: true,
    reference: '10.7',
  },
  break: {
    name: 'break',
    parents: ANYWHERE,
    children: [],
    empty: true,
    attributes: [
      {
        name: 'time',
        type: 'duration',
        required: false,
        min: 200,
        max: 10_000,
        unit: 'ms',
        flag: 'is_support_break_time',
        reference: '10.7',
      },
      {
        name: 'strength',
        type: 'enum',
        required: false,
        values: ['none', 'x-weak', 'weak', 'medium', 'strong', 'x-strong'],
        flag: 'is_support_break_strength',
        reference: '10.7',
      },
    ],
    live: true,
    video: true,
    reference: '10.7',
  },
  phoneme: {
    name: 'phoneme',
    parents: ANYWHERE,
    children: [],
    empty: false,
    attributes: [
      {
        name: 'ph',
        type: 'phonemes',
        required: true,
        flag: 'is_support_phoneme',
        flagEnglish: 'is_support_phoneme_en',
        reference: '10.7',
      },
    ],
    live: true,
    video: true,
    reference: '10.7',
  },
  'say-as': {
    name: 'say-as',
    parents: ANYWHERE,
    children: [],
    empty: false,
    attributes: [
      {
        name: 'interpret-as',
        type: 'enum',
        required: true,
        values: ['money', 'date', 'figure', 'phone', 'english', 'spell'],
        reference: '10.7',
      },
    ],
    flag: 'is_support_ssml_say_as',
    live: true,
    video: false,
    reference: '10.7',
  },
  sub: {
    name: 'sub',
    parents: ANYWHERE,
    children: [],
    empty: false,
    attributes: [{ name: 'alias', type: 'text', required: true, reference: '10.7' }],
    flag: 'is_support_ssml_sub',
    live: true,
    video: false,
    reference: '10.7',
  },
  prosody: {
    name: 'prosody',
    parents: ANYWHERE,
    children: [],
    empty: false,
    attributes: [
      { name: 'rate', type: 'integer', required: true, min: 50, max: 200, unit: '%', reference: '10.7' },
    ],
    flag: 'is_support_prosody',
    live: true,
    video: false,
    reference: '10.7',
  },
  emotion: {
    name: 'emotion',
    parents: ['speak'],
    children: INLINE,
    empty: false,
    attributes: [
      {
        name: 'type',
        type: 'enum',
        required: true,
        values: ['HAPPY', 'SAD', 'CALM', 'ANGER'],
        reference: '10.5',
      },
    ],
    live: true,
    video: false,
    reference: '10.5',
  },
  'insert-action': {
    name: 'insert-action',
    parents: ANYWHERE,
    children: [],
    empty: true,
    attributes: [
      { name: 'id', type: 'text', required: false, reference: '10.5' },
      { name: 'name', type: 'text', required: false, reference: '10.5' },
      { name: 'tag', type: 'text', required: false, reference: '10.5' },
    ],
    oneOf: ['id', 'tag'],
    live: true,
    video: false,
    reference: '10.5',
  },
  word: {
    name: 'word',
    parents: ANYWHERE,
    children: [],
    empty: false,
    attributes: [],
    flag: 'is_support_word',
    live: true,
    video: false,
    reference: '4.1.2',
  },
};

const byName: ReadonlyMap<string, TagSpec> = new Map(Object.entries(grammar));

/** The entry of a tag, by its exact name; undefined if there is no such tag. */
export const specOf = (name: string): TagSpec | undefined => byName.get(name);

/** Old spellings of the root; they are accepted with a warning. */
export const ROOT_ALIASES: readonly string[] = ['speake', 'speack'];

/** Whether a name is one of the root's spellings, in any case. */
export function isRootName(name: string): boolean {
  if (name === 'speak') return true;
  if (name.length < 5 || name.length > 6) return false;
  const lower = name.toLowerCase();
  return lower === 'speak' || ROOT_ALIASES.includes(lower);
}
