/** Uploads of files: their URLs, and joining their parts when the upload is confirmed. */
import type { AssetFileInfo } from '../../../src/api/index.js';
import { base64 } from '../hashing.js';
import { serviceError } from '../service-errors.js';
import { joinContents, isComplete, uploadMemory } from './content.js';
import { linkLifetime, createLink } from './links.js';
import { mimeType } from './types.js';
import type { ServiceState } from '../state/service-state.js';
import type { Content, Upload } from '../state/asset.js';

/** Presigned URLs for the upload, one for each part. */
export function uploadUrls(
  upload: Upload,
  file_type: string,
  service: ServiceState,
  origin: string,
): string[] {
  const { file_id, asset_id, parts } = upload;
  const expires = service.clock.now() + linkLifetime;
  return Array.from({ length: parts ?? 1 }, (_, index) => {
    const part = parts === undefined ? {} : { part: index + 1 };
    return createLink({ method: 'PUT', asset_id, file_id, file_type, ...part }, service, origin, expires);
  });
}

/** A download URL of an uploaded file; undefined if its content is not available. */
export function downloadUrl(file: AssetFileInfo, service: ServiceState, origin: string): string | undefined {
  const upload = service.uploads.get(file.file_id ?? '');
  if (file.state !== 'CREATED' || !upload?.content || !isComplete(upload.content)) return undefined;
  const { asset_id, file_id, content } = upload;
  const file_type = file.file_type ?? '';
  if (service.settings.fileUrls === 'data')
    return `data:${mimeType(file_type)};base64,${base64(content.bytes)}`;
  const expires = service.clock.now() + linkLifetime;
  return createLink({ method: 'GET', asset_id, file_id, file_type }, service, origin, expires);
}

/** Joins the received parts. Throws if one is missing, or if the size is not `expected`. */
export function completeUpload(upload: Upload, expected: number | undefined): Content {
  const numbers = Array.from({ length: upload.parts ?? 1 }, (_, index) => index + 1);
  const contents = numbers.flatMap((number) => upload.received.get(number) ?? []);
  if (contents.length < numbers.length) throw serviceError('MSS.10001016');
  const size = contents.reduce((sum, part) => sum + part.size, 0);
  if (expected !== undefined && size !== expected) throw serviceError('MSS.10001018');
  upload.content = joinContents(contents);
  upload.received.clear();
  return upload.content;
}

/** Number of bytes that can still be kept. */
export function freeUploadMemory(service: ServiceState): number {
  const held = [...service.uploads.values()].flatMap(({ received, content }) => [
    ...[...received.values()].map(({ bytes }) => bytes.length),
    content?.bytes.length ?? 0,
  ]);
  return uploadMemory - held.reduce((sum, bytes) => sum + bytes, 0);
}
