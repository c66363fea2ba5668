/**
 * Takes from a picture what it tells about who took it: place, time, camera, a preview of what was cut away. Its pixels
 * and its colour profile stay as they are, byte by byte.
 */
import { Bytes, orUndefined } from './byte-reader.js';

/** The picture without metadata; the picture itself if its format is not known here or it has none. */
export async function withoutMetadata(file: File, type: string): Promise<File> {
  const bytes = new Bytes(new Uint8Array(await file.arrayBuffer()));
  const kept = orUndefined(() =>
    type === 'png' ? pngParts(bytes) : type === 'jpg' ? jpegParts(bytes) : undefined,
  );
  if (!kept) return file;
  return new File(
    kept.map(([from, to]) => bytes.bytes.subarray(from, to)),
    file.name,
    { type: file.type, lastModified: file.lastModified },
  );
}

type Range = readonly [from: number, to: number];

/** All but EXIF and XMP (APP1) and IPTC (APP13). */
function jpegParts({ view, length }: Bytes): Range[] {
  const kept: Range[] = [[0, 2]];
  let at = 2;
  for (let marker = view.getUint8(at + 1); marker !== 0xda; marker = view.getUint8(at + 1)) {
    if (view.getUint8(at) !== 0xff) break;
    const end = marker === 0xff ? at + 1 : at + 2 + view.getUint16(at + 2);
    if (marker !== 0xe1 && marker !== 0xed) kept.push([at, end]);
    at = end;
  }
  return [...kept, [at, length]];
}

/** All chunks but EXIF, texts and times. */
function pngParts(bytes: Bytes): Range[] {
  const kept: Range[] = [[0, 8]];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.view.getUint32(at);
    if (!/^(eXIf|iTXt|tEXt|zTXt|tIME)$/.test(bytes.letters(at + 4, 4))) kept.push([at, end]);
    at = end;
  }
  return kept;
}
