/**
 * How long the simulator's voices speak: by syllables, in the language of the text, with numbers read out and a pause at
 * each mark. It is a model of its own, not the estimate that the widgets show, so that an estimate can be wrong.
 */
import type { Inventions } from '../inventions.js';
import { digitSyllables, numberSyllables } from './number-words.js';
import { readScript, type ScriptPiece, type TextPiece } from './read-script.js';

/** What the voices invent: milliseconds at the normal speed. */
type SpeechFigures = Inventions['speechMilliseconds'];

/** A Chinese character: 250 in a minute at the normal speed (9.1). */
const hanMilliseconds = 240;

const han = /\p{Script=Han}|々|〇/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const hangul = /\p{Script=Hangul}/u;
const east = `${han.source}|${kana.source}|${hangul.source}`;

/** What takes time: a number, a character, a word of letters, a sign that is read, or marks. */
const sounds = new RegExp(
  [
    '(?<number>\\d+(?:,\\d{3})*(?:\\.\\d+)?)',
    `(?<east>${east})`,
    `(?<word>(?:(?!${east})[\\p{L}\\p{M}])+)`,
    '(?<sign>[$¥￥€£%％℃°&＆@+＋=＝])',
    '(?<stop>(?:[。！？!?…\\n]|\\.(?=\\s|$))+)',
    '(?<comma>[,，、;；:：—]+)',
  ].join('|'),
  'gu',
);

/** The vowels of a word, by groups: each is a syllable. */
const vowels =
  /[aeiouyà-æè-ïò-öø-ýÿœ\u0103\u0105\u0113\u0119\u012b\u014d\u0151\u016b\u016f\u0171аеёиоуыэюяіїєαεηιουωάέήίόύώ]+/giu;

/** Seconds to speak a piece. `speed` is the speed of the voice, 50 to 200; 100 is normal. */
export function pieceSeconds(piece: ScriptPiece, figures: SpeechFigures, speed: number): number {
  if (piece.kind === 'pause') return (piece.milliseconds ?? figures[piece.strength]) / 1000;
  return textMilliseconds(piece, figures) / 10 / speed / (piece.rate / 100);
}

/** Seconds to speak a whole script, at least 1. */
export function speakingSeconds(text: string, figures: SpeechFigures, speed = 100): number {
  const { pieces } = readScript(text);
  return Math.max(
    1,
    pieces.reduce((sum, piece) => sum + pieceSeconds(piece, figures, speed), 0),
  );
}

function textMilliseconds({ text, readAs, syllables, isChinese }: TextPiece, figures: SpeechFigures): number {
  const syllable = isChinese ? hanMilliseconds : figures.syllable;
  if (syllables !== undefined) return syllables * syllable;
  if (readAs === 'spell') return text.replace(/\s/g, '').length * figures.spelled;
  let milliseconds = 0;
  for (const { groups = {} } of text.matchAll(sounds)) {
    const { number, east: character, word, sign, stop } = groups;
    if (number !== undefined) {
      const read = readAs === 'phone' ? digitSyllables : numberSyllables;
      milliseconds += read(number, isChinese) * syllable;
    } else if (character !== undefined) milliseconds += characterMilliseconds(character, figures);
    else if (word !== undefined) milliseconds += wordMilliseconds(word, figures);
    else if (sign !== undefined) milliseconds += 2 * syllable;
    else milliseconds += stop !== undefined ? figures.stop : figures.comma;
  }
  return milliseconds;
}

function characterMilliseconds(character: string, figures: SpeechFigures): number {
  if (kana.test(character)) return figures.kana;
  return hangul.test(character) ? figures.hangul : hanMilliseconds;
}

function wordMilliseconds(word: string, figures: SpeechFigures): number {
  const groups = word.match(vowels)?.length ?? 0;
  if (groups === 0 && word.length > 3) return word.length * figures.letter;
  // The last e of a word is silent, as in “late”.
  const silent = groups > 1 && /[^aeiouy]e$/i.test(word) ? 1 : 0;
  return Math.max(1, groups - silent) * figures.syllable;
}
