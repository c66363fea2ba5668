/** The module worker that hashes. It receives a blob, and posts its progress and then the MD5. */
import { Md5, toBase64 } from './md5.js';
import { readSlices } from './blob-slices.js';

/** A message of the worker: bytes hashed so far, the final MD5 in Base64, or that the blob cannot be read. */
export interface WorkerReport {
  hashed?: number;
  md5?: string;
  unreadable?: true;
}

interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<Blob>) => void): void;
  postMessage(report: WorkerReport): void;
}

const scope = globalThis as unknown as WorkerScope;
/** Bytes between two progress messages. */
const reportEvery = 2 ** 21;

async function hash(blob: Blob): Promise<void> {
  const digest = new Md5();
  let hashed = 0;
  let reported = 0;
  for await (const slice of readSlices(blob)) {
    digest.update(slice);
    hashed += slice.length;
    if (hashed - reported < reportEvery && hashed < blob.size) continue;
    reported = hashed;
    scope.postMessage({ hashed });
  }
  scope.postMessage({ md5: toBase64(digest.digest()) });
}

scope.addEventListener('message', ({ data }) => {
  hash(data).catch(() => scope.postMessage({ unreadable: true }));
});
