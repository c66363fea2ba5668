/**
 * What is worth keeping of an upload, so that it can go on later: plain JSON without a secret.
 *
 * The upload URLs are secrets, and the service tells them once; so they stay in the memory of the page, for the 24
 * hours that they are good. In the same page an upload goes on from its last finished part; in another one from its
 * MD5, as a new file.
 */
import type { Client } from '../client.js';
import type { FileCategory } from './rules.js';

/** What to keep; give it to `upload` as `from`. It is made for one file of one asset and ignored for any other. */
export interface UploadCheckpoint {
  file_name: string;
  /** Bytes. */
  file_size: number;
  /** When the file was last changed, in milliseconds since 1970. */
  last_modified: number;
  asset_id: string;
  asset_file_category: FileCategory;
  /** In Base64, once known. */
  file_md5?: string;
  /** The file that the service has created and that is not complete. */
  file_id?: string;
  /** Bytes of a part; absent where the file goes in one piece. */
  part_size?: number;
  /** Numbers of the parts that have arrived, from 0. */
  finished_parts?: number[];
}

/** Where to send the pieces of a file, in their order. */
export type UploadUrls = readonly string[];

/** Links that nobody uses at the moment, with the time they were put here, in milliseconds since 1970. */
const resting = /* @__PURE__ */ new WeakMap<Client, Map<string, { links: UploadUrls; since: number }>>();
/** How long links are good, in milliseconds (reference 4.2.1). */
const lifetime = 24 * 3_600_000;

/** Keeps links in memory until somebody takes them. */
export function parkUrls(client: Client, file_id: string, links: UploadUrls): void {
  const kept = resting.get(client) ?? new Map<string, { links: UploadUrls; since: number }>();
  for (const [id, { since }] of kept) if (Date.now() - since > lifetime) kept.delete(id);
  resting.set(client, kept.set(file_id, { links, since: Date.now() }));
}

/** Takes links out: whoever has them sends. Undefined where there are none. */
export function takeUrls(client: Client, file_id: string): UploadUrls | undefined {
  const links = resting.get(client)?.get(file_id)?.links;
  resting.get(client)?.delete(file_id);
  return links;
}

/** Whether a checkpoint was made for this very file of this asset. */
export function matchesFile(checkpoint: UploadCheckpoint, other: UploadCheckpoint): boolean {
  const members = ['file_name', 'file_size', 'last_modified', 'asset_id', 'asset_file_category'] as const;
  return members.every((member) => checkpoint[member] === other[member]);
}
