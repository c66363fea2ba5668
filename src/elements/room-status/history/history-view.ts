/** Renders past streams: how each ended, its time and length, its task ID, its replies and errors. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SmartLiveJob } from '../../../api/index.js';
import { lookUp, parseTime } from '../../../base/index.js';
import { isInsert, textOf, type CommandRecord } from '../../../live/index.js';
import {
  Check,
  CircleAlert,
  CircleCheck,
  Clock,
  Copy,
  dateTimeRange,
  describeOutcome,
  formatDuration,
  icon,
  type LocaleController,
  outcomeOf,
  Radio,
  renderError,
  renderIsolated,
  renderPart,
  renderPartButtons,
  renderReason,
  Square,
  stripTags,
} from '../../../ui/index.js';
import { renderServiceWords } from '../service-words-view.js';
import { historyMessages } from './messages.js';
import { pageSize, type PastTasks } from './past-tasks.js';
import { endOf } from './task-end.js';
import type { TaskNote } from './task-notes.js';

const icons: Record<string, typeof Clock> = {
  WAITING: Clock,
  PROCESSING: Radio,
  SUCCEED: CircleCheck,
  FAILED: CircleAlert,
  CANCELED: Square,
  BLOCKED: CircleAlert,
};

/** Number of replies of one stream that are shown. */
const maxReplies = 50;

/** What the list shows beside the page of tasks. */
export interface HistoryProps {
  readonly tasks: PastTasks;
  readonly locale: LocaleController;
  /** What this browser has noted of a task. */
  noteOf(job_id: string): TaskNote | undefined;
  /** The replies to a task that this browser has sent, oldest first. */
  repliesOf(job_id: string): readonly CommandRecord[];
  /** The task whose ID was copied last, and whether the browser allowed it. */
  readonly copied: { job_id: string; isCopied: boolean } | undefined;
  readonly copy: (job_id: string, event: Event) => void;
  /** Shows the page that begins with the task of that index. */
  show(from: number): void;
  /** The buttons of the export, and why the last one failed. */
  renderExport(): unknown;
}

/** The list. */
export function renderHistory(props: HistoryProps): TemplateResult {
  const { tasks, locale } = props;
  const m = locale.of(historyMessages);
  const { jobs, from, count, failure, isLoading } = tasks;
  const hasTasks = jobs !== undefined && jobs.length > 0;
  return html`${jobs?.length === 0 && !failure ? html`<p class="muted">${m.none}</p>` : nothing}
  ${jobs || failure ? nothing : html`<p class="muted">${m.loading}</p>`}
  ${
    hasTasks
      ? html`<ul class="tasks" tabindex="-1" aria-busy=${isLoading ? 'true' : 'false'}>
          ${jobs.map((job) => renderPart(locale, () => renderJob(job, props)))}
        </ul>`
      : nothing
  }
  ${failure ? renderError(failure.error, locale, () => props.show(failure.from)) : nothing}
  ${renderPartButtons({ from, size: pageSize, count }, locale, (next) => props.show(next))}
  ${hasTasks ? props.renderExport() : nothing}`;
}

function renderJob(job: SmartLiveJob, props: HistoryProps): TemplateResult {
  const { locale } = props;
  const m = locale.of(historyMessages);
  const { state, error_info, block_reason, job_id = '' } = job;
  const word = state ?? '';
  const failed = word === 'FAILED' || word === 'BLOCKED';
  const reason = error_info
    ? renderReason(error_info, locale)
    : block_reason && renderServiceWords(block_reason, locale);
  const end = endOf(job, props.noteOf(job_id ?? ''));
  return html`<li>
    <span class=${failed ? 'outcome bad' : 'outcome'} title=${word || nothing}
      >${icon(lookUp(icons, word) ?? Square)}${lookUp(m.outcome, word) ?? word}</span
    >
    <div class="when">
      <span>${formatPeriod(job, locale)}</span>
      <span class="muted">${formatDurations(job, locale)}</span>
      ${end ? html`<span class="muted">${m.end[end]}</span>` : nothing}
      ${failed && reason ? html`<span class="reason">${reason}</span>` : nothing}
      ${failed && error_info?.error_code ? html`<code class="muted">${error_info.error_code}</code>` : nothing}
      ${job_id ? renderId(job_id, props) : nothing} ${job_id ? renderReplies(job_id, props) : nothing}
    </div>
  </li>`;
}

function renderId(job_id: string, { locale, copied, copy }: HistoryProps): TemplateResult {
  const m = locale.of(historyMessages);
  const own = copied?.job_id === job_id ? copied : undefined;
  return html`<span class="task-id small muted"
    ><span>${m.jobId}</span> <code title=${job_id}>${job_id}</code>
    <button
      class="button quiet icon-only"
      type="button"
      aria-label=${m.copy}
      title=${m.copy}
      @click=${(event: Event) => copy(job_id, event)}
    >
      ${icon(own?.isCopied ? Check : Copy)}</button
    ><span role="status">${own ? (own.isCopied ? m.copied : m.notCopied) : ''}</span></span
  >`;
}

/** The replies to a task that is over, with what became of each. */
function renderReplies(job_id: string, props: HistoryProps): TemplateResult | typeof nothing {
  const { locale } = props;
  const m = locale.of(historyMessages);
  const replies = props.repliesOf(job_id);
  if (replies.length === 0) return nothing;
  const isOver = props.tasks.jobs?.some((job) => job.job_id === job_id && endOf(job, undefined)) ?? false;
  const unsent = replies.filter((record) => outcomeOf(record, isOver) === 'unsent').length;
  return html`<details class="replies">
    <summary>${m.replies(replies.length)}${unsent > 0 ? ` · ${m.unsent(unsent)}` : nothing}</summary>
    <ol>
      ${replies.slice(-maxReplies).map((record) => renderReply(record, isOver, locale))}
    </ol>
    ${replies.length > maxReplies ? html`<p class="small muted">${m.andMore(replies.length - maxReplies)}</p>` : nothing}
  </details>`;
}

function renderReply(record: CommandRecord, isOver: boolean, locale: LocaleController): TemplateResult {
  const { at, times, stage, error } = record;
  const { audio_url = '' } = (record.command.params ?? {}) as { audio_url?: string };
  const text = stripTags(textOf(record.command)) || audio_url;
  const reason = stage === 'failed' && error ? renderReason(error, locale) : undefined;
  return html`<li>
    <span class="small muted">${locale.time(times?.sending ?? at)}</span>
    <span
      >${renderIsolated(text)}
      <span class="small muted">${describeOutcome(record, isOver, locale)} ${reason}</span></span
    >
  </li>`;
}

/** The commands among these that make the avatar speak to a task. */
export function repliesTo(job_id: string, records: readonly CommandRecord[]): readonly CommandRecord[] {
  return records.filter((record) => record.job_id === job_id && isInsert(record.command));
}

function formatPeriod({ start_time, end_time, create_time }: SmartLiveJob, locale: LocaleController): string {
  const from = [start_time, create_time].map(parseTime).find((at) => !Number.isNaN(at));
  return from === undefined ? '' : dateTimeRange(locale, from, parseTime(end_time));
}

function formatDurations(
  { duration, stream_duration, start_time }: SmartLiveJob,
  locale: LocaleController,
): string {
  const m = locale.of(historyMessages);
  if (!start_time) return m.neverStarted;
  const onAir = m.duration(formatDuration(duration ?? 0, locale.lang));
  return stream_duration == null
    ? onAir
    : `${onAir} · ${m.streamed(formatDuration(stream_duration, locale.lang))}`;
}
