/**
 * A paragraph that is a recording instead of a text: what is known about it, and how another is chosen, by its address,
 * from the library or by an upload. The text that a recording replaces is kept until the page is left. Loaded when a
 * script has a recording, or when a person asks for one.
 */
import type { ReactiveController, TemplateResult } from 'lit';
import type { Client, DigitalAssetInfo } from '../../../api/index.js';
import type { Target } from '../../../ssml/index.js';
import { AssetCacheController, LazyModule, loadErrorOf } from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import {
  type OutlineResult,
  type Paragraph,
  paragraphAt,
  type Recording,
  recordingOf,
  rewriteItem,
  type Scene,
  type WireParagraph,
  withoutRecording,
  withRecording,
} from '../../../script/index.js';
import type { ParagraphStats } from '../outline/paragraph-stats.js';
import type { RecordingChoiceProps } from './recording-choice-view.js';
import {
  checkAddress,
  checkFile,
  checkSubtitles,
  isPlayable,
  type RecordingProblem,
} from './recording-rules.js';
import { RecordingUpload } from './recording-upload.js';
import { renderRecording, type RecordingProps } from './recording-view.js';

/** What changes a paragraph; each change can be undone in the outline. */
export interface RecordingOptions {
  replaceTextByRecording: (key: string, change: (item: WireParagraph) => WireParagraph) => void;
  replaceRecordingByText: (key: string) => void;
}

/** The recordings of one editor. */
export class RecordingPanel implements ReactiveController, RecordingProps, RecordingChoiceProps {
  private readonly cache: AssetCacheController;
  private readonly upload: RecordingUpload;
  /** Texts that were replaced by recordings, and recordings that were replaced by texts, by the paragraph's key. */
  private readonly replacedTexts = new Map<string, WireParagraph['text_config']>();
  private readonly replacedRecordings = new Map<string, Recording>();
  /** Lengths in seconds that the browser has measured, by asset ID or address. */
  private readonly durations = new Map<string, number>();
  private readonly unplayable = new Set<string>();
  private readonly stats = new Map<string, ParagraphStats>();
  private client: Client | undefined;
  private failedUpload: [key: string, file: File, address: string | undefined] | undefined;

  readonly pickerModule: LazyModule<typeof import('../../asset-picker/define.js')>;
  choosingFor: string | undefined;
  picked = '';
  problem: RecordingProblem | undefined;
  uploadError: unknown;

  constructor(
    private readonly context: EditorContext,
    private readonly options: RecordingOptions,
  ) {
    const { host, settings } = context;
    this.client = settings.client;
    this.cache = new AssetCacheController(host, () => settings.assetClient);
    this.upload = new RecordingUpload(host);
    this.pickerModule = new LazyModule(host, () => import('../../asset-picker/define.js'));
    host.addController(this);
  }

  /** The outline has read the stats before the cache of another client was there: it reads them again. */
  hostUpdated(): void {
    const { client } = this.context.settings;
    if (client === this.client) return;
    this.client = client;
    this.uploadError = undefined;
    this.update();
  }

  get editable(): boolean {
    return this.context.settings.editable;
  }

  get connected(): boolean {
    return this.context.settings.client !== undefined;
  }

  get mayUpload(): boolean {
    return this.context.settings.may('createDigitalAsset', 'createFile', 'confirmFileUpload');
  }

  get target(): Target {
    return this.context.settings.checkOptions.target ?? 'live';
  }

  private update(): void {
    this.context.host.requestUpdate();
  }

  // What is known about a recording

  /** Length and problems of a paragraph's recording; the same object while they are the same. Requests the asset. */
  statsOf({ key, item }: Paragraph, { script }: Scene): ParagraphStats {
    const recording = recordingOf(item, script);
    const { asset_id, url } = recording;
    const asset = asset_id ? this.assetOf(asset_id) : undefined;
    const seconds =
      recording.seconds ??
      asset?.asset_extra_meta?.audio_meta?.duration ??
      this.durations.get(asset_id ?? url ?? '');
    const isWrong = this.isMissing(asset_id) || this.problemOf(key, recording) !== undefined;
    const isDoubtful =
      this.warningOf(recording) !== undefined || this.unplayable.has(this.playableUrl(recording) ?? '');
    const stats = { seconds, errors: isWrong ? 1 : 0, warnings: !isWrong && isDoubtful ? 1 : 0 };
    const known = this.stats.get(key);
    if (known && JSON.stringify(known) === JSON.stringify(stats)) return known;
    this.stats.set(key, stats);
    return stats;
  }

  problemOf(key: string, { asset_id, url = '', subtitle_url = '' }: Recording): RecordingProblem | undefined {
    const hasNoAddress = asset_id || this.upload.fileFor(key);
    return (hasNoAddress ? undefined : checkAddress(url, this.target)) ?? checkSubtitles(subtitle_url);
  }

