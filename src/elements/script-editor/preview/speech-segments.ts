/** The segments of a preview: recordings, and single sentences, so that an unchanged sentence is not requested again. */
import { type SpeechRequest } from '../../../ui/index.js';
import { escapeText, parseSsml, splitSentences, type Sentence } from '../../../ssml/index.js';
import {
  fragmentOf,
  isRecorded,
  type Paragraph,
  paragraphText,
  recordingOf,
  type Scene,
} from '../../../script/index.js';

/** How much is played. A selection or sentence plays as it was; the larger scopes follow edits while they play. */
export type PreviewScope = 'selection' | 'sentence' | 'paragraph' | 'here';

/** A segment, with its range in the paragraph's text at the time of the request. */
export interface SpeechSegment {
  /** Key of the paragraph; empty if the editor has no scenes. */
  key: string;
  from: number;
  to: number;
  text: string;
  request: SpeechRequest;
}

/** What the segments are taken from. */
export interface SpeechSource {
  scenes: readonly Scene[];
  /** Key of the selected paragraph. */
  selected: string;
  /** Text of the selected paragraph, or of an editor without scenes. */
  text: string;
  selection: { from: number; to: number };
  /** Asset ID of the voice; empty to use the voice of each scene. */
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

/** The segments of a scope, in order. */
export function segmentsOf(scope: PreviewScope, source: SpeechSource): SpeechSegment[] {
  const { selected, text, selection } = source;
  const all = paragraphTexts(source);
  const at = all.findIndex(({ key }) => key === selected);
  const here = all[at] ?? { key: selected, text, scene: source.scenes[0], paragraph: undefined };
  const spoken = segmentsIn(here, source);
  switch (scope) {
    case 'selection':
      return clipToSelection(spoken, selection, text);
    case 'sentence':
      return spoken.slice(sentenceAt(spoken, selection.from)).slice(0, 1);
    case 'paragraph':
      return spoken;
    case 'here':
      return [...spoken.slice(sentenceAt(spoken, selection.from)), ...segmentsBehind(at, all, source)];
  }
}

/**
 * The segments that follow a segment in the current script; with `again`, including it. `rest` are those that followed
 * before: if the segment's paragraph was deleted, the first of them that still exists continues.
 */
export function segmentsAfter(
  segment: SpeechSegment,
  rest: readonly SpeechSegment[],
  scope: PreviewScope,
  source: SpeechSource,
  again = false,
): SpeechSegment[] {
  const all = paragraphTexts(source);
  const isThere = ({ key }: SpeechSegment) => key === '' || all.some((one) => one.key === key);
  if (scope === 'selection' || scope === 'sentence') {
    return [...(again ? [segment] : []), ...rest].filter(isThere);
  }
  const going = isThere(segment) ? segment : rest.find(isThere);
  if (!going) return [];
  const at = all.findIndex(({ key }) => key === going.key);
  const here = all[at] ?? { key: '', text: source.text, scene: undefined, paragraph: undefined };
  const { from, to } = mapRange(segment, here.text);
  const isLeft = (one: SpeechSegment) =>
    again ? one.to > from || one.from >= from : one.from >= to && to > 0;
  const own = segmentsIn(here, source).filter((one) => going !== segment || isLeft(one));
  return scope === 'here' ? [...own, ...segmentsBehind(at, all, source)] : own;
}

/** Range of a segment in the current text; undefined if the segment itself was edited. */
export function locateSegment(segment: SpeechSegment, text: string): TextRange | undefined {
  const { from, to } = mapRange(segment, text);
  return text.slice(from, to) === segment.text.slice(segment.from, segment.to) ? { from, to } : undefined;
}

/** Maps the range of a segment to a changed text: shifted by the edit, found again elsewhere, or around the edit. */
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

/** The texts of all paragraphs, with the line ends of the editor. */
const paragraphTexts = ({ scenes, selected, text }: SpeechSource): ParagraphText[] =>
  scenes.flatMap((scene) =>
    scene.paragraphs.map((paragraph) => {
      const { key } = paragraph;
      const words = key === selected ? text : paragraphText(paragraph).replace(/\r\n?/g, '\n');
      return { key, text: words, scene, paragraph };
    }),
  );

/** The segments of all paragraphs after an index. */
const segmentsBehind = (at: number, all: readonly ParagraphText[], source: SpeechSource): SpeechSegment[] =>
  at < 0 ? [] : all.slice(at + 1).flatMap((told) => segmentsIn(told, source));

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

/** Plain text for a sentence without marks, so that it is cached once whatever the script around it. */
const requestText = ({ ssml, plain }: Sentence): string =>
  ssml === `<speak>${escapeText(plain)}</speak>` ? plain.trim() : ssml;

/** Index of the sentence at a position, or before it. */
function sentenceAt(segments: readonly SpeechSegment[], place: number): number {
  const around = segments.findIndex(({ to }) => place < to);
  return around < 0 ? Math.max(0, segments.length - 1) : around;
}

/** Cuts the sentences to the selection; those that are selected entirely stay as they are. */
function clipToSelection(
  segments: readonly SpeechSegment[],
  { from, to }: SpeechSource['selection'],
  text: string,
): SpeechSegment[] {
  return segments.flatMap((segment) => {
    const [start, end] = [Math.max(from, segment.from), Math.min(to, segment.to)];
    if (start >= end || 'recording' in segment.request) return [];
    if (start === segment.from && end === segment.to) return [segment];
    const part = fragmentOf(text, start, end, true);
    const said = splitSentences(part)[0];
    if (!said) return [];
    const words = parseSsml(part).mode === 'plain' ? part.trim() : requestText({ ...said, ssml: part });
    return [{ ...segment, from: start, to: end, request: { ...segment.request, text: words } }];
  });
}
