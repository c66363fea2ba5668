/** Estimates the time to speak a text (reference 9.1): 250 words per minute; a Chinese character or a digit is a word. */
import { readScript, type ScriptPiece } from './read-script.js';

const wordsPerMinute = 250;

/** A character of a script without spaces, a digit, an emoji, or a run of other letters. */
const cjk =
  '\\u1100-\\u11ff\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff';
const words = new RegExp(
  `[\\d${cjk}\\u{10000}-\\u{10ffff}]|(?:(?![${cjk}\\u{10000}-\\u{10ffff}])[\\p{L}\\p{M}])+(?:['’]\\p{L}+)*`,
  'gu',
);

/** Seconds to speak a piece. `speed` is the speed of the voice, 50 to 200; 100 is normal. */
export function pieceSeconds(piece: ScriptPiece, speed: number): number {
  if (piece.kind === 'pause') return piece.seconds;
  const { text, rate, isSpelled } = piece;
  const count = isSpelled ? text.replace(/\s/g, '').length : (text.match(words)?.length ?? 0);
  return (count * 60) / wordsPerMinute / (speed / 100) / (rate / 100);
}

/** Seconds to speak a whole script, at least 1. */
export function speakingSeconds(text: string, speed = 100): number {
  const { pieces } = readScript(text);
  return Math.max(
    1,
    pieces.reduce((sum, piece) => sum + pieceSeconds(piece, speed), 0),
  );
}

/** Splits a text into sentences with their closing marks. Concatenated, they are the original text. */
export function splitSentences(text: string): string[] {
  return (
    text
      .match(/[^]*?(?:(?:[。！？!?；;…\n]|\.(?=[\s”’"'」』）)】\]》〉.]|$))+[”’"'」』）)】\]》〉]*|$)/g)
      ?.filter(Boolean) ?? []
  );
}
