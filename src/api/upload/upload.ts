/**
 * Uploads a file to an asset: validates, hashes, creates, sends and confirms it (reference 4.2).
 *
 * A file of up to 5 GB is sent in one piece, a larger one in parts, four at a time. After a lost connection, attempts are
 * retried; if they keep failing, an upload in parts pauses, and one in a single piece fails. The result is always
 * reported to the service.
 */
import { resolveAddress } from '../../base/index.js';
import type { Client } from '../client.js';
import { ApiError, InvalidRequestError, OutcomeUnknownError, requestLabel } from '../errors.js';
import { createFile, createLargeFile } from '../operations/files.js';
import type { AssetType } from '../schemas/asset.js';
import { matchesFile, parkUrls, takeUrls, type UploadUrls, type UploadCheckpoint } from './checkpoint.js';
import { confirmUpload } from './confirm.js';
import { isConnectionError, missingUrlsError } from './errors.js';
import { PauseGate } from './pause-gate.js';
import type { md5 } from './hash.js';
import { partSizeFor, partsOf, sendAll, type Part } from './parts.js';
import { UploadProgress } from './progress.js';
import type { put } from './put.js';
import { retry, type RetryEnvironment } from './retry.js';
import { fileTypeOf } from './file-type.js';
import { checkUpload, largestFile, mayBeLarge, type FileCategory } from './rules.js';

/** Options of `upload`. */
export interface UploadOptions {
  asset_id: string;
  /** Type of the asset. It determines the rules for the file, see `checkUpload`. */
  asset_type: AssetType;
  /** Default: `MAIN`. */
  category?: FileCategory;
  /** Whether the service extracts metadata such as width and duration from a main picture, video or audio file (4.2.3). */
  auto_meta_analysis?: boolean;
  /** Called at every change. */
  onState?: (state: UploadState) => void;
  /** Cancels the upload. */
  signal?: AbortSignal;
  /** Sends the content. It reports no progress before the end. Default: XMLHttpRequest. */
  fetch?: typeof fetch;
  /** MAIN and OTHER files larger than this, in bytes, are sent in parts. Default and maximum: 5,368,709,120 (4.2.1). */
  partsAbove?: number;
  /** Size of a part, 102,400 to 5,368,709,120 bytes. Default: 67,108,864, or more to stay within 10,000 parts. */
  partSize?: number;
  /** Checkpoint of an earlier upload of the same file. */
  from?: UploadCheckpoint;
}

/** The state of an upload. */
export interface UploadState {
  phase: 'hashing' | 'creating' | 'sending' | 'confirming' | 'done' | 'paused' | 'failed' | 'cancelled';
  /** Bytes sent, which never decreases. */
  sent: number;
  /** Size of the file in bytes. */
  total: number;
  /** Bytes hashed, of `total`. */
  hashed: number;
  /** Speed while sending, averaged over five seconds. */
  bytesPerSecond?: number;
  /** Why the upload failed, or why it paused automatically. */
  error?: ApiError;
}

/** An upload in progress. */
export interface Upload {
  readonly state: UploadState;
  /** The checkpoint from which the upload can be resumed later: plain JSON without secrets. */
  readonly checkpoint: UploadCheckpoint;
  /**
   * Settles when the upload has ended and the result has been reported to the service. Rejects with
   * `InvalidRequestError` (nothing was sent), another `ApiError`, or the reason of the cancellation (`AbortError`). It
   * stays pending while the upload is paused.
   */
  readonly done: Promise<{ file_id: string }>;
  /** Stops sending; finished parts are kept. Has no effect while the upload is being confirmed. */
  pause(): void;
  /** Continues after a pause. */
  resume(): void;
  /** Cancels the upload and resolves when it has ended. Has no effect while the upload is being confirmed. */
  cancel(): Promise<void>;
}

/** Dependencies that tests replace. */
export interface UploadEnvironment extends RetryEnvironment {
  put: typeof put;
  md5: typeof md5;
}

/** Abort reason of a transfer that was paused. */
const paused = /* @__PURE__ */ new Error('Paused');

/** Starts to upload a file; see `upload`. */
export function startUpload(
  client: Client,
  file: File,
  options: UploadOptions,
  environment: UploadEnvironment,
): Upload {
  return new UploadTask(client, file, options, environment);
}

