/**
 * Reads uploaded files as streams: counts and hashes all bytes, and keeps them as long as memory allows.
 *
 * The simulator keeps 512 MB of uploads in total. Beyond that it keeps only size, MD5 and the first bytes of a file, so
 * that a file of many gigabytes can be uploaded and confirmed, but not downloaded.
 */
import { md5 } from '@noble/hashes/legacy.js';
import { bodyChunks } from '../../../src/base/index.js';
import { base64 } from '../hashing.js';
import type { Content } from '../state/asset.js';

/** Maximum number of bytes kept of all uploads. */
export const uploadMemory = 512 * 2 ** 20;

/** Number of bytes kept of each file regardless of the maximum: enough for the headers with size and duration. */
const minimumKept = 256 * 1024;

/** Reads a body to its end. Keeps the whole body if it has at most `room` bytes, otherwise its first bytes. */
export async function readContent(request: Request, room: number): Promise<Content> {
  const digest = md5.create();
  const most = Math.max(room, minimumKept);
  let kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bodyChunks(request)) {
    digest.update(piece);
    if (size + piece.length <= most) kept.push(piece.slice());
    else if (size <= most) kept = [concat([...kept, piece]).slice(0, minimumKept)];
    size += piece.length;
  }
  return { size, md5: base64(digest.digest()), bytes: concat(kept) };
}

/** Creates the content of a file from all its bytes. */
export function toContent(bytes: Uint8Array): Content {
  return { size: bytes.length, md5: base64(md5(bytes)), bytes: bytes.slice() };
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

function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
