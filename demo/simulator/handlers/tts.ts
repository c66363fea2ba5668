/** Handlers for TTS previews (reference 9). */
import { createTtsAudition, showTtsAuditionFile } from '../../../src/api/index.js';
import { errorInfo, serviceError } from '../service-errors.js';
import { checkMarkup } from '../rooms/check-room.js';
import { createPreview, previewUrls } from '../tts/preview.js';
import { handle } from './handler.js';
import { findAsset } from '../assets/shared-assets.js';

/** Message of a preview whose voice does not exist. */
const { error_msg: noVoice } = errorInfo('MSS.20050005');

export const ttsHandlers = [
  handle(createTtsAudition, ({ service, body }) => {
    const voice = findAsset(service, body.emotion)?.info;
    if (voice?.asset_type !== 'VOICE_MODEL' || voice.asset_state !== 'ACTIVED')
      throw serviceError('MSS.20050005');
    checkMarkup(body.text, 'text');
    return { job_id: createPreview(service, body).job_id };
  }),

  handle(showTtsAuditionFile, ({ service, url, params }) => {
    const audition = service.previews.get(params.job_id);
    if (!audition) throw serviceError('MSS.20050013');
    const is_file_complete = service.clock.now() >= audition.ready;
    const isSpoken = findAsset(service, audition.voice.voice) !== undefined;
    const links = isSpoken ? previewUrls(audition, service, url.origin) : [];
    const message = is_file_complete ? (isSpoken ? (audition.failure ?? '') : noVoice) : '';
    return { is_file_complete, message, files: links.map((download_url) => ({ download_url })) };
  }),
];
