/** Reads width and height of a picture from its header: PNG, JPEG, GIF, BMP, SVG. */
import { letters, viewOf } from './bytes.js';

/** The properties in the header of a picture. Sizes are in pixels. */
export interface PictureFacts {
  codec: string;
  width: number;
  height: number;
}

/** Reads a picture; undefined for other files. */
export function readPicture(bytes: Uint8Array): PictureFacts | undefined {
  const view = viewOf(bytes);
  if (letters(bytes, 1, 3) === 'PNG')
    return { codec: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  if (letters(bytes, 0, 3) === 'GIF')
    return { codec: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (letters(bytes, 0, 2) === 'BM')
    return { codec: 'bmp', width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(view);
  return readSvg(new TextDecoder().decode(bytes.subarray(0, 8192)));
}

/** Reads a JPEG: the size is in the frame header, after other segments. */
function readJpeg(view: DataView): PictureFacts {
  let at = 2;
  while (!isFrame(view.getUint8(at + 1))) at += 2 + view.getUint16(at + 2);
  return { codec: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Reads the size of the `svg` element in pixels or, without one, of its view box. */
function readSvg(text: string): PictureFacts | undefined {
  const tag = /<svg\b[^>]*>/.exec(text)?.[0];
  if (!tag) return undefined;
  const [, , across, down] = (/\bviewBox=["']([^"']+)/.exec(tag)?.[1] ?? '').trim().split(/[\s,]+/);
  const width = pixels(/\swidth=["']([^"']+)/.exec(tag)?.[1] ?? across);
  const height = pixels(/\sheight=["']([^"']+)/.exec(tag)?.[1] ?? down);
  return width && height ? { codec: 'svg', width, height } : undefined;
}

function pixels(length: string | undefined): number | undefined {
  const match = /^([\d.]+)(px)?$/.exec(length ?? '');
  return match ? Math.round(Number(match[1])) : undefined;
}
