/** Splits a text into syllables with melody and weight. The result is an approximation for every language. */
import { hash } from './random.js';

/** Semitones above the voice's mean pitch at the beginning, middle and end of a syllable. */
export type Melody = readonly [number, number, number];

/** A syllable: its sounds, melody and weight. */
export interface Syllable {
  kind: 'syllable';
  /** Keys of `consonants` before and after the vowels. */
  onset: readonly string[];
  coda: readonly string[];
  /** Keys of `vowels`, one letter each. */
  vowels: string;
  melody: Melody;
  /** Relative duration; 1 is normal. */
  weight: number;
  /** Loudness, 0 to 1. */
  loudness: number;
}

/** A breath at a comma or at the end of a sentence. */
interface Breath {
  kind: 'breath';
  weight: number;
}

/** A syllable or a breath. */
export type Beat = Syllable | Breath;

const tones: readonly Melody[] = [
  [3, 3, 2.8],
  [-1.5, 0, 3.5],
  [-2, -5, -2.5],
  [4.5, 1.5, -3.5],
];
const initials = ' b p m f d t n l g k h j q x zh ch sh r z c s w y'.split(' ');
const finals = 'a ai an+ ang ao ei en+ eng i ia ian+ iao ie in+ ing iou o ong ou u ua uai uei uo y'.split(
  ' ',
);

const token = /[\p{L}\p{M}\p{N}'’]|[,，、;；:：]|[.。!！?？…\n]/u;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The syllables and breaths of a text, in order; empty for a text without letters and digits. */
export function beatsOf(text: string): Beat[] {
  const beats: Beat[] = [];
  let word = '';
  const endWord = () => {
    beats.push(...wordBeats(word.toLowerCase()));
    word = '';
  };
  for (const character of text) {
    const isSign = token.test(character);
    if (isSign && /[\p{L}\p{M}\p{N}'’]/u.test(character) && !ideograph.test(character)) {
      word += character;
      continue;
    }
    endWord();
    if (ideograph.test(character)) beats.push(ideographBeat(character));
    else if (isSign && beats.at(-1)?.kind === 'syllable') {
      beats.push({ kind: 'breath', weight: /[,，、;；:：]/.test(character) ? 0.8 : 1.2 });
    }
  }
  endWord();
  return beats.some((beat) => beat.kind === 'syllable') ? beats : [];
}

function ideographBeat(character: string): Syllable {
  const number = hash(character);
  const final = finals[(number >>> 8) % finals.length] ?? 'a';
  const vowelPart = final.replace(/(\+|ng)$/, '').replace(/^en?$/, '@');
  const ending = final.endsWith('ng') ? ['ng'] : final.endsWith('+') ? ['n'] : [];
  const initial = initials[number % initials.length] ?? '';
  return {
    kind: 'syllable',
    onset: initial ? [initial] : [],
    coda: ending,
    vowels: vowelPart.replace(/n$/, '') || '@',
    melody: tones[(number >>> 16) % tones.length] ?? [0, 0, 0],
    weight: 1,
    loudness: 0.95,
  };
}

/** The syllables of a word in letters, one for each group of vowels; the first or the penultimate one is stressed. */
function wordBeats(word: string): Syllable[] {
  if (word === '') return [];
  const letters = spelled(word);
  const groups = [...letters.matchAll(/([^aeiouy]*)([aeiouy]+)([^aeiouy]*$)?/g)];
  if (groups.length === 0) return [latinSyllable(letters, '@', '', true)];
  const stressed = groups.length > 3 ? groups.length - 2 : 0;
  return groups.map(([, onset = '', vowelPart = '', coda = ''], place) =>
    latinSyllable(onset, vowelPart, coda, place === stressed),
  );
}

function latinSyllable(onset: string, letters: string, coda: string, stressed: boolean): Syllable {
  const sounds = letters.length === 1 && !stressed ? letters.replace(/[aeo]/, '@') : letters;
  return {
    kind: 'syllable',
    onset: consonantsOf(onset).slice(-2),
    coda: consonantsOf(coda).slice(0, 2),
    vowels: sounds
      .replace(/(.)\1+/g, '$1')
      .replace(/y/g, 'i')
      .slice(0, 2),
    melody: stressed ? [1.5, 3, 1] : [0, -0.5, -1],
    weight: stressed ? 1.2 : 0.75,
    loudness: stressed ? 1 : 0.72,
  };
}

const digits = ['siro', 'wan', 'tu', 'thri', 'for', 'faiv', 'siks', 'seven', 'eit', 'nain'];

/** Converts a word to plain Latin letters: without accents, digits as words, letters of other scripts one by one. */
function spelled(word: string): string {
  const plain = word.normalize('NFD').replace(/[\p{M}'’]/gu, '');
  const letters = plain
    .replace(/\p{N}/gu, (digit) => digits[Number(digit)] ?? 'a')
    .replace(/[^a-z]/g, (letter) => 'aeioubdgmnlstrk'[hash(letter) % 15] ?? 'a');
  return letters.replace(/([^aeiou])e$/, '$1') || '@';
}

function consonantsOf(letters: string): string[] {
  return (letters.match(/[sczt]h|ng|[^aeiou@]/g) ?? []).map((sound) => spellings[sound] ?? sound);
}

/** English letters that sound like other pinyin initials. */
const spellings: Readonly<Record<string, string>> = { c: 'k', q: 'k', x: 's', z: 'v', j: 'zh' };
