/**
 * Recordings instead of texts: found out about, played, chosen by address or from the library, uploaded. A text that
 * a recording takes the place of is kept for this session, and comes back with it. Loaded where a script has one, or
 * is to get one.
 */
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import { Debouncer, importWithRetry } from '../../../base/index.js';
import {
  ApiError,
  createDigitalAsset,
  listAssets,
  showAsset,
  type Client,
  type DigitalAssetInfo,
  type UploadState,
} from '../../../api/index.js';
import type { Target } from '../../../ssml/index.js';
import type { EditorContext } from '../editor-context.js';
import { rewriteItem, type OutlineResult } from '../../../script/outline-commands.js';
import type { WireParagraph } from '../../../script/paragraph.js';
import { recordingOf, withoutRecording, withRecording, type Recording } from '../../../script/recording.js';
import { paragraphAt, type Paragraph, type Scene } from '../../../script/scenes.js';
import type { ParagraphStats } from '../outline/paragraph-stats.js';
import {
  checkAddress,
  checkFile,
  checkSubtitles,
  isPlayable,
  type RecordingProblem,
} from './recording-rules.js';
import { renderRecording, type RecordingProps } from './recording-view.js';
import { recordingStyles } from './recording.styles.js';

export const styles: CSSResult = recordingStyles;

export interface RecordingOptions {
  /** Changes a paragraph as a person asked for. */
  replaceTextByRecording: (key: string, change: (item: WireParagraph) => WireParagraph) => void;
  speak: (key: string) => void;
}

/** An asset, as far as it is known. */
export type KnownAsset = { asset: DigitalAssetInfo } | { error: unknown } | 'loading';

/** Milliseconds between the last letter and the search. */
const searchDelay = 250;
const listed = 'AUDIO,MUSIC';

