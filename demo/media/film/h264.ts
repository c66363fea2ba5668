/**
 * Encodes simple, lossless H.264 pictures (ITU-T H.264, Constrained Baseline): a key picture of raw macroblocks (I_PCM),
 * and pictures that repeat the previous one except for some raw macroblocks.
 */

/** Side of a macroblock, in pixels. */
export const side = 16;

/** The planes of a macroblock in the order of the stream: 256 bytes of luma, 64 of each chroma plane. */
export type Macroblock = Uint8Array;

/** A picture: its size in pixels, both even. */
export interface Size {
  width: number;
  height: number;
}

/** Number of columns of macroblocks in a picture. */
export const columns = ({ width }: Size): number => Math.ceil(width / side);
/** Number of rows of macroblocks in a picture. */
export const rows = ({ height }: Size): number => Math.ceil(height / side);

/** Sequence parameters: profile, level and size. */
export function sequence(size: Size): Uint8Array {
  const bits = new Bits();
  bits.put(66, 8).put(0xc0, 8).put(30, 8);
  bits.ue(0).ue(0).ue(2).ue(1).put(0, 1);
  bits.ue(columns(size) - 1).ue(rows(size) - 1);
  const right = (columns(size) * side - size.width) / 2;
  const bottom = (rows(size) * side - size.height) / 2;
  bits.put(0b11, 2).put(1, 1).ue(0).ue(right).ue(0).ue(bottom).put(0, 1);
  return unit(0x67, bits);
}

/** Picture parameters: no entropy tables, no weights, one reference. */
export function parameters(): Uint8Array {
  const bits = new Bits();
  bits.ue(0).ue(0).put(0b00, 2).ue(0).ue(0).ue(0).put(0, 3).ue(0).ue(0).ue(0).put(0b100, 3);
  return unit(0x68, bits);
}

/** A key picture, which depends on no other. */
export function keyPicture(macroblocks: readonly Macroblock[]): Uint8Array {
  const bits = new Bits();
  bits.ue(0).ue(7).ue(0).put(0, 4).ue(0).put(0b00, 2).ue(0).ue(1);
  for (const macroblock of macroblocks) bits.ue(25).bytes(macroblock);
  return unit(0x65, bits);
}

/**
 * Encodes picture `number` after the key picture: it repeats the previous one except for the `changed` macroblocks, sorted
 * by their index. `total` is the number of macroblocks in a picture.
 */
export function nextPicture(
  number: number,
  total: number,
  changed: readonly (readonly [place: number, macroblock: Macroblock])[],
): Uint8Array {
  const bits = new Bits();
  bits
    .ue(0)
    .ue(5)
    .ue(0)
    .put(number % 16, 4)
    .put(0b000, 3)
    .ue(0)
    .ue(1);
  let at = 0;
  for (const [place, macroblock] of changed) {
    bits
      .ue(place - at)
      .ue(30)
      .bytes(macroblock);
    at = place + 1;
  }
  if (at < total) bits.ue(total - at);
  return unit(0x41, bits);
}

/** Encodes a NAL unit, with emulation prevention bytes. */
function unit(header: number, bits: Bits): Uint8Array {
  const content = bits.end();
  const out = [header];
  let zeros = 0;
  for (const byte of content) {
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
class Bits {
  private readonly out: number[] = [];
  private held = 0;
  private count = 0;

  put(value: number, width: number): this {
    for (let bit = width - 1; bit >= 0; bit--) {
      this.held = (this.held << 1) | ((value >> bit) & 1);
      if (++this.count < 8) continue;
      this.out.push(this.held);
      this.held = this.count = 0;
    }
    return this;
  }

  /** Writes a number in unsigned Exp-Golomb code; for 0, the signed code is the same. */
  ue(value: number): this {
    const width = 32 - Math.clz32(value + 1);
    return this.put(0, width - 1).put(value + 1, width);
  }

  /** Writes whole bytes, from the next byte boundary on. */
  bytes(bytes: Uint8Array): this {
    if (this.count > 0) this.put(0, 8 - this.count);
    for (const byte of bytes) this.out.push(byte);
    return this;
  }

  /** Returns all bytes, after a stop bit and padding with zeros. */
  end(): readonly number[] {
    this.put(1, 1);
    return this.bytes(new Uint8Array()).out;
  }
}
