/** The choice of a recording: from the library, by its address, or by an upload. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Target } from '../../../ssml/index.js';
import {
  isComposing,
  type LazyModule,
  type LocaleController,
  type MssAssetsChangeEvent,
  renderError,
} from '../../../ui/index.js';
import type { Recording } from '../../../script/index.js';
import { recordingMessages, type RecordingMessages } from './messages.js';
import { acceptedFiles, allowedTypes, type RecordingProblem } from './recording-rules.js';
import type { UploadProgress } from './recording-upload.js';

/** What the choice of a recording shows and calls. */
export interface RecordingChoiceProps {
  /** Whether there is a provider, so that the library can be read. */
  connected: boolean;
  /** Whether the session may add an asset to the library. */
  mayUpload: boolean;
  target: Target;
  /** Key of the paragraph that a recording is chosen for. */
  choosingFor: string | undefined;
  /** What is wrong with the address or the file that was given last. */
  problem: RecordingProblem | undefined;
  /** Registers the asset picker. */
  pickerModule: LazyModule<object>;
  /** ID of the asset that is chosen in the picker; empty while none is. */
  picked: string;
  pick(asset_id: string): void;
  useAddress(key: string, url: string, subtitle_url: string): void;
  useAsset(key: string, asset_id: string, subtitle_url: string): void;
  /** Turns the paragraph back into a text, or cancels the choice. */
  useText(key: string): void;
  /** Progress of an upload. */
  uploading: UploadProgress | undefined;
  /** Why the last upload has failed. */
  uploadError: unknown;
  retryUpload(): void;
  /** Uploads a file to the library, or to the presigned address of a video script. */
  uploadFile(key: string, file: File, address: string | undefined): Promise<void>;
  cancelUpload(): void;
}

interface Choice {
  key: string;
  recording: Recording;
  /** Where a video script takes the file; undefined until the script was saved as a recording. */
  address: string | undefined;
  props: RecordingChoiceProps;
  locale: LocaleController;
  m: RecordingMessages;
}

/** Renders the choice for a paragraph; `recording` is what the fields begin with. */
export function renderRecordingChoice(
  key: string,
  recording: Recording,
  address: string | undefined,
  props: RecordingChoiceProps,
  locale: LocaleController,
): TemplateResult {
  const m = locale.of(recordingMessages);
  const choice: Choice = { key, recording, address, props, locale, m };
  const { problem, target } = props;
  return html`<div class="choosing" role="group" aria-label=${m.choose}>
    <p><strong>${m.choose}</strong></p>
    ${problem ? html`<p class="fault" role="alert">${problemText(problem, m)}</p>` : nothing}
    ${props.uploadError ? renderError(props.uploadError, locale, () => props.retryUpload(), { said: m.uploadFailed }) : nothing}
    ${target === 'live' ? renderLibrary(choice) : nothing} ${renderAddress(choice)}
    ${target === 'video' ? renderVideoUpload(choice) : nothing}
  </div>`;
}

/** Live only: the library's recordings and pieces of music, and the upload of a new one. */
function renderLibrary({ key, recording, props, locale, m }: Choice): TemplateResult {
  if (!props.connected) return html`<p class="muted">${m.noProvider}</p>`;
  const picked = props.picked || (recording.asset_id ?? '');
  const onPick = (event: Event) => {
    event.stopPropagation(); // The picker's change event is not a change of the script.
    props.pick((event as MssAssetsChangeEvent).assets[0]?.asset_id ?? '');
  };
  const onUse = (event: Event) => props.useAsset(key, picked, fieldValue(event, 'subtitles'));
  return html`<fieldset class="library">
    <legend>${m.library}</legend>
    ${props.pickerModule.render(
      locale,
      () =>
        html`<mss-asset-picker
          asset-type="AUDIO MUSIC"
          layout="list"
          .value=${picked}
          @mss-change=${onPick}
        ></mss-asset-picker>`,
      html`<div class="skeleton picker" aria-busy="true"></div>`,
    )}
    <div class="actions">
      <button
        class="button"
        type="button"
        aria-disabled=${picked ? nothing : 'true'}
        @click=${picked ? onUse : nothing}
      >
        ${m.use}
      </button>
      ${props.mayUpload ? renderUpload(key, undefined, props, m) : html`<span class="small muted">${m.mayNotUpload}</span>`}
    </div>
  </fieldset>`;
}

function renderAddress({ key, recording, props, m }: Choice): TemplateResult {
  const { target } = props;
  const use = (event: Event) =>
    props.useAddress(key, fieldValue(event, 'url'), fieldValue(event, 'subtitles'));
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    use(event);
  };
  const field = (name: string, label: string, value: string | undefined, help: string) =>
    html`<label>
      <span>${label}</span>
      <input
        class="field"
        name=${name}
        type="url"
        inputmode="url"
        autocomplete="off"
        placeholder="https://"
        .value=${value ?? ''}
        aria-invalid=${name === 'url' && props.problem ? 'true' : nothing}
        @keydown=${onEnter}
      />
      <span class="small muted">${help}</span>
    </label>`;
  return html`${field('url', m.address, recording.url, m.addressHelp(allowedTypes(target)))}
    ${
      target === 'live'
        ? field('subtitles', m.subtitlesAddress, recording.subtitle_url, m.subtitlesHelp)
        : nothing
    }
    <div class="actions">
      <button class="button" type="button" @click=${use}>${m.useAddress}</button>
      <button class="button quiet" type="button" @click=${() => props.useText(key)}>
        ${props.choosingFor === key ? m.cancel : m.useText}
      </button>
    </div>`;
}

/** Value of a field of the choice that the event comes from. */
const fieldValue = (event: Event, name: string): string => {
  const form = (event.currentTarget as HTMLElement).closest('.choosing');
  return form?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? '';
};

/** Video only: the service gives the address for the file with the saved script. */
const renderVideoUpload = ({ key, address, props, m }: Choice): TemplateResult =>
  address
    ? html`<div class="actions">${renderUpload(key, address, props, m)}</div>`
    : html`<p class="small muted">${m.uploadLater}</p>`;

function renderUpload(
  key: string,
  address: string | undefined,
  props: RecordingChoiceProps,
  m: RecordingMessages,
): TemplateResult {
  if (props.uploading) return renderProgress(props.uploading, props, m);
  const onFile = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void props.uploadFile(key, file, address);
    input.value = '';
  };
  const onClick = (event: Event) =>
    (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>('.file')?.click();
  return html`<button class="button" type="button" @click=${onClick}>
      ${m.upload(allowedTypes(props.target))}
    </button>
    <input class="file" type="file" hidden accept=${acceptedFiles(props.target)} @change=${onFile} />`;
}

const renderProgress = (
  { name, part }: UploadProgress,
  props: RecordingChoiceProps,
  m: RecordingMessages,
): TemplateResult =>
  html`<span class="small" role="status">
      ${part === undefined ? m.preparing(name) : m.uploading(name, `${Math.round(part * 100)} %`)}
    </span>
    <button class="button quiet" type="button" @click=${() => props.cancelUpload()}>${m.cancel}</button>`;

/** What is wrong with a recording, in a sentence. */
export function problemText(problem: RecordingProblem, m: RecordingMessages): string {
  switch (problem.kind) {
    case 'type':
      return m.faults.type(problem.allowed);
    case 'no-address':
      return m.faults.noAddress;
    default:
      return m.faults[problem.kind];
  }
}
