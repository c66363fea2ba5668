/** Reads duration, size and tracks of films and sounds from their headers: MP4 and its kin, WAV, MP3. */
import { type Bytes, orUndefined, readBytes } from './byte-reader.js';

/** What the header of a film or a sound says; members that it does not say are undefined. */
export interface MediaHeader {
  /** In seconds. */
  duration?: number;
  /** In pixels. */
  width?: number;
  height?: number;
  /** Whether there is a picture track. */
  hasPicture?: boolean;
}

/** The index of a film is read whole, up to this many bytes: that of an hour has some megabytes. */
const largestIndex = 32 * 2 ** 20;
/** Boxes of a film's top level that are looked at. */
const mostBoxes = 1000;

/** The header of a film or a sound of that type; undefined if it cannot be read or its format is not read here. */
export async function readMediaHeader(file: Blob, type: string): Promise<MediaHeader | undefined> {
  if (['mp4', 'm4v', 'mov', '3gp', 'm4a'].includes(type)) return readIndex(file);
  const head = await readBytes(file, 0, 256 * 1024);
  if (type === 'wav') return orUndefined(() => readWav(head, file.size));
  return type === 'mp3' ? orUndefined(() => readMp3(head, file.size)) : undefined;
}

/** Walks over the boxes of a film to its index, which may stand behind its content. */
async function readIndex(file: Blob): Promise<MediaHeader | undefined> {
  for (let at = 0, boxes = 0; at + 8 <= file.size && boxes < mostBoxes; boxes++) {
    const head = await readBytes(file, at, at + 16);
    const size = orUndefined(() => boxSize(head, file.size - at));
    if (size === undefined || size < 8) return undefined;
    if (head.has('moov', 4)) {
      const index = await readBytes(file, at + 8, at + Math.min(size, largestIndex));
      const found: MediaHeader = { hasPicture: false };
      orUndefined(() => readBoxes(index, 0, index.length, found));
      return found;
    }
    at += size;
  }
  return undefined;
}

/** The size of a box; 1 says that it stands in 64 bits, and 0 that it is the rest. */
function boxSize({ view }: Bytes, rest: number, at = 0): number {
  const size = view.getUint32(at);
  return size === 1 ? Number(view.getBigUint64(at + 8)) : size || rest;
}

function readBoxes(bytes: Bytes, from: number, to: number, found: MediaHeader): void {
  const { view } = bytes;
  for (let at = from; at + 8 <= to;) {
    const size = boxSize(bytes, to - at, at);
    if (size < 8) return;
    const body = at + (view.getUint32(at) === 1 ? 16 : 8);
    const end = Math.min(to, at + size);
    const name = bytes.letters(at + 4, 4);
    if (['trak', 'mdia'].includes(name)) readBoxes(bytes, body, end, found);
    else if (name === 'mvhd') found.duration = durationAt(bytes, body);
    else if (name === 'tkhd') readTrackSize(bytes, end, found);
    else if (name === 'hdlr' && bytes.has('vide', body + 8)) found.hasPicture = true;
    at += size;
  }
}

function durationAt({ view }: Bytes, at: number): number {
  const isLong = view.getUint8(at) === 1;
  const scale = view.getUint32(at + (isLong ? 20 : 12)) || 1;
  return (isLong ? Number(view.getBigUint64(at + 24)) : view.getUint32(at + 16)) / scale;
}

/** The size of a track ends its header, in units of 1/65536 pixel; a sound has none. */
function readTrackSize({ view }: Bytes, end: number, found: MediaHeader): void {
  const [width, height] = [view.getUint32(end - 8) >>> 16, view.getUint32(end - 4) >>> 16];
  if (width && height) Object.assign(found, { width, height });
}

function readWav(bytes: Bytes, size: number): MediaHeader | undefined {
  const { view } = bytes;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.length; at += 8 + ((view.getUint32(at + 4, true) + 1) & ~1)) {
    if (bytes.has('fmt ', at)) bytesPerSecond = view.getUint32(at + 16, true);
    if (!bytes.has('data', at) || !bytesPerSecond) continue;
    return { duration: Math.min(view.getUint32(at + 4, true), size - at - 8) / bytesPerSecond };
  }
  return undefined;
}

/** Bit rates of layer III in kbit/s: of MPEG 1, and of MPEG 2 and 2.5. */
const rates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const sampleRates = [44_100, 48_000, 32_000];

/** An MP3: by the count of its frames, which one of variable bit rate has, or by the rate of its first. */
function readMp3(bytes: Bytes, size: number): MediaHeader | undefined {
  const { view } = bytes;
  const start = bytes.has('ID3') ? 10 + tagSize(bytes) : 0;
  if (start + 4 > bytes.length) return undefined;
  if (bytes.at(start) !== 0xff || (bytes.at(start + 1) & 0xe6) !== 0xe2) return undefined;
  const version = (bytes.at(start + 1) >> 3) & 3;
  const isFirst = version === 3;
  const sampleRate =
    (sampleRates[(bytes.at(start + 2) >> 2) & 3] ?? 0) / (isFirst ? 1 : version === 2 ? 2 : 4);
  const rate = rates[isFirst ? 0 : 1]?.[bytes.at(start + 2) >> 4];
  if (!sampleRate || !rate) return undefined;
  const isMono = bytes.at(start + 3) >> 6 === 3;
  const side = isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  const isCounted = bytes.has('Xing', start + 4 + side) || bytes.has('Info', start + 4 + side);
  const frames = isCounted && bytes.at(start + side + 11) & 1 ? view.getUint32(start + side + 12) : 0;
  if (frames) return { duration: (frames * (isFirst ? 1152 : 576)) / sampleRate };
  return { duration: ((size - start) * 8) / (rate * 1000) };
}

/** The size of an ID3 tag, in seven bits a byte. */
function tagSize({ bytes }: Bytes): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  return (a << 21) | (b << 14) | (c << 7) | d;
}
