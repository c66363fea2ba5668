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

/** Creates a file and returns the URL to PUT its content to. */
export const createFile = /* @__PURE__ */ operation({
  name: 'createFile',
  method: 'POST',
  path: '/v1/{project_id}/files',
  summary: 'Creates a file',
  reference: '4.2.1',
  body: createFileBody,
  response: createFileAnswer,
  needs: 'edit',
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
  needs: 'administer',
  limit: limit(10, 5, 5),
});

/** Reports the result of an upload. */
export const confirmFileUpload = /* @__PURE__ */ operation({
  name: 'confirmFileUpload',
  method: 'POST',
  path: '/v1/{project_id}/files/{file_id}/complete',
  summary: 'Reports the result of an upload',
  reference: '4.2.3',
  body: confirmFileUploadBody,
  response: nothing(),
  needs: 'edit',
  limit: limit(10, 5, 5),
});

/** Creates a file that is uploaded in parts. The throttle table has no row for it; the limit is that of `createFile`. */
export const createLargeFile = /* @__PURE__ */ operation({
  name: 'createLargeFile',
  method: 'POST',
  path: '/v1/{project_id}/large-files',
  summary: 'Creates a file in parts',
  reference: '4.2.4',
  body: createLargeFileBody,
  response: createLargeFileAnswer,
  needs: 'edit',
  limit: limit(10, 5, 5),
});
