/**
 * The MD5 of a blob, with a few megabytes of memory whatever its size.
 *
 * A worker does it where the page allows one. Where it does not (the script comes from another origin, a policy
 * forbids workers or our Trusted Types policy, the file of the worker is not there), and for small blobs, it is done
 * here, in slices too short to be felt.
 */
import { abortable } from '../../base/index.js';
import { unreadableFileError } from './errors.js';
import { Md5, toBase64 } from './md5.js';
import type { WorkerReport } from './md5-worker.js';
import { ChunkPacer } from './chunk-pacer.js';
import { readSlices, createTurns } from './blob-slices.js';

export interface Md5Options {
  /** Stops the work; `md5` then rejects with its reason. */
  signal?: AbortSignal;
  /** Called with the bytes hashed so far; it never goes back. */
  onProgress?: (hashed: number) => void;
}

/** Up to here a worker takes longer to start than the work takes, in bytes. */
const worthAWorker = 8 * 2 ** 20;

/**
 * The MD5 of a blob in Base64, 24 characters, as `file_md5` and `Content-MD5` want it (reference 4.2.1). Rejects with
 * an `ApiError` of code `FILE_UNREADABLE`, or with the signal's reason.
 */
export async function md5(blob: Blob, { signal, onProgress }: Md5Options = {}): Promise<string> {
  signal?.throwIfAborted();
  let furthest = 0;
  const tell = (hashed: number) => {
    if (hashed > furthest) onProgress?.((furthest = hashed));
  };
  const worker = blob.size > worthAWorker ? startWorker() : undefined;
  return (worker && (await hashInWorker(worker, blob, tell, signal))) ?? hashHere(blob, tell, signal);
}

async function hashHere(blob: Blob, tell: (hashed: number) => void, signal?: AbortSignal): Promise<string> {
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
        tell((hashed += to - from));
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

/** The MD5 from the worker, or undefined where the worker fails. */
function hashInWorker(
  worker: Worker,
  blob: Blob,
  tell: (hashed: number) => void,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const hashed = new Promise<string | undefined>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
      if (data.hashed !== undefined) tell(data.hashed);
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

type WorkerMaker = new (url: URL, options: WorkerOptions) => Worker;

/** A worker, or undefined where the page has none or refuses it at once. */
function startWorker(): Worker | undefined {
  try {
    return workerFrom(TrustedWorker as unknown as WorkerMaker);
  } catch {
    return undefined;
  }
}

/** Bundlers look for this very expression, and put the worker's file beside the script. */
function workerFrom(Worker: WorkerMaker): Worker {
  return new Worker(new URL('./md5-worker.ts', import.meta.url), { type: 'module' });
}

/** The browser's worker, given an address that Trusted Types let pass. */
function TrustedWorker(url: URL, options: WorkerOptions): Worker {
  return new globalThis.Worker(trusted(url), options);
}

interface Trust {
  createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
}

let policy: { createScriptURL(url: string): string } | undefined;

/** The address as a script URL of the policy `metastudio-widgets`, where the browser knows such policies. */
function trusted(url: URL): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Trust };
  policy ??= trustedTypes?.createPolicy('metastudio-widgets', { createScriptURL: (own: string) => own });
  return policy ? policy.createScriptURL(url.href) : url.href;
}
