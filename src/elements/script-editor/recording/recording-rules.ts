/**
 * What the service accepts as a recording. Live: MP3 below 100 MB, subtitles as SRT below 1 MB (reference 6.1.1,
 * LiveAudioConfig); video: MP3, WAV or M4A of at most 100 MB (reference 5.1.1, ShootScriptAudioFileItem).
 */
import { fileTypeOf, mediaTypesOf } from '../../../api/index.js';
import type { Target } from '../../../ssml/index.js';

/** Why the service would refuse a recording. */
export type RecordingProblem =
  | { kind: 'no-address' }
  | { kind: 'address' }
  | { kind: 'type'; allowed: string }
  | { kind: 'subtitles' }
  | { kind: 'size' }
  | { kind: 'empty' };

const maxFileSize = 100 * 1_048_576;

const fileTypes: Record<Target, readonly string[]> = { live: ['mp3'], video: ['mp3', 'wav', 'm4a'] };

/** File types of a target, for a sentence: `MP3, WAV, M4A`. */
export const allowedTypes = (target: Target): string =>
  fileTypes[target].map((type) => type.toUpperCase()).join(', ');

/** Value of `accept` for the file dialog: extensions and media types, for names without an extension. */
export const acceptedFiles = (target: Target): string =>
  fileTypes[target].flatMap((type) => [`.${type}`, ...mediaTypesOf(type)]).join(',');

/** Checks the address of a recording; one without a file extension is accepted. */
export function checkAddress(address: string, target: Target): RecordingProblem | undefined {
  if (address === '') return { kind: 'no-address' };
  const extension = extensionAt(address);
  if (extension === undefined) return { kind: 'address' };
  return extension === '' || fileTypes[target].includes(extension)
    ? undefined
    : { kind: 'type', allowed: allowedTypes(target) };
}

/** Checks the address of subtitles, which are optional. */
export function checkSubtitles(address: string): RecordingProblem | undefined {
  if (address === '') return undefined;
  const extension = extensionAt(address);
  if (extension === undefined) return { kind: 'address' };
  return extension === '' || extension === 'srt' ? undefined : { kind: 'subtitles' };
}

/** File extension of an address, empty if there is none; undefined if it is not an http or https URL. */
function extensionAt(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, pathname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return /\.(\w{1,5})$/.exec(pathname)?.[1]?.toLowerCase() ?? '';
}

/** Checks type and size of a file before it is uploaded. */
export function checkFile(
  file: Pick<File, 'name' | 'size' | 'type'>,
  target: Target,
): RecordingProblem | undefined {
  const { size } = file;
  if (!fileTypes[target].includes(fileTypeOf(file))) return { kind: 'type', allowed: allowedTypes(target) };
  if (size === 0) return { kind: 'empty' };
  return size < maxFileSize || (target === 'video' && size === maxFileSize) ? undefined : { kind: 'size' };
}

/** Whether an address may be played: http, https, blob and audio data URLs only. */
export const isPlayable = (url: string): boolean => /^(https?:|blob:|data:audio\/)/i.test(url);
