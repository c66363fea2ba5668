/** Reads pieces of a file: headers lie at its beginning or end, and a film of gigabytes is not read for them. */

/** Some bytes of a file, with what header formats need. */
export class Bytes {
  readonly view: DataView;

  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  /** The byte at an offset; −1 beyond the end. */
  at(offset: number): number {
    return this.bytes[offset] ?? -1;
  }

  /** `count` bytes as letters of Latin-1; fewer at the end. */
  letters(from: number, count: number): string {
    return String.fromCharCode(...this.bytes.subarray(from, from + count));
  }

  /** Whether these letters stand at an offset. */
  has(text: string, from = 0): boolean {
    return this.letters(from, text.length) === text;
  }

  /** Whether these letters stand somewhere. */
  contains(text: string): boolean {
    return new TextDecoder('latin1').decode(this.bytes).includes(text);
  }
}

/** The bytes of a file from `from` to before `to`; fewer at its end. Rejects if the file cannot be read. */
export async function readBytes(file: Blob, from: number, to: number): Promise<Bytes> {
  return new Bytes(new Uint8Array(await file.slice(from, Math.max(from, to)).arrayBuffer()));
}

/** What `read` returns; undefined if the header says more than the file has. */
export function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
