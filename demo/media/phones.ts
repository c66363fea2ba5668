/** Parameters of the sounds of speech: resonances, noise and duration. */

/** Resonances of the vocal tract in Hz, for a male voice. Those of other voices are scaled from them. */
export type Formants = readonly [first: number, second: number, third: number];

/** One sound. `voice` and `noise` are the loudness of the vocal cords and of the noise, 0 to 1. */
export interface Phone {
  seconds: number;
  voice: number;
  noise: number;
  /** Centre frequency of the noise, in Hz. */
  hiss: number;
  /** Default: the formants of the next sound. */
  formants?: Formants;
}

/** Formants of each vowel. */
export const vowels: Readonly<Record<string, Formants>> = {
  a: [760, 1220, 2600],
  e: [520, 1850, 2550],
  i: [290, 2250, 3000],
  o: [490, 880, 2500],
  u: [330, 760, 2350],
  y: [280, 1950, 2350],
  '@': [520, 1420, 2450],
  R: [480, 1280, 1700],
};

const silent = (seconds: number): Phone => ({ seconds, voice: 0, noise: 0, hiss: 2000 });
const hiss = (seconds: number, noise: number, at: number, voice = 0): Phone => ({
  seconds,
  voice,
  noise,
  hiss: at,
});
const hum = (seconds: number, voice: number, formants: Formants): Phone => ({
  ...hiss(seconds, 0, 2000, voice),
  formants,
});

/** Sounds of each consonant, by Latin letters and pinyin initials. */
export const consonants: Readonly<Record<string, readonly Phone[]>> = {
  b: [silent(0.03), hiss(0.01, 0.3, 900)],
  d: [silent(0.03), hiss(0.01, 0.4, 3200)],
  g: [silent(0.03), hiss(0.014, 0.4, 1900)],
  p: [silent(0.035), hiss(0.035, 0.35, 1100)],
  t: [silent(0.035), hiss(0.035, 0.45, 3600)],
  k: [silent(0.035), hiss(0.04, 0.45, 2000)],
  z: [silent(0.02), hiss(0.045, 0.4, 5200)],
  c: [silent(0.025), hiss(0.07, 0.45, 5200)],
  j: [silent(0.02), hiss(0.045, 0.4, 3900)],
  q: [silent(0.025), hiss(0.07, 0.45, 3900)],
  zh: [silent(0.02), hiss(0.045, 0.4, 2700)],
  ch: [silent(0.025), hiss(0.065, 0.45, 2700)],
  s: [hiss(0.085, 0.4, 5400)],
  x: [hiss(0.085, 0.38, 4100)],
  sh: [hiss(0.085, 0.45, 2800)],
  f: [hiss(0.07, 0.2, 4500)],
  th: [hiss(0.06, 0.18, 5000, 0.15)],
  v: [hiss(0.05, 0.15, 4200, 0.35)],
  h: [hiss(0.06, 0.25, 1500)],
  m: [hum(0.06, 0.45, [270, 1000, 2200])],
  n: [hum(0.055, 0.45, [270, 1550, 2500])],
  ng: [hum(0.06, 0.42, [280, 1150, 2300])],
  l: [hum(0.05, 0.6, [360, 1250, 2700])],
  r: [hum(0.055, 0.55, [380, 1250, 1650])],
  w: [hum(0.045, 0.6, [300, 650, 2200])],
  y: [hum(0.045, 0.6, [270, 2250, 3000])],
};
