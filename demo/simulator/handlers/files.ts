/** Files of assets: announcing, confirming, deleting (reference 4.2). */
import { confirmFileUpload, createFile, createLargeFile, deleteFile } from '../../../src/api/index.js';
import { arrive, deleteFileOf, giveUp, hasMain } from '../assets/file-processing.js';
import { hasCover } from '../assets/generated-covers.js';
import { ownAsset } from '../assets/asset-lifecycle.js';
import { announce, checkFile } from '../files/expect-file.js';
import { changeFile, fileOf, type Place } from '../files/lookup.js';
import { complete, uploadLinks } from '../files/upload.js';
import { invalid, refuse } from '../service-errors.js';
import type { World } from '../state.js';
import { handle } from './handler.js';

/** Parts that the storage takes of a file. */
const mostParts = 10_000;

export const fileHandlers = [
  handle(createFile, ({ world, url, body }) => {
    const asset = ownAsset(world, body.asset_id);
    checkFile(world, asset, body);
    const upload = announce(world, asset, body, undefined);
    return {
      file_id: upload.file_id,
      upload_url: uploadLinks(upload, body.file_type, world, url.origin)[0] ?? '',
    };
  }),

  handle(createLargeFile, ({ world, url, body }) => {
    const asset = ownAsset(world, body.asset_id);
    const { file_multipart_count: count = 1 } = body;
    if (count > mostParts) throw invalid('file_multipart_count', `must be at most ${mostParts}`);
    checkFile(world, asset, body);
    const upload = announce(world, asset, body, count);
    return { file_id: upload.file_id, upload_urls: uploadLinks(upload, body.file_type, world, url.origin) };
  }),

  handle(deleteFile, ({ world, params }) => {
    const { asset, file } = ownFile(world, params.file_id);
    deleteFileOf(world, asset, file);
    return undefined;
  }),

  handle(confirmFileUpload, ({ world, params, body }) => {
    const { asset, file } = ownFile(world, params.file_id);
    confirm(world, { asset, file }, body.state, body.auto_meta_analysis ?? true);
    return undefined;
  }),
];

function ownFile(world: World, file_id: string): Place {
  const place = fileOf(world, file_id);
  if (!place) throw refuse('MSS.10001004');
  ownAsset(world, place.asset.info.asset_id ?? '');
  return place;
}

/** Saying the same again changes nothing; what has ended one way does not end another. */
function confirm(
  world: World,
  { asset, file }: Place,
  state: 'CREATED' | 'FAILED' | 'CANCELLED',
  isAnalysed: boolean,
): void {
  const { file_id = '', asset_file_category: category } = file;
  if (file.state !== 'CREATING') {
    const isHere = ['CREATED', 'UPLOADED', 'REVIEW'].includes(file.state ?? '');
    const isSame = file.state === state || (state === 'CREATED' && isHere);
    if (!isSame) throw refuse(isHere ? 'MSS.10001012' : 'MSS.10001018');
    return;
  }
  const upload = world.uploads.get(file_id ?? '');
  if (state !== 'CREATED') {
    upload?.received.clear();
    return giveUp(world, asset, file, state);
  }
  if (category === 'MAIN' && hasMain(asset)) throw refuse('MSS.10001008');
  if (category === 'COVER' && hasCover(asset)) throw refuse('MSS.10001009');
  if (!upload) throw refuse('MSS.10001016');
  const content = complete(upload, file.file_size ?? undefined);
  const { size, md5 } = content;
  changeFile(asset, file_id ?? '', { file_size: size, ...(md5 && { file_md5: md5 }) });
  arrive({ world, asset, file, content, isAnalysed });
}
