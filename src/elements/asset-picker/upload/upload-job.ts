/**
 * One file on its way to an asset: it is checked, hashed, looked for in the library, sent, and watched until the service
 * has made an asset of it. Whatever ends it, it leaves either that asset, or a reason and nothing at the service.
 */
import {
  ApiError,
  type AssetType,
  type Client,
  createLargeFile,
  lackOf,
  OutcomeUnknownError,
  type Upload,
  type UploadCheckpoint,
  type UploadOptions,
  type UploadState,
} from '../../../api/index.js';
import { importWithRetry, newId, wait } from '../../../base/index.js';
import type { AssetUploadState } from '../../../ui/index.js';
import { assetWith, createAsset, newestOf, readAsset, removeAsset, waitingUnder } from './asset-calls.js';
import { checkFile, type FitFile, type Refusal } from './inspect/file-check.js';
import { prepareFile } from './inspect/prepare-file.js';
import type { Turns } from './turns.js';
import type { UploadedAsset } from './upload-context.js';
import { exclusively, type UploadRecord, type UploadRecords } from './upload-record.js';

/** What the jobs of a picker share. */
export interface JobContext {
  client(): Client | undefined;
  fetch(): typeof fetch | undefined;
  types(): readonly string[];
  records(): UploadRecords;
  readonly turns: { hashing: Turns; sending: Turns };
  /** When files are sent in parts, and how large these are, in bytes. */
  readonly parts: Pick<UploadOptions, 'partsAbove' | 'partSize'>;
  /** Called after each change; with `isState` when the job has reached another state. */
  changed(job: UploadJob, isState: boolean): void;
  /** Called with the asset of a job that is ready. Returns why it is not selected, as a sentence. */
  take(asset: UploadedAsset): string | undefined;
}

/** What a person may be told beside the state. */
export type JobNote = 'twin' | 'same-file' | 'turned' | 'renamed';

/** Waits between two looks at the asset that the service works on, in milliseconds. */
const [firstWait, longestWait] = [1000, 15_000];
/** Attempts to send a file whose address has expired. */
const maxAttempts = 2;
/** States in which nothing more will come. */
export const endStates: readonly AssetUploadState[] = ['ready', 'refused', 'failed', 'cancelled'];

/** One file and what has become of it. */
export class UploadJob {
  readonly key = newId();
  state: AssetUploadState = 'checking';
  /** Bytes hashed, and bytes sent, of `total`; they never decrease within an attempt. */
  hashed = 0;
  sent = 0;
  bytesPerSecond: number | undefined;
  /** Why it failed; of a paused one, why it has paused by itself. */
  error: ApiError | undefined;
  /** Why it is refused. */
  refusal: Refusal | undefined;
  asset: UploadedAsset | undefined;
  asset_type: string | undefined;
  /** Why the asset was not selected, as a sentence. */
  unselected: string | undefined;
  readonly notes = new Set<JobNote>();

