/** A paragraph that is a recording: its name, a player, and the ways to choose another. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { DigitalAssetInfo } from '../../../api/index.js';
import type { Target } from '../../../ssml/index.js';
import { renderError } from '../../../ui/error-view.js';
import { icon } from '../../../ui/icon.js';
import { AudioLines } from '../../../ui/icons.js';
import { formatClock, type LocaleController } from '../../../ui/locale.js';
import { recordingOf, uploadAddressOf, type Recording } from '../../../script/recording.js';
import type { Paragraph, Scene } from '../../../script/scenes.js';
import { acceptedFiles, allowedTypes, type RecordingProblem } from './recording-rules.js';
import { recordingMessages, type RecordingMessages } from './messages.js';
import type { KnownAsset } from './recording.lazy.js';

export interface RecordingProps {
  editable: boolean;
  connected: boolean;
  target: Target;
  chosenFor: string | undefined;
  fault: RecordingProblem | undefined;
  faultOf(key: string, recording: Recording): RecordingProblem | undefined;
  doubtOf(recording: Recording): RecordingProblem | undefined;
  assets: readonly DigitalAssetInfo[] | undefined;
  error: unknown;
  sending: { name: string; part: number | undefined } | undefined;
  assetOf(asset_id: string): KnownAsset;
  again(asset_id: string): void;
  soundOf(recording: Recording): string | undefined;
  isGone(asset_id: string): boolean;
  isSilent(url: string): boolean;
  listen(url: string): void;
  measured(recording: Recording, seconds: number): void;
  unheard(url: string): void;
  choose(key: string): void;
  useText(key: string): void;
  earlierOf(key: string): Recording;
  takeAddress(key: string, url: string, subtitle_url: string): void;
  takeAsset(key: string, asset_id: string, subtitle_url: string): void;
  onSearch(words: string): void;
  retry(): void;
  send(key: string, file: File, address?: string): Promise<void>;
  sentFor(key: string): { name: string; url: string } | undefined;
  cancel(): void;
}

export function renderRecording(
  { key, item }: Paragraph,
  { script }: Scene,
  host: RecordingProps,
  locale: LocaleController,
): TemplateResult {
  const m = locale.of(recordingMessages);
  const kept = recordingOf(item, script);
  const sent = kept.asset_id || kept.url ? undefined : host.sentFor(key);
  const recording = sent ? { ...kept, url: sent.url } : kept;
  const has = Boolean(recording.asset_id ?? recording.url);
  const choosing = host.editable && (host.chosenFor === key || !has);
  return html`<section class="recording" part="recording" aria-label=${m.title}>
    ${has ? renderPlayer(key, recording, sent?.name, choosing, host, locale, m) : nothing}
    ${choosing ? renderChoice(key, sent || !has ? host.earlierOf(key) : kept, uploadAddressOf(item, script), host, locale, m) : nothing}
  </section>`;
}

function renderPlayer(
  key: string,
  recording: Recording,
  file: string | undefined,
  choosing: boolean,
  host: RecordingProps,
  locale: LocaleController,
  m: RecordingMessages,
): TemplateResult {
  const known = recording.asset_id && host.connected ? host.assetOf(recording.asset_id) : undefined;
  const name = file ?? nameOf(recording, known, m);
  const sound = host.soundOf(recording);
  const fault = host.faultOf(key, recording);
  const doubt = host.doubtOf(recording);
  return html`<div class="bar">
      ${icon(AudioLines)}
      <span class="grow">
        <strong>${name}</strong>
        ${recording.seconds ? html`<span class="muted small">${formatClock(recording.seconds)}</span>` : nothing}
        ${recording.subtitle_url ? html`<span class="muted small" title=${recording.subtitle_url}>${m.subtitles}</span>` : nothing}
      </span>
      ${
        host.editable && !choosing
          ? html`<button class="button" type="button" @click=${() => host.choose(key)}>${m.change}</button>
              <button class="button" type="button" @click=${() => host.useText(key)}>${m.useText}</button>`
          : nothing
      }
    </div>
    ${fault ? html`<p class="fault">${faultWords(fault, m)}</p>` : nothing}
    ${doubt ? html`<p class="muted">${m.doubt(faultWords(doubt, m))}</p>` : nothing}
    ${known === 'loading' ? html`<div class="skeleton sound" role="status" aria-label=${m.loading}></div>` : nothing}
    ${known && known !== 'loading' && 'error' in known ? renderMissing(known.error, recording.asset_id ?? '', host, locale, m) : nothing}
    ${sound ? renderSound(sound, name, recording, host, m) : nothing}
    ${!sound && recording.url ? html`<p class="muted">${m.notPlayable}</p>` : nothing}
    ${!sound && known && known !== 'loading' && 'asset' in known ? renderNotReady(recording.asset_id ?? '', host, m) : nothing}`;
}

const renderNotReady = (asset_id: string, host: RecordingProps, m: RecordingMessages): TemplateResult =>
  renderAgain(m.notReady, m, () => host.again(asset_id));

/** Why an asset could not be read: most often it is there no more. */
const renderMissing = (
  error: unknown,
  asset_id: string,
  host: RecordingProps,
  locale: LocaleController,
  m: RecordingMessages,
): TemplateResult =>
  host.isGone(asset_id)
    ? renderAgain(m.notFound, m, () => host.again(asset_id))
    : renderError(error, locale, () => host.again(asset_id));

