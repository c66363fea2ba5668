/**
 * The storage behind the links: takes a file or a part by PUT and gives a file by GET, below `/_simulator/upload/` and
 * `/_simulator/download/`. It refuses as object storage does, in XML, with a word for what is wrong.
 *
 * Faults strike it as `upload` (sending) and `media` (fetching).
 */
import { ConnectionDropped, pause, refusalOf } from '../faults.js';
import { newId } from '../hashing.js';
import { fileAnswer } from '../http/bytes.js';
import { fillSlot } from '../training/upload-slots.js';
import type { World } from '../state.js';
import { isKept, receive, type Content } from './content.js';
import { faultOf, targetOf } from './links.js';
import { fileOf } from './lookup.js';
import { mimeType } from './types.js';
import { roomIn } from './upload.js';

/** What the storage refuses with. */
const refusals = {
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

type Word = keyof typeof refusals;

/** Answers a request below one of the storage's two folders. */
export async function answerStorage(world: World, request: Request, url: URL): Promise<Response> {
  const isUpload = url.pathname.startsWith('/_simulator/upload/');
  const fault = world.faults.strike(isUpload ? 'upload' : 'media') ?? {};
  if (fault.delay) await pause(fault.delay, request.signal);
  if (fault.drop === 'before' || (fault.drop && !isUpload)) throw new ConnectionDropped();
  if (fault.status !== undefined) return refusal('InternalError', refusalOf(fault).status);
  const wrong =
    request.method !== (isUpload ? 'PUT' : 'GET') ? 'MethodNotAllowed' : linkFault(world, request, url);
  if (wrong) return refusal(wrong);
  const response = isUpload ? await take(world, request, url) : give(world, request, url);
  if (fault.drop === 'after') throw new ConnectionDropped(true);
  return response;
}

function linkFault(world: World, request: Request, url: URL): Word | undefined {
  const fault = faultOf(request, url, world);
  return fault && (fault === 'forged' ? 'SignatureDoesNotMatch' : 'AccessDenied');
}

async function take(world: World, request: Request, url: URL): Promise<Response> {
  const { file_id, part } = targetOf(url);
  const slot = world.training.slots.get(file_id);
  if (slot) return stored(await fillSlot(world, slot, part, request));
  const upload = world.uploads.get(file_id);
  const file = fileOf(world, file_id)?.file;
  if (!upload || file?.state !== 'CREATING') return refusal('NoSuchUpload');
  const isWhole = upload.parts === undefined;
  const header = request.headers.get('content-md5');
  const announced = isWhole ? (file.file_md5 ?? '') : (header ?? '');
  const unfit = headerFault(header, announced, isWhole);
  if (unfit) return refusal(unfit);
  const content = await receive(request, roomIn(world));
  const wrong = contentFault(content, announced, isWhole ? (file.file_size ?? undefined) : undefined);
  if (wrong) return refusal(wrong);
  upload.received.set(part, content);
  return stored(content);
}

function stored(content: Content | Word): Response {
  if (typeof content === 'string') return refusal(content);
  return new Response(null, { headers: { ETag: tagOf(content), ...requestId() } });
}

/** A file in one piece must come with its MD5; a part may. */
function headerFault(header: string | null, announced: string, isWhole: boolean): Word | undefined {
  if (header === null) return isWhole ? 'MissingRequiredHeader' : undefined;
  if (!/^[A-Za-z0-9+/]{22}==$/.test(header)) return 'InvalidDigest';
  return header === announced ? undefined : 'BadDigest';
}

function contentFault(
  { size, md5 }: Content,
  announced: string,
  expected: number | undefined,
): Word | undefined {
  if (announced !== '' && md5 !== announced) return 'BadDigest';
  if (expected === undefined || size === expected) return undefined;
  return size < expected ? 'EntityTooSmall' : 'EntityTooLarge';
}

function give(world: World, request: Request, url: URL): Response {
  const { file_id } = targetOf(url);
  const slot = world.training.slots.get(file_id);
  const file = fileOf(world, file_id)?.file;
  const content = slot?.content ?? world.uploads.get(file_id)?.content;
  if (!(slot ?? file?.state === 'CREATED') || !content || !isKept(content)) return refusal('NoSuchKey');
  const type = slot?.type ?? mimeType(file?.file_type ?? '');
  const response = fileAnswer(request, type, content.bytes, 86_400);
  // What somebody uploads must not run as a page of the simulator's origin.
  response.headers.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('ETag', tagOf(content));
  response.headers.set('x-obs-request-id', requestId()['x-obs-request-id']);
  return response;
}

function refusal(word: Word, status: number = refusals[word][0]): Response {
  const headers = requestId();
  const id = headers['x-obs-request-id'];
  const told = `<Code>${word}</Code><Message>${refusals[word][1]}</Message><RequestId>${id}</RequestId>`;
  const body = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error>${told}</Error>`;
  return new Response(body, { status, headers: { 'Content-Type': 'application/xml', ...headers } });
}

function tagOf({ md5 }: Content): string {
  return `"${hexOf(md5)}"`;
}

function requestId(): { 'x-obs-request-id': string } {
  return { 'x-obs-request-id': newId().toUpperCase() };
}

/** An MD5 in hexadecimal, as entity tags have it. */
export function hexOf(md5: string): string {
  return Array.from(atob(md5), (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
