/** Writes WAV files: PCM, 16 bits, mono, 16 kHz. */

/** Samples per second. */
export const sampleRate = 16_000;

const headerBytes = 44;

/** Minimum duration in seconds, as some players fail on shorter files. */
const shortest = 0.1;

/** The size in bytes of a file with a duration in seconds. */
export const wavSize = (seconds: number): number => headerBytes + 2 * Math.round(seconds * sampleRate);

/** A sound: its duration in seconds, and a function that returns the sample (-1 to 1) at a time in seconds. */
export interface Sound {
  seconds: number;
  sample: (time: number) => number;
}

/** A sine wave. `frequency` is in Hz, `loudness` from 0 to 1. */
export const tone =
  (frequency: number, loudness: number): Sound['sample'] =>
  (time) =>
    Math.sin(2 * Math.PI * frequency * time) * loudness;

/** Writes a file with the sounds one after the other. */
export function wavFile(sounds: readonly Sound[]): Uint8Array {
  const total = sounds.reduce((sum, { seconds }) => sum + seconds, 0);
  const bytes = new Uint8Array(wavSize(Math.max(shortest, total)));
  const view = new DataView(bytes.buffer);
  writeHeader(view, bytes.length - headerBytes);
  let at = headerBytes;
  let end = 0;
  for (const { seconds, sample } of sounds) {
    end += seconds;
    const last = Math.min(bytes.length, wavSize(end));
    for (let index = 0; at < last; at += 2, index++) {
      view.setInt16(at, Math.round(sample(index / sampleRate) * 32_767), true);
    }
  }
  return bytes;
}

function writeHeader(view: DataView, size: number): void {
  const letters = (at: number, text: string) =>
    [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  letters(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + size, true);
  letters(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  letters(36, 'data');
  view.setUint32(40, size, true);
}
