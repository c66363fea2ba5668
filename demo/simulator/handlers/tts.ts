/** Hearing a text before it goes on air (reference 9). */
import { createTtsAudition, showTtsAuditionFile } from '../../../src/api/index.js';
import { errorInfo, refuse } from '../service-errors.js';
import { checkText } from '../rooms/check.js';
import { createAudition, linksOf } from '../tts/audition.js';
import { handle } from './handler.js';

/** What becomes of a preview in a voice that is not there. */
const { error_msg: noVoice } = errorInfo('MSS.20050005');

export const ttsHandlers = [
  handle(createTtsAudition, ({ world, body }) => {
    const asset_type = world.assets.get(body.emotion)?.info.asset_type ?? 'VOICE_MODEL';
    if (asset_type !== 'VOICE_MODEL') throw refuse('MSS.20050005');
    checkText(body.text, 'text');
    return { job_id: createAudition(world, body).job_id };
  }),

  handle(showTtsAuditionFile, ({ world, url, params }) => {
    const audition = world.auditions.get(params.job_id);
    if (!audition) throw refuse('MSS.20050013');
    const is_file_complete = world.clock.now() >= audition.ready;
    const isSpoken = world.assets.has(audition.voice.voice);
    const links = isSpoken ? linksOf(audition, world, url.origin) : [];
    const message = is_file_complete && !isSpoken ? noVoice : '';
    return { is_file_complete, message, files: links.map((download_url) => ({ download_url })) };
  }),
];
