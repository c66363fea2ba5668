/**
 * A file on its way to an asset: checked, hashed, created, sent, confirmed (reference 4.2).
 *
 * Up to 5 GB it goes in one piece; larger ones go in parts, four at a time. What the connection drops is sent again;
 * when it stays dropped, an upload in parts pauses by itself, and one in a single piece fails. However it ends, the
 * service is told.
 */
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
import { checkUpload, fileTypeOf, largestFile, mayBeLarge, type FileCategory } from './rules.js';

export interface UploadOptions {
  asset_id: string;
  /** What the file is checked against. */
  asset_type: AssetType;
  /** Default: `MAIN`. */
  category?: FileCategory;
  /** Whether the service reads width, duration and the like out of the file: main pictures, videos, sounds (4.2.3). */
  auto_meta_analysis?: boolean;
  /** Called at every change. */
  onState?: (state: UploadState) => void;
  /** Aborting it cancels the upload. */
  signal?: AbortSignal;
  /** Sends the content with this, without progress on the way. Default: XMLHttpRequest. */
  fetch?: typeof fetch;
  /** Main and other files above so many bytes go in parts. Default, and the most: 5,368,709,120 (4.2.1). */
  partsAbove?: number;
  /** Bytes of a part, 102,400 to 5,368,709,120. Default: 67,108,864; more where it makes over 10,000 parts. */
  partSize?: number;
  /** Where an earlier upload of the same file stopped. */
  from?: UploadCheckpoint;
}

export interface UploadState {
  phase: 'hashing' | 'creating' | 'sending' | 'confirming' | 'done' | 'paused' | 'failed' | 'cancelled';
  /** Bytes sent; it never goes back. */
  sent: number;
  /** Bytes of the file. */
  total: number;
  /** Bytes hashed, of `total`. */
  hashed: number;
  /** Over the last five seconds, while sending. */
  bytesPerSecond?: number;
  /** Why it failed, or why it paused by itself. */
  error?: ApiError;
}

/** A file on its way. */
export interface Upload {
  readonly state: UploadState;
  /** What to keep in order to go on later: plain JSON, no secret. */
  readonly checkpoint: UploadCheckpoint;
  /**
   * Settles when nothing runs any more and the service knows how it ended. Rejects with `InvalidRequestError`
   * (nothing was sent), another `ApiError`, or the reason of a cancellation (`AbortError`). A paused upload is pending.
   */
  readonly done: Promise<{ file_id: string }>;
  /** Stops sending; finished parts are kept. Without effect once the upload is being confirmed. */
  pause(): void;
  /** Goes on after a pause. */
  resume(): void;
  /** Ends it and tells the service. Resolves when nothing runs any more. Too late once it is being confirmed. */
  cancel(): Promise<void>;
}

/** What a test replaces. */
export interface UploadEnvironment extends RetryEnvironment {
  put: typeof put;
  md5: typeof md5;
}

/** What ends a sending that was paused. */
const paused = /* @__PURE__ */ new Error('Paused');

/** Starts to upload a file; see `upload`. */
export function startUpload(
  client: Client,
  file: File,
  options: UploadOptions,
  by: UploadEnvironment,
): Upload {
  return new Sending(client, file, options, by);
}

class Sending implements Upload {
  readonly done: Promise<{ file_id: string }>;
  checkpoint: UploadCheckpoint;

  private activity: UploadState['phase'] = 'hashing';
  private hashed = 0;
  private error: ApiError | undefined;
  private readonly gate = new PauseGate();
  private readonly progress: UploadProgress;
  private readonly stop = new AbortController();
  /** What is being sent at the moment; aborted by a pause, a cancellation and a part that fails. */
  private transfer = new AbortController();

  constructor(
    private readonly client: Client,
    private readonly file: File,
    private readonly options: UploadOptions,
    private readonly by: UploadEnvironment,
  ) {
    this.progress = new UploadProgress(() => by.now());
    this.checkpoint = this.start();
    const { signal } = options;
    const cancel = () => void this.cancel(signal?.reason);
    this.done = Promise.resolve()
      .then(() => (signal?.aborted ? cancel() : signal?.addEventListener('abort', cancel, { once: true })))
      .then(() => this.run())
      .finally(() => {
        signal?.removeEventListener('abort', cancel);
        globalThis.removeEventListener?.('online', this.online);
      });
    // Who looks at the states alone leaves nothing unhandled.
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
    this.rest();
  }

