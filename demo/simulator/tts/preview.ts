/** Hearing a text: a preview that is made in a moment, and its files (reference 9). */
import type { BodyOf, createTtsAudition } from '../../../src/api/index.js';
import { base64, newId } from '../hashing.js';
import { synthesise, type SpeechOptions } from '../media/speech.js';
import type { ServiceState } from '../state.js';
import { splitIntoFiles, type Segment } from './split-preview.js';

export interface TtsPreview {
  job_id: string;
  /** When its files are ready, in milliseconds. */
  ready: number;
  voice: SpeechOptions;
  files: { segments: Segment[]; wav?: Uint8Array }[];
}

/** Seconds until a preview is ready. */
const preparationSeconds = 1.5;

/** How long a link works, in milliseconds (reference 9.2). */
const lifetime = 3_600_000;

const type = 'audio/wav';

/** Begins to make a preview. */
export function createPreview(service: ServiceState, body: BodyOf<typeof createTtsAudition>): TtsPreview {
  const { text, emotion: voice, speed = 100, pitch = 100, volume = 140 } = body;
  const spoken = service.assets.get(voice)?.info.asset_extra_meta?.voice_model_meta?.sex;
  const sex = (['MALE', 'FEMALE'] as const).find((one) => one === spoken);
  const audition: TtsPreview = {
    job_id: newId(),
    ready: service.clock.now() + preparationSeconds * 1000,
    voice: { pitch, speed, volume, voice, ...(sex && { sex }) },
    files: splitIntoFiles(text, speed).map((segments) => ({ segments })),
  };
  service.previews.set(audition.job_id, audition);
  return audition;
}

/** Links to the files, good for an hour; none before they are ready. */
export function previewUrls(audition: TtsPreview, service: ServiceState, origin: string): string[] {
  const now = service.clock.now();
  if (now < audition.ready) return [];
  const expires = Math.floor(now) + lifetime;
  return audition.files.map((_, index) =>
    service.settings.media === 'data'
      ? `data:${type};base64,${base64(wavOf(audition, index))}`
      : `${origin}/_simulator/media/tts/${audition.job_id}/${index}-${expires}.wav`,
  );
}

export interface Recording {
  type: string;
  bytes: () => Uint8Array;
}

/** The recording that a link means; undefined when it means none. */
export function previewFile(service: ServiceState, key: string): Recording | 'expired' | undefined {
  const [, id = '', index, expires] = /^tts\/([^/]+)\/(\d+)-(\d+)\.wav$/.exec(key) ?? [];
  const audition = service.previews.get(id);
  if (!audition?.files[Number(index)]) return undefined;
  if (service.clock.now() > Number(expires)) return 'expired';
  return { type, bytes: () => wavOf(audition, Number(index)) };
}

function wavOf(audition: TtsPreview, index: number): Uint8Array {
  const file = audition.files[index];
  if (!file) return new Uint8Array();
  return (file.wav ??= synthesise(file.segments, audition.voice));
}
