/** How long texts take to speak (reference 9.1): 250 words a minute, a Chinese character or a digit counting as one. */
import { readScript, type ScriptPiece } from './read-script.js';

const wordsPerMinute = 250;

/** A character of a script without spaces, a digit, an emoji, or a run of other letters. */
const cjk =
  '\\u1100-\\u11ff\\u3005\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff';
const words = new RegExp(
  `[\\d${cjk}\\u{10000}-\\u{10ffff}]|(?:(?![${cjk}\\u{10000}-\\u{10ffff}])[\\p{L}\\p{M}])+(?:['’]\\p{L}+)*`,
  'gu',
);

/** Seconds that a piece of a script takes. `speed` is the voice's, 50 to 200, 100 being normal. */
export function pieceSeconds(piece: ScriptPiece, speed: number): number {
  if (piece.kind === 'pause') return piece.seconds;
  const { text, rate, isSpelled } = piece;
  const count = isSpelled ? text.replace(/\s/g, '').length : (text.match(words)?.length ?? 0);
  return (count * 60) / wordsPerMinute / (speed / 100) / (rate / 100);
}

/** Seconds that a whole script takes, at least one. */
export function speakingSeconds(text: string, speed = 100): number {
  const { pieces } = readScript(text);
  return Math.max(
    1,
    pieces.reduce((sum, piece) => sum + pieceSeconds(piece, speed), 0),
  );
}

/** The sentences of a text, each with its closing marks; joined together they are the text again. */
export function splitSentences(text: string): string[] {
  return (
    text
      .match(/[^]*?(?:(?:[。！？!?；;…\n]|\.(?=[\s”’"'」』）)】\]》〉.]|$))+[”’"'」』）)】\]》〉]*|$)/g)
      ?.filter(Boolean) ?? []
  );
}
