/**
 * Generates the films of produced videos: silent MP4 files in H.264, with 25 pictures per second.
 *
 * A film has the duration and the aspect ratio of the video, but only 128 pixels on the longer side. It shows a head and
 * shoulders in front of a colour that depends on the seed, and a progress bar at the bottom.
 */
import type { MediaFacts } from '../../simulator/index.js';
import { hash } from '../random.js';
import { columns, keyPicture, nextPicture, parameters, rows, sequence, side, type Size } from './h264.js';
import { mp4 } from './mp4.js';

/** Pictures per second, which the service fixes for produced videos (reference 5.1.1). */
const frames = 25;

/** Length of the longer side, in pixels. */
const longest = 128;

/** Generates the film of a seed. Default: aspect ratio 16:9, 1 s. */
export function film(seed: string, { width = 1920, height = 1080, duration = 1 }: MediaFacts): Uint8Array {
  const scale = longest / Math.max(width, height, 1);
  const even = (pixels: number) => Math.max(2, Math.round((pixels * scale) / 2) * 2);
  return make(seed, { width: even(width), height: even(height) }, Math.max(1, Math.round(duration * frames)));
}

function make(seed: string, size: Size, count: number): Uint8Array {
  const draw = drawing(seed, size);
  const across = columns(size);
  const total = across * rows(size);
  const key = keyPicture(Array.from({ length: total }, (_, place) => draw(place, false)));
  const bar = Math.ceil(size.height / side - 1) * across;
  const lit = (number: number) => Math.floor((number * across) / count);
  const pictures = Array.from({ length: count - 1 }, (_, at) => {
    const place = bar + lit(at + 2) - 1;
    const grows = lit(at + 2) > lit(at + 1);
    return nextPicture(at + 1, total, grows ? [[place, draw(place, true)]] : []);
  });
  const track = { ...size, rate: frames, sequence: sequence(size), parameters: parameters() };
  return mp4({ ...track, pictures: [key, ...pictures] });
}

/** Returns a function that draws the macroblock at a position, with the progress bar at the bottom. */
function drawing(seed: string, size: Size) {
  const tint = hash(seed);
  const [cb, cr] = [96 + (tint & 63), 96 + ((tint >> 6) & 63)];
  const across = columns(size);
  return (place: number, isReached: boolean): Uint8Array => {
    const [left, top] = [(place % across) * side, Math.floor(place / across) * side];
    const luma = (x: number, y: number) => (isReached && y - top < 3 ? 220 : brightness(x, y, size));
    const block = new Uint8Array(384);
    for (let at = 0; at < 256; at++) block[at] = luma(left + (at % side), top + Math.floor(at / side));
    for (let at = 0; at < 64; at++) {
      const skin = isHead(left + (at % 8) * 2, top + Math.floor(at / 8) * 2, size);
      block[256 + at] = skin ? 108 : cb;
      block[320 + at] = skin ? 152 : cr;
    }
    return block;
  };
}

function brightness(x: number, y: number, size: Size): number {
  if (isHead(x, y, size)) return 170;
  const { width, height } = size;
  const unit = Math.min(width, height);
  const shoulders = ((x - width / 2) / (0.34 * unit)) ** 2 + ((y - height) / (0.36 * unit)) ** 2 < 1;
  return shoulders ? 60 : 100 + Math.round((60 * y) / height);
}

function isHead(x: number, y: number, { width, height }: Size): boolean {
  const unit = Math.min(width, height);
  return ((x - width / 2) / (0.15 * unit)) ** 2 + ((y - 0.42 * height) / (0.2 * unit)) ** 2 < 1;
}
