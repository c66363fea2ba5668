/**
 * The object storage behind presigned URLs: stores a file or a part by PUT below `/_simulator/upload/`, and returns a
 * file by GET below `/_simulator/download/`. Errors are XML with a code, like those of object storage.
 *
 * Fault rules match it as `upload` and as `media` (downloads).
 */
import { isDownloadable } from '../assets/asset-use.js';
import { ConnectionDropped, pause, errorForFault } from '../faults.js';
import { newId } from '../hashing.js';
import { fileResponse } from '../http/file-response.js';
import { receiveIntoSlot } from '../training/upload-slots.js';
import { isComplete, readContent } from './content.js';
import { linkFault, parseLink } from './links.js';
import { findFile } from './lookup.js';
import { mimeType } from './types.js';
import { freeUploadMemory } from './upload.js';
import type { ServiceState } from '../state/service-state.js';
import type { Content } from '../state/asset.js';

/** Errors of the storage: status and message by code. */
const storageErrors = {
  SignatureDoesNotMatch: [403, 'The signature does not match the request.'],
  AccessDenied: [403, 'Request has expired'],
  MethodNotAllowed: [405, 'This link is for another method.'],
  NoSuchUpload: [404, 'No upload is expected here.'],
  NoSuchKey: [404, 'There is no such file.'],
  MissingRequiredHeader: [400, 'The header Content-MD5 is missing.'],
  InvalidDigest: [400, 'Content-MD5 is not an MD5 in Base64.'],
  BadDigest: [400, 'The content does not have the MD5 that was announced.'],
  EntityTooSmall: [400, 'The content is smaller than it was announced.'],
  EntityTooLarge: [400, 'The content is larger than it was announced.'],
  InternalError: [500, 'The storage failed.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

type StorageErrorCode = keyof typeof storageErrors;

/** Handles an upload or a download. */
export async function handleStorageRequest(
  service: ServiceState,
  request: Request,
  url: URL,
): Promise<Response> {
  const isUpload = url.pathname.startsWith('/_simulator/upload/');
  const fault = service.faults.match(isUpload ? 'upload' : 'media') ?? {};
  if (fault.delay) await pause(fault.delay, request.signal);
  if (fault.drop === 'before' || (fault.drop && !isUpload)) throw new ConnectionDropped();
  if (fault.status !== undefined)
    return storageError('InternalError', errorForFault(fault, service.invented).status);
  const wrong =
    request.method !== (isUpload ? 'PUT' : 'GET') ? 'MethodNotAllowed' : linkError(service, request, url);
  if (wrong) return storageError(wrong);
  const response = isUpload ? await storeFile(service, request, url) : sendFile(service, request, url);
  if (fault.drop === 'after') throw new ConnectionDropped(true);
  return response;
}

function linkError(service: ServiceState, request: Request, url: URL): StorageErrorCode | undefined {
  const fault = linkFault(request, url, service);
  return fault && (fault === 'forged' ? 'SignatureDoesNotMatch' : 'AccessDenied');
}

async function storeFile(service: ServiceState, request: Request, url: URL): Promise<Response> {
  const { file_id, part } = parseLink(url);
  const slot = service.training.slots.get(file_id);
  if (slot) return storedResponse(await receiveIntoSlot(service, slot, part, request));
  const upload = service.uploads.get(file_id);
  const file = findFile(service, file_id)?.file;
  if (!upload || file?.state !== 'CREATING') return storageError('NoSuchUpload');
  const isWhole = upload.parts === undefined;
  const header = request.headers.get('content-md5');
  const announced = isWhole ? (file.file_md5 ?? '') : (header ?? '');
  const unfit = headerError(header, announced, isWhole);
  if (unfit) return storageError(unfit);
  const content = await readContent(request, freeUploadMemory(service));
  const wrong = contentError(content, announced, isWhole ? (file.file_size ?? undefined) : undefined);
  if (wrong) return storageError(wrong);
  upload.received.set(part, content);
  return storedResponse(content);
}

function storedResponse(content: Content | StorageErrorCode): Response {
  if (typeof content === 'string') return storageError(content);
  return new Response(null, { headers: { ETag: entityTag(content), ...requestId() } });
}

/** Checks `Content-MD5`: mandatory for a file in one piece, optional for a part. */
function headerError(
  header: string | null,
  announced: string,
  isWhole: boolean,
): StorageErrorCode | undefined {
  if (header === null) return isWhole ? 'MissingRequiredHeader' : undefined;
  if (!/^[A-Za-z0-9+/]{22}==$/.test(header)) return 'InvalidDigest';
  return header === announced ? undefined : 'BadDigest';
}

function contentError(
  { size, md5 }: Content,
  announced: string,
  expected: number | undefined,
): StorageErrorCode | undefined {
  if (announced !== '' && md5 !== announced) return 'BadDigest';
  if (expected === undefined || size === expected) return undefined;
  return size < expected ? 'EntityTooSmall' : 'EntityTooLarge';
}

function sendFile(service: ServiceState, request: Request, url: URL): Response {
  const { file_id } = parseLink(url);
  const slot = service.training.slots.get(file_id);
  const { file, asset } = findFile(service, file_id) ?? {};
  const content = slot?.content ?? service.uploads.get(file_id)?.content;
  const isHere = slot !== undefined || (file?.state === 'CREATED' && !!asset && isDownloadable(asset.info));
  if (!isHere || !content || !isComplete(content)) return storageError('NoSuchKey');
  const type = slot?.type ?? mimeType(file?.file_type ?? '');
  const response = fileResponse(request, type, content.bytes, service.invented.fileCacheSeconds);
  // An uploaded file must not run as a page of the simulator's origin.
  response.headers.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('ETag', entityTag(content));
  response.headers.set('x-obs-request-id', requestId()['x-obs-request-id']);
  return response;
}

function storageError(word: StorageErrorCode, status: number = storageErrors[word][0]): Response {
  const headers = requestId();
  const id = headers['x-obs-request-id'];
  const details = `<Code>${word}</Code><Message>${storageErrors[word][1]}</Message><RequestId>${id}</RequestId>`;
  const body = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error>${details}</Error>`;
  return new Response(body, { status, headers: { 'Content-Type': 'application/xml', ...headers } });
}

function entityTag({ md5 }: Content): string {
  return `"${md5Hex(md5)}"`;
}

function requestId(): { 'x-obs-request-id': string } {
  return { 'x-obs-request-id': newId().toUpperCase() };
}

/** Converts an MD5 from Base64 to hexadecimal, as entity tags have it. */
export function md5Hex(md5: string): string {
  return Array.from(atob(md5), (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
