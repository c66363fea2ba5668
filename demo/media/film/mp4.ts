/** Writes an MP4 file with an H.264 track (ISO/IEC 14496-12 and -15). The index comes first, for progressive playback. */
import type { Size } from './h264.js';

/** A track: its parameter sets, and a sample for each picture; the first is the only key picture. */
export interface Track extends Size {
  /** Pictures per second. */
  rate: number;
  sequence: Uint8Array;
  parameters: Uint8Array;
  pictures: readonly Uint8Array[];
}

/** Writes the file. */
export function mp4(track: Track): Uint8Array {
  const samples = track.pictures.map((picture) => joined([u32(picture.length), picture]));
  const type = box('ftyp', letters('isom'), u32(512), letters('isomiso2avc1mp41'));
  const index = (offset: number) => movie(track, samples, offset);
  const offset = type.length + index(0).length + 8;
  return joined([type, index(offset), box('mdat', ...samples)]);
}

/** Duration of a picture, in ticks of the time scale. */
const tick = 512;

const matrix = joined([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(u32));

function movie(track: Track, samples: readonly Uint8Array[], offset: number): Uint8Array {
  const scale = track.rate * tick;
  const duration = samples.length * tick;
  const head = box(
    'mvhd',
    ...[0, 0, 0, scale, duration, 0x10000].map(u32),
    u16(0x100),
    zeros(10),
    matrix,
    zeros(24),
    u32(2),
  );
  const trackHead = box(
    'tkhd',
    ...[3, 0, 0, 1, 0, duration].map(u32),
    zeros(16),
    matrix,
    u32(track.width << 16),
    u32(track.height << 16),
  );
  const mediaHead = box('mdhd', ...[0, 0, 0, scale, duration].map(u32), u16(0x55c4), u16(0));
  const kind = box('hdlr', u32(0), u32(0), letters('vide'), zeros(12), letters('Video\0'));
  const data = box('dinf', box('dref', u32(0), u32(1), box('url ', u32(1))));
  const info = box('minf', box('vmhd', u32(1), zeros(8)), data, table(track, samples, offset));
  return box('moov', head, box('trak', trackHead, box('mdia', mediaHead, kind, info)));
}

function table(track: Track, samples: readonly Uint8Array[], offset: number): Uint8Array {
  return box(
    'stbl',
    box('stsd', u32(0), u32(1), entry(track)),
    box('stts', u32(0), u32(1), u32(samples.length), u32(tick)),
    box('stss', u32(0), u32(1), u32(1)),
    box('stsc', u32(0), u32(1), u32(1), u32(samples.length), u32(1)),
    box('stsz', u32(0), u32(0), u32(samples.length), ...samples.map((sample) => u32(sample.length))),
    box('stco', u32(0), u32(1), u32(offset)),
  );
}

function entry({ width, height, sequence, parameters }: Track): Uint8Array {
  const config = box(
    'avcC',
    Uint8Array.of(1, ...sequence.subarray(1, 4), 0xff, 0xe1),
    u16(sequence.length),
    sequence,
    Uint8Array.of(1),
    u16(parameters.length),
    parameters,
  );
  return box(
    'avc1',
    zeros(6),
    u16(1),
    zeros(16),
    u16(width),
    u16(height),
    u32(0x480000),
    u32(0x480000),
    u32(0),
    u16(1),
    zeros(32),
    u16(0x18),
    u16(0xffff),
    config,
  );
}

function box(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  return joined([u32(size), letters(type), ...parts]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value);
}

function zeros(count: number): Uint8Array {
  return new Uint8Array(count);
}

function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
