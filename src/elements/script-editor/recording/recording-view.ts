/** A paragraph that is a recording: its name, a player, and what is wrong with it. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { DigitalAssetInfo } from '../../../api/index.js';
import { AudioLines, formatClock, icon, type LocaleController, renderError } from '../../../ui/index.js';
import {
  type Paragraph,
  type Recording,
  recordingOf,
  type Scene,
  uploadAddressOf,
} from '../../../script/index.js';
import { recordingMessages, type RecordingMessages } from './messages.js';
import { problemText, renderRecordingChoice, type RecordingChoiceProps } from './recording-choice-view.js';
import type { RecordingProblem } from './recording-rules.js';

/** What the view of a recording shows and calls. */
export interface RecordingProps extends RecordingChoiceProps {
  /** Whether the paragraph may be changed. */
  editable: boolean;
  /** What the service will refuse about the recording. */
  problemOf(key: string, recording: Recording): RecordingProblem | undefined;
  /** What the service may refuse about the file of an asset. */
  warningOf(recording: Recording): RecordingProblem | undefined;
  /** The asset, requested at the first call; undefined until it was read. */
  assetOf(asset_id: string): DigitalAssetInfo | undefined;
  /** Why the asset could not be read. */
  errorOf(asset_id: string): unknown;
  /** Whether the library has no such asset. */
  isMissing(asset_id: string): boolean;
  /** Reads the asset again. */
  refresh(asset_id: string): void;
  /** The address to play; undefined if there is none that a page may play. */
  playableUrl(recording: Recording): string | undefined;
  /** Whether the browser has failed to play the address. */
  isUnplayable(url: string): boolean;
  /** Lets the browser try again to play the address. */
  retryPlayback(url: string): void;
  /** Stores the length that the browser has measured, in seconds. */
  handleDuration(recording: Recording, seconds: number): void;
  handlePlaybackError(url: string): void;
  /** Opens the choice of another recording. */
  choose(key: string): void;
  /** The file that was uploaded for a paragraph, while the service gives no address of it. */
  uploadedFile(key: string): { name: string; url: string } | undefined;
  /** The recording that the paragraph had before its text. */
  replacedRecording(key: string): Recording;
}

/** Renders the recording of a paragraph; without one, or when another is to be chosen, the choice. */
export function renderRecording(
  { key, item }: Paragraph,
  { script }: Scene,
  props: RecordingProps,
  locale: LocaleController,
): TemplateResult {
  const m = locale.of(recordingMessages);
  const stored = recordingOf(item, script);
  const file = stored.asset_id || stored.url ? undefined : props.uploadedFile(key);
  const recording = file ? { ...stored, url: file.url } : stored;
  const hasRecording = Boolean(recording.asset_id ?? recording.url);
  const isChoosing = props.editable && (props.choosingFor === key || !hasRecording);
  const current = file || !hasRecording ? props.replacedRecording(key) : stored;
  return html`<section class="recording" part="recording" aria-label=${m.title}>
    ${hasRecording ? renderPlayer(key, recording, file?.name, isChoosing, props, locale, m) : nothing}
    ${isChoosing ? renderRecordingChoice(key, current, uploadAddressOf(item, script), props, locale) : nothing}
  </section>`;
}

function renderPlayer(
  key: string,
  recording: Recording,
  fileName: string | undefined,
  isChoosing: boolean,
  props: RecordingProps,
  locale: LocaleController,
  m: RecordingMessages,
): TemplateResult {
  const asset_id = props.connected ? (recording.asset_id ?? '') : '';
  const asset = asset_id ? props.assetOf(asset_id) : undefined;
  const error = asset_id && !asset ? props.errorOf(asset_id) : undefined;
  const isLoading = asset_id !== '' && !asset && error === undefined;
  const name = fileName ?? recordingName(recording, asset, m);
  const url = props.playableUrl(recording);
  const problem = props.problemOf(key, recording);
  const warning = props.warningOf(recording);
  return html`<div class="bar">
      ${icon(AudioLines)}
      <span class="grow">
        <strong>${name}</strong>
        ${recording.seconds ? html`<span class="muted small">${formatClock(recording.seconds)}</span>` : nothing}
        ${recording.subtitle_url ? html`<span class="muted small" title=${recording.subtitle_url}>${m.subtitles}</span>` : nothing}
      </span>
      ${
        props.editable && !isChoosing
          ? html`<button class="button" type="button" @click=${() => props.choose(key)}>${m.change}</button>
              <button class="button" type="button" @click=${() => props.useText(key)}>${m.useText}</button>`
          : nothing
      }
    </div>
    ${problem ? html`<p class="fault">${problemText(problem, m)}</p>` : nothing}
    ${warning ? html`<p class="muted">${m.doubt(problemText(warning, m))}</p>` : nothing}
    ${isLoading ? html`<div class="skeleton sound" role="status" aria-label=${m.loading}></div>` : nothing}
    ${error === undefined ? nothing : renderAssetError(error, asset_id, props, locale, m)}
    ${url ? renderAudio(url, name, recording, props, m) : nothing}
    ${!url && recording.url ? html`<p class="muted">${m.notPlayable}</p>` : nothing}
    ${!url && asset ? renderRetry(m.notReady, m, () => props.refresh(asset_id)) : nothing}`;
}

/** Why an asset could not be read; most often, it was deleted. */
const renderAssetError = (
  error: unknown,
  asset_id: string,
  props: RecordingProps,
  locale: LocaleController,
  m: RecordingMessages,
): TemplateResult =>
  props.isMissing(asset_id)
    ? renderRetry(m.notFound, m, () => props.refresh(asset_id))
    : renderError(error, locale, () => props.refresh(asset_id));

const renderRetry = (text: string, m: RecordingMessages, retry: () => void): TemplateResult =>
  html`<div class="bar">
    <span class="grow" role="status">${text}</span>
    <button class="button" type="button" @click=${retry}>${m.again}</button>
  </div>`;

const renderAudio = (
  url: string,
  name: string,
  recording: Recording,
  props: RecordingProps,
  m: RecordingMessages,
): unknown =>
  props.isUnplayable(url)
    ? renderRetry(m.notHeard, m, () => props.retryPlayback(url))
    : keyed(
        url,
        html`<audio
          class="sound"
          controls
          preload="metadata"
          aria-label=${m.player(name)}
          src=${url}
          @loadedmetadata=${(event: Event) => props.handleDuration(recording, (event.target as HTMLAudioElement).duration)}
          @error=${() => props.handlePlaybackError(url)}
        ></audio>`,
      );

/** The asset's name, or the last segment of the address. */
function recordingName(
  { url, asset_id }: Recording,
  asset: DigitalAssetInfo | undefined,
  m: RecordingMessages,
): string {
  if (asset_id && asset) return asset.asset_name || m.unnamed;
  const file = url && URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) : undefined;
  return file ? decodeSegment(file) : m.unnamed;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
