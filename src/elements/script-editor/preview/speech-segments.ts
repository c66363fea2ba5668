/** What is heard one after the other: sentences, each by itself so that an unchanged one is not made again, and recordings. */
import { escapeText, parseSsml, splitSentences, type Sentence } from '../../../ssml/index.js';
import { fragmentOf } from '../../../script/fragment.js';
import { isRecorded } from '../../../script/paragraph.js';
import { recordingOf } from '../../../script/recording.js';
import { paragraphText, type Paragraph, type Scene } from '../../../script/scenes.js';
import type { SpeechRequest } from './tts-request.js';

/** How much is heard. A selection and a sentence are heard as they were; the rest follows what is written meanwhile. */
export type PreviewScope = 'selection' | 'sentence' | 'paragraph' | 'here';

/** A piece, and where it stands in the text of its paragraph as it was when it was asked for. */
export interface SpeechSegment {
  /** The paragraph; empty where there is a text alone. */
  key: string;
  from: number;
  to: number;
  text: string;
  request: SpeechRequest;
}

export interface SpeechSource {
  scenes: readonly Scene[];
  /** The paragraph that is shown. */
  selected: string;
  /** Its text, or the text alone. */
  text: string;
  selection: { from: number; to: number };
  /** Asset ID of the voice; empty: the one of each scene. */
  voiceId: string;
}

interface ParagraphText {
  key: string;
  text: string;
  scene: Scene | undefined;
  paragraph: Paragraph | undefined;
}

interface TextRange {
  from: number;
  to: number;
}

/** The pieces of a scope, in order. */
export function segmentsOf(scope: PreviewScope, heard: SpeechSource): SpeechSegment[] {
  const { selected, text, selection } = heard;
  const all = paragraphTexts(heard);
  const at = all.findIndex(({ key }) => key === selected);
  const here = all[at] ?? { key: selected, text, scene: heard.scenes[0], paragraph: undefined };
  const spoken = segmentsIn(here, heard);
  switch (scope) {
    case 'selection':
      return clipToSelection(spoken, selection, text);
    case 'sentence':
      return spoken.slice(sentenceAt(spoken, selection.from)).slice(0, 1);
    case 'paragraph':
      return spoken;
    case 'here':
      return [...spoken.slice(sentenceAt(spoken, selection.from)), ...segmentsBehind(at, all, heard)];
  }
}

/**
 * What comes after a piece as the script is now, or with it (`again`). `rest` is what came after it when it was looked
 * at last: where its paragraph is gone, the first of them that is still there goes on.
 */
export function segmentsAfter(
  piece: SpeechSegment,
  rest: readonly SpeechSegment[],
  scope: PreviewScope,
  heard: SpeechSource,
  again = false,
): SpeechSegment[] {
  const all = paragraphTexts(heard);
  const isThere = ({ key }: SpeechSegment) => key === '' || all.some((one) => one.key === key);
  if (scope === 'selection' || scope === 'sentence') {
    return [...(again ? [piece] : []), ...rest].filter(isThere);
  }
  const going = isThere(piece) ? piece : rest.find(isThere);
  if (!going) return [];
  const at = all.findIndex(({ key }) => key === going.key);
  const here = all[at] ?? { key: '', text: heard.text, scene: undefined, paragraph: undefined };
  const { from, to } = mapRange(piece, here.text);
  const isLeft = (one: SpeechSegment) =>
    again ? one.to > from || one.from >= from : one.from >= to && to > 0;
  const own = segmentsIn(here, heard).filter((one) => going !== piece || isLeft(one));
  return scope === 'here' ? [...own, ...segmentsBehind(at, all, heard)] : own;
}

/** Where a piece stands in a text that may have been changed since; undefined where it was changed itself. */
export function locateSegment(piece: SpeechSegment, text: string): TextRange | undefined {
  const { from, to } = mapRange(piece, text);
  return text.slice(from, to) === piece.text.slice(piece.from, piece.to) ? { from, to } : undefined;
}

/** Where a piece is in a text that was changed: beside what was changed, wherever its words are now, or around that. */
function mapRange({ text: was, from, to }: SpeechSegment, text: string): TextRange {
  if (was === text) return { from, to };
  const most = Math.min(was.length, text.length);
  let [head, tail] = [0, 0];
  while (head < most && was[head] === text[head]) head++;
  while (tail < most - head && was.at(-1 - tail) === text.at(-1 - tail)) tail++;
  const shift = text.length - was.length;
  const behindIt = (place: number) => place >= was.length - tail;
  if (to <= head) return { from, to };
  if (behindIt(from)) return { from: from + shift, to: to + shift };
  const words = text.indexOf(was.slice(from, to), Math.min(from, head));
  if (words >= 0 && from < to) return { from: words, to: words + to - from };
  return { from: Math.min(from, head), to: behindIt(to) ? to + shift : text.length - tail };
}

/** All paragraphs, their line ends as they are edited. */
const paragraphTexts = ({ scenes, selected, text }: SpeechSource): ParagraphText[] =>
  scenes.flatMap((scene) =>
    scene.paragraphs.map((paragraph) => {
      const { key } = paragraph;
      const words = key === selected ? text : paragraphText(paragraph).replace(/\r\n?/g, '\n');
      return { key, text: words, scene, paragraph };
    }),
  );

/** All that is told after a paragraph. */
const segmentsBehind = (at: number, all: readonly ParagraphText[], heard: SpeechSource): SpeechSegment[] =>
  at < 0 ? [] : all.slice(at + 1).flatMap((told) => segmentsIn(told, heard));

function segmentsIn(
  { key, text, scene, paragraph }: ParagraphText,
  { voiceId }: SpeechSource,
): SpeechSegment[] {
  const { voice_asset_id, speed, pitch, volume } = scene?.script.voice_config ?? {};
  if (paragraph && scene && isRecorded(paragraph.item)) {
    const recording = recordingOf(paragraph.item, scene.script);
    return [{ key, from: 0, to: 0, text, request: { recording } }];
  }
  const voice = { voice_asset_id: voiceId || (voice_asset_id ?? ''), speed, pitch, volume };
  const plain = parseSsml(text).mode === 'plain';
  return splitSentences(text).map((sentence) => ({
    key,
    from: sentence.from,
    to: sentence.to,
    text,
    request: { ...voice, text: plain ? sentence.plain.trim() : requestText(sentence) },
  }));
}

/** Words without marks are the same words wherever they stand. */
const requestText = ({ ssml, plain }: Sentence): string =>
  ssml === `<speak>${escapeText(plain)}</speak>` ? plain.trim() : ssml;

/** The sentence at a place, or the one before it. */
function sentenceAt(pieces: readonly SpeechSegment[], place: number): number {
  const around = pieces.findIndex(({ to }) => place < to);
  return around < 0 ? Math.max(0, pieces.length - 1) : around;
}

/** What of the sentences is selected; whole ones as they are. */
function clipToSelection(
  pieces: readonly SpeechSegment[],
  { from, to }: SpeechSource['selection'],
  text: string,
): SpeechSegment[] {
  return pieces.flatMap((piece) => {
    const [start, end] = [Math.max(from, piece.from), Math.min(to, piece.to)];
    if (start >= end || 'recording' in piece.request) return [];
    if (start === piece.from && end === piece.to) return [piece];
    const part = fragmentOf(text, start, end, true);
    const said = splitSentences(part)[0];
    if (!said) return [];
    const words = parseSsml(part).mode === 'plain' ? part.trim() : requestText({ ...said, ssml: part });
    return [{ ...piece, from: start, to: end, request: { ...piece.request, text: words } }];
  });
}