export class RecordingPanel implements ReactiveController, RecordingProps {
  private readonly texts = new Map<string, WireParagraph['text_config']>();
  private readonly recordings = new Map<string, Recording>();
  private readonly known = new Map<string, KnownAsset>();
  private readonly lengths = new Map<string, number>();
  private readonly silent = new Set<string>();
  private readonly findings = new Map<string, ParagraphStats>();
  private client: Client | undefined;
  private searching: AbortController | undefined;
  private readonly searchDebouncer = new Debouncer(searchDelay);
  private readonly sent = new Map<string, { name: string; url: string }>();
  private stop: AbortController | undefined;
  /** The paragraph that a recording is being chosen for. */
  chosenFor: string | undefined;
  fault: RecordingProblem | undefined;
  /** What the library has; undefined until it was read. */
  assets: readonly DigitalAssetInfo[] | undefined;
  /** Why something of the service could not be had. */
  error: unknown;
  sending: { name: string; part: number | undefined } | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly options: RecordingOptions,
  ) {
    this.client = context.settings.client;
    context.host.addController(this);
  }

  hostDisconnected(): void {
    this.searchDebouncer.cancel();
    this.searching?.abort();
    this.stop?.abort();
    for (const { url } of this.sent.values()) URL.revokeObjectURL(url);
    this.sent.clear();
  }

  get editable(): boolean {
    return this.context.settings.editable;
  }

  get connected(): boolean {
    return this.context.settings.client !== undefined;
  }

  get target(): Target {
    return this.context.settings.checkOptions.target ?? 'live';
  }

  /** Another provider may have other assets, and may be allowed to see others. */
  hostUpdate(): void {
    const client = this.context.settings.client;
    if (client === this.client) return;
    this.client = client;
    this.known.clear();
    this.assets = this.error = undefined;
    if (this.chosenFor !== undefined && this.target === 'live') this.search('');
  }

  /** What is known about a paragraph's recording: its length, and whether it can be played; the asset is asked for. */
  findingOf({ key, item }: Paragraph, { script }: Scene): ParagraphStats {
    const recording = recordingOf(item, script);
    const { asset_id, url } = recording;
    const asset = asset_id && this.connected ? this.readyOf(asset_id) : undefined;
    const seconds =
      recording.seconds ??
      asset?.asset_extra_meta?.audio_meta?.duration ??
      this.lengths.get(asset_id ?? url ?? '');
    const wrong = this.isGone(asset_id) || this.faultOf(key, recording) !== undefined;
    const doubtful = this.doubtOf(recording) !== undefined || this.silent.has(this.soundOf(recording) ?? '');
    const finding = { seconds, errors: wrong ? 1 : 0, warnings: !wrong && doubtful ? 1 : 0 };
    const known = this.findings.get(key);
    if (known && JSON.stringify(known) === JSON.stringify(finding)) return known;
    this.findings.set(key, finding);
    return finding;
  }

  /** What is wrong with a recording as it is kept: somebody else may have chosen it. */
  faultOf(key: string, { asset_id, url = '', subtitle_url = '' }: Recording): RecordingProblem | undefined {
    const given = asset_id || this.sent.has(key) ? undefined : checkAddress(url, this.target);
    return given ?? checkSubtitles(subtitle_url);
  }

  /** What the service may not like about an asset's file. */
  doubtOf({ asset_id }: Recording): RecordingProblem | undefined {
    const files = asset_id ? this.foundOf(asset_id)?.files : undefined;
    const main = files?.find((file) => file.asset_file_category === 'MAIN');
    const { file_name: name, file_size: size } = main ?? {};
    return name ? checkFile({ name, size: size ?? 1 }, this.target) : undefined;
  }

  /** Whether the library no longer has it. */
  isGone(asset_id: string | undefined): boolean {
    const known = asset_id ? this.known.get(asset_id) : undefined;
    const error = known && known !== 'loading' && 'error' in known ? known.error : undefined;
    return error instanceof ApiError && error.status === 404;
  }

  private foundOf(asset_id: string): DigitalAssetInfo | undefined {
    const known = this.known.get(asset_id);
    return known && known !== 'loading' && 'asset' in known ? known.asset : undefined;
  }

  private readyOf(asset_id: string): DigitalAssetInfo | undefined {
    this.assetOf(asset_id);
    return this.foundOf(asset_id);
  }

  /** An asset, read when it is first asked for. */
  assetOf(asset_id: string): KnownAsset {
    const known = this.known.get(asset_id);
    if (known) return known;
    const client = this.context.settings.client;
    if (!client) return 'loading';
    this.known.set(asset_id, 'loading');
    client.call(showAsset, { path: { asset_id } }).then(
      (asset) => this.learn(client, asset_id, { asset }),
      (error: unknown) => this.learn(client, asset_id, { error }),
    );
    return 'loading';
  }

  private learn(client: Client, asset_id: string, known: KnownAsset): void {
    if (client !== this.client) return;
    this.known.set(asset_id, known);
    this.context.host.requestUpdate();
  }

  /** Reads an asset once more. */
  again(asset_id: string): void {
    this.known.delete(asset_id);
    this.context.host.requestUpdate();
  }

  /** Where it can be played from; undefined where it cannot. */
  soundOf({ asset_id, url }: Recording): string | undefined {
    const files = asset_id ? this.foundOf(asset_id)?.files : undefined;
    const main = files?.find((file) => file.asset_file_category === 'MAIN')?.download_url;
    const sound = main ?? url;
    return sound && isPlayable(sound) ? sound : undefined;
  }

  isSilent(url: string): boolean {
    return this.silent.has(url);
  }

  /** A player knows how long it is. */
  measured({ asset_id, url }: Recording, seconds: number): void {
    const name = asset_id ?? url ?? '';
    if (!Number.isFinite(seconds) || this.lengths.get(name) === seconds) return;
    this.lengths.set(name, seconds);
    this.context.host.requestUpdate();
  }

  /** A player could not play it. */
  unheard(url: string): void {
    this.silent.add(url);
    this.context.host.requestUpdate();
  }

  /** Tries once more whether it plays. */
  listen(url: string): void {
    this.silent.delete(url);
    this.context.host.requestUpdate();
  }

  // Choosing

  /** Asks for a recording for a paragraph. */
  choose(key: string): void {
    this.leave();
    this.chosenFor = key;
    if (this.target === 'live') this.search('');
    this.context.host.requestUpdate();
  }

  /** The paragraph is left, or the choice is. */
  leave(): void {
    this.chosenFor = undefined;
    this.fault = undefined;
    this.error = undefined;
    this.context.host.requestUpdate();
  }

  /** What was given for a paragraph before it became a text again. */
  earlierOf(key: string): Recording {
    return this.recordings.get(key) ?? {};
  }

  takeAddress(key: string, url: string, subtitle_url: string): void {
    this.fault = checkAddress(url, this.target) ?? checkSubtitles(subtitle_url);
    if (this.fault) this.context.host.requestUpdate();
    else this.take(key, { url, subtitle_url });
  }

  takeAsset(key: string, asset_id: string, subtitle_url: string): void {
    this.fault = checkSubtitles(subtitle_url);
    const asset = this.assets?.find((one) => one.asset_id === asset_id);
    if (this.fault || !asset_id) return this.context.host.requestUpdate();
    if (asset) this.known.set(asset_id, { asset });
    this.take(key, { asset_id, subtitle_url });
  }

  private take(key: string, recording: Recording): void {
    this.leave();
    this.options.replaceTextByRecording(key, (item) => {
      if (item.text_config) this.texts.set(key, item.text_config);
      return withRecording(item, recording);
    });
  }

  readonly useText = (key: string): void => {
    if (this.chosenFor === key) this.leave();
    else this.options.speak(key);
  };

  /** The scenes with a text where a recording was: the one from before, where it is known. */
  spoken(scenes: readonly Scene[], key: string): OutlineResult {
    const item = paragraphAt(scenes, key)?.item;
    if (item) this.recordings.set(key, recordingOf(item, {}));
    return rewriteItem(scenes, key, (one) => withoutRecording(one, this.texts.get(key)));
  }

  // The library

  readonly onSearch = (words: string): void => {
    this.searchDebouncer.schedule(() => this.search(words));
  };

  private search(name: string): void {
    const client = this.context.settings.client;
    if (!client) return;
    this.searching?.abort();
    const searching = new AbortController();
    this.searching = searching;
    const query = {
      asset_type: listed,
      asset_source: 'ALL' as const,
      asset_state: 'ACTIVED',
      sort_key: 'create_time' as const,
      sort_dir: 'desc' as const,
      limit: 100,
      ...(name && { name }),
    };
    client.call(listAssets, { query }, { signal: searching.signal }).then(
      ({ assets }) => this.show(assets ?? []),
      (error: unknown) => !searching.signal.aborted && this.fail(error),
    );
  }

  private show(assets: readonly DigitalAssetInfo[]): void {
    this.assets = assets;
    this.error = undefined;
    this.context.host.requestUpdate();
  }

  private fail(error: unknown): void {
    this.error = error;
    this.context.notify.error(error);
    this.context.host.requestUpdate();
  }

  readonly retry = (): void => {
    this.error = undefined;
    this.search('');
    this.context.host.requestUpdate();
  };

  // Uploading

  /** Sends a file and takes it as the recording; what is wrong with it is said before anything is sent. */
  async send(key: string, file: File, address?: string): Promise<void> {
    this.error = undefined;
    this.fault = checkFile(file, this.target);
    this.context.host.requestUpdate();
    const client = this.context.settings.client;
    if (this.fault || this.sending || !(client ?? address)) return;
    const stop = new AbortController();
    this.stop = stop;
    this.progress(file, undefined);
    try {
      if (address) await this.sendTo(address, file, stop.signal);
      const asset_id = address || !client ? undefined : await this.makeAsset(client, file, stop.signal);
      if (address) this.sent.set(key, { name: file.name, url: URL.createObjectURL(file) });
      if (this.chosenFor === key) this.take(key, asset_id ? { asset_id } : {});
    } catch (error) {
      if (!stop.signal.aborted) this.fail(error);
    } finally {
      if (this.stop === stop) this.stop = this.sending = undefined;
      this.context.host.requestUpdate();
    }
  }

  private async makeAsset(client: Client, file: File, signal: AbortSignal): Promise<string | undefined> {
    const { upload } = await importWithRetry(() => import('../../../api/upload/index.js'));
    const asset_name = file.name.replace(/\.\w+$/, '').slice(0, 256);
    const body = { asset_name, asset_type: 'AUDIO' as const };
    const { asset_id } = await client.call(createDigitalAsset, { body }, { signal });
    if (!asset_id) return undefined;
    const onState = ({ phase, sent, total }: UploadState) =>
      signal.aborted || this.progress(file, phase === 'sending' ? sent / Math.max(1, total) : undefined);
    const options = { asset_id, asset_type: 'AUDIO' as const, auto_meta_analysis: true, signal };
    await upload(client, file, { ...options, onState: (state) => void onState(state) }).done;
    return asset_id;
  }

  private async sendTo(address: string, file: File, signal: AbortSignal): Promise<void> {
    const { put } = await importWithRetry(() => import('../../../api/upload/put.js'));
    const onProgress = (sent: number) => this.progress(file, sent / Math.max(1, file.size));
    await put(address, file, { headers: {}, signal, onProgress });
  }

  /** A file that was sent for a paragraph here. */
  sentFor(key: string): { name: string; url: string } | undefined {
    return this.sent.get(key);
  }

  private progress({ name }: File, part: number | undefined): void {
    this.sending = { name, part };
    this.context.host.requestUpdate();
  }

  readonly cancel = (): void => {
    this.stop?.abort();
    this.stop = this.sending = undefined;
    this.context.host.requestUpdate();
  };

  render(paragraph: Paragraph, scene: Scene): TemplateResult {
    return renderRecording(paragraph, scene, this, this.context.locale);
  }
}
