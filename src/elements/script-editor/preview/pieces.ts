/** What is heard one after the other: sentences, each by itself so that an unchanged one is not made again, and recordings. */
import { escapeText, parseSsml, splitSentences, type Sentence } from '../../../ssml/index.js';
import { fragmentOf } from '../script/fragment.js';
import { isRecorded } from '../script/paragraph.js';
import { recordingOf } from '../script/recording.js';
import { textOf, type Paragraph, type Scene } from '../script/scenes.js';
import type { AuditionRequest } from './making.js';

/** How much is heard. */
export type Scope = 'selection' | 'sentence' | 'paragraph' | 'here';

/** A piece, and where it stands in the text of its paragraph as it was when it was asked for. */
export interface Piece {
  /** The paragraph; empty where there is a text alone. */
  key: string;
  from: number;
  to: number;
  text: string;
  request: AuditionRequest;
}

export interface Heard {
  scenes: readonly Scene[];
  /** The paragraph that is shown. */
  selected: string;
  /** Its text, or the text alone. */
  text: string;
  selection: { from: number; to: number };
  /** Asset ID of the voice; empty: the one of each scene. */
  voiceId: string;
}

interface Told {
  key: string;
  text: string;
  scene: Scene | undefined;
  paragraph: Paragraph | undefined;
}

/** The pieces of a scope, in order. */
export function piecesOf(scope: Scope, heard: Heard): Piece[] {
  const { scenes, selected, text, selection } = heard;
  const all = scenes.flatMap((scene) => scene.paragraphs.map((paragraph) => ({ scene, paragraph })));
  const at = all.findIndex(({ paragraph }) => paragraph.key === selected);
  const here: Told = {
    key: selected,
    text,
    scene: all[at]?.scene ?? scenes[0],
    paragraph: all[at]?.paragraph,
  };
  const spoken = spokenIn(here, heard);
  switch (scope) {
    case 'selection':
      return clipped(spoken, selection, text);
    case 'sentence':
      return spoken.slice(sentenceAt(spoken, selection.from)).slice(0, 1);
    case 'paragraph':
      return spoken;
    case 'here':
      return [
        ...spoken.slice(sentenceAt(spoken, selection.from)),
        ...all
          .slice(at < 0 ? all.length : at + 1)
          .flatMap(({ scene, paragraph }) =>
            spokenIn({ key: paragraph.key, text: textOf(paragraph), scene, paragraph }, heard),
          ),
      ];
  }
}

function spokenIn({ key, text, scene, paragraph }: Told, { voiceId }: Heard): Piece[] {
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
    request: { ...voice, text: plain ? sentence.plain.trim() : saidBy(sentence) },
  }));
}

/** Words without marks are the same words wherever they stand. */
const saidBy = ({ ssml, plain }: Sentence): string =>
  ssml === `<speak>${escapeText(plain)}</speak>` ? plain.trim() : ssml;

/** The sentence at a place, or the one before it. */
function sentenceAt(pieces: readonly Piece[], place: number): number {
  const around = pieces.findIndex(({ to }) => place < to);
  return around < 0 ? Math.max(0, pieces.length - 1) : around;
}

/** What of the sentences is selected; whole ones as they are. */
function clipped(pieces: readonly Piece[], { from, to }: Heard['selection'], text: string): Piece[] {
  return pieces.flatMap((piece) => {
    const [start, end] = [Math.max(from, piece.from), Math.min(to, piece.to)];
    if (start >= end || 'recording' in piece.request) return [];
    if (start === piece.from && end === piece.to) return [piece];
    const part = fragmentOf(text, start, end, true);
    const said = splitSentences(part)[0];
    if (!said) return [];
    const words = parseSsml(part).mode === 'plain' ? part.trim() : saidBy({ ...said, ssml: part });
    return [{ ...piece, from: start, to: end, request: { ...piece.request, text: words } }];
  });
}
