/** Hearing a text: a preview that is made in a moment, and its files (reference 9). */
import type { BodyOf, createTtsAudition } from '../../../src/api/index.js';
import { base64, newId } from '../hashing.js';
import { synthesise, type SpeechOptions } from '../media/speech.js';
import type { World } from '../state.js';
import { partsOf, type Segment } from './parts.js';

export interface Audition {
  job_id: string;
  /** When its files are ready, in milliseconds. */
  ready: number;
  voice: SpeechOptions;
  files: { segments: Segment[]; wav?: Uint8Array }[];
}

/** Seconds until a preview is ready. */
const making = 1.5;

/** How long a link works, in milliseconds (reference 9.2). */
const lifetime = 3_600_000;

const type = 'audio/wav';

/** Begins to make a preview. */
export function createAudition(world: World, body: BodyOf<typeof createTtsAudition>): Audition {
  const { text, emotion: voice, speed = 100, pitch = 100, volume = 140 } = body;
  const spoken = world.assets.get(voice)?.info.asset_extra_meta?.voice_model_meta?.sex;
  const sex = (['MALE', 'FEMALE'] as const).find((one) => one === spoken);
  const audition: Audition = {
    job_id: newId(),
    ready: world.clock.now() + making * 1000,
    voice: { pitch, speed, volume, voice, ...(sex && { sex }) },
    files: partsOf(text, speed).map((segments) => ({ segments })),
  };
  world.auditions.set(audition.job_id, audition);
  return audition;
}

/** Links to the files, good for an hour; none before they are ready. */
export function linksOf(audition: Audition, world: World, origin: string): string[] {
  const now = world.clock.now();
  if (now < audition.ready) return [];
  const expires = Math.floor(now) + lifetime;
  return audition.files.map((_, index) =>
    world.settings.media === 'data'
      ? `data:${type};base64,${base64(wavOf(audition, index))}`
      : `${origin}/_simulator/media/tts/${audition.job_id}/${index}-${expires}.wav`,
  );
}

export interface Recording {
  type: string;
  bytes: () => Uint8Array;
}

/** The recording that a link means; undefined when it means none. */
export function recordingAt(world: World, key: string): Recording | 'expired' | undefined {
  const [, id = '', index, expires] = /^tts\/([^/]+)\/(\d+)-(\d+)\.wav$/.exec(key) ?? [];
  const audition = world.auditions.get(id);
  if (!audition?.files[Number(index)]) return undefined;
  if (world.clock.now() > Number(expires)) return 'expired';
  return { type, bytes: () => wavOf(audition, Number(index)) };
}

function wavOf(audition: Audition, index: number): Uint8Array {
  const file = audition.files[index];
  if (!file) return new Uint8Array();
  return (file.wav ??= synthesise(file.segments, audition.voice));
}
