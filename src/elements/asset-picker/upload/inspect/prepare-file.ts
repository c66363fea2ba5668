/**
 * Makes of a picture what can be shown everywhere, and nobody has to be ashamed of: a photograph that is turned by its
 * metadata is turned indeed, the colours of a press become those of a screen, and metadata is left out. Other files, and
 * pictures without all this, are sent byte by byte as they are.
 */
import { importWithRetry } from '../../../../base/index.js';
import type { FitFile, Refusal } from './file-check.js';
import { withoutMetadata } from './picture-metadata.js';

/** The file to send, and whether its pixels or its bytes were changed; or why there is none. */
export type PreparedFile = { fit: FitFile; isTurned: boolean; isChanged: boolean } | { refusal: Refusal };

/** Prepares a file that has been checked. */
export async function prepareFile(fit: FitFile): Promise<PreparedFile> {
  const { picture, file, type = '' } = fit;
  const asItIs = { fit, isTurned: false, isChanged: false };
  if (!picture) return asItIs;
  if (picture.orientation !== 1 || picture.isCmyk) {
    const { encodeUpright } = await importWithRetry(() => import('../crop/crop.lazy.js'));
    const upright = await encodeUpright(file);
    if (!upright) return { refusal: { reason: 'damaged' } };
    return { fit: { ...fit, file: upright }, isTurned: true, isChanged: true };
  }
  if (!picture.hasMetadata) return asItIs;
  return { fit: { ...fit, file: await withoutMetadata(file, type) }, isTurned: false, isChanged: true };
}
