/** Handlers for files of assets: create, confirm, delete (reference 4.2). */
import { confirmFileUpload, createFile, createLargeFile, deleteFile } from '../../../src/api/index.js';
import { processFile, deleteAssetFile, abandonFile, hasMain } from '../assets/file-processing.js';
import { hasCover } from '../assets/generated-covers.js';
import { requireOwnAsset } from '../assets/asset-lifecycle.js';
import { expectFile, checkFile } from '../files/expect-file.js';
import { changeFile, findFile, type FileLocation } from '../files/lookup.js';
import { completeUpload, uploadUrls } from '../files/upload.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { handle } from './handler.js';
import type { ServiceState } from '../state/service-state.js';

export const fileHandlers = [
  handle(createFile, ({ service, url, body }) => {
    const asset = requireOwnAsset(service, body.asset_id);
    checkFile(service, asset, body);
    const upload = expectFile(service, asset, body, undefined);
    return {
      file_id: upload.file_id,
      upload_url: uploadUrls(upload, body.file_type, service, url.origin)[0] ?? '',
    };
  }),

  handle(createLargeFile, ({ service, url, body }) => {
    const asset = requireOwnAsset(service, body.asset_id);
    const { file_multipart_count: count = 1 } = body;
    const mostParts = service.invented.uploadParts;
    if (count > mostParts) throw invalidParameter('file_multipart_count', `must be at most ${mostParts}`);
    checkFile(service, asset, body);
    const upload = expectFile(service, asset, body, count);
    return { file_id: upload.file_id, upload_urls: uploadUrls(upload, body.file_type, service, url.origin) };
  }),

  handle(deleteFile, ({ service, params }) => {
    const { asset, file } = requireOwnFile(service, params.file_id);
    deleteAssetFile(service, asset, file);
    return undefined;
  }),

  handle(confirmFileUpload, ({ service, params, body }) => {
    const { asset, file } = requireOwnFile(service, params.file_id);
    confirm(service, { asset, file }, body.state, body.auto_meta_analysis ?? true);
    return undefined;
  }),
];

function requireOwnFile(service: ServiceState, file_id: string): FileLocation {
  const place = findFile(service, file_id);
  if (!place) throw serviceError('MSS.10001004');
  requireOwnAsset(service, place.asset.info.asset_id ?? '');
  return place;
}

/** Confirms or cancels an upload. Repeating the same outcome has no effect; a different one is rejected. */
function confirm(
  service: ServiceState,
  { asset, file }: FileLocation,
  state: 'CREATED' | 'FAILED' | 'CANCELLED',
  isAnalysed: boolean,
): void {
  const { file_id = '', asset_file_category: category } = file;
  if (file.state !== 'CREATING') {
    const isHere = ['CREATED', 'UPLOADED', 'REVIEW'].includes(file.state ?? '');
    const isSame = file.state === state || (state === 'CREATED' && isHere);
    if (!isSame) throw serviceError(isHere ? 'MSS.10001012' : 'MSS.10001018');
    return;
  }
  const upload = service.uploads.get(file_id ?? '');
  if (state !== 'CREATED') {
    upload?.received.clear();
    return abandonFile(service, asset, file, state);
  }
  if (category === 'MAIN' && hasMain(asset)) throw serviceError('MSS.10001008');
  if (category === 'COVER' && hasCover(asset)) throw serviceError('MSS.10001009');
  if (!upload) throw serviceError('MSS.10001016');
  const content = completeUpload(upload, file.file_size ?? undefined);
  const { size, md5 } = content;
  changeFile(asset, file_id ?? '', { file_size: size, ...(md5 && { file_md5: md5 }) });
  processFile({ service, asset, file, content, isAnalysed });
}
