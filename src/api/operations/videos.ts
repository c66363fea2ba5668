/** Tasks that produce a video (reference 5.2 and 5.3). */
import { limit, operation } from '../operation.js';
import { int, list, nothing, object, oneOf, text } from '../schema.js';
import { paging } from '../schema-query.js';
import { commaList, queryFlag } from '../schema-refinements.js';
import {
  create2dVideoBody,
  digitalHumanVideo,
  digitalHumanVideoDetail,
  videoJobTypes,
} from '../schemas/video.js';

/** Lists tasks. By default oldest first (`sort_dir`). */
export const listDigitalHumanVideo = /* @__PURE__ */ operation({
  name: 'listDigitalHumanVideo',
  method: 'GET',
  path: '/v1/{project_id}/digital-human-videos',
  summary: 'Lists video tasks',
  reference: '5.2.1',
  query: object({}, paging, {
    /** States of `videoJobStates`, separated by commas. */
    state: text(),
    sort_key: oneOf('create_time'),
    sort_dir: oneOf('asc', 'desc'),
    create_since: text(),
    create_until: text(),
    script_id: text(),
    asset_name: text(),
    job_type: commaList(videoJobTypes),
    job_id: text(),
    job_ids: list(text()),
    fuzzy_query_field: list(text()),
  }),
  response: object({}, { count: int(0), jobs: list(digitalHumanVideo) }),
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Creates a task that produces a video. */
export const create2DDigitalHumanVideo = /* @__PURE__ */ operation({
  name: 'create2DDigitalHumanVideo',
  method: 'POST',
  path: '/v1/{project_id}/2d-digital-human-videos',
  summary: 'Creates a video task',
  reference: '5.3.1',
  body: create2dVideoBody,
  response: object({}, { job_id: text() }),
  needs: 'operate',
  limit: limit(5, 3, 3),
});

/** Shows a task; with `show_script` (default: false) also the content of the video. */
export const show2DDigitalHumanVideo = /* @__PURE__ */ operation({
  name: 'show2DDigitalHumanVideo',
  method: 'GET',
  path: '/v1/{project_id}/2d-digital-human-videos/{job_id}',
  summary: 'Shows a video task',
  reference: '5.3.2',
  query: object({}, { show_script: queryFlag() }),
  response: digitalHumanVideoDetail,
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Cancels a task that is still WAITING. */
export const cancel2DDigitalHumanVideo = /* @__PURE__ */ operation({
  name: 'cancel2DDigitalHumanVideo',
  method: 'POST',
  path: '/v1/{project_id}/2d-digital-human-videos/{job_id}/cancel',
  summary: 'Cancels a waiting video task',
  reference: '5.3.3',
  response: nothing(),
  needs: 'operate',
  limit: limit(5, 3, 3),
});
