/** Pinyin readings of Chinese characters; the reading that fits the context comes first. */
import { once } from '../../../base/index.js';
import { isPinyin } from '../../../ssml/index.js';

/** A character with more than one reading. */
export interface Polyphone {
  /** Index among the syllables. */
  index: number;
  character: string;
  readings: readonly string[];
}

/** Readings of a text. */
export interface PinyinReadings {
  /** Pinyin of the whole text in its context; undefined if a character has no reading. */
  whole: string | undefined;
  polyphones: readonly Polyphone[];
}

const numbered = { toneType: 'num', type: 'array', v: true } as const;
const syllable = (read: string): string => read.replace(/0$/, '5');

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** Loads the dictionary (about 110 KB) with the first call. Tests replace it, to let it arrive late. */
export const dictionary: { load: () => Promise<typeof import('../../../ui/pinyin.lazy.js')> } = {
  load: once(() => import('../../../ui/pinyin.lazy.js')),
};

/** Readings of a text in its context. */
export async function pinyinReadings(before: string, text: string, after: string): Promise<PinyinReadings> {
  const { pinyin, polyphonic } = await dictionary.load();
  const start = [...before].length;
  const characters = [...text];
  const read = pinyin(before + text + after, numbered).slice(start, start + characters.length);
  const all = polyphonic(text, numbered);
  const han = characters.flatMap((character, i) => (isHan(character) ? [{ character, i }] : []));
  const polyphones = han.flatMap(({ character, i }, index) => {
    const first = syllable(read[i] ?? '');
    const readings = [...new Set([first, ...(all[i] ?? []).map(syllable)])].filter(isPinyin);
    return readings.length > 1 ? [{ index, character, readings }] : [];
  });
  const syllables = han.map(({ i }) => syllable(read[i] ?? ''));
  return { whole: han.length > 0 && syllables.every(isPinyin) ? syllables.join(' ') : undefined, polyphones };
}
