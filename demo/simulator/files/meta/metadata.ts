/** Extracts metadata from the main file of a picture, a sound or a video (reference 4.1.1, 4.2.3). */
import type { DigitalAssetInfo } from '../../../../src/api/index.js';
import { errorInfo } from '../../service-errors.js';
import { readSafely } from './bytes.js';
import { readVideo } from './video.js';
import { readPicture } from './picture.js';
import { readSound } from './sound.js';
import type { Content } from '../../state/asset.js';

type Meta = NonNullable<DigitalAssetInfo['asset_extra_meta']>;

/** Returns the metadata for an asset of this type; for an unreadable file it contains an `error_info`. */
export function extractMetadata(type: string, content: Content): Meta {
  if (type === 'IMAGE') return { image_meta: imageMeta(content) };
  if (type === 'AUDIO' || type === 'MUSIC') return { audio_meta: audioMeta(content) };
  if (type === 'VIDEO') return { video_meta: videoMeta(content) };
  return {};
}

function imageMeta({ bytes, size }: Content): Meta['image_meta'] {
  const facts = readSafely(() => readPicture(bytes));
  return facts ? { ...facts, size, mode: modeOf(facts) } : unreadable;
}

function audioMeta({ bytes, size }: Content): Meta['audio_meta'] {
  const facts = readSafely(() => readSound(bytes, size));
  if (facts) return { ...facts, duration: seconds(facts.duration) };
  const film = readSafely(() => readVideo(bytes));
  if (!film?.sound) return unreadable;
  return {
    ...soundOf(film.sound),
    duration: seconds(film.duration),
    audio_bit_rate: rate(size, film.duration),
  };
}

function videoMeta({ bytes, size }: Content): Meta['video_meta'] {
  const film = readSafely(() => readVideo(bytes));
  if (!film?.video) return unreadable;
  const { width, height, duration, video, sound } = film;
  return {
    video_codec: video,
    width,
    height,
    video_bit_rate: rate(size, duration),
    duration: seconds(duration),
    ...(sound && soundOf(sound)),
    mode: modeOf(film),
  };
}

const unreadable = { error_info: errorInfo('MSS.10001034') };

function soundOf({ codec, channels, sample }: { codec: string; channels: number; sample: number }) {
  return { audio_codec: codec, audio_channels: channels, sample };
}

function modeOf({ width, height }: { width: number; height: number }): string {
  return height > width ? 'Vertical' : 'Horizontal';
}

/** Rounds a duration to whole seconds, at least 1. */
function seconds(duration: number): number {
  return Math.max(1, Math.round(duration));
}

/** The average bit rate, in kbit/s. */
function rate(size: number, duration: number): number {
  return Math.round((size * 8) / 1000 / duration);
}