class UploadTask implements Upload {
  readonly done: Promise<{ file_id: string }>;
  checkpoint: UploadCheckpoint;

  private activity: UploadState['phase'] = 'hashing';
  private hashed = 0;
  private error: ApiError | undefined;
  private readonly gate = new PauseGate();
  private readonly progress: UploadProgress;
  private readonly stop = new AbortController();
  /** Aborts the current requests, after a pause, a cancellation or the failure of a part. */
  private transfer = new AbortController();

  constructor(
    private readonly client: Client,
    private readonly file: File,
    private readonly options: UploadOptions,
    private readonly environment: UploadEnvironment,
  ) {
    this.progress = new UploadProgress(() => environment.now());
    this.checkpoint = this.firstCheckpoint();
    const { signal } = options;
    const cancel = () => void this.cancel(signal?.reason);
    this.done = Promise.resolve()
      .then(() => (signal?.aborted ? cancel() : signal?.addEventListener('abort', cancel, { once: true })))
      .then(() => this.run())
      .finally(() => {
        signal?.removeEventListener('abort', cancel);
        globalThis.removeEventListener?.('online', this.online);
      });
    // Callers that only use `onState` must not cause an unhandled rejection.
    this.done.catch(() => undefined);
  }

  get state(): UploadState {
    const { activity, error, hashed, progress } = this;
    const speed = activity === 'sending' && !this.gate.closed ? progress.bytesPerSecond : undefined;
    return {
      phase: this.gate.closed && !this.ended ? 'paused' : activity,
      sent: progress.sent,
      total: this.file.size,
      hashed,
      ...(speed !== undefined && { bytesPerSecond: speed }),
      ...(error && { error }),
    };
  }

  pause(): void {
    const already = this.gate.closed && !this.error;
    if (already || this.ended || this.activity === 'confirming') return;
    this.error = undefined;
    this.suspend();
  }

  resume(): void {
    if (!this.gate.closed) return;
    this.error = undefined;
    this.gate.open();
    this.notify();
  }

  cancel(reason: unknown = new DOMException('The upload was cancelled', 'AbortError')): Promise<void> {
    if (!this.ended && this.activity !== 'confirming') {
      this.stop.abort(reason);
      this.transfer.abort(reason);
      this.gate.open();
      this.enter('cancelled');
    }
    return this.done.then(
      () => undefined,
      () => undefined,
    );
  }

  private get ended(): boolean {
    return ['done', 'failed', 'cancelled'].includes(this.activity);
  }

  private get category(): FileCategory {
    return this.options.category ?? 'MAIN';
  }

  /** The checkpoint in `from` if it belongs to this file, otherwise an empty one. */
  private firstCheckpoint(): UploadCheckpoint {
    const { name, size, lastModified } = this.file;
    const empty: UploadCheckpoint = {
      file_name: name,
      file_size: size,
      last_modified: lastModified,
      asset_id: this.options.asset_id,
      asset_file_category: this.category,
    };
    const { from } = this.options;
    return from && matchesFile(from, empty) ? { ...empty, ...from } : empty;
  }

  private async run(): Promise<{ file_id: string }> {
    try {
      this.stop.signal.throwIfAborted();
      this.validate();
      await this.choosePartSize();
      await this.hash();
      await this.waitUntilResumed();
      const urls = this.takeUrls() ?? (await this.create());
      await this.send(urls);
      await this.waitUntilResumed(urls);
      return await this.confirm();
    } catch (error) {
      throw await this.fail(error);
    }
  }

  private validate(): void {
    const { asset_type } = this.options;
    const breach = checkUpload(this.file, { asset_type, category: this.category });
    if (breach) throw new InvalidRequestError(createFile, breach.member, breach.rule);
  }

  /** Chooses the size of the parts, unless the file is sent in one piece or resumed with its URLs. */
  private async choosePartSize(): Promise<void> {
    const { partsAbove = largestFile, partSize } = this.options;
    const { file_id, part_size } = this.checkpoint;
    if (file_id !== undefined && this.hasUrls(file_id)) return;
    // Another page began the upload. Its URLs are lost, so the file that it created is useless.
    if (file_id !== undefined) await this.reportResult('CANCELLED').catch(() => undefined);
    this.resetFile();
    const inParts = mayBeLarge(this.category) && this.file.size > Math.min(partsAbove, largestFile);
    if (inParts) this.updateCheckpoint({ part_size: partSizeFor(this.file.size, partSize ?? part_size) });
  }

