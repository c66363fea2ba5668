/**
 * Writes a grey film of any size and duration: an MP4 file with H.264 (ITU-T H.264, Constrained Baseline).
 *
 * The first picture has no residual, so that all macroblocks decode as grey. Each later picture skips all macroblocks,
 * which repeats the previous picture. A minute in 1080p takes about 40 KB.
 */
import type { MediaFacts } from './media.js';

/** Pictures per second: the service produces videos at this rate (reference 5.1.1). */
const rate = 25;

/** Duration of a picture, in ticks of the film's time scale. */
const tick = 512;

/** Writes the film. Default: 640 × 360 pixels, 1 s. */
export function plainFilm(facts: MediaFacts): Uint8Array {
  const { duration = 1 } = facts;
  // H.264 counts sizes in units of two pixels.
  const [width, height] = [facts.width ?? 640, facts.height ?? 360].map((side) => Math.max(2, side & ~1)) as [
    number,
    number,
  ];
  const count = Math.max(1, Math.round(duration * rate));
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  const pictures = Array.from({ length: count }, (_, number) => {
    const picture = number === 0 ? keyPicture(macroblocks) : repeatedPicture(number, macroblocks);
    return concat([u32(picture.length), picture]);
  });
  const type = box('ftyp', letters('isom'), u32(512), letters('isomiso2avc1mp41'));
  const index = (offset: number) => movie(width, height, pictures, offset);
  const offset = type.length + index(0).length + 8;
  return concat([type, index(offset), box('mdat', ...pictures)]);
}

function sequenceParameters(width: number, height: number): Uint8Array {
  const [columns, rows] = [Math.ceil(width / 16), Math.ceil(height / 16)];
  // Cropping counts in units of two pixels.
  const [right, bottom] = [(columns * 16 - width) >> 1, (rows * 16 - height) >> 1];
  const bits = new BitWriter();
  bits.put(66, 8).put(0xc0, 8).put(52, 8).golomb(0, 0, 2, 1).put(0, 1);
  bits.golomb(columns - 1, rows - 1);
  bits.put(0b111, 3).golomb(0, right, 0, bottom).put(0, 1);
  return unit(0x67, bits);
}

function pictureParameters(): Uint8Array {
  const bits = new BitWriter();
  bits.golomb(0, 0).put(0, 2).golomb(0, 0, 0).put(0, 3).golomb(0, 0, 0).put(0b100, 3);
  return unit(0x68, bits);
}

/** Every macroblock is Intra 16 x 16 with DC prediction and no residual: `00100 1 1 1`. */
function keyPicture(macroblocks: number): Uint8Array {
  const bits = new BitWriter();
  bits.golomb(0, 7, 0).put(0, 4).golomb(0).put(0, 2).golomb(0, 1);
  for (let left = macroblocks; left > 0; left--) bits.put(0b00100111, 8);
  return unit(0x65, bits);
}

function repeatedPicture(number: number, macroblocks: number): Uint8Array {
  const bits = new BitWriter();
  bits
    .golomb(0, 5, 0)
    .put(number % 16, 4)
    .put(0, 3)
    .golomb(0, 1, macroblocks);
  return unit(0x41, bits);
}

/** Writes a NAL unit, with an emulation prevention byte where its content resembles a start code. */
function unit(header: number, bits: BitWriter): Uint8Array {
  const out = [header];
  let zeros = 0;
  for (const byte of bits.end()) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3);
      zeros = 0;
    }
    out.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return Uint8Array.from(out);
}

/** Writes bits, the highest first. */
class BitWriter {
  private readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  put(value: number, width: number): this {
    for (let bit = width - 1; bit >= 0; bit--) {
      this.held = (this.held << 1) | ((value >> bit) & 1);
      if (++this.count < 8) continue;
      this.bytes.push(this.held);
      this.held = this.count = 0;
    }
    return this;
  }

  /** Numbers in Exp-Golomb code. */
  golomb(...values: readonly number[]): this {
    for (const value of values) {
      const width = 32 - Math.clz32(value + 1);
      this.put(0, width - 1).put(value + 1, width);
    }
    return this;
  }

  /** Returns all bytes, after a stop bit and padding with zeros. */
  end(): readonly number[] {
    this.put(1, 1);
    if (this.count > 0) this.put(0, 8 - this.count);
    return this.bytes;
  }
}

/** Writes the index of the film (ISO/IEC 14496-12). `offset` is the position of the first picture in the file. */
function movie(width: number, height: number, pictures: readonly Uint8Array[], offset: number): Uint8Array {
  const [scale, duration] = [rate * tick, pictures.length * tick];
  const matrix = concat([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(u32));
  const head = [u32(0), u32(0), u32(0), u32(scale), u32(duration)];
  const table = box(
    'stbl',
    box('stsd', u32(0), u32(1), sampleEntry(width, height)),
    box('stts', u32(0), u32(1), u32(pictures.length), u32(tick)),
    box('stss', u32(0), u32(1), u32(1)),
    box('stsc', u32(0), u32(1), u32(1), u32(pictures.length), u32(1)),
    box('stsz', u32(0), u32(0), u32(pictures.length), ...pictures.map(({ length }) => u32(length))),
    box('stco', u32(0), u32(1), u32(offset)),
  );
  const reference = box('dinf', box('dref', u32(0), u32(1), box('url ', u32(1))));
  return box(
    'moov',
    box('mvhd', ...head, u32(0x10000), u16(0x100), zeros(10), matrix, zeros(24), u32(2)),
    box(
      'trak',
      box(
        'tkhd',
        ...[3, 0, 0, 1, 0, duration].map(u32),
        zeros(16),
        matrix,
        u32(width << 16),
        u32(height << 16),
      ),
      box(
        'mdia',
        box('mdhd', ...head, u16(0x55c4), u16(0)),
        box('hdlr', u32(0), u32(0), letters('vide'), zeros(12), letters('Video\0')),
        box('minf', box('vmhd', u32(1), zeros(8)), reference, table),
      ),
    ),
  );
}

/** Writes the decoder configuration of the track (ISO/IEC 14496-15). */
function sampleEntry(width: number, height: number): Uint8Array {
  const [sequence, parameters] = [sequenceParameters(width, height), pictureParameters()];
  const config = box(
    'avcC',
    Uint8Array.of(1, ...sequence.subarray(1, 4), 0xff, 0xe1),
    u16(sequence.length),
    sequence,
    Uint8Array.of(1),
    u16(parameters.length),
    parameters,
  );
  const resolution = [0x480000, 0x480000, 0].map(u32);
  return box(
    'avc1',
    ...[zeros(6), u16(1), zeros(16), u16(width), u16(height), ...resolution],
    ...[u16(1), zeros(32), u16(0x18), u16(0xffff), config],
  );
}

function box(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  return concat([u32(parts.reduce((sum, { length }) => sum + length, 8)), letters(type), ...parts]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const u32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const u16 = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);
const zeros = (count: number): Uint8Array => new Uint8Array(count);
const letters = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
