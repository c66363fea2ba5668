/** Checks the video of a livestream: many options are for produced videos only (newer page of 6.2.1). */
import { serviceError } from '../service-errors.js';
import type { LiveJobConfig } from '../state/live-job.js';

/** Options that a livestream does not support, with the values that turn them on. */
const forFilmsOnly = [
  ['is_subtitle_enable', true],
  ['is_enable_super_resolution', true],
  ['is_end_at_first_frame', true],
  ['codec', 'VP8'],
  ['codec', 'QTRLE'],
] as const;

/** Throws if a livestream cannot have this video: 1080p, portrait or landscape, in H.264. */
export function checkVideo({ video_config: video, view_mode }: LiveJobConfig): void {
  if (!video) return;
  const { width, height } = video;
  const sizes = [width, height].sort((a, b) => a - b).join();
  if (Math.max(width, height) > 1920) throw serviceError('MSS.20010085');
  if (sizes !== '1080,1920')
    throw serviceError('MSS.20010070', 'video_config.width and height must be 1080 x 1920 or 1920 x 1080');
  const unsupported = forFilmsOnly.find(([member, value]) => video[member] === value);
  if (unsupported)
    throw serviceError('MSS.20010070', `video_config.${unsupported.join(' ')} is for films only`);
  const turned = width > height ? 'LANDSCAPE' : 'VERTICAL';
  if (view_mode && view_mode !== turned)
    throw serviceError('MSS.20010070', `view_mode must be ${turned}, as the size of the video`);
}
