/** Scripts of produced videos (reference 5.1). */
import { limit, operation } from '../operation.js';
import { int, list, nothing, object, oneOf, text } from '../schema.js';
import { paging } from '../schema-query.js';
import {
  createVideoScriptBody,
  updateVideoScriptBody,
  videoScript,
  videoScriptAnswer,
  videoScriptBaseInfo,
} from '../schemas/video-script.js';

/** Creates a script. */
export const createVideoScripts = /* @__PURE__ */ operation({
  name: 'createVideoScripts',
  method: 'POST',
  path: '/v1/{project_id}/digital-human-video-scripts',
  summary: 'Creates a video script',
  reference: '5.1.1',
  body: createVideoScriptBody,
  response: videoScriptAnswer,
  needs: 'edit',
  limit: limit(10, 5, 5),
});

/** Lists scripts. By default drafts (`script_catalog`). */
export const listVideoScripts = /* @__PURE__ */ operation({
  name: 'listVideoScripts',
  method: 'GET',
  path: '/v1/{project_id}/digital-human-video-scripts',
  summary: 'Lists video scripts',
  reference: '5.1.2',
  query: object({}, paging, {
    name: text(),
    script_catalog: oneOf('VIDEO_DRAFT', 'SYSTEM_VIDEO_TEMPLET', 'SYSTEM_VIDEO_TEMPLAT'),
    view_mode: oneOf('LANDSCAPE', 'VERTICAL'),
  }),
  response: object({}, { count: int(0), video_scripts: list(videoScriptBaseInfo) }),
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Shows a script with its paragraphs. */
export const showVideoScript = /* @__PURE__ */ operation({
  name: 'showVideoScript',
  method: 'GET',
  path: '/v1/{project_id}/digital-human-video-scripts/{script_id}',
  summary: 'Shows a video script',
  reference: '5.1.3',
  response: videoScript,
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Changes the members in the body. Other members keep their values. */
export const updateVideoScript = /* @__PURE__ */ operation({
  name: 'updateVideoScript',
  method: 'PUT',
  path: '/v1/{project_id}/digital-human-video-scripts/{script_id}',
  summary: 'Changes a video script',
  reference: '5.1.4',
  body: updateVideoScriptBody,
  response: videoScriptAnswer,
  needs: 'edit',
  limit: limit(10, 5, 5),
});

/** Deletes a script. */
export const deleteVideoScript = /* @__PURE__ */ operation({
  name: 'deleteVideoScript',
  method: 'DELETE',
  path: '/v1/{project_id}/digital-human-video-scripts/{script_id}',
  summary: 'Deletes a video script',
  reference: '5.1.5',
  response: nothing(),
  needs: 'administer',
  limit: limit(10, 5, 5),
});

/** Copies a script. The answer contains the ID of the copy. */
export const copyVideoScripts = /* @__PURE__ */ operation({
  name: 'copyVideoScripts',
  method: 'POST',
  path: '/v1/{project_id}/digital-human-video-scripts/{script_id}/copy',
  summary: 'Copies a video script',
  reference: '5.1.6',
  response: object({}, { script_id: text() }),
  needs: 'edit',
  limit: limit(10, 5, 5),
});
