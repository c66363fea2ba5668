/** Small structures that many sections of the reference share. */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';

/** An error inside an answer: why a job or an asset failed. */
export const errorResponse = object({}, { error_code: text(), error_msg: text() });

/** Content review; the whitelist is open to some tenants only. */
export const reviewConfig = object({}, { no_need_review: flag() });

/** Who may use a shared room template (6.1.1). */
export const sharedConfig = object(
  {},
  {
    shared_type: oneOf('PRIVATE', 'PUBLIC', 'SHARED'),
    shared_state: oneOf('PUBLISHED', 'DRAFT', 'REVIEW'),
    /** RFC 3339; empty: never expires. */
    expire_time: text(),
    allowed_project_ids: list(text()),
  },
);

/** What an avatar or a voice may be used for: produced videos, livestreams, dialogues. */
export const supportedService = oneOf('VIDEO_2D', 'LIVE_2D', 'CHAT_2D');

/**
 * The voice and how it speaks. A speed of 100 (the default) is normal, about 250 words a minute, 200 is twice as fast;
 * a pitch of 100 and a volume of 140 are the defaults.
 */
export const voiceConfig = object(
  { voice_asset_id: text(1, 256) },
  { speed: int(50, 200), pitch: int(50, 200), volume: int(90, 240) },
);

/** The second voice, and what the streamer does while it speaks. */
export const coStreamerConfig = object(
  {},
  { voice_config: voiceConfig, streamer_action: oneOf('SILENCE', 'VOLUME_DOWN') },
);

export type VoiceConfig = z.infer<typeof voiceConfig>;
