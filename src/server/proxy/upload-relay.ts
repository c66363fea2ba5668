/**
 * Passes files to the storage, for networks whose browsers cannot reach it (`uploads: 'proxy'`).
 *
 * In answers, each signed address of an upload becomes an address of the handler that contains it, encrypted: nobody can
 * make such an address, so the handler sends to no other place than where the service has told a page to send. Like the
 * storage's own address, it needs no further sign-in: whoever has it may upload this one file, for a day, and until the
 * user's sessions are revoked.
 */
import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { isJsonObject, parseJson } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import type { Session } from '../session.js';
import { isNeverSent } from './connection-failure.js';
import type { HandlerContext } from '../context.js';
import { isUploadAddress } from './secret-members.js';

type SealSettings = Pick<HandlerContext, 'sessionSecrets' | 'now'>;

/** How long an address is valid, in milliseconds: as long as the storage's own (4.2.1). */
const lifetime = 24 * 3_600_000;

/** The last part of the path below `api/`. */
export const uploadsPath = 'uploads/';

/** Headers that an address is signed with, or that the storage needs. */
const forwarded = ['content-type', 'content-md5', 'content-length'];

/** Headers of the storage's answer that a page reads. */
const returned = ['content-type', 'etag', 'date', 'retry-after', 'x-obs-request-id', 'x-amz-request-id'];

const encryptionKeys = new WeakMap<object, Promise<Uint8Array[]>>();

/** Keys made of the handler's secrets, newest first. */
function keysOf({ sessionSecrets }: SealSettings): Promise<Uint8Array[]> {
  const keys = encryptionKeys.get(sessionSecrets) ?? Promise.all(sessionSecrets.map(derived));
  encryptionKeys.set(sessionSecrets, keys);
  return keys;
}

async function derived(secret: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('uploads')));
}

/** A copy of an answer in which the addresses of uploads lead to the handler, whose `api` is at `base`. */
export async function sealUploads<T>(
  body: T,
  base: string,
  session: Session,
  settings: SealSettings,
): Promise<T> {
  const visit = async (one: unknown, name: string): Promise<unknown> => {
    if (Array.isArray(one)) return Promise.all(one.map((item) => visit(item, name)));
    if (isJsonObject(one)) {
      const members = Object.entries(one).map(async ([key, inner]) => [key, await visit(inner, key)]);
      return Object.fromEntries(await Promise.all(members)) as unknown;
    }
    const isAddress = typeof one === 'string' && isUploadAddress(name) && /^https?:\/\//i.test(one);
    return isAddress ? `${base}/${uploadsPath}${await sealed(one, session, settings)}` : one;
  };
  return (await visit(body, '')) as T;
}

async function sealed(url: string, { user, issued_at }: Session, settings: SealSettings): Promise<string> {
  const [key] = await keysOf(settings);
  const target: UploadTarget = { url, user, issued_at, sealed_at: settings.now() };
  const content = new TextEncoder().encode(JSON.stringify(target));
  const header = { alg: 'dir', enc: 'A256GCM', typ: 'upload' };
  return new CompactEncrypt(content).setProtectedHeader(header).encrypt(key as Uint8Array);
}

/** What a sealed address contains. */
interface UploadTarget {
  url: string;
  user: string;
  /** The time that the session bears, by which it is revoked. */
  issued_at: number;
  /** In milliseconds since 1970. */
  sealed_at: number;
}

/** A copy of a request's body in which sealed addresses are those of the storage again. */
export async function unsealUploads<T>(body: T, settings: SealSettings): Promise<T> {
  const visit = async (one: unknown, name: string): Promise<unknown> => {
    if (Array.isArray(one)) return Promise.all(one.map((item) => visit(item, name)));
    if (isJsonObject(one)) {
      const members = Object.entries(one).map(async ([key, inner]) => [key, await visit(inner, key)]);
      return Object.fromEntries(await Promise.all(members)) as unknown;
    }
    const seal =
      typeof one === 'string' && isUploadAddress(name) && /\/api\/uploads\/([\w.-]+)$/.exec(one)?.[1];
    return seal ? (await opened(seal, settings)).url : one;
  };
  return (await visit(body, '')) as T;
}

/** What a sealed address contains. Throws `MSW.UPLOAD_REFUSED`. */
async function opened(seal: string, settings: SealSettings): Promise<UploadTarget> {
  for (const key of await keysOf(settings)) {
    try {
      const { plaintext } = await compactDecrypt(seal, key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      const target = parseJson(new TextDecoder().decode(plaintext)) as UploadTarget;
      if (Math.abs(settings.now() - target.sealed_at) <= lifetime) return target;
      throw refusedUpload('This address of an upload has expired: begin the upload again');
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  throw refusedUpload('This is no address of an upload');
}

/** `PUT …/api/uploads/…`: streams a file, or a part of one, to the storage. */
export async function relayUpload(
  request: Request,
  seal: string,
  settings: HandlerContext,
): Promise<Response> {
  if (request.method !== 'PUT') {
    const headers = { allow: 'PUT, OPTIONS' };
    throw new HttpError('MSW.METHOD_NOT_ALLOWED', 'An upload wants PUT', { headers });
  }
  const { url, user, issued_at } = await opened(seal, settings);
  if (await settings.revocations.isRevoked(user, issued_at))
    throw refusedUpload('The session that this upload belongs to was ended');
  const headers = new Headers();
  for (const name of forwarded) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // The storage takes no body of unknown length.
  if (!headers.has('content-length')) throw new HttpError('MSW.LENGTH_REQUIRED', 'An upload says its length');
  const response = await sentToStorage(request, url, headers, settings);
  const { status } = response;
  if (status < 200 || (status > 299 && status < 400)) throw lostUpload(undefined);
  const answer = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  for (const name of returned) {
    const value = response.headers.get(name);
    if (value !== null) answer.set(name, value);
  }
  return new Response(response.body, { status, headers: answer });
}

async function sentToStorage(
  { body, signal }: Request,
  url: string,
  headers: Headers,
  { fetch }: HandlerContext,
): Promise<Response> {
  try {
    // `duplex` is not in every type library: the body is sent while it arrives.
    const init = { method: 'PUT', headers, body, redirect: 'manual', signal, duplex: 'half' } as RequestInit;
    return await fetch(url, init);
  } catch (cause) {
    throw isNeverSent(cause)
      ? new HttpError('MSW.SERVICE_UNREACHABLE', 'The backend cannot reach the storage', { cause })
      : lostUpload(cause);
  }
}

function lostUpload(cause: unknown): HttpError {
  return new HttpError('MSW.ANSWER_LOST', 'The connection to the storage broke before its answer came', {
    cause,
  });
}

function refusedUpload(message: string): HttpError {
  return new HttpError('MSW.UPLOAD_REFUSED', message);
}
