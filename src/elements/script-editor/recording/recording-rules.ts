/**
 * What a recording may be. On air: MP3 below 100 MB, subtitles as SRT below 1 MB (reference 6.1.1, LiveAudioConfig);
 * in a video: MP3, WAV or M4A of 100 MB at most (5.1.1, ShootScriptAudioFileItem).
 */
import type { Target } from '../../../ssml/index.js';

export type RecordingProblem =
  | { kind: 'no-address' }
  | { kind: 'address' }
  | { kind: 'type'; allowed: string }
  | { kind: 'subtitles' }
  | { kind: 'size' }
  | { kind: 'empty' };

const maxFileSize = 100 * 1_048_576;

const fileTypes: Record<Target, readonly string[]> = { live: ['mp3'], video: ['mp3', 'wav', 'm4a'] };

export const allowedTypes = (target: Target): string =>
  fileTypes[target].map((type) => type.toUpperCase()).join(', ');

/** For the file dialog. */
export const acceptedFiles = (target: Target): string =>
  fileTypes[target].map((type) => `.${type}`).join(',');

/** What is wrong with an address of a recording; one without an extension is taken on trust. */
export function checkAddress(address: string, target: Target): RecordingProblem | undefined {
  if (address === '') return { kind: 'no-address' };
  const extension = extensionAt(address);
  if (extension === undefined) return { kind: 'address' };
  return extension === '' || fileTypes[target].includes(extension)
    ? undefined
    : { kind: 'type', allowed: allowedTypes(target) };
}

/** What is wrong with an address of subtitles; there need not be any. */
export function checkSubtitles(address: string): RecordingProblem | undefined {
  if (address === '') return undefined;
  const extension = extensionAt(address);
  if (extension === undefined) return { kind: 'address' };
  return extension === '' || extension === 'srt' ? undefined : { kind: 'subtitles' };
}

/** The extension of the file at an address, '' where there is none; undefined where it is no address of the web. */
function extensionAt(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, pathname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return /\.(\w{1,5})$/.exec(pathname)?.[1]?.toLowerCase() ?? '';
}

/** What is wrong with a file that somebody wants to upload. */
export function checkFile(
  { name, size }: Pick<File, 'name' | 'size'>,
  target: Target,
): RecordingProblem | undefined {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!fileTypes[target].includes(extension)) return { kind: 'type', allowed: allowedTypes(target) };
  if (size === 0) return { kind: 'empty' };
  return size < maxFileSize || (target === 'video' && size === maxFileSize) ? undefined : { kind: 'size' };
}

/** Whether a sound may be played from there: nothing but the web, and what the page itself made. */
export const isPlayable = (url: string): boolean => /^(https?:|blob:|data:audio\/)/i.test(url);
