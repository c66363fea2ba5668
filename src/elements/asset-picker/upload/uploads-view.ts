/** Renders the uploads of a picker: their sum, each file with what it waits for, and where files can be dropped. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  CircleAlert,
  CircleCheck,
  formatDuration,
  icon,
  type IconNode,
  type LocaleController,
  Pause,
  Play,
  renderError,
  renderIsolated,
  RotateCw,
  X,
} from '../../../ui/index.js';
import { formatBytes } from './format-bytes.js';
import { messages } from './messages.js';
import { refusalText } from './refusal-text.js';
import { totalsOf } from './totals.js';
import { rejection, type UploadJob } from './upload-job.js';
import type { UploadRecord } from './upload-record.js';

/** What is shown. */
export interface UploadsProps {
  /** All uploads, the newest first. */
  jobs: readonly UploadJob[];
  /** Those that run together, whose sum is shown. */
  batch: readonly UploadJob[];
  /** Uploads that an earlier page has left. */
  offers: readonly UploadRecord[];
  isDragged: boolean;
  /** Whether a folder without files was given. */
  isFolderEmpty: boolean;
  /** What a screen reader says of states, and of progress. */
  announced: { state: string; part: string };
  /** The menu of the second button. */
  menu: unknown;
  /** The dialog in which a picture is cropped. */
  cropper: unknown;
  on: UploadActions;
}

/** What a person does. */
interface UploadActions {
  dismiss(jobs: readonly UploadJob[]): void;
  dismissOffer(record: UploadRecord): void;
  retry(job: UploadJob): void;
}

/** Rows that are shown; of a folder of thousands, the rest is a number. */
const mostRows = 50;

/** The uploads, in the place that the picker has for them. */
export function renderUploads(props: UploadsProps, locale: LocaleController): TemplateResult {
  const { jobs, offers, isDragged, isFolderEmpty, announced } = props;
  const m = locale.of(messages);
  const isShown = jobs.length > 0 || offers.length > 0 || isFolderEmpty;
  return html`${isDragged ? html`<div class="drop-target" part="drop-target">${m.dropHere}</div>` : nothing}
    <p class="visually-hidden" role="status">${announced.state}</p>
    <p class="visually-hidden" role="status">${announced.part}</p>
    ${props.menu} ${props.cropper ?? nothing}
    ${
      isShown
        ? html`<section class="upload-list" aria-label=${m.uploads}>
            ${renderTotals(props, locale)}
            ${isFolderEmpty ? html`<p class="small" role="alert">${m.emptyFolder}</p>` : nothing}
            ${offers.map((record) => renderOffer(record, props, locale))}
            <ul>
              ${repeat(
                jobs.slice(0, mostRows),
                ({ key }) => key,
                (job) => renderJob(job, props, locale),
              )}
            </ul>
            ${jobs.length > mostRows ? html`<p class="small muted">${m.moreFiles(jobs.length - mostRows)}</p>` : nothing}
          </section>`
        : nothing
    }`;
}

/** The sum of what runs, and a button for each end. */
function renderTotals(
  { jobs, batch, on }: UploadsProps,
  locale: LocaleController,
): TemplateResult | typeof nothing {
  const m = locale.of(messages);
  const totals = totalsOf(batch);
  const ended = jobs.filter(({ hasEnded }) => hasEnded);
  const isSummed = totals.running && totals.count > 1;
  if (!isSummed && ended.length < 2) return nothing;
  const facts = [m.all(totals.done, totals.count), ...progressFacts(totals, locale)];
  return html`<div class="upload-total">
    ${
      isSummed
        ? html`<span class="small">${facts.join(' · ')}</span>
            <progress aria-label=${m.uploads} max="1" .value=${totals.part}></progress>
            <button class="button quiet" type="button" @click=${() => void batch.map((job) => job.cancel())}>
              ${m.cancelAll}
            </button>`
        : nothing
    }
    ${
      ended.length > 1
        ? html`<button class="button quiet" type="button" @click=${() => on.dismiss(ended)}>
            ${m.dismissAll}
          </button>`
        : nothing
    }
  </div>`;
}

