/** The address of an asset's own file, not of a sample or a cover. */
import type { DigitalAssetInfo } from '../../../api/index.js';

/** Undefined if the library has none. */
export function mainFileUrl({ files }: DigitalAssetInfo): string | undefined {
  const main = files?.find((file) => file.asset_file_category === 'MAIN' && file.download_url);
  return main?.download_url ?? undefined;
}
