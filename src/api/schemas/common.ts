/** Small structures that several sections of the reference share. */
import type * as z from 'zod/mini';
import { flag, int, object, oneOf, text } from '../schema.js';

/** The `error_info` of a job or an asset that has failed. */
export const errorResponse = object({}, { error_code: text(), error_msg: text() });

/** Options of the content review. Only allowlisted tenants may skip it. */
export const reviewConfig = object({}, { no_need_review: flag() });

/**
 * A voice and how it speaks. Speed 100 (the default) is normal, about 250 words a minute, and 200 is twice as fast.
 * Default of `pitch`: 100; of `volume`: 140.
 */
export const voiceConfig = object(
  { voice_asset_id: text(1, 256) },
  { speed: int(50, 200), pitch: int(50, 200), volume: int(90, 240) },
);

/** The co-streamer's voice, and what the streamer does while it speaks. */
export const coStreamerConfig = object(
  {},
  { voice_config: voiceConfig, streamer_action: oneOf('SILENCE', 'VOLUME_DOWN') },
);

/** A voice with speed, pitch and volume, as bodies carry it. */
export type VoiceConfig = z.infer<typeof voiceConfig>;
