/** Hearing a text before it goes on air (reference 9). */
import { limit, operation } from '../operation.js';
import { flag, int, list, object, text } from '../schema.js';

/**
 * Asks for a recording of `text` in the voice whose asset ID is `emotion`. Speed and pitch are 100 by default, volume
 * 140. Some voices cost money each time.
 */
export const createTtsAudition = /* @__PURE__ */ operation({
  name: 'createTtsAudition',
  method: 'POST',
  path: '/v1/{project_id}/ttsc/audition',
  summary: 'Asks for a preview of a text',
  reference: '9.1',
  body: object(
    { text: text(1), emotion: text(1) },
    {
      speed: int(50, 200),
      pitch: int(50, 200),
      volume: int(90, 240),
      style: text(),
      channels: int(),
      tts_text: text(),
      business_type: text(),
      is_vocabulary_config_enable: flag(),
    },
  ),
  response: object({}, { job_id: text() }),
  limit: limit(5, 3, 3),
});

/** Gives what is ready of a preview; until `is_file_complete`, ask again. Its URLs work for an hour. */
export const showTtsAuditionFile = /* @__PURE__ */ operation({
  name: 'showTtsAuditionFile',
  method: 'GET',
  path: '/v1/{project_id}/ttsc/audition-file/{job_id}',
  summary: 'Gets the files of a preview',
  reference: '9.2',
  response: object(
    {},
    { is_file_complete: flag(), message: text(), files: list(object({}, { download_url: text() })) },
  ),
  limit: limit(20, 10, 10),
});