  resume(): void {
    if (!this.gate.closed) return;
    this.error = undefined;
    this.gate.open();
    this.tell();
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

  /** The checkpoint to begin with: the one given, where it is for this file, else a bare one. */
  private start(): UploadCheckpoint {
    const { name, size, lastModified } = this.file;
    const bare: UploadCheckpoint = {
      file_name: name,
      file_size: size,
      last_modified: lastModified,
      asset_id: this.options.asset_id,
      asset_file_category: this.category,
    };
    const { from } = this.options;
    return from && matchesFile(from, bare) ? { ...bare, ...from } : bare;
  }

  private async run(): Promise<{ file_id: string }> {
    try {
      this.stop.signal.throwIfAborted();
      this.check();
      await this.settlePartSize();
      await this.hash();
      await this.pass();
      const links = this.takeLinks() ?? (await this.create());
      await this.send(links);
      await this.pass(links);
      return await this.confirm();
    } catch (error) {
      throw await this.end(error);
    }
  }

  private check(): void {
    const { asset_type } = this.options;
    const breach = checkUpload(this.file, { asset_type, category: this.category });
    if (breach) throw new InvalidRequestError(createFile, breach.member, breach.rule);
  }

  /** Whether the file goes in parts, and in which. */
  private async settlePartSize(): Promise<void> {
    const { partsAbove = largestFile, partSize } = this.options;
    const { file_id, part_size } = this.checkpoint;
    if (file_id !== undefined && this.hasLinks(file_id)) return;
    // Another page began it: its addresses are gone, and with them the file it created.
    if (file_id !== undefined) await this.confirmAs('CANCELLED').catch(() => undefined);
    this.forget();
    const inParts = mayBeLarge(this.category) && this.file.size > Math.min(partsAbove, largestFile);
    if (inParts) this.keep({ part_size: partSizeFor(this.file.size, partSize ?? part_size) });
  }

  /** In one piece, the service wants the MD5 of the file first. */
  private async hash(): Promise<void> {
    if (this.checkpoint.part_size !== undefined || this.checkpoint.file_md5) return;
    this.enter('hashing');
    const onProgress = (hashed: number) => {
      this.hashed = hashed;
      this.tell();
    };
    this.keep({ file_md5: await this.by.md5(this.file, { signal: this.stop.signal, onProgress }) });
  }

  /** Creates the file. A cancellation waits for the answer: only then there is something to cancel. */
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
    if (file_id) this.keep({ file_id });
    this.stop.signal.throwIfAborted();
    const links = urls.filter(isAddress);
    if (!file_id || links.length !== pieces) throw missingUrlsError(operation, requestLabel(operation));
    return links;
  }

  /** Sends until everything has arrived, through pauses and dropped connections. */
  private async send(links: UploadUrls): Promise<void> {
    const total = this.file.size;
    const parts = partsOf(total, this.checkpoint.part_size ?? total);
    const arrived = (part: Part) => this.checkpoint.finished_parts?.includes(part.number) ?? false;
    for (const part of parts.filter(arrived)) this.progress.finish(part.number, part.to - part.from);
    for (;;) {
      await this.pass(links);
      this.transfer = new AbortController();
      this.progress.restart();
      this.enter('sending');
      try {
        await sendAll(
          parts.filter((part) => !arrived(part)),
          (part) => this.sendPart(part, links[part.number] ?? ''),
          (reason) => this.transfer.abort(reason),
        );
        return;
      } catch (error) {
        this.stop.signal.throwIfAborted();
        if (error === paused) continue;
        if (this.checkpoint.part_size === undefined || !isConnectionError(error)) throw error;
        this.error = error as ApiError;
        this.rest();
        globalThis.addEventListener?.('online', this.online, { once: true });
      }
    }
  }

  private rest(): void {
    this.gate.close();
    this.transfer.abort(paused);
    this.tell();
  }

  /** The connection is back: goes on, unless a person has paused meanwhile. */
  private readonly online = (): void => {
    if (this.error) this.resume();
  };