const renderAgain = (words: string, m: RecordingMessages, again: () => void): TemplateResult =>
  html`<div class="bar">
    <span class="grow" role="status">${words}</span>
    <button class="button" type="button" @click=${again}>${m.again}</button>
  </div>`;

const renderSound = (
  url: string,
  name: string,
  recording: Recording,
  host: RecordingProps,
  m: RecordingMessages,
): unknown =>
  host.isSilent(url)
    ? renderAgain(m.notHeard, m, () => host.listen(url))
    : keyed(
        url,
        html`<audio
          class="sound"
          controls
          preload="metadata"
          aria-label=${m.player(name)}
          src=${url}
          @loadedmetadata=${(event: Event) => host.measured(recording, (event.target as HTMLAudioElement).duration)}
          @error=${() => host.unheard(url)}
        ></audio>`,
      );

/** The asset's name, or the last part of the address. */
function nameOf({ url }: Recording, known: KnownAsset | undefined, m: RecordingMessages): string {
  if (known && known !== 'loading' && 'asset' in known) return known.asset.asset_name || m.unnamed;
  const file = url && URL.canParse(url) ? new URL(url).pathname.split('/').at(-1) : undefined;
  return file ? decoded(file) : m.unnamed;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// Choosing

const valueOf = (event: Event, name: string): string => {
  const form = (event.currentTarget as HTMLElement).closest('.choosing');
  return form?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? '';
};

function renderChoice(
  key: string,
  { url, asset_id, subtitle_url }: Recording,
  address: string | undefined,
  host: RecordingProps,
  locale: LocaleController,
  m: RecordingMessages,
): TemplateResult {
  const take = (event: Event) => host.takeAddress(key, valueOf(event, 'url'), valueOf(event, 'subtitles'));
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    take(event);
  };
  return html`<div class="choosing" role="group" aria-label=${m.choose}>
    <p><strong>${m.choose}</strong></p>
    ${host.fault ? html`<p class="fault" role="alert">${faultWords(host.fault, m)}</p>` : nothing}
    ${host.target === 'live' ? renderLibrary(key, asset_id, host, locale, m) : nothing}
    <label>
      <span>${m.address}</span>
      <input
        class="field"
        name="url"
        type="url"
        inputmode="url"
        autocomplete="off"
        placeholder="https://"
        .value=${url ?? ''}
        aria-invalid=${host.fault ? 'true' : nothing}
        @keydown=${onEnter}
      />
      <span class="small muted">${m.addressHelp(allowedTypes(host.target))}</span>
    </label>
    ${host.target === 'live' ? renderSubtitles(subtitle_url, onEnter, m) : nothing}
    <div class="actions">
      <button class="button" type="button" @click=${take}>${m.useAddress}</button>
      <button class="button quiet" type="button" @click=${() => host.useText(key)}>
        ${host.chosenFor === key ? m.cancel : m.useText}
      </button>
    </div>
    ${host.target === 'video' ? renderFile(key, address, host, m) : nothing}
  </div>`;
}