  /** Computes the MD5, which the service requires for a file in one piece. */
  private async hash(): Promise<void> {
    if (this.checkpoint.part_size !== undefined || this.checkpoint.file_md5) return;
    this.enter('hashing');
    const onProgress = (hashed: number) => {
      this.hashed = hashed;
      this.notify();
    };
    const { signal } = this.stop;
    this.updateCheckpoint({ file_md5: await this.environment.md5(this.file, { signal, onProgress }) });
  }

  /** Creates the file. A cancellation waits for the answer, because it needs the file's ID. */
  private async create(): Promise<UploadUrls> {
    this.enter('creating');
    const { file_name, file_size, asset_id, file_md5 = '', part_size } = this.checkpoint;
    const named = { file_name, file_size, file_type: fileTypeOf(this.file), asset_id };
    if (part_size === undefined || !mayBeLarge(this.category)) {
      const body = { ...named, file_md5, asset_file_category: this.category };
      const { file_id, upload_url } = await this.client.call(createFile, { body });
      return this.created(createFile, 1, file_id, [upload_url]);
    }
    const file_multipart_count = partsOf(file_size, part_size).length;
    const body = { ...named, asset_file_category: this.category, file_multipart_count };
    const { file_id, upload_urls } = await this.client.call(createLargeFile, { body });
    return this.created(createLargeFile, file_multipart_count, file_id, upload_urls ?? []);
  }

  private created(
    operation: typeof createFile | typeof createLargeFile,
    pieces: number,
    file_id: string | null | undefined,
    urls: readonly (string | null | undefined)[],
  ): UploadUrls {
    if (file_id) this.updateCheckpoint({ file_id });
    this.stop.signal.throwIfAborted();
    const valid = urls.filter(isHttpUrl);
    if (!file_id || valid.length !== pieces) throw missingUrlsError(operation, requestLabel(operation));
    return valid;
  }

  /** Sends all parts that are not finished; continues after pauses and lost connections. */
  private async send(urls: UploadUrls): Promise<void> {
    const total = this.file.size;
    const parts = partsOf(total, this.checkpoint.part_size ?? total);
    const isFinished = (part: Part) => this.checkpoint.finished_parts?.includes(part.number) ?? false;
    for (const part of parts.filter(isFinished)) this.progress.finish(part.number, part.to - part.from);
    for (;;) {
      await this.waitUntilResumed(urls);
      this.transfer = new AbortController();
      this.progress.restart();
      this.enter('sending');
      try {
        await sendAll(
          parts.filter((part) => !isFinished(part)),
          (part) => this.sendPart(part, urls[part.number] ?? ''),
          (reason) => this.transfer.abort(reason),
        );
        return;
      } catch (error) {
        this.stop.signal.throwIfAborted();
        if (error === paused) continue;
        if (this.checkpoint.part_size === undefined || !isConnectionError(error)) throw error;
        this.error = error as ApiError;
        this.suspend();
        globalThis.addEventListener?.('online', this.online, { once: true });
      }
    }
  }

  private suspend(): void {
    this.gate.close();
    this.transfer.abort(paused);
    this.notify();
  }

  /** Resumes when the connection is back, unless the user has paused in the meantime. */
  private readonly online = (): void => {
    if (this.error) this.resume();
  };

  private async sendPart({ number, from, to }: Part, url: string): Promise<void> {
    const { part_size, file_md5 } = this.checkpoint;
    const { signal } = this.transfer;
    // The presigned URL covers the MD5 of a whole file only. A part must not send the header.
    const headers: Record<string, string> =
      file_md5 && part_size === undefined ? { 'Content-MD5': file_md5 } : {};
    const onProgress = (sent: number) => {
      if (signal.aborted) return;
      this.progress.report(number, Math.min(sent, to - from));
      this.notify();
    };
    const { fetch } = this.options;
    const attempt = () =>
      this.environment.put(url, this.file.slice(from, to), { headers, signal, onProgress, fetch });
    await retry(attempt, this.environment, signal);
    this.progress.finish(number, to - from);
    const { finished_parts = [] } = this.checkpoint;
    if (part_size !== undefined) this.updateCheckpoint({ finished_parts: [...finished_parts, number] });
    this.notify();
  }

