/**
 * The demo's media, for the option `media` of `createSimulator`: people, places, products, voices, music and films.
 *
 * Pictures and sounds are generated when they are fetched. The same key always gives the same bytes.
 */
import type { Media, MediaFacts, MediaFile } from '../simulator/index.js';
import { drawAvatar, people } from './avatar/index.js';
import { film } from './film/film.js';
import { labelOf, slideTitle } from './labels.js';
import { music } from './music.js';
import { drawCard, drawFrame, drawProduct, drawSlide, drawWave, products } from './pictures.js';
import { drawPlace, places } from './place/index.js';
import { sampleSeconds, sampleText } from './samples.js';
import { synthesise } from './speech.js';

/** A kind of files: the pattern of its keys, and the generator of a file from the parts of the key. */
type Kind = readonly [
  key: RegExp,
  make: (name: string, detail: string, facts: MediaFacts) => MediaFile | undefined,
];

/** Default duration of music, in seconds. */
const usualTune = 8;

const kinds: readonly Kind[] = [
  [/^avatar\/([\w-]+)\.svg$/, (key) => knownPicture(key, people, () => drawAvatar(key))],
  [
    /^place\/([\w-]+)-(landscape|portrait)\.svg$/,
    (key, view) =>
      knownPicture(key, places, () => drawPlace(key, view === 'portrait' ? 'portrait' : 'landscape')),
  ],
  [/^product\/([\w-]+)\.svg$/, (key) => knownPicture(key, products, () => drawProduct(key))],
  [/^wave\/([\w-]+)\.svg$/, (seed) => picture(() => drawWave(seed, labelOf(seed)))],
  [
    /^slide\/([\w-]+)-(\d{1,3})\.svg$/,
    (seed, page) => picture(() => drawSlide(seed, Number(page), slideTitle(seed, Number(page)))),
  ],
  [/^card\/([\w-]+)\.svg$/, (seed) => picture(() => drawCard(seed, labelOf(seed)))],
  [/^frame\/([\w-]+)\.svg$/, (seed) => picture(() => drawFrame(seed))],
  [/^film\/([\w-]+)\.mp4$/, (seed, _, facts) => ({ type: 'video/mp4', bytes: () => film(seed, facts) })],
  [/^voice\/([\w-]+)\.wav$/, (voice) => sound(() => speakSample(voice))],
  [/^music\/([\w-]+)\.wav$/, (seed, _, { duration = usualTune }) => sound(() => music(seed, duration))],
];

/** The demo's media. */
export const art: Media = {
  file(key, facts) {
    for (const [pattern, make] of kinds) {
      const match = pattern.exec(key);
      if (match) return make(match[1] ?? '', match[2] ?? '', facts);
    }
    return undefined;
  },
  speak: synthesise,
};

const encoder = new TextEncoder();

function picture(draw: () => string): MediaFile {
  return { type: 'image/svg+xml', bytes: () => encoder.encode(draw()) };
}

function knownPicture(key: string, known: readonly string[], draw: () => string): MediaFile | undefined {
  return known.includes(key) ? picture(draw) : undefined;
}

function sound(bytes: () => Uint8Array): MediaFile {
  return { type: 'audio/wav', bytes };
}

function speakSample(voice: string): Uint8Array {
  const text = sampleText(voice);
  const segment = { kind: 'text' as const, text, seconds: sampleSeconds(text) };
  return synthesise([segment], { pitch: 100, volume: 140, voice });
}
