/** Presigned URLs of the storage, for the upload and the download of files and parts (reference 4.2). */
import { hmac } from '@noble/hashes/hmac.js';
import { md5 } from '@noble/hashes/legacy.js';
import { base64 } from '../hashing.js';
import { storageOrigin } from './storage-origin.js';
import type { ServiceState } from '../state/service-state.js';

/** How long a URL is valid, in milliseconds (reference 4.1.5, 4.2.1). */
export const linkLifetime = 24 * 3_600_000;

/** The request that a presigned URL authorizes. */
export interface LinkTarget {
  method: 'GET' | 'PUT';
  asset_id: string;
  file_id: string;
  /** Extension of the file. */
  file_type: string;
  /** Number of the part, from 1; undefined for a file in one piece. */
  part?: number;
}

const folders = { GET: 'download', PUT: 'upload' };

/** Creates a URL at the storage that is valid until `expires`, in milliseconds since 1970. */
export function createLink(
  target: LinkTarget,
  service: ServiceState,
  origin: string,
  expires: number,
): string {
  const { method, asset_id, file_id, file_type, part } = target;
  const extension = file_type.replace(/\W/g, '');
  const name = extension ? `${file_id}.${extension}` : file_id;
  const path = `/_simulator/${folders[method]}/${service.account.project_id}/${asset_id}/${name}`;
  const query = new URLSearchParams({
    AccessKeyId: 'SIMULATEDSTORAGE',
    Expires: String(Math.floor(expires / 1000)),
    ...(part !== undefined && { partNumber: String(part), uploadId: file_id }),
  });
  query.set('Signature', sign(method, path, query, service.storageKey));
  return `${storageOrigin(service, origin)}${path}?${query}`;
}

/** The error code for the URL of a request; undefined if the URL is valid. */
export function linkFault(
  request: Request,
  url: URL,
  service: ServiceState,
): 'forged' | 'expired' | undefined {
  const { searchParams: query, pathname } = url;
  if (query.get('Signature') !== sign(request.method, pathname, query, service.storageKey)) return 'forged';
  return Math.floor(service.clock.now() / 1000) > Number(query.get('Expires')) ? 'expired' : undefined;
}

/** The file and the part of a URL. */
export function parseLink({ pathname, searchParams }: URL): { file_id: string; part: number } {
  const file_id = /([^/.]+)(\.\w*)?$/.exec(pathname)?.[1] ?? '';
  return { file_id, part: Number(searchParams.get('partNumber') ?? 1) };
}

function sign(method: string, path: string, query: URLSearchParams, key: string): string {
  const signed = ['Expires', 'partNumber', 'uploadId'].map((name) => query.get(name) ?? '');
  return hmacMd5(key, [method, path, ...signed].join('\n'));
}

const encoder = new TextEncoder();

/** HMAC-MD5 in Base64. Web Crypto is asynchronous, and URLs are created in synchronous code. */
function hmacMd5(key: string, data: string): string {
  return base64(hmac(md5, encoder.encode(key), encoder.encode(data)));
}
