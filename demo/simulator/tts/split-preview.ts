/** What a preview says, cut into files: none much longer than a minute. */
import { estimateDuration, splitSentences, toSpeech } from '../../../src/ssml/index.js';

/** A piece of speech, as the synthesiser takes it. */
export type Segment = { kind: 'text'; text: string; rate?: number } | { kind: 'pause'; seconds: number };

/** A file ends after so many seconds. */
const longest = 60;

/** The segments of each file. `speed` is 50 to 200, 100 is normal. */
export function splitIntoFiles(text: string, speed: number): Segment[][] {
  const parts: Segment[][] = [[]];
  let length = 0;
  for (const segment of segmentsOf(text)) {
    const seconds = secondsOf(segment, speed);
    if (length > 0 && length + seconds > longest) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(segment);
    length += seconds;
  }
  return parts;
}

function segmentsOf(text: string): Segment[] {
  return toSpeech(text).flatMap((spoken): Segment[] => {
    if (spoken.kind === 'pause') return [{ kind: 'pause', seconds: spoken.seconds }];
    if (spoken.kind !== 'text') return [];
    const rate = spoken.rate === undefined ? {} : { rate: spoken.rate };
    return sentences(spoken.alias ?? spoken.text).map((sentence) => ({
      kind: 'text',
      text: sentence,
      ...rate,
    }));
  });
}

/** Sentences of a text; one that never ends is cut where it gets too long to be told apart. */
function sentences(text: string): string[] {
  return splitSentences(text).flatMap(({ plain }) => plain.match(/[\s\S]{1,120}/g) ?? []);
}

function secondsOf(segment: Segment, speed: number): number {
  if (segment.kind === 'pause') return segment.seconds;
  return (estimateDuration(segment.text, { speed }) * 100) / (segment.rate ?? 100);
}
