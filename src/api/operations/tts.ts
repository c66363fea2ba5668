/** Text-to-speech previews (reference 9). */
import { limit, operation } from '../operation.js';
import { flag, int, list, object, text } from '../schema.js';

/**
 * Requests a preview of `text` in the voice whose asset ID is `emotion`. Default of `speed` and `pitch`: 100; of
 * `volume`: 140. Some voices are charged for each preview.
 */
export const createTtsAudition = /* @__PURE__ */ operation({
  name: 'createTtsAudition',
  method: 'POST',
  path: '/v1/{project_id}/ttsc/audition',
  summary: 'Requests a preview of a text',
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
  needs: 'edit',
  limit: limit(5, 3, 3),
});

/** Returns the files of a preview that are ready. Repeat until `is_file_complete`. URLs are valid for an hour. */
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
  needs: 'view',
  limit: limit(20, 10, 10),
});
