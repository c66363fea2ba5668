/**
 * The tags that change what is said or how long it takes (reference 10.5, 10.7). All others, and those that nobody knows,
 * change nothing: their text is spoken as it stands. The reference names no error for an unknown tag or value.
 */

/** How the text in a tag is spoken. */
export interface Manner {
  /** Speed in percent of the voice's own. */
  rate: number;
  /** The `interpret-as` of a say-as. */
  readAs?: string;
  /** Said instead of the text. */
  alias?: string;
  /** Number of syllables that a phoneme tag writes out. */
  syllables?: number;
}

/** The strengths of a pause (10.7). */
const strengths = ['none', 'x-weak', 'weak', 'medium', 'strong', 'x-strong'] as const;

/** A pause: its milliseconds, or else its strength. */
export interface Pause {
  milliseconds?: number;
  strength: (typeof strengths)[number];
}

/** The value of an attribute; undefined if the tag does not have it. */
type ValueOf = (attribute: string) => string | undefined;

/** What each tag changes in the manner of the text around it. */
export const manners: ReadonlyMap<string, (valueOf: ValueOf) => Partial<Manner>> = new Map([
  ['prosody', (valueOf: ValueOf) => rateOf(valueOf('rate'))],
  ['say-as', (valueOf: ValueOf) => ({ readAs: valueOf('interpret-as') ?? '' })],
  ['sub', (valueOf: ValueOf) => aliasOf(valueOf('alias'))],
  ['phoneme', (valueOf: ValueOf) => syllablesOf(valueOf('ph'))],
]);

/** The pause of a `break` (10.7): 200 ms to 10 s. A time out of the range becomes its nearest end. */
export function pauseOf(valueOf: ValueOf): Pause {
  const strength = strengths.find((one) => one === valueOf('strength')) ?? 'medium';
  const [, digits, unit] =
    /^\s*(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})\s*(ms|s)?\s*$/i.exec(valueOf('time') ?? '') ?? [];
  if (digits === undefined) return { strength };
  const milliseconds = Number(digits) * (unit?.toLowerCase() === 's' ? 1000 : 1);
  return { strength, milliseconds: Math.min(10_000, Math.max(200, milliseconds)) };
}

/** A rate is a percentage from 50 to 200 (10.7). */
function rateOf(value = ''): Partial<Manner> {
  const rate = /^\s*\d{1,9}(?:\.\d{1,9})?\s*%?\s*$/.test(value) ? parseFloat(value) : 100;
  return { rate: Math.min(200, Math.max(50, rate)) };
}

function aliasOf(value = ''): Partial<Manner> {
  return value.trim() === '' ? {} : { alias: value };
}

/** Pinyin with tones has a syllable for each word; of the CMU dictionary, vowels have a stress from 0 to 2. */
function syllablesOf(value = ''): Partial<Manner> {
  const syllables = value.split(/\s+/).filter((sound) => /\d$/.test(sound)).length;
  return syllables > 0 ? { syllables } : {};
}
