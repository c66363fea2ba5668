/** Recognizes what a file is by its own bytes, whatever its name and its media type say. */
import { Bytes, readBytes } from './byte-reader.js';

/** What a file is to a person. */
export type ContentKind = 'picture' | 'film' | 'sound' | 'slides' | 'other';

/** A recognized content: its usual extension, as `jpg`, and its kind. */
export interface ContentType {
  type: string;
  kind: ContentKind;
}

/** Bytes that are enough for each beginning below. */
const headSize = 4096;

const is = (kind: ContentKind, type: string): ContentType => ({ type, kind });

/** The content of a file; undefined for one that has no known beginning. Rejects if the file cannot be read. */
export async function contentTypeOf(file: Blob): Promise<ContentType | undefined> {
  const head = await readBytes(file, 0, headSize);
  if (head.has('PK\x03\x04')) return archiveType(file, head);
  return pictureType(head) ?? soundType(head) ?? filmType(head) ?? documentType(head);
}

function pictureType(head: Bytes): ContentType | undefined {
  if (head.has('\xff\xd8\xff')) return is('picture', 'jpg');
  if (head.has('\x89PNG\r\n\x1a\n')) return is('picture', 'png');
  if (head.has('GIF87a') || head.has('GIF89a')) return is('picture', 'gif');
  if (head.has('BM') && head.has('\0\0\0\0', 6)) return is('picture', 'bmp');
  if (head.has('RIFF') && head.has('WEBP', 8)) return is('picture', 'webp');
  if (head.has('II*\0') || head.has('MM\0*')) return is('picture', 'tiff');
  if (head.has('8BPS')) return is('picture', 'psd');
  if (head.has('\0\0\x01\0')) return is('picture', 'ico');
  if (head.has('\0\0\0\x0cJXL ') || head.has('\xff\x0a')) return is('picture', 'jxl');
  if (/^\s*(<\?xml[^]*?)?(<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/.test(text(head)))
    return is('picture', 'svg');
  if (head.has('ftyp', 4) && /hei[cmsx]|hev[cx]|mif1|msf1/.test(brands(head))) return is('picture', 'heic');
  return head.has('ftyp', 4) && /avi[fs]/.test(brands(head)) ? is('picture', 'avif') : undefined;
}

function soundType(head: Bytes): ContentType | undefined {
  if ((head.has('RIFF') || head.has('RF64')) && head.has('WAVE', 8)) return is('sound', 'wav');
  if (head.has('ID3')) return is('sound', 'mp3');
  if (head.has('OggS')) return is('sound', 'ogg');
  if (head.has('fLaC')) return is('sound', 'flac');
  if (head.has('#!AMR')) return is('sound', 'amr');
  if (head.has('MThd')) return is('sound', 'mid');
  if (head.has('FORM') && head.has('AIF', 8)) return is('sound', 'aiff');
  if (head.has('ftyp', 4) && /^M4[AB] /.test(head.letters(8, 4))) return is('sound', 'm4a');
  if (head.at(0) !== 0xff) return undefined;
  // A frame begins with eleven bits that are set; layer 0 is AAC, and layer III is MP3.
  if ((head.at(1) & 0xf6) === 0xf0) return is('sound', 'aac');
  return (head.at(1) & 0xe6) === 0xe2 && head.at(2) >> 4 !== 15 ? is('sound', 'mp3') : undefined;
}

function filmType(head: Bytes): ContentType | undefined {
  if (head.has('ftyp', 4)) {
    const brand = head.letters(8, 4);
    if (brand.startsWith('qt')) return is('film', 'mov');
    if (/^3g/.test(brand)) return is('film', '3gp');
    return is('film', /^M4V/.test(brand) ? 'm4v' : 'mp4');
  }
  if (/^(moov|mdat|wide|free|skip|pnot)$/.test(head.letters(4, 4))) return is('film', 'mov');
  if (head.has('\x1a\x45\xdf\xa3')) return is('film', head.contains('webm') ? 'webm' : 'mkv');
  if (head.has('FLV\x01')) return is('film', 'flv');
  if (head.has('\x30\x26\xb2\x75\x8e\x66\xcf\x11')) return is('film', 'wmv');
  if (head.has('RIFF') && head.has('AVI ', 8)) return is('film', 'avi');
  if (head.has('\0\0\x01\xba')) return is('film', 'mpg');
  return head.at(0) === 0x47 && head.at(188) === 0x47 && head.at(376) === 0x47 ? is('film', 'ts') : undefined;
}

function documentType(head: Bytes): ContentType | undefined {
  if (head.contains('%PDF-')) return is('slides', 'pdf');
  // Which program's it is stands in its directory, anywhere in the file; the check of the name decides.
  return head.has('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') ? is('slides', 'ppt') : undefined;
}

/** What an archive is, by the folder of its main part: the names stand at its beginning, and again at its end. */
async function archiveType(file: Blob, head: Bytes): Promise<ContentType> {
  const end = await readBytes(file, Math.max(0, file.size - 65_536), file.size);
  const has = (name: string) => head.contains(name) || end.contains(name);
  if (has('ppt/')) return is('slides', 'pptx');
  if (has('word/')) return is('other', 'docx');
  return is('other', has('xl/') ? 'xlsx' : 'zip');
}

/** The brands of a file of the ISO base media format: its own and those it is compatible with. */
const brands = (head: Bytes): string =>
  head.letters(8, Math.min(120, Math.max(4, head.length >= 4 ? head.view.getUint32(0) - 8 : 0)));

const text = (head: Bytes): string => new TextDecoder().decode(head.bytes);
