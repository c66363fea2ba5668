/**
 * Checkpoints, from which an upload can be resumed: plain JSON without secrets.
 *
 * Upload URLs are secrets that the service returns only once. They stay in the memory of the page for the 24 hours of
 * their validity. In the same page, an upload resumes after its last finished part; in another page, it starts again as a
 * new file and reuses only the MD5.
 */
import type { Client } from '../client.js';
import type { FileCategory } from './rules.js';

/** A checkpoint, for the option `from` of `upload`. It is ignored unless file and asset are the same. */
export interface UploadCheckpoint {
  file_name: string;
  /** Size in bytes. */
  file_size: number;
  /** Last modification of the file, in milliseconds since 1970. */
  last_modified: number;
  asset_id: string;
  asset_file_category: FileCategory;
  /** MD5 in Base64, once computed. */
  file_md5?: string;
  /** ID of the file that the service has created and that is incomplete. */
  file_id?: string;
  /** Size of a part in bytes; absent if the file is sent in one piece. */
  part_size?: number;
  /** Numbers of the finished parts, from 0. */
  finished_parts?: number[];
}

/** The upload URLs of a file, in the order of its parts. */
export type UploadUrls = readonly string[];

/** URLs of paused uploads, with the time at which they were parked, in milliseconds since 1970. */
const parked = /* @__PURE__ */ new WeakMap<Client, Map<string, { urls: UploadUrls; since: number }>>();
/** Validity of upload URLs, in milliseconds (reference 4.2.1). */
const lifetime = 24 * 3_600_000;

/** Keeps the URLs of a file in memory until `takeUrls` removes them. */
export function parkUrls(client: Client, file_id: string, urls: UploadUrls): void {
  const kept = parked.get(client) ?? new Map<string, { urls: UploadUrls; since: number }>();
  for (const [id, { since }] of kept) if (Date.now() - since > lifetime) kept.delete(id);
  parked.set(client, kept.set(file_id, { urls, since: Date.now() }));
}

/** Removes and returns the URLs of a file, so that only one upload uses them; undefined if there are none. */
export function takeUrls(client: Client, file_id: string): UploadUrls | undefined {
  const urls = parked.get(client)?.get(file_id)?.urls;
  parked.get(client)?.delete(file_id);
  return urls;
}

/** Whether two checkpoints refer to the same file of the same asset. */
export function matchesFile(checkpoint: UploadCheckpoint, other: UploadCheckpoint): boolean {
  const members = ['file_name', 'file_size', 'last_modified', 'asset_id', 'asset_file_category'] as const;
  return members.every((member) => checkpoint[member] === other[member]);
}
