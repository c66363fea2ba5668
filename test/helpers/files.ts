/** Small files of many formats, made byte by byte: what is in them is what their headers say, and nothing else. */

const bytesOf = (...pieces: (string | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> => {
  const parts = pieces.map((piece) =>
    typeof piece === 'string'
      ? Uint8Array.from(piece, (letter) => letter.charCodeAt(0))
      : Uint8Array.from(piece),
  );
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
const big = (value: number, size = 4): number[] =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) % 256);
const little = (value: number, size = 4): number[] => big(value, size).reverse();

/** A file with these contents; it was changed at the first second of 1970. */
export const fileOf = (name: string, content: BlobPart, type = ''): File =>
  new File([content], name, { type, lastModified: 1000 });

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes: Uint8Array): number =>
  (bytes.reduce((sum, byte) => crcTable[(sum ^ byte) & 255]! ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
const chunk = (name: string, data: Uint8Array): Uint8Array =>
  bytesOf(big(data.length), name, data, big(crc(bytesOf(name, data))));

/** Uncompressed zlib data of at most 65,535 bytes. */
function stored(data: Uint8Array): Uint8Array {
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return bytesOf(
    [0x78, 1, 1],
    little(data.length, 2),
    little(data.length ^ 0xffff, 2),
    data,
    big(b, 2),
    big(a, 2),
  );
}

/** A grey PNG; `extra` chunks, as `['eXIf', bytes]`, stand before its pixels. `seed` varies its bytes. */
export function png(
  width = 4,
  height = 4,
  { extra = [], seed = 0 }: { extra?: readonly (readonly [string, Uint8Array])[]; seed?: number } = {},
): Uint8Array<ArrayBuffer> {
  const isSmall = width * height < 60_000;
  const rows = isSmall
    ? Array.from({ length: (width + 1) * height }, (_, n) => (n % (width + 1) ? seed % 256 : 0))
    : [0];
  return bytesOf(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', bytesOf(big(width), big(height), [8, 0, 0, 0, 0])),
    ...extra.map(([name, data]) => chunk(name, data)),
    chunk('IDAT', stored(Uint8Array.from(rows))),
    chunk('IEND', bytesOf('')),
  );
}

/** A JPEG that ends after its headers. */
export function jpegHeader(
  width: number,
  height: number,
  { components = 3, orientation = 1 }: { components?: 1 | 3 | 4; orientation?: number } = {},
): Uint8Array<ArrayBuffer> {
  return bytesOf(
    [0xff, 0xd8],
    orientation === 1 ? [] : exifSegment(orientation),
    [0xff, 0xc0],
    big(8 + 3 * components, 2),
    [8],
    big(height, 2),
    big(width, 2),
    [components],
    Array.from({ length: components }, (_, n) => [n + 1, 0x11, 0]).flat(),
    [0xff, 0xda, 0, 2, 0xff, 0xd9],
  );
}

/** An EXIF segment with an orientation and a place, which is told by the letters “Guilin”. */
function exifSegment(orientation: number): Uint8Array {
  const entry = (tag: number, type: number, count: number, value: number) =>
    bytesOf(big(tag, 2), big(type, 2), big(count), type === 3 ? [...big(value, 2), 0, 0] : big(value));
  const tiff = bytesOf(
    'MM\0*',
    big(8),
    big(2, 2),
    entry(0x0112, 3, 1, orientation),
    entry(0x010e, 2, 7, 38),
    big(0),
    'Guilin\0',
  );
  return bytesOf([0xff, 0xe1], big(2 + 6 + tiff.length, 2), 'Exif\0\0', tiff);
}

/** A JPEG of the browser with an EXIF segment behind its first marker. */
export async function photograph(
  width: number,
  height: number,
  orientation: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'red';
  context.fillRect(0, 0, width / 2, height / 2);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  const plain = new Uint8Array(await blob!.arrayBuffer());
  return bytesOf(plain.subarray(0, 2), exifSegment(orientation), plain.subarray(2));
}

export const gif = (width = 4, height = 4): Uint8Array<ArrayBuffer> =>
  bytesOf('GIF89a', little(width, 2), little(height, 2), [0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x3b]);

export const webp = (isAnimated: boolean): Uint8Array<ArrayBuffer> =>
  bytesOf('RIFF', little(22), 'WEBP', 'VP8X', little(10), [isAnimated ? 2 : 0, 0, 0, 0, 3, 0, 0, 3, 0, 0]);

export const heic = (): Uint8Array<ArrayBuffer> => bytesOf(big(24), 'ftypheic', big(0), 'mif1heic');

const box = (name: string, ...content: Uint8Array[]): Uint8Array => {
  const data = bytesOf(...content);
  return bytesOf(big(8 + data.length), name, data);
};
const zeros = (count: number): Uint8Array => new Uint8Array(count);

/** An MP4 whose index follows `content` bytes: of a film, or without a size of a sound. */
export function mp4({
  width = 0,
  height = 0,
  seconds = 5,
  brand = 'isom',
  content = 64,
}: Partial<Record<'width' | 'height' | 'seconds' | 'content', number>> & {
  brand?: string;
} = {}): Uint8Array<ArrayBuffer> {
  const header = box('mvhd', zeros(12), bytesOf(big(1000), big(seconds * 1000)), zeros(80));
  const track = box(
    'trak',
    box('tkhd', zeros(76), bytesOf(big(width * 65536), big(height * 65536))),
    box('mdia', box('hdlr', zeros(8), bytesOf(width ? 'vide' : 'soun'), zeros(12))),
  );
  return bytesOf(
    box('ftyp', bytesOf(brand, big(0), brand)),
    box('mdat', zeros(content)),
    box('moov', header, track),
  );
}

/** A WAV of silence: 8,000 samples of one byte a second. */
export const wav = (seconds = 1): Uint8Array<ArrayBuffer> =>
  bytesOf(
    'RIFF',
    little(36 + 8000 * seconds),
    'WAVEfmt ',
    little(16),
    [1, 0, 1, 0],
    little(8000),
    little(8000),
    [1, 0, 8, 0],
    'data',
    little(8000 * seconds),
    zeros(8000 * seconds),
  );

/** An MP3 of variable bit rate behind an ID3 tag: its first frame counts the others. */
export const vbrMp3 = (frames = 383): Uint8Array<ArrayBuffer> =>
  bytesOf(
    'ID3\x03\0\0',
    [0, 0, 0, 20],
    zeros(20),
    [0xff, 0xfb, 0x90, 0x44],
    zeros(32),
    'Xing',
    big(1),
    big(frames),
    zeros(400),
  );

/** An archive whose one file has this name, stored without a byte. */
function archive(...names: string[]): Uint8Array<ArrayBuffer> {
  const entries = names.map((name) => bytesOf('PK\x03\x04', zeros(22), little(name.length, 2), [0, 0], name));
  return bytesOf(...entries, 'PK\x05\x06', zeros(18));
}

/** A presentation with a font in it. */
export const pptx = (): Uint8Array<ArrayBuffer> =>
  archive('[Content_Types].xml', 'ppt/presentation.xml', 'ppt/slides/slide1.xml', 'ppt/fonts/font1.fntdata');
export const docx = (): Uint8Array<ArrayBuffer> => archive('[Content_Types].xml', 'word/document.xml');
export const pdf = (): Uint8Array<ArrayBuffer> => bytesOf('%PDF-1.7\n1 0 obj <</Type /Page>> endobj\n%%EOF');
