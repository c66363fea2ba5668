/** Renders past streams: the outcome of each, its time and length, and why it failed. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SmartLiveJob } from '../../../api/index.js';
import { lookUp, parseTime } from '../../../base/index.js';
import {
  CircleAlert,
  CircleCheck,
  Clock,
  dateTimeRange,
  formatClock,
  icon,
  type LocaleController,
  Radio,
  renderError,
  renderPart,
  renderPartButtons,
  renderReason,
  Square,
} from '../../../ui/index.js';
import { historyMessages } from './messages.js';
import type { TaskHistory } from './past-tasks.js';

const icons: Record<string, typeof Clock> = {
  WAITING: Clock,
  PROCESSING: Radio,
  SUCCEED: CircleCheck,
  FAILED: CircleAlert,
  BLOCKED: CircleAlert,
};

/** Number of past streams that are shown at once. */
const partSize = 50;

/** The list; `more` loads the next page, or the same page again after an error. */
export function renderHistory(past: TaskHistory, locale: LocaleController, more: () => void): TemplateResult {
  const m = locale.of(historyMessages);
  const { jobs, hasMore, error, isLoading } = past;
  const count = jobs?.length ?? 0;
  const from = past.partOf(partSize);
  const isLast = from + partSize >= count;
  return html`${jobs?.length === 0 && !error ? html`<p class="muted">${m.none}</p>` : nothing}
  ${jobs || error ? nothing : html`<p class="muted">${m.loading}</p>`}
  ${
    jobs?.length
      ? html`<ul class="tasks">
          ${jobs.slice(from, from + partSize).map((job) => renderPart(locale, () => renderJob(job, locale)))}
        </ul>`
      : nothing
  }
  ${renderPartButtons({ from, size: partSize, count }, locale, (next) => past.show(next))}
  ${error ? renderError(error, locale, more) : nothing}
  ${
    hasMore && isLast && !error
      ? html`<button
          class="button"
          type="button"
          aria-disabled=${isLoading ? 'true' : nothing}
          @click=${more}
        >
          ${m.more}
        </button>`
      : nothing
  }`;
}

function renderJob(job: SmartLiveJob, locale: LocaleController): TemplateResult {
  const m = locale.of(historyMessages);
  const word = job.state ?? '';
  const failed = word === 'FAILED' || word === 'BLOCKED';
  const reason = job.error_info ? renderReason(job.error_info, locale) : job.block_reason;
  return html`<li>
    <span class=${failed ? 'outcome bad' : 'outcome'} title=${word || nothing}
      >${icon(lookUp(icons, word) ?? Square)}${lookUp(m.outcome, word) ?? word}</span
    >
    <span class="when">
      ${formatPeriod(job, locale)}
      <span class="muted">${formatDurations(job, locale)}</span>
      ${failed && reason ? html`<span class="reason">${reason}</span>` : nothing}
    </span>
  </li>`;
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
  const onAir = m.duration(formatClock(duration ?? 0));
  return stream_duration == null ? onAir : `${onAir} · ${m.streamed(formatClock(stream_duration))}`;
}
