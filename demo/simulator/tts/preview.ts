/** TTS previews: ready after some seconds, and then downloadable as WAV files by links that expire (reference 9). */
import type { BodyOf, createTtsAudition } from '../../../src/api/index.js';
import { base64, newId } from '../hashing.js';
import { errorInfo } from '../service-errors.js';
import { storageOrigin } from '../files/storage-origin.js';
import type { MediaFile } from '../media/media.js';
import type { ServiceState } from '../state/service-state.js';
import type { TtsPreview } from '../state/tts-preview.js';
import { splitIntoFiles } from './split-preview.js';
import { findAsset } from '../assets/shared-assets.js';

/** Lifetime of a link, in milliseconds (reference 9.2). */
const linkLifetime = 3_600_000;

const type = 'audio/wav';

/** Starts a preview. */
export function createPreview(service: ServiceState, body: BodyOf<typeof createTtsAudition>): TtsPreview {
  const { text, emotion: voice, speed = 100, pitch = 100, volume = 140 } = body;
  const stated = findAsset(service, voice)?.info.asset_extra_meta?.voice_model_meta?.sex;
  const sex = (['MALE', 'FEMALE'] as const).find((one) => one === stated);
  const { previewSeconds, previewNextSeconds } = service.invented;
  const files = splitIntoFiles(text, speed, service.invented).map((segments) => ({ segments }));
  const seconds = previewSeconds + (files.length - 1) * previewNextSeconds;
  const preview: TtsPreview = {
    job_id: newId(),
    ready: service.clock.now() + seconds * 1000,
    voice: { pitch, volume, voice, ...(sex && { sex }) },
    files,
  };
  service.previews.set(preview.job_id, preview);
  service.clock.schedule(preview.ready, () => {
    const chosen = service.outcomes.decide('preview', [preview.job_id], ['FAILED']);
    if (chosen) preview.failure = errorInfo(chosen.error_code ?? 'MSS.00000004').error_msg;
  });
  return preview;
}

/** Links to the files that are ready, one after the other, each valid for an hour (9.2). */
export function previewUrls(preview: TtsPreview, service: ServiceState, origin: string): string[] {
  const now = service.clock.now();
  if (preview.failure !== undefined) return [];
  const { files, ready } = preview;
  const isReady = (index: number) =>
    now >= ready - (files.length - 1 - index) * service.invented.previewNextSeconds * 1000;
  const expires = Math.floor(now) + linkLifetime;
  const made = files.filter((_, index) => isReady(index));
  return made.map((_, index) =>
    service.settings.fileUrls === 'data'
      ? `data:${type};base64,${base64(soundOf(service, preview, index))}`
      : `${storageOrigin(service, origin)}/_simulator/media/tts/${preview.job_id}/${index}-${expires}.wav`,
  );
}

/** The file of a link; undefined if there is no such preview. */
export function previewFile(service: ServiceState, key: string): MediaFile | 'expired' | undefined {
  const [, id = '', index, expires] = /^tts\/([^/]+)\/(\d+)-(\d+)\.wav$/.exec(key) ?? [];
  const preview = service.previews.get(id);
  if (!preview?.files[Number(index)]) return undefined;
  if (service.clock.now() > Number(expires)) return 'expired';
  return { type, bytes: () => soundOf(service, preview, Number(index)) };
}

function soundOf({ settings }: ServiceState, { files, voice }: TtsPreview, index: number): Uint8Array {
  const file = files[index];
  if (!file) return new Uint8Array();
  return (file.wav ??= settings.media.speak(file.segments, voice));
}