  warningOf({ asset_id }: Recording): RecordingProblem | undefined {
    const files = asset_id ? this.cache.get(asset_id)?.files : undefined;
    const main = files?.find((file) => file.asset_file_category === 'MAIN');
    const { file_name: name, file_size: size, file_type: type } = main ?? {};
    return name ? checkFile({ name, size: size ?? 1, type: type ?? '' }, this.target) : undefined;
  }

  isMissing(asset_id: string | undefined): boolean {
    const error = asset_id && this.cache.errorOf(asset_id);
    return Boolean(error) && loadErrorOf(error) === 'missing';
  }

  assetOf(asset_id: string): DigitalAssetInfo | undefined {
    this.cache.request([asset_id]);
    return this.cache.get(asset_id);
  }

  errorOf(asset_id: string): unknown {
    return this.cache.errorOf(asset_id);
  }

  refresh(asset_id: string): void {
    this.cache.refresh([asset_id]);
    this.update();
  }

  // Playing

  playableUrl({ asset_id, url }: Recording): string | undefined {
    const files = asset_id ? this.cache.get(asset_id)?.files : undefined;
    const main = files?.find((file) => file.asset_file_category === 'MAIN')?.download_url;
    const playable = main ?? url;
    return playable && isPlayable(playable) ? playable : undefined;
  }

  isUnplayable(url: string): boolean {
    return this.unplayable.has(url);
  }

  handleDuration({ asset_id, url }: Recording, seconds: number): void {
    const id = asset_id ?? url ?? '';
    if (!Number.isFinite(seconds) || this.durations.get(id) === seconds) return;
    this.durations.set(id, seconds);
    this.update();
  }

  handlePlaybackError(url: string): void {
    this.unplayable.add(url);
    this.update();
  }

  retryPlayback(url: string): void {
    this.unplayable.delete(url);
    this.update();
  }

  // Choosing

  /** Opens the choice of a recording for a paragraph. */
  choose(key: string): void {
    this.cancelChoice();
    this.choosingFor = key;
  }

  /** Closes the choice; the paragraph stays what it is. */
  cancelChoice(): void {
    this.choosingFor = undefined;
    this.picked = '';
    this.problem = this.uploadError = undefined;
    this.update();
  }

  replacedRecording(key: string): Recording {
    return this.replacedRecordings.get(key) ?? {};
  }

  pick(asset_id: string): void {
    this.picked = asset_id;
    this.update();
  }

  useAddress(key: string, url: string, subtitle_url: string): void {
    this.problem = checkAddress(url, this.target) ?? checkSubtitles(subtitle_url);
    if (this.problem) this.update();
    else this.use(key, { url, subtitle_url });
  }

  useAsset(key: string, asset_id: string, subtitle_url: string): void {
    this.problem = checkSubtitles(subtitle_url);
    if (this.problem || !asset_id) this.update();
    else this.use(key, { asset_id, subtitle_url });
  }

  private use(key: string, recording: Recording): void {
    this.cancelChoice();
    this.options.replaceTextByRecording(key, (item) => {
      if (item.text_config) this.replacedTexts.set(key, item.text_config);
      return withRecording(item, recording);
    });
  }

  useText(key: string): void {
    if (this.choosingFor === key) this.cancelChoice();
    else this.options.replaceRecordingByText(key);
  }

  /** The scenes with the text that a paragraph had before its recording; an empty text if there was none. */
  scenesWithText(scenes: readonly Scene[], key: string): OutlineResult {
    const item = paragraphAt(scenes, key)?.item;
    if (item) this.replacedRecordings.set(key, recordingOf(item, {}));
    return rewriteItem(scenes, key, (one) => withoutRecording(one, this.replacedTexts.get(key)));
  }

  // Uploading

  get uploading(): RecordingUpload['progress'] {
    return this.upload.progress;
  }

  uploadedFile(key: string): { name: string; url: string } | undefined {
    return this.upload.fileFor(key);
  }

  async uploadFile(key: string, file: File, address: string | undefined): Promise<void> {
    const { client } = this.context.settings;
    this.uploadError = undefined;
    this.problem = checkFile(file, this.target);
    this.update();
    if (this.problem || !(client ?? address)) return;
    try {
      const uploaded = await this.upload.start(key, file, { client, address });
      if (uploaded && this.choosingFor === key) this.use(key, uploaded);
    } catch (error) {
      this.uploadError = error;
      this.failedUpload = [key, file, address];
      this.context.notify.error(error);
      this.update();
    }
  }

  cancelUpload(): void {
    this.upload.cancel();
  }

  readonly retryUpload = (): void => {
    if (this.failedUpload) void this.uploadFile(...this.failedUpload);
  };

  /** The recording of the paragraph that is shown. */
  render(paragraph: Paragraph, scene: Scene): TemplateResult {
    return renderRecording(paragraph, scene, this, this.context.locale);
  }
}
