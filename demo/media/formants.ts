/** A formant synthesizer: filters glottal pulses and noise by the resonances of a vocal tract. */
import { hash } from './random.js';
import { sampleRate } from './wav.js';

/** The state of vocal tract and vocal cords at one time. */
export interface Frame {
  /** Pitch in Hz. */
  pitch: number;
  voice: number;
  noise: number;
  hiss: number;
  first: number;
  second: number;
  third: number;
}

/** Seconds between two frames. */
export const frameSeconds = 0.005;

const frameSize = Math.round(frameSeconds * sampleRate);

/** Speed of changes: the share of the distance to the target that is covered in a frame. */
const agility = { formants: 0.3, loudness: 0.45 };

/** The derivative of the glottal flow over one period: a slow opening, an abrupt closure, and a sum of zero. */
const glottis = Float32Array.from({ length: 1024 }, (_, place) => {
  const phase = place / 1024;
  const [opening, closing] = [0.4, 0.2];
  if (phase < opening) return 0.25 * Math.sin((Math.PI * phase) / opening);
  if (phase >= opening + closing) return 0;
  return -0.955 * ((phase - opening) / closing) ** 2;
});

/** Coefficients of a second-order resonance: the weights of the last two samples in the next one. */
function resonance(hertz: number, width: number): [last: number, older: number, radius: number] {
  const radius = Math.exp((-Math.PI * width) / sampleRate);
  return [
    2 * radius * Math.cos((2 * Math.PI * Math.min(hertz, 7200)) / sampleRate),
    -radius * radius,
    radius,
  ];
}

/**
 * Synthesizes a sequence of frames. `breath` is the share of noise in the voice, 0 to 1; `fourth` is its highest resonance
 * in Hz; the same `seed` gives the same sound. The inner loop is unrolled, as it runs 16,000 times per second of sound.
 */
export function voiced(frames: readonly Frame[], breath: number, fourth: number, seed: string): Float32Array {
  const samples = new Float32Array(frames.length * frameSize);
  const now: Frame = { ...(frames[0] ?? silence), voice: 0, noise: 0 };
  const [d1, d2] = resonance(fourth, 260);
  const d0 = 1 - d1 - d2;
  let [x1, x2, y1, y2, z1, z2, w1, w2, n1, n2, air] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  let state = hash(seed) | 1;
  let phase = 0;
  let wobble = 1;
  let at = 0;
  for (const frame of frames) {
    let { voice, noise } = now;
    approach(now, frame);
    const [a1, a2] = resonance(now.first, 70 + now.first * 0.04);
    const [b1, b2] = resonance(now.second, 80 + now.second * 0.03);
    const [c1, c2] = resonance(now.third, 120 + now.third * 0.025);
    const [e1, e2, radius] = resonance(now.hiss, 500 + now.hiss * 0.15);
    const [a0, b0, c0, e0] = [1 - a1 - a2, 1 - b1 - b2, 1 - c1 - c2, (1 - radius) * 1.5];
    const louder = (now.voice - voice) / frameSize;
    const noisier = (now.noise - noise) / frameSize;
    const turn = now.pitch / sampleRate;
    for (let step = 0; step < frameSize; step++) {
      voice += louder;
      noise += noisier;
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      const before = air;
      air = state / 2_147_483_648;
      phase += turn * wobble;
      if (phase >= 1) {
        phase -= 1;
        wobble = 1 + air * 0.007;
      }
      const pulse = glottis[(phase * 1024) | 0] ?? 0;
      const x = a0 * voice * (phase < 0.6 ? pulse + air * breath : pulse) + a1 * x1 + a2 * x2;
      const y = b0 * x + b1 * y1 + b2 * y2;
      const z = c0 * y + c1 * z1 + c2 * z2;
      const w = d0 * z + d1 * w1 + d2 * w2;
      const n = e0 * noise * (air - before) + e1 * n1 + e2 * n2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      z2 = z1;
      z1 = z;
      w2 = w1;
      w1 = w;
      n2 = n1;
      n1 = n;
      samples[at++] = w + n;
    }
  }
  return samples;
}

const silence: Frame = { pitch: 120, voice: 0, noise: 0, hiss: 2000, first: 500, second: 1500, third: 2500 };

function approach(now: Frame, aim: Frame): void {
  now.pitch += (aim.pitch - now.pitch) * 0.5;
  now.voice += (aim.voice - now.voice) * agility.loudness;
  now.noise += (aim.noise - now.noise) * agility.loudness;
  now.first += (aim.first - now.first) * agility.formants;
  now.second += (aim.second - now.second) * agility.formants;
  now.third += (aim.third - now.third) * agility.formants;
  now.hiss = aim.hiss;
}
