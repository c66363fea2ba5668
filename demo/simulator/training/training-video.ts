/**
 * Checks videos that avatars are trained from: MP4, 3 to 10 minutes, 1080P or 4K (reference 7.1).
 *
 * A file of another type is rejected. One that is too large to be kept, and whose index is not at its beginning, is
 * accepted unread.
 */
import { isComplete } from '../files/content.js';
import { readSafely, letters } from '../files/meta/bytes.js';
import { readVideo, type VideoFacts } from '../files/meta/video.js';
import { errorInfo } from '../service-errors.js';
import type { Content } from '../state/asset.js';

/** Minimum and maximum duration of a video, in seconds. */
const [shortest, longest] = [180, 600];

/** Widths and heights in pixels, the longer side first. */
const sizes = { '1080P': [1920, 1080], '4K': [3840, 2160] } as const;

/** First bytes of other file types. */
const others = /^(\x89PNG|GIF8|BM|\xff\xd8\xff|RIFF|ID3|OggS|PK\x03\x04|%PDF|\x1a\x45\xdf\xa3|FLV|Rar!|7z)/;

/** The error of a video; undefined for a valid one. */
export function checkTrainingVideo(film: Content): ReturnType<typeof errorInfo> | undefined {
  const beginning = letters(film.bytes, 0, 12);
  const facts = factsOf(film);
  const isOther = others.test(beginning) || beginning.slice(4) === 'ftypqt  ';
  if (isOther || (!facts && isComplete(film)))
    return errorInfo('MSS.20020004', 'the training video is no MP4');
  if (!facts) return undefined;
  if (facts.duration < shortest || facts.duration > longest) return errorInfo('MSS.41000007');
  if (!videoResolution(film)) return errorInfo('MSS.20020004', 'the training video is neither 1080P nor 4K');
  return undefined;
}

/** The resolution of a video; undefined if it has another size or is unreadable. */
export function videoResolution(film: Content): keyof typeof sizes | undefined {
  const facts = factsOf(film);
  const sides = [facts?.width ?? 0, facts?.height ?? 0].sort((a, b) => b - a);
  return (['1080P', '4K'] as const).find((name) => sizes[name].every((side, index) => side === sides[index]));
}

function factsOf({ bytes }: Content): VideoFacts | undefined {
  return readSafely(() => readVideo(bytes));
}
