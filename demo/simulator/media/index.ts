/** The simulator's own files by key: every picture is drawn and every sound is made when it is asked for. */
import { drawAvatar, people } from './avatar/index.js';
import { labelOf, slideTitle, tuneSeconds } from './labels.js';
import { music } from './music.js';
import { drawCard, drawFrame, drawProduct, drawSlide, drawWave, products } from './pictures.js';
import { drawPlace, places } from './place/index.js';
import { synthesise } from './speech.js';
import { sampleOf } from './voices.js';
import { film } from '../videos/film.js';

export interface MediaFile {
  /** MIME type. */
  type: string;
  bytes: () => Uint8Array;
}

/** A kind of files: the keys it answers to, and what it makes of the key's parts. */
type Kind = readonly [key: RegExp, make: (name: string, detail: string) => MediaFile | undefined];

const kinds: readonly Kind[] = [
  [/^avatar\/([\w-]+)\.svg$/, (key) => pictureOf(key, people, () => drawAvatar(key))],
  [
    /^place\/([\w-]+)-(landscape|portrait)\.svg$/,
    (key, view) =>
      pictureOf(key, places, () => drawPlace(key, view === 'portrait' ? 'portrait' : 'landscape')),
  ],
  [/^product\/([\w-]+)\.svg$/, (key) => pictureOf(key, products, () => drawProduct(key))],
  [/^wave\/([\w-]+)\.svg$/, (seed) => picture(() => drawWave(seed, labelOf(seed)))],
  [
    /^slide\/([\w-]+)-(\d{1,3})\.svg$/,
    (seed, page) => picture(() => drawSlide(seed, Number(page), slideTitle(seed, Number(page)))),
  ],
  [/^card\/([\w-]+)\.svg$/, (seed) => picture(() => drawCard(seed, labelOf(seed)))],
  [/^frame\/([\w-]+)\.svg$/, (seed) => picture(() => drawFrame(seed))],
  [/^film\/([\w-]+)\.mp4$/, (key) => film(key)],
  [/^voice\/([\w-]+)\.wav$/, (key) => sound(() => sample(key))],
  [/^music\/([\w-]+)\.wav$/, (seed) => sound(() => music(seed, tuneSeconds(seed)))],
];

/**
 * The file of a key such as `avatar/sara.svg` or `voice/yunxi.wav`; undefined for a key that names none. The same key
 * gives the same bytes.
 */
export function media(key: string): MediaFile | undefined {
  for (const [pattern, make] of kinds) {
    const match = pattern.exec(key);
    if (match) return make(match[1] ?? '', match[2] ?? '');
  }
  return undefined;
}

const encoder = new TextEncoder();

function picture(draw: () => string): MediaFile {
  return { type: 'image/svg+xml', bytes: () => encoder.encode(draw()) };
}

function pictureOf(key: string, known: readonly string[], draw: () => string): MediaFile | undefined {
  return known.includes(key) ? picture(draw) : undefined;
}

function sound(bytes: () => Uint8Array): MediaFile {
  return { type: 'audio/wav', bytes };
}

function sample(key: string): Uint8Array {
  const text = sampleOf(key);
  return synthesise([{ kind: 'text', text }], { pitch: 100, speed: 100, volume: 140, voice: key });
}
