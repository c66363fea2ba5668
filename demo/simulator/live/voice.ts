/** The speed at which replies are spoken: that of the streamer's voice or the co-streamer's (reference 6.1.1, 10.5). */
import type { LiveJob } from '../state/live-job.js';

/** Speed of the voice that has a role: the co-streamer's own, or that of the current scene. Undefined: normal. */
export function voiceSpeed({ playback, config }: LiveJob, role = 'STREAMER'): number | undefined {
  const { co_streamer_config } = config;
  if (role === 'CO_STREAMER' && co_streamer_config?.voice_config)
    return co_streamer_config.voice_config.speed;
  const scene = playback.plan[Math.max(0, playback.next - 1)]?.scene ?? config.scene_scripts?.[0];
  return scene?.voice_config?.speed;
}