  private async sendPart({ number, from, to }: Part, url: string): Promise<void> {
    const { part_size, file_md5 } = this.checkpoint;
    const { signal } = this.transfer;
    // Only the MD5 of a whole file is part of the signature; that of a part would break it.
    const headers: Record<string, string> =
      file_md5 && part_size === undefined ? { 'Content-MD5': file_md5 } : {};
    const onProgress = (sent: number) => {
      if (signal.aborted) return;
      this.progress.report(number, Math.min(sent, to - from));
      this.tell();
    };
    const attempt = () =>
      this.by.put(url, this.file.slice(from, to), { headers, signal, onProgress, fetch: this.options.fetch });
    await retry(attempt, this.by, signal);
    this.progress.finish(number, to - from);
    const { finished_parts = [] } = this.checkpoint;
    if (part_size !== undefined) this.keep({ finished_parts: [...finished_parts, number] });
    this.tell();
  }

  private async confirm(): Promise<{ file_id: string }> {
    this.enter('confirming');
    const { file_id = '' } = this.checkpoint;
    await this.confirmAs('CREATED');
    this.forget();
    this.enter('done');
    return { file_id };
  }

  private confirmAs(state: 'CREATED' | 'FAILED' | 'CANCELLED'): Promise<void> {
    const { asset_id, file_id = '' } = this.checkpoint;
    const { auto_meta_analysis } = this.options;
    const analysis = state === 'CREATED' && auto_meta_analysis !== undefined ? { auto_meta_analysis } : {};
    return confirmUpload(this.client, { asset_id, file_id }, { state, ...analysis }, this.by);
  }

  /** Says how it ended, tells the service, and gives what to reject with. */
  private async end(error: unknown): Promise<unknown> {
    const cancelled = this.stop.signal.aborted;
    const reason = cancelled ? (this.stop.signal.reason as unknown) : asApiError(error);
    if (!cancelled) {
      this.error = reason as ApiError;
      this.enter('failed');
    }
    // Where it is unknown whether the file is complete, nothing may be said against it.
    const known = !(error instanceof OutcomeUnknownError && this.checkpoint.file_id !== undefined);
    if (this.checkpoint.file_id !== undefined && known) {
      await this.confirmAs(cancelled ? 'CANCELLED' : 'FAILED').catch(() => undefined);
      this.forget();
    }
    return reason;
  }

  /** Resolves when nobody pauses; meanwhile the links rest where another upload of this file may take them. */
  private async pass(links?: UploadUrls): Promise<void> {
    const { file_id } = this.checkpoint;
    const resting = this.gate.closed && links !== undefined && file_id !== undefined;
    if (resting) parkUrls(this.client, file_id, links);
    await this.gate.waitUntilOpen();
    const taken = resting && takeUrls(this.client, file_id) === undefined;
    if (taken) this.forget();
    this.stop.signal.throwIfAborted();
    if (taken)
      throw new ApiError({
        ...asUpload,
        code: 'TAKEN_OVER',
        reason: 'Another upload went on with this file',
      });
  }

  private hasLinks(file_id: string): boolean {
    const links = takeUrls(this.client, file_id);
    if (links) parkUrls(this.client, file_id, links);
    return links !== undefined;
  }

  private takeLinks(): UploadUrls | undefined {
    const { file_id } = this.checkpoint;
    return file_id === undefined ? undefined : takeUrls(this.client, file_id);
  }

  private keep(found: Partial<UploadCheckpoint>): void {
    this.checkpoint = { ...this.checkpoint, ...found };
  }

  /** The file at the service is settled, one way or the other: only the MD5 is worth keeping. */
  private forget(): void {
    const { file_id: _id, part_size: _size, finished_parts: _parts, ...rest } = this.checkpoint;
    this.checkpoint = rest;
  }

  private enter(phase: UploadState['phase']): void {
    if (this.ended) return;
    this.activity = phase;
    this.tell(true);
  }

  private tell(last = false): void {
    if (this.ended && !last) return;
    try {
      this.options.onState?.(this.state);
    } catch (error) {
      // A listener's own failure is its owner's to see, and not a failure of the upload.
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

const asUpload = { operation: 'upload', request: 'PUT upload_url' };

/** Whether it is an address to send to. */
function isAddress(url: string | null | undefined): url is string {
  try {
    return /^https?:$/.test(new URL(url ?? '', globalThis.location?.href).protocol) && Boolean(url);
  } catch {
    return false;
  }
}

/** Whatever was thrown, as an error of our own, without a cause: it may name an address. */
function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({ ...asUpload, code: 'UNKNOWN', reason: 'The upload failed' });
}