  /** The file as it will be sent. */
  private fit: FitFile | undefined;
  private md5: string | undefined;
  private upload: Upload | undefined;
  /** Whether the service has refused to take the file in parts: it names them for larger files only (4.2.4). */
  private isRefusedInParts = false;
  private attempts = 0;
  /** What the browser keeps of the attempt that runs. */
  private record: UploadRecord | undefined;
  private stop = new AbortController();
  /** The attempt that runs; it never rejects. */
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: File,
    private readonly context: JobContext,
    earlier?: UploadRecord,
  ) {
    this.md5 = earlier?.file_md5;
  }

  get file_name(): string {
    return this.file.name;
  }

  get total(): number {
    return (this.fit?.file ?? this.file).size;
  }

  /** Seconds until all is sent, at the present speed. */
  get secondsLeft(): number | undefined {
    return this.bytesPerSecond ? Math.ceil((this.total - this.sent) / this.bytesPerSecond) : undefined;
  }

  get hasEnded(): boolean {
    return endStates.includes(this.state);
  }

  /** Whether bytes are missing at the service, which a page that is left takes with it. */
  get isOnItsWay(): boolean {
    return ['checking', 'waiting', 'hashing', 'sending', 'paused'].includes(this.state);
  }

  /** Begins, or begins again after a failure. */
  start(): Promise<void> {
    this.stop = new AbortController();
    this.error = this.refusal = this.asset = undefined;
    this.sent = this.hashed = 0;
    this.enter('checking');
    return (this.running = this.run(this.stop.signal));
  }

  pause(): void {
    this.upload?.pause();
  }

  resume(): void {
    this.upload?.resume();
  }

  /** Ends it, and removes what it has made. Resolves when nothing is left. */
  async cancel(): Promise<void> {
    if (!this.hasEnded) this.stop.abort(new DOMException('The upload was cancelled', 'AbortError'));
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const fit = await this.check();
      if (!fit) return;
      this.enter('waiting');
      await this.hash(fit, signal);
      const name = `metastudio-widgets/upload of ${fit.asset_type} ${this.md5}`;
      this.enter('waiting', 'same-file');
      await exclusively(name, signal, () =>
        this.context.records().hold(this.key, () => this.make(fit, signal)),
      );
    } catch (error) {
      if (signal.aborted) return this.enter('cancelled');
      this.error = asUploadError(error);
      this.enter('failed');
    }
  }

  /** The file as it will be sent; undefined if it is refused. */
  private async check(): Promise<FitFile | undefined> {
    if (this.fit) return this.fit;
    const checked = await checkFile(this.file, this.context.types());
    const prepared = 'fit' in checked ? await prepareFile(checked.fit) : checked;
    if ('refusal' in prepared) {
      this.refusal = prepared.refusal;
      this.enter('refused');
      return undefined;
    }
    const { fit } = prepared;
    if (prepared.isTurned) this.notes.add('turned');
    else if (fit.file.name !== this.file.name) this.notes.add('renamed');
    if (prepared.isChanged) this.md5 = undefined;
    this.fit = fit;
    this.asset_type = fit.asset_type;
    return fit;
  }

  private async hash({ file }: FitFile, signal: AbortSignal): Promise<void> {
    if (this.md5) return;
    const { md5 } = await importWithRetry(() => import('../../../api/upload/upload.lazy.js'));
    await this.context.turns.hashing.run(async () => {
      this.enter('hashing');
      const onProgress = (hashed: number) => {
        this.hashed = hashed;
        this.context.changed(this, false);
      };
      this.md5 = await md5(file, { signal, onProgress });
    }, signal);
  }

  /** Finds the asset of the file, or makes it. */
  private async make(fit: FitFile, signal: AbortSignal): Promise<void> {
    const { client, turns } = this.context;
    const service = client();
    if (!service) throw signedOut();
    const known = await newestOf(service, fit.asset_type, signal);
    const twin = assetWith(this.md5 ?? '', known);
    if (twin) {
      this.notes.add('twin');
      return this.finish(twin);
    }
    this.enter('waiting');
    const asset_id = await turns.sending.run(() => this.sendUntilDone(service, fit, known, signal), signal);
    await this.watch(service, asset_id, signal);
  }

  /** Sends the file; if its address has expired, or it is refused in parts, once more. */
  private async sendUntilDone(
    client: Client,
    fit: FitFile,
    known: Awaited<ReturnType<typeof newestOf>>,
    signal: AbortSignal,
  ): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.send(client, fit, known, signal);
      } catch (error) {
        if (!(error instanceof ApiError) || attempt === maxAttempts || signal.aborted) throw error;
        if (error.operation === createLargeFile.name && error.status === 400) this.isRefusedInParts = true;
        else if (error.code !== 'UPLOAD_EXPIRED') throw error;
        this.sent = 0;
      }
    }
  }

  private async send(
    client: Client,
    { file, asset_type }: FitFile,
    known: Awaited<ReturnType<typeof newestOf>>,
    signal: AbortSignal,
  ): Promise<string> {
    const asset_name = nameWithoutExtension(file.name);
    const before = waitingUnder(asset_name, known);
    const scope = await client.scope?.(signal);
    const { upload } = await importWithRetry(() => import('../../../api/upload/upload.lazy.js'));
    const record: UploadRecord = {
      key: `${this.key}-${++this.attempts}`,
      file_name: this.file.name,
      file_size: this.file.size,
      last_modified: this.file.lastModified,
      file_md5: this.md5 ?? '',
      asset_type,
      asset_name,
      project_id: scope?.project_id ?? '',
      before,
      at: Date.now(),
    };
    signal.throwIfAborted();
    this.keep(record);
    this.enter('sending');
    const asset_id = await createAsset(client, record, before).catch((error: unknown) => {
      // An unanswered creation may still be carried out: the next page that is opened looks for it.
      if (error instanceof OutcomeUnknownError) this.keep({ ...record, isAbandoned: true });
      else this.forget();
      throw error;
    });
    this.keep({ ...record, asset_id });
    try {
      this.upload = upload(client, file, {
        asset_id,
        asset_type: asset_type as AssetType,
        auto_meta_analysis: true,
        ...(this.mayGoInParts(client) && this.context.parts),
        fetch: this.context.fetch(),
        signal,
        from: this.checkpointFor(file, asset_id),
        onState: (state) => this.onUploadState(state),
      });
      await this.upload.done;
      signal.throwIfAborted();
    } catch (error) {
      await this.leaveNothing(client, asset_id);
      throw error;
    } finally {
      this.upload = undefined;
      this.bytesPerSecond = undefined;
    }
    return asset_id;
  }

  /** Whether the file may be sent in parts below the size that needs them: the session may, and the service takes it. */
  private mayGoInParts({ grant }: Client): boolean {
    return !this.isRefusedInParts && !lackOf(grant, createLargeFile.name);
  }

  private checkpointFor({ name, size, lastModified }: File, asset_id: string): UploadCheckpoint {
    return {
      file_name: name,
      file_size: size,
      last_modified: lastModified,
      asset_id,
      asset_file_category: 'MAIN',
      ...(this.md5 && { file_md5: this.md5 }),
    };
  }

  private onUploadState({ phase, sent, bytesPerSecond, error }: UploadState): void {
    this.sent = Math.max(this.sent, sent);
    this.bytesPerSecond = bytesPerSecond;
    this.error = phase === 'paused' ? error : undefined;
    if (phase === 'paused') this.enter('paused');
    else if (phase === 'sending' || phase === 'confirming') this.enter('sending');
    this.context.changed(this, false);
  }

  /** Watches the asset until it can be used, or the service has refused it. */
  private async watch(client: Client, asset_id: string, signal: AbortSignal): Promise<void> {
    this.sent = this.total;
    this.enter('processing');
    try {
      for (let pause = firstWait; ; pause = Math.min(longestWait, pause * 1.5)) {
        const asset = await this.look(client, asset_id, signal);
        if (asset) {
          if (['ACTIVED', 'UNACTIVED'].includes(asset.asset_state ?? '')) return this.finish(asset);
          if (['FAILED', 'BLOCK', 'DELETED', 'DELETING'].includes(asset.asset_state ?? ''))
            throw rejected(asset.reason ?? undefined);
        }
        this.context.changed(this, false);
        await wait(pause, signal);
      }
    } catch (error) {
      const isWanted = !signal.aborted && !(error instanceof ApiError && error.code === rejection);
      if (!isWanted) await this.leaveNothing(client, asset_id);
      throw error;
    }
  }

  /** The asset as it is; undefined if it cannot be read at the moment. */
  private async look(
    client: Client,
    asset_id: string,
    signal: AbortSignal,
  ): Promise<UploadedAsset | undefined> {
    try {
      return (await readAsset(client, asset_id, signal)) ?? { asset_id, asset_state: 'DELETED' };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ApiError) || client.isSignedOut) throw error;
      return undefined;
    }
  }

  private finish(asset: UploadedAsset): void {
    this.forget();
    this.asset = asset;
    this.unselected = this.context.take(asset);
    this.enter('ready');
  }

  /** Removes the asset. While that fails, the record says what is left. */
  private async leaveNothing(client: Client, asset_id: string): Promise<void> {
    if (await removeAsset(client, asset_id)) this.forget();
    else if (this.record) this.keep({ ...this.record, isAbandoned: true });
  }

  private keep(record: UploadRecord): void {
    this.record = record;
    this.context.records().save(record);
  }

  private forget(): void {
    if (this.record) this.context.records().delete(this.record.key);
    this.record = undefined;
  }

  private enter(state: AssetUploadState, note?: JobNote): void {
    this.notes.delete('same-file');
    if (note) this.notes.add(note);
    if (state === this.state) return;
    this.state = state;
    this.context.changed(this, true);
  }
}

const asUpload = { operation: 'upload', request: 'upload' };

const signedOut = (): ApiError =>
  new ApiError({ ...asUpload, code: 'SIGNED_OUT', reason: 'There is no provider any more' });

/** Code of the error that the service has refused what was sent. */
export const rejection = 'ASSET_REJECTED';

const rejected = (reason: string | undefined): ApiError =>
  new ApiError({ ...asUpload, code: rejection, reason: reason ?? 'The service did not accept the file' });

function asUploadError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError({ ...asUpload, code: 'UNKNOWN', reason: String(error) });
}

/** The name of the asset: that of the file, without its extension. */
function nameWithoutExtension(name: string): string {
  return /^(.+)\.[a-z\d]+$/i.exec(name)?.[1] ?? name;
}
