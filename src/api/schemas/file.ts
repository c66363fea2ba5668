/** Files of assets, and how they are uploaded (reference 4.2). */
import * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';

/** What a file is to its asset. Which of them an asset may have depends on its type (4.2.1). */
export const assetFileCategories = [
  'MAIN',
  'COVER',
  'PAGE',
  'SAMPLE',
  'OTHER',
  'WHOLE_MODEL',
  'USER_MODIFIED_MODEL',
  'TEMPORARY',
  'PACKAGE',
] as const;

/** The MD5 of a file's content in Base64: 24 characters. */
/* @__NO_SIDE_EFFECTS__ */
function base64Md5(): z.ZodMiniString {
  return text(24, 24).check(
    z.refine((value) => /^[A-Za-z0-9+/]{22}==$/.test(value), { error: 'must be an MD5 in Base64' }),
  );
}

const fileName = text(1, 256);
const fileType = text(1);
const assetId = text(1);

/** A file of at most 5 GB; size in bytes, type as the extension of the name (4.2.1). */
export const createFileBody = object({
  file_name: fileName,
  file_type: fileType,
  asset_id: assetId,
  file_md5: base64Md5(),
  file_size: int(1, 5_368_709_120),
  asset_file_category: oneOf(assetFileCategories),
});

/** Where to PUT the content within 24 hours; `Content-MD5` must be the `file_md5` of the request. */
export const createFileAnswer = object({}, { file_id: text(), upload_url: text() });

/** How an upload ended (4.2.3). */
export const confirmFileUploadBody = object(
  { state: oneOf('CREATED', 'FAILED', 'CANCELLED') },
  {
    /** Reads width, duration and the like out of the main file of a picture, video or sound. */
    auto_meta_analysis: flag(),
  },
);

/** A file uploaded in parts; no upper limit to its size, which is in bytes (4.2.4). */
export const createLargeFileBody = object(
  {
    file_name: fileName,
    file_type: fileType,
    asset_id: assetId,
    asset_file_category: oneOf('MAIN', 'OTHER'),
  },
  {
    file_size: int(1),
    /** How many parts will be sent (default 1). */
    file_multipart_count: int(1),
  },
);

/** Where to PUT the parts, in their order. */
export const createLargeFileAnswer = object({}, { file_id: text(), upload_urls: list(text()) });

export type CreateFileBody = z.infer<typeof createFileBody>;
export type CreateFileAnswer = Lenient<z.infer<typeof createFileAnswer>>;
export type CreateLargeFileBody = z.infer<typeof createLargeFileBody>;
export type CreateLargeFileAnswer = Lenient<z.infer<typeof createLargeFileAnswer>>;