/** Bytes, speed and time left. */
function progressFacts(
  {
    sent,
    total,
    bytesPerSecond,
    secondsLeft,
  }: { sent: number; total: number; bytesPerSecond?: number | undefined; secondsLeft: number | undefined },
  locale: LocaleController,
): string[] {
  const m = locale.of(messages);
  return [
    m.sentOf(formatBytes(sent), formatBytes(total)),
    ...(bytesPerSecond ? [m.perSecond(formatBytes(bytesPerSecond))] : []),
    ...(secondsLeft === undefined ? [] : [m.left(formatDuration(secondsLeft, locale.lang))]),
  ];
}

function renderOffer(record: UploadRecord, { on }: UploadsProps, locale: LocaleController): TemplateResult {
  const m = locale.of(messages);
  return html`<div class="upload-offer" role="note">
    <p class="grow">${m.interrupted(record.file_name)}</p>
    ${renderButton(X, m.dismiss(record.file_name), () => on.dismissOffer(record))}
  </div>`;
}

function renderJob(job: UploadJob, props: UploadsProps, locale: LocaleController): TemplateResult {
  const { state, file_name } = job;
  return html`<li class="upload-job" data-state=${state} part="upload-job">
    ${state === 'ready' ? icon(CircleCheck) : state === 'refused' ? icon(CircleAlert) : nothing}
    <div class="grow">
      ${renderIsolated(file_name, 'upload-name')}
      <p class="small muted">${factsOf(job, locale)}</p>
      ${renderProgress(job, locale)} ${renderFailure(job, props, locale)}
    </div>
    <div class="upload-actions">${renderActions(job, props, locale)}</div>
  </li>`;
}

/** The state, what has been sent, and what is remarkable. */
function factsOf(job: UploadJob, locale: LocaleController): string {
  const m = locale.of(messages);
  const { state, refusal, unselected, notes } = job;
  if (refusal) return refusalText(refusal, locale);
  const isSent = state === 'sending' || state === 'paused';
  const facts = [m.states[state], ...(isSent ? progressFacts(job, locale) : [])];
  const remarks = [
    ...[...notes].map((note) => m.notes[note]),
    ...(state === 'ready' && unselected ? [unselected] : []),
  ];
  return [facts.join(' · '), ...remarks]
    .join(locale.lang === 'zh' ? '。' : '. ')
    .replace(/([.。…])[.。]/g, '$1');
}

/** The bar: of what is hashed, of what is sent, or without an end. */
function renderProgress(job: UploadJob, locale: LocaleController): TemplateResult | typeof nothing {
  const { state, total, sent, hashed, file_name } = job;
  if (job.hasEnded) return nothing;
  const part = state === 'hashing' ? hashed : state === 'sending' || state === 'paused' ? sent : undefined;
  return html`<progress
    aria-label=${locale.of(messages).progressOf(file_name)}
    max=${part === undefined ? nothing : total}
    value=${part ?? nothing}
  ></progress>`;
}

function renderFailure(
  job: UploadJob,
  { on }: UploadsProps,
  locale: LocaleController,
): TemplateResult | typeof nothing {
  const { error, state } = job;
  const m = locale.of(messages);
  if (!error) return nothing;
  if (error.code === rejection) return html`<p class="small" role="alert">${m.rejected(error.reason)}</p>`;
  if (state === 'paused') return renderError(error, locale);
  return renderError(error, locale, () => on.retry(job), { said: m.failed });
}

function renderActions(job: UploadJob, { on }: UploadsProps, locale: LocaleController): unknown {
  const m = locale.of(messages);
  const { state, file_name, error } = job;
  if (job.hasEnded)
    return [
      state === 'cancelled' || (state === 'failed' && error?.code === rejection)
        ? renderButton(RotateCw, m.retry(file_name), () => on.retry(job))
        : nothing,
      renderButton(X, m.dismiss(file_name), () => on.dismiss([job])),
    ];
  return [
    state === 'sending' ? renderButton(Pause, m.pause(file_name), () => job.pause()) : nothing,
    state === 'paused' ? renderButton(Play, m.resume(file_name), () => job.resume()) : nothing,
    renderButton(X, m.cancel(file_name), () => void job.cancel()),
  ];
}

function renderButton(node: IconNode, label: string, press: () => void): TemplateResult {
  return html`<button
    class="button quiet icon-only"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${press}
  >
    ${icon(node)}
  </button>`;
}
