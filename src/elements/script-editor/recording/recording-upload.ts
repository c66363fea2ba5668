/** Uploads a recording: as a new asset of the library, or to the presigned address that a video script gives. */
import type { LitElement, ReactiveController } from 'lit';
import { createDigitalAsset, type Client, type UploadState } from '../../../api/index.js';
import { importWithRetry } from '../../../base/index.js';

/** How far an upload is. */
export interface UploadProgress {
  /** Name of the file. */
  name: string;
  /** Share that was sent, from 0 to 1; undefined while the file is prepared. */
  part: number | undefined;
}

/** What an upload has produced: an asset, or nothing but the file at the address. */
export interface UploadedRecording {
  asset_id?: string;
}

/** The one upload of an editor, and the files that were sent to addresses since it is on the page. */
export class RecordingUpload implements ReactiveController {
  private readonly files = new Map<string, { name: string; url: string }>();
  private running: AbortController | undefined;

  /** Progress of the upload; undefined while there is none. */
  progress: UploadProgress | undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.running?.abort();
    for (const { url } of this.files.values()) URL.revokeObjectURL(url);
    this.files.clear();
  }

  /** The file that was sent for a paragraph, with a `blob:` address to play it from: the service gives none. */
  fileFor(key: string): { name: string; url: string } | undefined {
    return this.files.get(key);
  }

  /**
   * Uploads a file for a paragraph. Resolves to undefined if it was cancelled, or if another upload is running; rejects
   * with the error of the call that failed.
   */
  async start(
    key: string,
    file: File,
    target: { client: Client | undefined; address: string | undefined },
  ): Promise<UploadedRecording | undefined> {
    const { client, address } = target;
    if (this.running) return undefined;
    const running = (this.running = new AbortController());
    this.report(file, undefined);
    try {
      if (address) {
        await this.put(address, file, running.signal);
        this.files.set(key, { name: file.name, url: URL.createObjectURL(file) });
        return {};
      }
      return client && (await this.createAsset(client, file, running.signal));
    } catch (error) {
      if (running.signal.aborted) return undefined;
      throw error;
    } finally {
      if (this.running === running) this.cancel();
    }
  }

  /** Aborts the upload. */
  readonly cancel = (): void => {
    this.running?.abort();
    this.running = this.progress = undefined;
    this.host.requestUpdate();
  };

  private async createAsset(client: Client, file: File, signal: AbortSignal): Promise<UploadedRecording> {
    const { upload } = await importWithRetry(() => import('../../../api/upload/upload.lazy.js'));
    const asset_name = file.name.replace(/\.\w+$/, '').slice(0, 256);
    const body = { asset_name, asset_type: 'AUDIO' as const };
    const { asset_id } = await client.call(createDigitalAsset, { body }, { signal });
    if (!asset_id) return {};
    const onState = ({ phase, sent, total }: UploadState) => {
      if (!signal.aborted) this.report(file, phase === 'sending' ? sent / Math.max(1, total) : undefined);
    };
    const options = { asset_id, asset_type: 'AUDIO' as const, auto_meta_analysis: true, signal, onState };
    await upload(client, file, options).done;
    return { asset_id };
  }

  private async put(address: string, file: File, signal: AbortSignal): Promise<void> {
    const { put } = await importWithRetry(() => import('../../../api/upload/upload.lazy.js'));
    const onProgress = (sent: number) => this.report(file, sent / Math.max(1, file.size));
    await put(address, file, { headers: {}, signal, onProgress });
  }

  private report({ name }: File, part: number | undefined): void {
    this.progress = { name, part };
    this.host.requestUpdate();
  }
}
