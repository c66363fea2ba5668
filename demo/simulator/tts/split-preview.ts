/** Splits the text of a preview into files. */
import type { Inventions } from '../inventions.js';
import type { SpeechSegment } from '../media/media.js';
import { readScript } from '../text/read-script.js';
import { splitSentences } from '../text/sentences.js';
import { pieceSeconds } from '../text/speaking-time.js';

/** Returns the segments of each file. `speed` is the speed of the voice, 50 to 200; 100 is normal. */
export function splitIntoFiles(text: string, speed: number, invented: Inventions): SpeechSegment[][] {
  const files: SpeechSegment[][] = [[]];
  let length = 0;
  for (const segment of segmentsOf(text, speed, invented.speechMilliseconds)) {
    if (length > 0 && length + segment.seconds > invented.previewFileSeconds) {
      files.push([]);
      length = 0;
    }
    files.at(-1)?.push(segment);
    length += segment.seconds;
  }
  return files;
}

function segmentsOf(text: string, speed: number, figures: Inventions['speechMilliseconds']): SpeechSegment[] {
  return readScript(text).pieces.flatMap((piece): SpeechSegment[] => {
    if (piece.kind === 'pause') return [{ kind: 'pause', seconds: pieceSeconds(piece, figures, speed) }];
    const texts = piece.syllables === undefined ? sentences(piece.text) : [piece.text];
    return texts.map((sentence) => ({
      kind: 'text',
      text: sentence,
      seconds: pieceSeconds({ ...piece, text: sentence }, figures, speed),
    }));
  });
}

/** Splits a text into sentences of at most 120 characters, so that a file does not become too long. */
function sentences(text: string): string[] {
  return splitSentences(text).flatMap((sentence) => sentence.match(/[\s\S]{1,120}/g) ?? []);
}
