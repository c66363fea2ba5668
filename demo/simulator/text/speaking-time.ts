/**
 * How long the simulator's voices speak: by syllables, in the language of the text, with numbers read out and a pause at
 * each mark. It is a model of its own, not the estimate that the widgets show, so that an estimate can be wrong.
 */
import { digitSyllables, numberSyllables } from './number-words.js';
import { readScript, type ScriptPiece, type TextPiece } from './read-script.js';
import { speechFigures } from './speech-figures.js';

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
export function pieceSeconds(piece: ScriptPiece, speed: number): number {
  if (piece.kind === 'pause') return (piece.milliseconds ?? speechFigures[piece.strength]) / 1000;
  return textMilliseconds(piece) / 10 / speed / (piece.rate / 100);
}

/** Seconds to speak a whole script, at least 1. */
export function speakingSeconds(text: string, speed = 100): number {
  const { pieces } = readScript(text);
  return Math.max(
    1,
    pieces.reduce((sum, piece) => sum + pieceSeconds(piece, speed), 0),
  );
}

function textMilliseconds({ text, readAs, syllables, isChinese }: TextPiece): number {
  const syllable = isChinese ? speechFigures.han : speechFigures.syllable;
  if (syllables !== undefined) return syllables * syllable;
  if (readAs === 'spell') return text.replace(/\s/g, '').length * speechFigures.spelled;
  let milliseconds = 0;
  for (const { groups = {} } of text.matchAll(sounds)) {
    const { number, east: character, word, sign, stop } = groups;
    if (number !== undefined) {
      const read = readAs === 'phone' ? digitSyllables : numberSyllables;
      milliseconds += read(number, isChinese) * syllable;
    } else if (character !== undefined) milliseconds += characterMilliseconds(character);
    else if (word !== undefined) milliseconds += wordMilliseconds(word);
    else if (sign !== undefined) milliseconds += 2 * syllable;
    else milliseconds += stop !== undefined ? speechFigures.stop : speechFigures.comma;
  }
  return milliseconds;
}

function characterMilliseconds(character: string): number {
  if (kana.test(character)) return speechFigures.kana;
  return hangul.test(character) ? speechFigures.hangul : speechFigures.han;
}

function wordMilliseconds(word: string): number {
  const groups = word.match(vowels)?.length ?? 0;
  if (groups === 0 && word.length > 3) return word.length * speechFigures.letter;
  // The last e of a word is silent, as in “late”.
  const silent = groups > 1 && /[^aeiouy]e$/i.test(word) ? 1 : 0;
  return Math.max(1, groups - silent) * speechFigures.syllable;
}
