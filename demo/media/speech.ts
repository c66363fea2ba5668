/**
 * Synthesizes speech for previews and samples. It is not intelligible, but has the duration, rhythm and melody of the
 * text, so that speed, pitch, volume, pauses and the chosen voice are audible.
 */
import type { SpeechOptions, SpeechSegment } from '../simulator/index.js';
import { frameSeconds, voiced, type Frame } from './formants.js';
import { consonants, vowels, type Formants, type Phone } from './phones.js';
import { beatsOf, type Beat, type Melody, type Syllable } from './syllables.js';
import { timbreOf, type Timbre } from './voices.js';
import { wavOf, withoutHum } from './wav.js';

/** The position in a sentence: `progress` is 0 at its beginning and 1 at its end. */
interface Place {
  progress: number;
  isQuestion: boolean;
}

/** Minimum duration of a file in seconds, as some players fail on shorter ones. */
const shortest = 0.1;

/** Speaks the segments one after the other. Returns a WAV file: PCM, 16 bits, mono, 16 kHz. */
export function synthesise(segments: readonly SpeechSegment[], options: SpeechOptions): Uint8Array {
  const timbre = timbreOf(options.voice, options.sex);
  const pitch = timbre.pitch * (options.pitch / 100);
  const frames: Frame[] = [];
  for (const segment of segments) {
    if (segment.kind === 'pause') rest(frames, segment.seconds);
    else speak(frames, segment, { ...timbre, pitch });
  }
  if (frames.length * frameSeconds < shortest) rest(frames, shortest - frames.length * frameSeconds);
  const samples = voiced(frames, timbre.breath, 3500 * timbre.mouth, options.voice);
  return wavOf(withoutHum(samples), 0.55 * (options.volume / 140));
}

function speak(
  frames: Frame[],
  { text, seconds }: Extract<SpeechSegment, { kind: 'text' }>,
  timbre: Timbre,
): void {
  const beats = beatsOf(text);
  const end = frames.length + Math.round(seconds / frameSeconds);
  const whole = beats.reduce((sum, beat) => sum + beat.weight, 0);
  beats.forEach((beat, index) => {
    const length = (seconds * beat.weight) / whole;
    if (beat.kind === 'breath') rest(frames, length);
    else articulate(frames, beat, length, timbre, placeOf(beats, index, text));
  });
  if (frames.length > end) frames.length = end;
  else rest(frames, (end - frames.length) * frameSeconds);
}

function placeOf(beats: readonly Beat[], index: number, text: string): Place {
  return { progress: (index + 1) / beats.length, isQuestion: /[?？]\s*$/.test(text) };
}

/** Adds a silence. */
function rest(frames: Frame[], seconds: number): void {
  const last = frames.at(-1) ?? resting;
  for (let left = Math.round(seconds / frameSeconds); left > 0; left--) {
    frames.push({ ...last, voice: 0, noise: 0 });
  }
}

const resting: Frame = { pitch: 120, voice: 0, noise: 0, hiss: 2000, first: 500, second: 1500, third: 2500 };

/** Adds a syllable that lasts `seconds`. */
function articulate(
  frames: Frame[],
  syllable: Syllable,
  seconds: number,
  timbre: Timbre,
  place: Place,
): void {
  const total = Math.max(1, Math.round(seconds / frameSeconds));
  const phones = phonesOf(syllable, seconds);
  const start = frames.length;
  let due = 0;
  phones.forEach((phone, index) => {
    due += phone.seconds / frameSeconds;
    const formants = phone.formants ?? nextFormants(phones, index);
    while (frames.length - start < Math.min(total, Math.round(due))) {
      const share = (frames.length - start) / total;
      const level = syllable.loudness * (1 - 0.25 * place.progress);
      frames.push({
        pitch: timbre.pitch * 2 ** (semitones(syllable.melody, share, place) / 12),
        voice: phone.voice * level,
        noise: phone.noise * level,
        hiss: phone.hiss,
        first: formants[0] * timbre.mouth,
        second: formants[1] * timbre.mouth,
        third: formants[2] * timbre.mouth,
      });
    }
  });
}

/** The sounds of a syllable: consonants take at most half of its time, vowels the rest. */
function phonesOf({ onset, coda, vowels: letters }: Syllable, seconds: number): Phone[] {
  const before = onset.flatMap((sound) => consonants[sound] ?? []);
  const after = coda.flatMap((sound) => consonants[sound] ?? []);
  const asked = [...before, ...after].reduce((sum, phone) => sum + phone.seconds, 0);
  const squeeze = Math.min(1, (seconds * 0.5) / (asked || 1));
  const squeezed = (phone: Phone): Phone => ({ ...phone, seconds: phone.seconds * squeeze });
  const each = (seconds - asked * squeeze) / letters.length;
  const middle = [...letters].map((letter): Phone => {
    return { seconds: each, voice: 1, noise: 0, hiss: 2000, formants: vowels[letter] ?? neutral };
  });
  return [...before.map(squeezed), ...middle, ...after.map(squeezed)];
}

const neutral: Formants = [520, 1420, 2450];

function nextFormants(phones: readonly Phone[], from: number): Formants {
  return (
    phones.slice(from).find((phone) => phone.formants)?.formants ??
    phones.findLast((phone) => phone.formants)?.formants ??
    neutral
  );
}

/** Pitch in semitones from the voice's mean: the melody of the syllable plus a fall, or a rise in questions. */
function semitones([begin, middle, end]: Melody, share: number, { progress, isQuestion }: Place): number {
  const own =
    share < 0.5 ? begin + (middle - begin) * share * 2 : middle + (end - middle) * (share - 0.5) * 2;
  const line = 1.5 - 3 * progress;
  const last = Math.max(0, (progress - 0.85) / 0.15);
  return own + line + last * (isQuestion ? 6 * share + 1 : -1.5);
}
