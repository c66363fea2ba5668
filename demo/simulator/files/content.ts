/**
 * Reads uploaded files as a stream: counts and hashes all bytes, and keeps them while there is memory.
 *
 * The simulator keeps 512 MB of uploads in total. Of larger files it keeps size, MD5 and the first bytes, so that a
 * file of many gigabytes can be uploaded and confirmed, though not downloaded.
 */
import { base64 } from '../hashing.js';
import { Md5 } from '../../../src/api/upload/md5.js';
import type { Content } from '../state/asset.js';

/** Bytes that are kept of all uploads in total. */
export const uploadMemory = 512 * 2 ** 20;

/** Bytes that are kept of each file in any case: enough for the headers with size and duration. */
const minimumKept = 256 * 1024;

/** Reads a body to its end. Keeps all of it if it has at most `room` bytes, else the first ones. */
export async function readContent(request: Request, room: number): Promise<Content> {
  const digest = new Md5();
  const most = Math.max(room, minimumKept);
  let kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of chunksOf(request)) {
    digest.update(piece);
    if (size + piece.length <= most) kept.push(piece.slice());
    else if (size <= most) kept = [concat([...kept, piece]).slice(0, minimumKept)];
    size += piece.length;
  }
  return { size, md5: base64(digest.digest()), bytes: concat(kept) };
}

/** The content of a file whose bytes are all known. */
export function toContent(bytes: Uint8Array): Content {
  return { size: bytes.length, md5: base64(new Md5().update(bytes).digest()), bytes: bytes.slice() };
}

/** Joins parts in their order. The MD5 is empty unless every byte was kept. */
export function joinContents(parts: readonly Content[]): Content {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const isWhole = parts.every(isComplete);
  if (isWhole) return toContent(concat(parts.map(({ bytes }) => bytes)));
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return { size, md5: '', bytes: first?.bytes.slice(0, minimumKept) ?? new Uint8Array() };
}

/** Whether all bytes were kept. */
export function isComplete({ size, bytes }: Content): boolean {
  return bytes.length === size;
}

/** The chunks of a body. Firefox has no `Request.body`, so the whole body is one chunk there. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  if (request.body === undefined) {
    yield new Uint8Array(await request.arrayBuffer());
    return;
  }
  const reader = request.body?.getReader();
  for (let step = await reader?.read(); step?.value; step = await reader?.read()) yield step.value;
}

function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
