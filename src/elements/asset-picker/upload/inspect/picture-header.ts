/** Reads size and peculiarities of a picture from its header: JPEG, PNG, GIF, BMP, WebP. */
import { type Bytes, orUndefined, readBytes } from './byte-reader.js';

/** What the header of a picture says. Sizes are in pixels, as the picture is stored. */
export interface PictureHeader {
  width: number;
  height: number;
  /** How a photograph must be turned, by EXIF: 1, as it is, to 8. */
  orientation: number;
  /** Whether it has the four colours of a press. */
  isCmyk: boolean;
  /** Whether it moves. */
  isAnimated: boolean;
  /** Whether it tells about who took it: where, when, with what. */
  hasMetadata: boolean;
}

/** Metadata of a photograph may have some hundred kilobytes, with a preview in it. */
const headerSize = 2 * 2 ** 20;

const plain = { orientation: 1, isCmyk: false, isAnimated: false, hasMetadata: false };

/** The header of a picture of that type; undefined if it cannot be read. */
export async function readPictureHeader(file: Blob, type: string): Promise<PictureHeader | undefined> {
  const bytes = await readBytes(file, 0, headerSize);
  return orUndefined(() => {
    if (type === 'jpg') return readJpeg(bytes);
    if (type === 'png') return readPng(bytes);
    if (type === 'gif') return readGif(bytes);
    if (type === 'bmp') return readBmp(bytes);
    return type === 'webp' ? readWebp(bytes) : undefined;
  });
}

function readPng({ view, bytes }: Bytes): PictureHeader {
  const text = new TextDecoder('latin1').decode(bytes);
  const data = text.indexOf('IDAT');
  const before = data < 0 ? text : text.slice(0, data);
  return {
    ...plain,
    width: view.getUint32(16),
    height: view.getUint32(20),
    isAnimated: before.includes('acTL'),
    hasMetadata: /eXIf|XML:com\.adobe\.xmp/.test(text),
  };
}

function readGif({ view }: Bytes): PictureHeader {
  return { ...plain, width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readBmp({ view }: Bytes): PictureHeader {
  return { ...plain, width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

function readWebp(bytes: Bytes): PictureHeader {
  const isAnimated = bytes.has('VP8X', 12) && (bytes.at(20) & 2) !== 0;
  return { ...plain, width: 0, height: 0, isAnimated };
}

/** The segments of a JPEG before its picture data: the size is in the frame header. */
function readJpeg(bytes: Bytes): PictureHeader | undefined {
  const { view } = bytes;
  const found = { ...plain };
  for (let at = 2; ;) {
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at++;
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      const components = view.getUint8(at + 9);
      const size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
      return { ...found, ...size, isCmyk: components === 4 };
    }
    if (marker === 0xe1) {
      found.hasMetadata = true;
      if (bytes.has('Exif\0\0', at + 4))
        found.orientation = orUndefined(() => orientationIn(bytes, at + 10)) ?? 1;
    }
    if (marker === 0xed) found.hasMetadata = true;
    at += 2 + view.getUint16(at + 2);
  }
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The tag of the orientation, among those of the first directory of a TIFF header. */
const orientationTag = 0x0112;

function orientationIn({ view, bytes }: Bytes, tiff: number): number {
  const isLittle = bytes[tiff] === 0x49;
  const directory = tiff + view.getUint32(tiff + 4, isLittle);
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + 12 * index;
    if (view.getUint16(entry, isLittle) !== orientationTag) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
