/** Recognizes what a file is by its first bytes, whatever its name says. */
import { letters } from './bytes.js';

/** What a file can be recognized as. */
export type ContentKind = 'picture' | 'sound' | 'film' | 'document';

const beginnings: readonly (readonly [kind: ContentKind, beginning: RegExp])[] = [
  ['picture', /^(\x89PNG\r\n\x1a\n|GIF8[79]a|\xff\xd8\xff|BM[^]{4}\0\0\0\0)/],
  ['picture', /^RIFF[^]{4}WEBP/],
  ['sound', /^(RIFF[^]{4}WAVE|ID3|OggS|fLaC|[^]{4}ftypM4A)/],
  ['film', /^([^]{4}ftyp|\x1a\x45\xdf\xa3|FLV\x01|RIFF[^]{4}AVI |\x30\x26\xb2\x75|\0\0\x01\xba)/],
  ['document', /^(%PDF-|PK\x03\x04|\xd0\xcf\x11\xe0)/],
];

/** Recognizes a file; undefined for one that has no known beginning. */
export function contentKind(bytes: Uint8Array): ContentKind | undefined {
  const beginning = letters(bytes, 0, 16);
  return beginnings.find(([, pattern]) => pattern.test(beginning))?.[0];
}

/** What the main file of an asset type may be. A sound can be the track of a film. Other types may be anything. */
const fitting: Readonly<Record<string, readonly ContentKind[]>> = {
  IMAGE: ['picture'],
  VIDEO: ['film'],
  AUDIO: ['sound', 'film'],
  MUSIC: ['sound', 'film'],
  PPT: ['document'],
};

/** Whether a file is recognized as something that the main file of this asset type cannot be. */
export function isOtherContent(type: string, bytes: Uint8Array): boolean {
  const kind = contentKind(bytes);
  return kind !== undefined && fitting[type] !== undefined && !fitting[type].includes(kind);
}
