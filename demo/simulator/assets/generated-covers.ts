/** Files that the service generates: covers, and the pages of a presentation. */
import type { AssetFileInfo } from '../../../src/api/index.js';
import { toContent } from '../files/content.js';
import { filesOf } from '../files/lookup.js';
import { newId } from '../hashing.js';
import type { Asset, Content, StoredFile } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** Whether an asset has a cover. */
export function hasCover(asset: Asset): boolean {
  return filesOf(asset).some((file) => file.asset_file_category === 'COVER' && file.state === 'CREATED');
}

/** Adds the picture of an image asset as its cover. */
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

/** Adds a generated picture by its media key. Returns the ID of the file. */
export function addGeneratedPicture(
  service: ServiceState,
  asset: Asset,
  category: 'COVER' | 'PAGE',
  key: string,
): string {
  const picture = service.settings.media.file(key, {});
  const { size, md5 } = toContent(picture?.bytes() ?? new Uint8Array());
  return add(asset, category, {
    file_name: key.replace(/^.*\//, ''),
    file_type: 'svg',
    file_md5: md5,
    file_size: size,
    media: key,
  });
}

function add(asset: Asset, asset_file_category: 'COVER' | 'PAGE', file: StoredFile): string {
  const file_id = newId();
  const added: StoredFile = { ...file, file_id, asset_file_category, state: 'CREATED' };
  asset.info.files = [...filesOf(asset), added];
  return file_id;
}

/** A file name without its extension. */
function stemOf(name: string | null): string {
  return (name ?? '').replace(/\.[^.]*$/, '');
}
