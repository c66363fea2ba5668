/** Reads duration, size and tracks from the boxes of an MP4 or QuickTime file. */
import { letters, viewOf } from './bytes.js';

/** The properties in the index of a video. */
export interface VideoFacts {
  /** Duration in seconds. */
  duration: number;
  width: number;
  height: number;
  /** Four-letter code, like `avc1`; undefined if there is no picture track. */
  video?: string;
  /** Undefined if there is no sound track. */
  sound?: { codec: string; channels: number; sample: number };
}

/** Boxes that contain other boxes. */
const containers = ['moov', 'trak', 'mdia', 'minf', 'stbl'];

/** Reads a video; undefined for other files, and if the bytes do not include the index. */
export function readVideo(bytes: Uint8Array): VideoFacts | undefined {
  const facts: VideoFacts = { duration: 0, width: 0, height: 0 };
  if (letters(bytes, 4, 4) !== 'ftyp') return undefined;
  readBoxes(bytes, 0, bytes.length, facts);
  return facts.duration > 0 ? facts : undefined;
}

function readBoxes(bytes: Uint8Array, from: number, to: number, facts: VideoFacts): void {
  const view = viewOf(bytes);
  for (let at = from; at + 8 <= to;) {
    const short = view.getUint32(at);
    const [head, length] = short === 1 ? [16, Number(view.getBigUint64(at + 8))] : [8, short || to - at];
    if (length < head) return;
    const name = letters(bytes, at + 4, 4);
    const body = at + head;
    if (containers.includes(name)) readBoxes(bytes, body, Math.min(to, at + length), facts);
    else if (name === 'mvhd') facts.duration = durationOf(view, body);
    else if (name === 'tkhd') readSize(view, body, at + length, facts);
    else if (name === 'stsd') readTrack(bytes, view, body + 8, facts);
    at += length;
  }
}

function durationOf(view: DataView, at: number): number {
  const isLong = view.getUint8(at) === 1;
  const scale = view.getUint32(at + (isLong ? 20 : 12));
  return (isLong ? Number(view.getBigUint64(at + 24)) : view.getUint32(at + 16)) / scale;
}

/** Reads width and height from the end of a track header, in units of 1/65536 pixel; 0 for sound tracks. */
function readSize(view: DataView, at: number, end: number, facts: VideoFacts): void {
  const [width, height] = [view.getUint32(Math.max(at, end - 8)) >>> 16, view.getUint32(end - 4) >>> 16];
  if (width && height) Object.assign(facts, { width, height });
}

const pictureCodecs: Readonly<Record<string, string>> = {
  avc1: 'h264',
  hvc1: 'hevc',
  hev1: 'hevc',
  av01: 'av1',
};
const soundCodecs: Readonly<Record<string, string>> = { mp4a: 'aac', 'ac-3': 'ac3', Opus: 'opus' };

function readTrack(bytes: Uint8Array, view: DataView, at: number, facts: VideoFacts): void {
  const name = letters(bytes, at + 4, 4);
  const picture = pictureCodecs[name];
  const codec = soundCodecs[name];
  if (picture) facts.video = picture;
  if (codec) {
    facts.sound = { codec, channels: view.getUint16(at + 24), sample: view.getUint32(at + 32) >>> 16 };
  }
}
