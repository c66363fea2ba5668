/** Plain media, the default of `createSimulator`: simple, valid files of the stated size and duration. */
import { plainFilm } from './plain-film.js';
import type { Media, MediaFacts } from './media.js';
import { stableHash } from '../seed/stable-ids.js';
import { tone, wavFile } from './wav.js';

/** Plain pictures, sounds and films. Every key with a known extension has a file. */
export const plainMedia: Media = {
  file(key, facts) {
    if (key.includes('..')) return undefined;
    if (/\.svg$/.test(key)) return { type: 'image/svg+xml', bytes: () => plainPicture(key, facts) };
    if (/\.wav$/.test(key)) return { type: 'audio/wav', bytes: () => plainSound(key, facts) };
    if (/\.mp4$/.test(key)) return { type: 'video/mp4', bytes: () => plainFilm(facts) };
    return undefined;
  },

  speak(segments, { voice, pitch, volume }) {
    const frequency = pitchOf(voice) * (pitch / 100);
    return wavFile(
      segments.map(({ kind, seconds }) => ({
        seconds,
        sample: kind === 'text' ? tone(frequency, volume / 1000) : () => 0,
      })),
    );
  },
};

/** A coloured rectangle with the key as text. */
function plainPicture(key: string, { width = 640, height = 640 }: MediaFacts): Uint8Array {
  const label = key.replace(/[<>&"]/g, '');
  const middle = `x="${width / 2}" y="${height / 2}" text-anchor="middle" font-size="${Math.round(width / 20)}"`;
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<rect width="${width}" height="${height}" fill="hsl(${stableHash(key) % 360} 30% 80%)"/>` +
      `<text ${middle} font-family="sans-serif" fill="#333333">${label}</text></svg>`,
  );
}

/** A quiet tone. */
function plainSound(key: string, { duration = 2 }: MediaFacts): Uint8Array {
  return wavFile([{ seconds: duration, sample: tone(pitchOf(key), 0.1) }]);
}

/** A pitch that depends on the name, 110 to 220 Hz. */
function pitchOf(name: string): number {
  return 110 + (stableHash(name) % 110);
}
