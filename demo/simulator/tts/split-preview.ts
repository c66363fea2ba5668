/** Splits the text of a preview into files of about a minute each. */
import type { SpeechSegment } from '../media/media.js';
import { readScript } from '../text/read-script.js';
import { pieceSeconds, splitSentences } from '../text/speaking-time.js';

/** Seconds after which the next file begins. */
const longest = 60;

/** The segments of each file. `speed` is the voice's, 50 to 200, 100 being normal. */
export function splitIntoFiles(text: string, speed: number): SpeechSegment[][] {
  const files: SpeechSegment[][] = [[]];
  let length = 0;
  for (const segment of segmentsOf(text, speed)) {
    if (length > 0 && length + segment.seconds > longest) {
      files.push([]);
      length = 0;
    }
    files.at(-1)?.push(segment);
    length += segment.seconds;
  }
  return files;
}

function segmentsOf(text: string, speed: number): SpeechSegment[] {
  return readScript(text).pieces.flatMap((piece): SpeechSegment[] => {
    if (piece.kind === 'pause') return [piece];
    return sentences(piece.text).map((sentence) => ({
      kind: 'text',
      text: sentence,
      seconds: pieceSeconds({ ...piece, text: sentence }, speed),
    }));
  });
}

/** Sentences of a text. One without an end is cut, so that a file does not become too long. */
function sentences(text: string): string[] {
  return splitSentences(text).flatMap((sentence) => sentence.match(/[\s\S]{1,120}/g) ?? []);
}
