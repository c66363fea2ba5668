/**
 * The figures of the simulator's voices. The reference has one: 250 words a minute at the normal speed (9.1), which is
 * that of a Chinese character here. The others are invented.
 */

/** Milliseconds at the normal speed. */
export interface SpeechFigures {
  /** A Chinese character. */
  readonly han: number;
  /** A mora of Japanese. */
  readonly kana: number;
  /** A syllable of Korean. */
  readonly hangul: number;
  /** A syllable of a language that writes its vowels. */
  readonly syllable: number;
  /** A letter of any other language. */
  readonly letter: number;
  /** A letter that is named, where a word is spelled. */
  readonly spelled: number;
  /** The pause at a comma. */
  readonly comma: number;
  /** The pause at the end of a sentence. */
  readonly stop: number;
  /** The pauses of each strength of a `break` (10.7), which speed does not change. */
  readonly none: number;
  readonly 'x-weak': number;
  readonly weak: number;
  readonly medium: number;
  readonly strong: number;
  readonly 'x-strong': number;
}

/** The figures of every voice. */
export const speechFigures: SpeechFigures = {
  han: 240,
  kana: 140,
  hangul: 190,
  syllable: 160,
  letter: 75,
  spelled: 310,
  comma: 160,
  stop: 370,
  none: 0,
  'x-weak': 130,
  weak: 260,
  medium: 450,
  strong: 750,
  'x-strong': 1100,
};
