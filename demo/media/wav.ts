/** Writes WAV files: PCM, 16 bits, mono, 16 kHz. */

/** Samples per second. */
export const sampleRate = 16_000;

const headerSize = 44;

/**
 * Writes a sound, normalized to `peak` (above 0 and below 1). Inaudibly low frequencies are removed, and both ends fade
 * within 4 ms unless `fades` is false, as for loops.
 */
export function wavOf(samples: Float32Array, peak: number, fades = true): Uint8Array {
  const highest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = highest > 0 ? (Math.min(peak, 0.98) * 32_767) / highest : 0;
  const bytes = new Uint8Array(headerSize + samples.length * 2);
  const view = new DataView(bytes.buffer);
  writeHeader(view, samples.length * 2);
  const fade = fades ? Math.min(64, samples.length >> 1) : 0;
  for (let at = 0; at < samples.length; at++) {
    const edge = Math.min(1, (Math.min(at, samples.length - 1 - at) + 1) / (fade + 1));
    view.setInt16(headerSize + at * 2, Math.round((samples[at] ?? 0) * gain * (fade ? edge : 1)), true);
  }
  return bytes;
}

/** Removes DC offset and frequencies below about 15 Hz from a sound, in place. */
export function withoutHum(samples: Float32Array): Float32Array {
  let before = 0;
  let out = 0;
  for (let at = 0; at < samples.length; at++) {
    const sample = samples[at] ?? 0;
    out = sample - before + 0.994 * out;
    before = sample;
    samples[at] = out;
  }
  return samples;
}

function writeHeader(view: DataView, size: number): void {
  const word = (at: number, letters: string) =>
    [...letters].forEach((letter, place) => view.setUint8(at + place, letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, headerSize - 8 + size, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, size, true);
}
