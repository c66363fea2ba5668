/** Reads duration and format of a sound from its header: WAV and MP3. */
import { letters, viewOf } from './bytes.js';

/** The properties in the header of a sound. */
export interface SoundFacts {
  /** Duration in seconds. */
  duration: number;
  audio_codec: string;
  /** Bit rate in kbit/s. */
  audio_bit_rate: number;
  audio_channels: number;
  /** Sample rate in Hz. */
  sample: number;
}

/** Reads a sound; undefined for other files. `size` is the whole file's, of which `bytes` may be the first part. */
export function readSound(bytes: Uint8Array, size: number): SoundFacts | undefined {
  if (letters(bytes, 0, 4) === 'RIFF' && letters(bytes, 8, 4) === 'WAVE') return readWav(bytes, size);
  return readMp3(bytes, size);
}

function readWav(bytes: Uint8Array, size: number): SoundFacts | undefined {
  const view = viewOf(bytes);
  let format: number | undefined;
  for (let at = 12; at + 8 <= bytes.length; at += 8 + ((view.getUint32(at + 4, true) + 1) & ~1)) {
    const name = letters(bytes, at, 4);
    if (name === 'fmt ') format = at + 8;
    if (name !== 'data' || format === undefined) continue;
    const bytesPerSecond = view.getUint32(format + 8, true);
    const length = Math.min(view.getUint32(at + 4, true), size - at - 8);
    return {
      duration: length / bytesPerSecond,
      audio_codec: view.getUint16(format, true) === 1 ? `pcm_s${view.getUint16(format + 14, true)}le` : 'pcm',
      audio_bit_rate: Math.round((bytesPerSecond * 8) / 1000),
      audio_channels: view.getUint16(format + 2, true),
      sample: view.getUint32(format + 4, true),
    };
  }
  return undefined;
}

/** Bit rates of layer III in kbit/s: of MPEG 1, and of MPEG 2 and 2.5. */
const rates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const samples = [44_100, 48_000, 32_000];

/** Reads an MP3. The duration comes from the frame count if the header has one, otherwise from the first bit rate. */
function readMp3(bytes: Uint8Array, size: number): SoundFacts | undefined {
  const start = firstFrame(bytes);
  if (start === undefined) return undefined;
  const view = viewOf(bytes);
  const [versionBits, rateBits] = [(view.getUint8(start + 1) >> 3) & 3, view.getUint8(start + 2)];
  const isFirst = versionBits === 3;
  const rate = rates[isFirst ? 0 : 1]?.[rateBits >> 4];
  const base = samples[(rateBits >> 2) & 3];
  if (!rate || !base) return undefined;
  const sample = base / (isFirst ? 1 : versionBits === 2 ? 2 : 4);
  const audio_channels = view.getUint8(start + 3) >> 6 === 3 ? 1 : 2;
  const side = isFirst ? (audio_channels === 1 ? 17 : 32) : audio_channels === 1 ? 9 : 17;
  const counted =
    /^(Xing|Info)$/.test(letters(bytes, start + 4 + side, 4)) && view.getUint32(start + side + 12);
  const duration = counted
    ? (counted * (isFirst ? 1152 : 576)) / sample
    : ((size - start) * 8) / (rate * 1000);
  return { duration, audio_codec: 'mp3', audio_bit_rate: rate, audio_channels, sample };
}

/** Offset of the first frame, after an ID3 tag if there is one. */
function firstFrame(bytes: Uint8Array): number | undefined {
  const [, , , , , , a = 0, b = 0, c = 0, d = 0] = bytes;
  const tagged = letters(bytes, 0, 3) === 'ID3' ? 10 + ((a << 21) | (b << 14) | (c << 7) | d) : 0;
  const isFrame = bytes[tagged] === 0xff && ((bytes[tagged + 1] ?? 0) & 0xe6) === 0xe2;
  return isFrame ? tagged : undefined;
}
