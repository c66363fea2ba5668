/** Files of assets (reference 4.2). */
import { limit, operation } from '../operation.js';
import { nothing } from '../schema.js';
import {
  confirmFileUploadBody,
  createFileAnswer,
  createFileBody,
  createLargeFileAnswer,
  createLargeFileBody,
} from '../schemas/file.js';

/** Announces a file and gets the URL to PUT it to. */
export const createFile = /* @__PURE__ */ operation({
  name: 'createFile',
  method: 'POST',
  path: '/v1/{project_id}/files',
  summary: 'Announces a file',
  reference: '4.2.1',
  body: createFileBody,
  response: createFileAnswer,
  limit: limit(10, 5, 5),
});

/** Deletes a file. */
export const deleteFile = /* @__PURE__ */ operation({
  name: 'deleteFile',
  method: 'DELETE',
  path: '/v1/{project_id}/files/{file_id}',
  summary: 'Deletes a file',
  reference: '4.2.2',
  response: nothing(),
  limit: limit(10, 5, 5),
});

/** Tells how an upload ended. */
export const confirmFileUpload = /* @__PURE__ */ operation({
  name: 'confirmFileUpload',
  method: 'POST',
  path: '/v1/{project_id}/files/{file_id}/complete',
  summary: 'Tells how an upload ended',
  reference: '4.2.3',
  body: confirmFileUploadBody,
  response: nothing(),
  limit: limit(10, 5, 5),
});

/** Announces a file that comes in parts. No row in the throttle table: the figure of files holds. */
export const createLargeFile = /* @__PURE__ */ operation({
  name: 'createLargeFile',
  method: 'POST',
  path: '/v1/{project_id}/large-files',
  summary: 'Announces a file in parts',
  reference: '4.2.4',
  body: createLargeFileBody,
  response: createLargeFileAnswer,
  limit: limit(10, 5, 5),
});
