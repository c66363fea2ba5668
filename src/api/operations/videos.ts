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

/** Lists tasks, oldest first unless `sort_dir` is `desc`. */
export const listDigitalHumanVideo = /* @__PURE__ */ operation({
  name: 'listDigitalHumanVideo',
  method: 'GET',
  path: '/v1/{project_id}/digital-human-videos',
  summary: 'Lists video tasks',
  reference: '5.2.1',
  query: object({}, paging, {
    /** Some of `videoJobStates`, with commas between. */
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
  limit: limit(20, 10, 10),
});

/** Has a video made. */
export const create2DDigitalHumanVideo = /* @__PURE__ */ operation({
  name: 'create2DDigitalHumanVideo',
  method: 'POST',
  path: '/v1/{project_id}/2d-digital-human-videos',
  summary: 'Has a video made',
  reference: '5.3.1',
  body: create2dVideoBody,
  response: object({}, { job_id: text() }),
  limit: limit(5, 3, 3),
});

/** Shows a task; with `show_script` (default false) also what is filmed. */
export const show2DDigitalHumanVideo = /* @__PURE__ */ operation({
  name: 'show2DDigitalHumanVideo',
  method: 'GET',
  path: '/v1/{project_id}/2d-digital-human-videos/{job_id}',
  summary: 'Shows a video task',
  reference: '5.3.2',
  query: object({}, { show_script: queryFlag() }),
  response: digitalHumanVideoDetail,
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
  limit: limit(5, 3, 3),
});
