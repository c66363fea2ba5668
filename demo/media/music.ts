/** Generates background music: a short loop of chords, bass and melody in a pentatonic scale, to avoid dissonances. */
import { random } from './random.js';
import { sampleRate, wavOf } from './wav.js';

/** Chords in semitones above the key note; each lasts a bar of four beats. */
const progressions = [
  [
    [0, 4, 7],
    [-3, 0, 4],
    [-7, -3, 0],
    [-5, -1, 2],
  ],
  [
    [0, 4, 7],
    [-5, -1, 2],
    [-3, 0, 4],
    [-7, -3, 0],
  ],
  [
    [-3, 0, 4],
    [-7, -3, 0],
    [0, 4, 7],
    [-5, -1, 2],
  ],
] as const;

const pentatonic = [0, 2, 4, 7, 9, 12, 14, 16];

interface Note {
  /** Seconds from the beginning. */
  at: number;
  hertz: number;
  loudness: number;
  /** Seconds in which the loudness decays to about a third. */
  decay: number;
  /** Seconds until the maximum loudness. */
  attack: number;
  /** Loudness of the partials; the first one is the fundamental. */
  partials: readonly number[];
}

/** Generates a WAV file with a loop of music. The same seed gives the same music. */
export function music(seed: string, seconds: number): Uint8Array {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  for (const note of notesOf(seed, seconds)) play(samples, note);
  return wavOf(samples, 0.5, false);
}

function notesOf(seed: string, seconds: number): Note[] {
  const chance = random(`music/${seed}`);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T;
  const key = 174.61 * 2 ** (Math.floor(chance() * 8) / 12);
  const beats = Math.max(4, Math.round((seconds * (84 + chance() * 30)) / 240) * 4);
  const beat = seconds / beats;
  const progression = pick(progressions);
  const notes: Note[] = [];
  let step = 3;
  for (let count = 0; count < beats; count++) {
    const chord = progression[Math.floor(count / 4) % progression.length] ?? progression[0];
    const at = count * beat;
    if (count % 4 === 0) notes.push(...chord.map((tone) => pad(at, key * 2 ** (tone / 12), beat * 2.6)));
    if (count % 2 === 0) notes.push(bass(at, (key / 2) * 2 ** (chord[0] / 12), beat));
    for (const half of [0, 0.5]) {
      if (chance() > (half ? 0.45 : 0.8)) continue;
      step = Math.min(pentatonic.length - 1, Math.max(0, step + pick([-2, -1, -1, 1, 1, 2])));
      notes.push(
        bell(at + half * beat, key * 2 * 2 ** ((pentatonic[step] ?? 0) / 12), 0.16 + chance() * 0.08),
      );
    }
  }
  return notes;
}

const bell = (at: number, hertz: number, loudness: number): Note => {
  return { at, hertz, loudness, decay: 0.35, attack: 0.006, partials: [1, 0.3, 0.08] };
};
const bass = (at: number, hertz: number, beat: number): Note => {
  return { at, hertz, loudness: 0.3, decay: beat, attack: 0.015, partials: [1, 0.25] };
};
const pad = (at: number, hertz: number, decay: number): Note => {
  return { at, hertz, loudness: 0.1, decay, attack: 0.25, partials: [1, 0.2] };
};

/** Adds a note. Its tail wraps around from the end of the loop to the beginning. */
function play(samples: Float32Array, { at, hertz, loudness, decay, attack, partials }: Note): void {
  const start = Math.round(at * sampleRate);
  const length = Math.min(samples.length, Math.round(decay * 3.5 * sampleRate));
  const fade = Math.min(length, decay * sampleRate);
  const fall = Math.exp(-1 / (decay * sampleRate));
  partials.forEach((share, partial) => {
    const turn = (2 * Math.PI * hertz * (partial + 1)) / sampleRate;
    const twice = 2 * Math.cos(turn);
    let [older, wave, level] = [-Math.sin(turn), 0, loudness * share];
    for (let step = 0; step < length; step++) {
      const edge = Math.min(1, step / (attack * sampleRate), (length - step) / fade);
      const place = (start + step) % samples.length;
      samples[place] = (samples[place] ?? 0) + wave * level * edge;
      [older, wave] = [wave, twice * wave - older];
      level *= fall;
    }
  });
}