  private async confirm(): Promise<{ file_id: string }> {
    this.enter('confirming');
    const { file_id = '' } = this.checkpoint;
    await this.reportResult('CREATED');
    this.resetFile();
    this.enter('done');
    return { file_id };
  }

  private reportResult(state: 'CREATED' | 'FAILED' | 'CANCELLED'): Promise<void> {
    const { asset_id, file_id = '' } = this.checkpoint;
    const { auto_meta_analysis } = this.options;
    const analysis = state === 'CREATED' && auto_meta_analysis !== undefined ? { auto_meta_analysis } : {};
    return confirmUpload(this.client, { asset_id, file_id }, { state, ...analysis }, this.environment);
  }

  /** Enters `failed` or `cancelled`, reports it to the service, and returns the reason for rejecting `done`. */
  private async fail(error: unknown): Promise<unknown> {
    const cancelled = this.stop.signal.aborted;
    const reason = cancelled ? (this.stop.signal.reason as unknown) : asApiError(error);
    if (!cancelled) {
      this.error = reason as ApiError;
      this.enter('failed');
    }
    // If the outcome of the confirmation is unknown, the file may be complete and must not be reported as failed.
    const known = !(error instanceof OutcomeUnknownError && this.checkpoint.file_id !== undefined);
    if (this.checkpoint.file_id !== undefined && known) {
      await this.reportResult(cancelled ? 'CANCELLED' : 'FAILED').catch(() => undefined);
      this.resetFile();
    }
    return reason;
  }

  /** Waits while the upload is paused. Meanwhile the URLs are parked, so that another upload may take over the file. */
  private async waitUntilResumed(urls?: UploadUrls): Promise<void> {
    const { file_id } = this.checkpoint;
    const isParked = this.gate.closed && urls !== undefined && file_id !== undefined;
    if (isParked) parkUrls(this.client, file_id, urls);
    await this.gate.waitUntilOpen();
    const isTakenOver = isParked && takeUrls(this.client, file_id) === undefined;
    if (isTakenOver) this.resetFile();
    this.stop.signal.throwIfAborted();
    if (isTakenOver)
      throw new ApiError({
        ...asUpload,
        code: 'TAKEN_OVER',
        reason: 'Another upload went on with this file',
      });
  }

  private hasUrls(file_id: string): boolean {
    const urls = takeUrls(this.client, file_id);
    if (urls) parkUrls(this.client, file_id, urls);
    return urls !== undefined;
  }

  private takeUrls(): UploadUrls | undefined {
    const { file_id } = this.checkpoint;
    return file_id === undefined ? undefined : takeUrls(this.client, file_id);
  }

  private updateCheckpoint(members: Partial<UploadCheckpoint>): void {
    this.checkpoint = { ...this.checkpoint, ...members };
  }

  /** Removes the file at the service from the checkpoint. The MD5 is kept. */
  private resetFile(): void {
    const { file_id: _id, part_size: _size, finished_parts: _parts, ...rest } = this.checkpoint;
    this.checkpoint = rest;
  }

  private enter(phase: UploadState['phase']): void {
    if (this.ended) return;
    this.activity = phase;
    this.notify(true);
  }

  private notify(last = false): void {
    if (this.ended && !last) return;
    try {
      this.options.onState?.(this.state);
    } catch (error) {
      // An error in the listener is reported globally and does not fail the upload.
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

const asUpload = { operation: 'upload', request: 'PUT upload_url' };

/** Whether an upload URL is an HTTP or HTTPS URL. */
function isHttpUrl(url: string | null | undefined): url is string {
  try {
    return /^https?:$/.test(resolveAddress(url ?? '').protocol) && Boolean(url);
  } catch {
    return false;
  }
}

/** Any thrown value as an `ApiError`, without a cause, because it may contain a URL. */
function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({ ...asUpload, code: 'UNKNOWN', reason: 'The upload failed' });
}
