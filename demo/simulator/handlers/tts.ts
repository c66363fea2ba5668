/** Hearing a text before it goes on air (reference 9). */
import { createTtsAudition, showTtsAuditionFile } from '../../../src/api/index.js';
import { refuse } from '../refusals.js';
import { checkText } from '../rooms/check.js';
import { createAudition, linksOf } from '../tts/audition.js';
import { handle } from './handler.js';

export const ttsHandlers = [
  handle(createTtsAudition, ({ world, body }) => {
    if (world.assets.get(body.emotion)?.info.asset_type !== 'VOICE_MODEL') throw refuse('MSS.20050005');
    checkText(body.text, 'text');
    return { job_id: createAudition(world, body).job_id };
  }),

  handle(showTtsAuditionFile, ({ world, url, params }) => {
    const audition = world.auditions.get(params.job_id);
    if (!audition) throw refuse('MSS.20050013');
    const files = linksOf(audition, world, url.origin).map((download_url) => ({ download_url }));
    return { is_file_complete: files.length > 0, message: '', files };
  }),
];