const renderSubtitles = (
  value: string | undefined,
  onEnter: (event: KeyboardEvent) => void,
  m: RecordingMessages,
): TemplateResult =>
  html`<label>
    <span>${m.subtitlesAddress}</span>
    <input
      class="field"
      name="subtitles"
      type="url"
      inputmode="url"
      autocomplete="off"
      placeholder="https://"
      .value=${value ?? ''}
      @keydown=${onEnter}
    />
    <span class="small muted">${m.subtitlesHelp}</span>
  </label>`;

function renderLibrary(
  key: string,
  asset_id: string | undefined,
  host: RecordingProps,
  locale: LocaleController,
  m: RecordingMessages,
): TemplateResult {
  if (!host.connected) return html`<p class="muted">${m.noProvider}</p>`;
  const onUse = (event: Event) => host.takeAsset(key, valueOf(event, 'asset'), valueOf(event, 'subtitles'));
  return html`<fieldset class="library">
    <legend>${m.library}</legend>
    <input
      class="field"
      type="search"
      aria-label=${m.search}
      placeholder=${m.search}
      @input=${(event: Event) => host.onSearch((event.target as HTMLInputElement).value.trim())}
    />
    ${host.error ? renderError(host.error, locale, () => host.retry()) : nothing}
    ${renderAssets(asset_id, host, m)}
    <div class="actions">
      <button
        class="button"
        type="button"
        aria-disabled=${host.assets?.length ? nothing : 'true'}
        @click=${host.assets?.length ? onUse : nothing}
      >
        ${m.use}
      </button>
      ${host.sending ? renderSending(host.sending, host, m) : renderUpload(key, undefined, host, m)}
    </div>
  </fieldset>`;
}

/** For a video, a file goes where the service says. */
const renderFile = (
  key: string,
  address: string | undefined,
  host: RecordingProps,
  m: RecordingMessages,
): TemplateResult =>
  address
    ? html`<div class="actions">
        ${host.sending ? renderSending(host.sending, host, m) : renderUpload(key, address, host, m)}
      </div>`
    : html`<p class="small muted">${m.uploadLater}</p>`;

function renderAssets(
  asset_id: string | undefined,
  host: RecordingProps,
  m: RecordingMessages,
): TemplateResult {
  const { assets } = host;
  if (!assets) return html`<div class="skeleton field" aria-busy=${host.error ? 'false' : 'true'}></div>`;
  if (assets.length === 0) return html`<p class="muted" role="status">${m.noneFound}</p>`;
  return html`<select class="field" name="asset" aria-label=${m.pick}>
    ${assets.map((asset) => {
      const seconds = asset.asset_extra_meta?.audio_meta?.duration;
      const name = asset.asset_name || m.unnamed;
      return html`<option value=${asset.asset_id ?? ''} ?selected=${asset.asset_id === asset_id}>
        ${seconds ? `${name} · ${formatClock(seconds)}` : name}
      </option>`;
    })}
  </select>`;
}

function renderUpload(
  key: string,
  address: string | undefined,
  host: RecordingProps,
  m: RecordingMessages,
): TemplateResult {
  const onFile = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void host.send(key, file, address);
    input.value = '';
  };
  const onPress = (event: Event) =>
    (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>('.file')?.click();
  return html`<button class="button" type="button" @click=${onPress}>
      ${m.upload(allowedTypes(host.target))}
    </button>
    <input class="file" type="file" hidden accept=${acceptedFiles(host.target)} @change=${onFile} />`;
}

const renderSending = (
  { name, part }: { name: string; part: number | undefined },
  host: RecordingProps,
  m: RecordingMessages,
): TemplateResult =>
  html`<span class="small" role="status">
      ${part === undefined ? m.preparing(name) : m.uploading(name, `${Math.round(part * 100)} %`)}
    </span>
    <button class="button quiet" type="button" @click=${() => host.cancel()}>${m.cancel}</button>`;

function faultWords(fault: RecordingProblem, m: RecordingMessages): string {
  switch (fault.kind) {
    case 'type':
      return m.faults.type(fault.allowed);
    case 'no-address':
      return m.faults.noAddress;
    default:
      return m.faults[fault.kind];
  }
}
