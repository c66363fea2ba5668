/**
 * Incremental MD5 (RFC 1321).
 *
 * The service requires it for every file, browsers do not provide it, and a strict Content-Security-Policy forbids
 * WebAssembly. The 64 steps are unrolled, because V8 runs them four times as fast as a loop over tables.
 */

const blockSize = 64;

/** An MD5 computation: call `update` any number of times, then `digest` once. */
export class Md5 {
  private readonly state = Int32Array.of(0x67452301, -0x10325477, -0x67452302, 0x10325476);
  /** The bytes of an incomplete block. */
  private readonly rest = new Uint8Array(blockSize);
  private readonly restView = new DataView(this.rest.buffer);
  /** Number of bytes so far. */
  private length = 0;

  /** Adds bytes. */
  update(bytes: Uint8Array): this {
    const waiting = this.length % blockSize;
    const missing = waiting === 0 ? 0 : Math.min(blockSize - waiting, bytes.length);
    this.length += bytes.length;
    if (missing > 0) {
      this.rest.set(bytes.subarray(0, missing), waiting);
      if (waiting + missing < blockSize) return this;
      addBlocks(this.state, this.restView, blockSize);
    }
    const whole = Math.floor((bytes.length - missing) / blockSize) * blockSize;
    addBlocks(this.state, new DataView(bytes.buffer, bytes.byteOffset + missing, whole), whole);
    this.rest.set(bytes.subarray(missing + whole));
    return this;
  }

  /** Finishes the computation and returns the digest, 16 bytes. */
  digest(): Uint8Array {
    const { length, rest, restView, state } = this;
    const waiting = length % blockSize;
    rest[waiting] = 0x80;
    rest.fill(0, waiting + 1);
    if (waiting >= blockSize - 8) {
      addBlocks(state, restView, blockSize);
      rest.fill(0);
    }
    // The length in bits, as a 64-bit number: the low half, then the high half.
    restView.setUint32(blockSize - 8, (length % 2 ** 29) * 8, true);
    restView.setUint32(blockSize - 4, Math.floor(length / 2 ** 29), true);
    addBlocks(state, restView, blockSize);
    const result = new DataView(new ArrayBuffer(16));
    state.forEach((word, index) => result.setInt32(index * 4, word, true));
    return new Uint8Array(result.buffer);
  }
}

/** Encodes a digest in Base64, for `Content-MD5` and `file_md5`. 16 bytes become 24 characters. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Rotates `value` left by `bits`, then adds `word`. */
function turn(value: number, bits: number, word: number): number {
  return (word + ((value << bits) | (value >>> (32 - bits)))) | 0;
}

