/** Files of assets and their upload (reference 4.2). */
import * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';

/** Categories of files. Which of them an asset may have depends on its type (4.2.1). */
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

/** The MD5 digest of a file's content in Base64, 24 characters. */
/* @__NO_SIDE_EFFECTS__ */
function base64Md5(): z.ZodMiniString {
  return text(24, 24).check(
    z.refine((value) => /^[A-Za-z0-9+/]{22}==$/.test(value), { error: 'must be an MD5 in Base64' }),
  );
}

const fileName = text(1, 256);
const fileType = text(1);
const assetId = text(1);

/** A file of at most 5 GB. `file_size` is in bytes, `file_type` is the extension of the name (4.2.1). */
export const createFileBody = object({
  file_name: fileName,
  file_type: fileType,
  asset_id: assetId,
  file_md5: base64Md5(),
  file_size: int(1, 5_368_709_120),
  asset_file_category: oneOf(assetFileCategories),
});

/** The URL to PUT the content to within 24 hours. `Content-MD5` must equal `file_md5` of the request (4.2.1). */
export const createFileAnswer = object({}, { file_id: text(), upload_url: text() });

/** The result of an upload, reported to the service (4.2.3). */
export const confirmFileUploadBody = object(
  { state: oneOf('CREATED', 'FAILED', 'CANCELLED') },
  {
    /** Whether the service extracts metadata (width, duration …) from the main file of a picture, video or audio. */
    auto_meta_analysis: flag(),
  },
);

/** A file that is uploaded in parts. `file_size` is in bytes and has no upper limit (4.2.4). */
export const createLargeFileBody = object(
  {
    file_name: fileName,
    file_type: fileType,
    asset_id: assetId,
    asset_file_category: oneOf('MAIN', 'OTHER'),
  },
  {
    file_size: int(1),
    /** Number of parts. Default: 1. */
    file_multipart_count: int(1),
  },
);

/** The URLs to PUT the parts to, in the order of the parts (4.2.4). */
export const createLargeFileAnswer = object({}, { file_id: text(), upload_urls: list(text()) });

/** The body that creates a file of at most 5 GB (4.2.1). */
export type CreateFileBody = z.infer<typeof createFileBody>;
/** The ID and the upload URL of a new file, as 4.2.1 answers them. */
export type CreateFileAnswer = Lenient<z.infer<typeof createFileAnswer>>;
/** The body that creates a file which is uploaded in parts (4.2.4). */
export type CreateLargeFileBody = z.infer<typeof createLargeFileBody>;
/** The ID of a new file and the upload URL of each part, as 4.2.4 answers them. */
export type CreateLargeFileAnswer = Lenient<z.infer<typeof createLargeFileAnswer>>;
