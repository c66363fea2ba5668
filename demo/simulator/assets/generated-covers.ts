/** Files that the service makes by itself: covers, and the pages of a presentation. */
import type { AssetFileInfo } from '../../../src/api/index.js';
import { toContent, type Content } from '../files/content.js';
import { filesOf } from '../files/lookup.js';
import { newId } from '../hashing.js';
import { media } from '../media/index.js';
import type { ServiceState } from '../state.js';
import type { Asset } from './library.js';

/** Whether an asset has a cover. */
export function hasCover(asset: Asset): boolean {
  return filesOf(asset).some((file) => file.asset_file_category === 'COVER' && file.state === 'CREATED');
}

/** Makes a picture its own cover. */
export function addImageCover(
  service: ServiceState,
  asset: Asset,
  picture: AssetFileInfo,
  content: Content,
): void {
  const { file_type = '', file_name = '' } = picture;
  const file_id = add(asset, 'COVER', {
    file_name: `${stemOf(file_name)}-cover.${file_type}`,
    file_type,
    file_md5: content.md5,
    file_size: content.size,
  });
  const asset_id = asset.info.asset_id ?? '';
  service.uploads.set(file_id, { file_id, asset_id, parts: undefined, received: new Map(), content });
}

/** Adds one of the pictures that the simulator draws, by its key; gives the ID of the file. */
export function addGeneratedPicture(asset: Asset, category: 'COVER' | 'PAGE', key: string): string {
  const { size, md5 } = toContent(media(key)?.bytes() ?? new Uint8Array());
  const drawn = { media: key };
  return add(asset, category, {
    file_name: key.replace(/^.*\//, ''),
    file_type: 'svg',
    file_md5: md5,
    file_size: size,
    ...drawn,
  });
}

function add(asset: Asset, asset_file_category: 'COVER' | 'PAGE', file: AssetFileInfo): string {
  const file_id = newId();
  asset.info.files = [...filesOf(asset), { ...file, file_id, asset_file_category, state: 'CREATED' }];
  return file_id;
}

function stemOf(name: string | null): string {
  return (name ?? '').replace(/\.[^.]*$/, '');
}