/** Adds the first `size` bytes, a multiple of 64, to the state. */
function addBlocks(state: Int32Array, view: DataView, size: number): void {
  let [a0 = 0, b0 = 0, c0 = 0, d0 = 0] = state;
  for (let at = 0; at < size; at += blockSize) {
    let a = a0;
    let b = b0;
    let c = c0;
    let d = d0;
    const x0 = view.getInt32(at + 0, true);
    const x1 = view.getInt32(at + 4, true);
    const x2 = view.getInt32(at + 8, true);
    const x3 = view.getInt32(at + 12, true);
    const x4 = view.getInt32(at + 16, true);
    const x5 = view.getInt32(at + 20, true);
    const x6 = view.getInt32(at + 24, true);
    const x7 = view.getInt32(at + 28, true);
    const x8 = view.getInt32(at + 32, true);
    const x9 = view.getInt32(at + 36, true);
    const x10 = view.getInt32(at + 40, true);
    const x11 = view.getInt32(at + 44, true);
    const x12 = view.getInt32(at + 48, true);
    const x13 = view.getInt32(at + 52, true);
    const x14 = view.getInt32(at + 56, true);
    const x15 = view.getInt32(at + 60, true);

    a = turn((a + (d ^ (b & (c ^ d))) + x0 - 0x28955b88) | 0, 7, b);
    d = turn((d + (c ^ (a & (b ^ c))) + x1 - 0x173848aa) | 0, 12, a);
    c = turn((c + (b ^ (d & (a ^ b))) + x2 + 0x242070db) | 0, 17, d);
    b = turn((b + (a ^ (c & (d ^ a))) + x3 - 0x3e423112) | 0, 22, c);
    a = turn((a + (d ^ (b & (c ^ d))) + x4 - 0xa83f051) | 0, 7, b);
    d = turn((d + (c ^ (a & (b ^ c))) + x5 + 0x4787c62a) | 0, 12, a);
    c = turn((c + (b ^ (d & (a ^ b))) + x6 - 0x57cfb9ed) | 0, 17, d);
    b = turn((b + (a ^ (c & (d ^ a))) + x7 - 0x2b96aff) | 0, 22, c);
    a = turn((a + (d ^ (b & (c ^ d))) + x8 + 0x698098d8) | 0, 7, b);
    d = turn((d + (c ^ (a & (b ^ c))) + x9 - 0x74bb0851) | 0, 12, a);
    c = turn((c + (b ^ (d & (a ^ b))) + x10 - 0xa44f) | 0, 17, d);
    b = turn((b + (a ^ (c & (d ^ a))) + x11 - 0x76a32842) | 0, 22, c);
    a = turn((a + (d ^ (b & (c ^ d))) + x12 + 0x6b901122) | 0, 7, b);
    d = turn((d + (c ^ (a & (b ^ c))) + x13 - 0x2678e6d) | 0, 12, a);
    c = turn((c + (b ^ (d & (a ^ b))) + x14 - 0x5986bc72) | 0, 17, d);
    b = turn((b + (a ^ (c & (d ^ a))) + x15 + 0x49b40821) | 0, 22, c);

    a = turn((a + (c ^ (d & (b ^ c))) + x1 - 0x9e1da9e) | 0, 5, b);
    d = turn((d + (b ^ (c & (a ^ b))) + x6 - 0x3fbf4cc0) | 0, 9, a);
    c = turn((c + (a ^ (b & (d ^ a))) + x11 + 0x265e5a51) | 0, 14, d);
    b = turn((b + (d ^ (a & (c ^ d))) + x0 - 0x16493856) | 0, 20, c);
    a = turn((a + (c ^ (d & (b ^ c))) + x5 - 0x29d0efa3) | 0, 5, b);
    d = turn((d + (b ^ (c & (a ^ b))) + x10 + 0x2441453) | 0, 9, a);
    c = turn((c + (a ^ (b & (d ^ a))) + x15 - 0x275e197f) | 0, 14, d);
    b = turn((b + (d ^ (a & (c ^ d))) + x4 - 0x182c0438) | 0, 20, c);
    a = turn((a + (c ^ (d & (b ^ c))) + x9 + 0x21e1cde6) | 0, 5, b);
    d = turn((d + (b ^ (c & (a ^ b))) + x14 - 0x3cc8f82a) | 0, 9, a);
    c = turn((c + (a ^ (b & (d ^ a))) + x3 - 0xb2af279) | 0, 14, d);
    b = turn((b + (d ^ (a & (c ^ d))) + x8 + 0x455a14ed) | 0, 20, c);
    a = turn((a + (c ^ (d & (b ^ c))) + x13 - 0x561c16fb) | 0, 5, b);
    d = turn((d + (b ^ (c & (a ^ b))) + x2 - 0x3105c08) | 0, 9, a);
    c = turn((c + (a ^ (b & (d ^ a))) + x7 + 0x676f02d9) | 0, 14, d);
    b = turn((b + (d ^ (a & (c ^ d))) + x12 - 0x72d5b376) | 0, 20, c);

    a = turn((a + (b ^ c ^ d) + x5 - 0x5c6be) | 0, 4, b);
    d = turn((d + (a ^ b ^ c) + x8 - 0x788e097f) | 0, 11, a);
    c = turn((c + (d ^ a ^ b) + x11 + 0x6d9d6122) | 0, 16, d);
    b = turn((b + (c ^ d ^ a) + x14 - 0x21ac7f4) | 0, 23, c);
    a = turn((a + (b ^ c ^ d) + x1 - 0x5b4115bc) | 0, 4, b);
    d = turn((d + (a ^ b ^ c) + x4 + 0x4bdecfa9) | 0, 11, a);
    c = turn((c + (d ^ a ^ b) + x7 - 0x944b4a0) | 0, 16, d);
    b = turn((b + (c ^ d ^ a) + x10 - 0x41404390) | 0, 23, c);
    a = turn((a + (b ^ c ^ d) + x13 + 0x289b7ec6) | 0, 4, b);
    d = turn((d + (a ^ b ^ c) + x0 - 0x155ed806) | 0, 11, a);
    c = turn((c + (d ^ a ^ b) + x3 - 0x2b10cf7b) | 0, 16, d);
    b = turn((b + (c ^ d ^ a) + x6 + 0x4881d05) | 0, 23, c);
    a = turn((a + (b ^ c ^ d) + x9 - 0x262b2fc7) | 0, 4, b);
    d = turn((d + (a ^ b ^ c) + x12 - 0x1924661b) | 0, 11, a);
    c = turn((c + (d ^ a ^ b) + x15 + 0x1fa27cf8) | 0, 16, d);
    b = turn((b + (c ^ d ^ a) + x2 - 0x3b53a99b) | 0, 23, c);

    a = turn((a + (c ^ (b | ~d)) + x0 - 0xbd6ddbc) | 0, 6, b);
    d = turn((d + (b ^ (a | ~c)) + x7 + 0x432aff97) | 0, 10, a);
    c = turn((c + (a ^ (d | ~b)) + x14 - 0x546bdc59) | 0, 15, d);
    b = turn((b + (d ^ (c | ~a)) + x5 - 0x36c5fc7) | 0, 21, c);
    a = turn((a + (c ^ (b | ~d)) + x12 + 0x655b59c3) | 0, 6, b);
    d = turn((d + (b ^ (a | ~c)) + x3 - 0x70f3336e) | 0, 10, a);
    c = turn((c + (a ^ (d | ~b)) + x10 - 0x100b83) | 0, 15, d);
    b = turn((b + (d ^ (c | ~a)) + x1 - 0x7a7ba22f) | 0, 21, c);
    a = turn((a + (c ^ (b | ~d)) + x8 + 0x6fa87e4f) | 0, 6, b);
    d = turn((d + (b ^ (a | ~c)) + x15 - 0x1d31920) | 0, 10, a);
    c = turn((c + (a ^ (d | ~b)) + x6 - 0x5cfebcec) | 0, 15, d);
    b = turn((b + (d ^ (c | ~a)) + x13 + 0x4e0811a1) | 0, 21, c);
    a = turn((a + (c ^ (b | ~d)) + x4 - 0x8ac817e) | 0, 6, b);
    d = turn((d + (b ^ (a | ~c)) + x11 - 0x42c50dcb) | 0, 10, a);
    c = turn((c + (a ^ (d | ~b)) + x2 + 0x2ad7d2bb) | 0, 15, d);
    b = turn((b + (d ^ (c | ~a)) + x9 - 0x14792c6f) | 0, 21, c);

    a0 = (a0 + a) | 0;
    b0 = (b0 + b) | 0;
    c0 = (c0 + c) | 0;
    d0 = (d0 + d) | 0;
  }
  state.set([a0, b0, c0, d0]);
}
