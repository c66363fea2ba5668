/**
 * Computes the MD5 of a blob of any size with a few megabytes of memory.
 *
 * A worker computes it if the page allows workers. For small blobs, and if the worker cannot start (the script is from
 * another origin, a policy forbids workers or the Trusted Types policy, the worker's file is missing), it is computed on
 * the main thread, in pieces of a few milliseconds.
 */
import { abortable } from '../../base/index.js';
import { unreadableFileError } from './errors.js';
import { Md5, toBase64 } from './md5.js';
import type { WorkerReport } from './md5-worker.js';
import { ChunkPacer } from './chunk-pacer.js';
import { readSlices, createTurns } from './blob-slices.js';

/** Options of `md5`. */
export interface Md5Options {
  /** Aborts the computation; `md5` rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called with the number of bytes hashed so far, which never decreases. */
  onProgress?: (hashed: number) => void;
}

/** Size in bytes up to which starting a worker takes longer than hashing. */
const workerThreshold = 8 * 2 ** 20;

/**
 * The MD5 of a blob in Base64, 24 characters, for `file_md5` and `Content-MD5` (reference 4.2.1). Rejects with an
 * `ApiError` of code `FILE_UNREADABLE`, or with the signal's reason.
 */
export async function md5(blob: Blob, { signal, onProgress }: Md5Options = {}): Promise<string> {
  signal?.throwIfAborted();
  let furthest = 0;
  const report = (hashed: number) => {
    if (hashed > furthest) onProgress?.((furthest = hashed));
  };
  const worker = blob.size > workerThreshold ? startWorker() : undefined;
  return (
    (worker && (await hashInWorker(worker, blob, report, signal))) ?? hashOnMainThread(blob, report, signal)
  );
}

async function hashOnMainThread(
  blob: Blob,
  report: (hashed: number) => void,
  signal?: AbortSignal,
): Promise<string> {
  const digest = new Md5();
  const pace = new ChunkPacer();
  const turn = createTurns();
  let hashed = 0;
  try {
    for await (const slice of readSlices(blob, signal)) {
      for (let from = 0, to = 0; from < slice.length; from = to) {
        signal?.throwIfAborted();
        to = Math.min(slice.length, from + pace.size);
        pace.run(() => digest.update(slice.subarray(from, to)));
        report((hashed += to - from));
        await turn.next();
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof DOMException ? unreadableFileError() : error;
  } finally {
    turn.close();
  }
  return toBase64(digest.digest());
}

/** The MD5 from the worker; undefined if the worker fails. */
function hashInWorker(
  worker: Worker,
  blob: Blob,
  report: (hashed: number) => void,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const hashed = new Promise<string | undefined>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
      if (data.hashed !== undefined) report(data.hashed);
      if (data.unreadable) reject(unreadableFileError());
      if (data.md5 !== undefined) resolve(data.md5);
    };
    worker.onmessageerror = () => resolve(undefined);
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(undefined);
    };
    worker.postMessage(blob);
  });
  return abortable(hashed, signal).finally(() => worker.terminate());
}

type WorkerConstructor = new (url: URL, options: WorkerOptions) => Worker;

/** A worker; undefined if the page does not support or allow workers. */
function startWorker(): Worker | undefined {
  try {
    return createWorker(TrustedWorker as unknown as WorkerConstructor);
  } catch {
    return undefined;
  }
}

/** Bundlers recognise exactly this expression and emit the worker's file. */
function createWorker(Worker: WorkerConstructor): Worker {
  return new Worker(new URL('./md5-worker.ts', import.meta.url), { type: 'module' });
}

/** The browser's `Worker`, called with a URL that Trusted Types accept. */
function TrustedWorker(url: URL, options: WorkerOptions): Worker {
  return new globalThis.Worker(trusted(url), options);
}

interface Trust {
  createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
}

let policy: { createScriptURL(url: string): string } | undefined;

/** The URL as a script URL of the policy `metastudio-widgets`, if the browser supports Trusted Types. */
function trusted(url: URL): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Trust };
  policy ??= trustedTypes?.createPolicy('metastudio-widgets', { createScriptURL: (own: string) => own });
  return policy ? policy.createScriptURL(url.href) : url.href;
}
