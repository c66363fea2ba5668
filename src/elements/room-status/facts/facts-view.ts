/** What is known of a task besides its state: whether the stream arrives, what is said now and next, how it ended. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SmartLiveJob, SmartLiveRoom } from '../../../api/index.js';
import { hasEnded, reportUnknownSince, type LiveState } from '../../../live/index.js';
import { renderReason } from '../../../ui/error-view.js';
import { icon } from '../../../ui/icon.js';
import { CircleCheck, Radio, TriangleAlert } from '../../../ui/icons.js';
import { clock, type LocaleController } from '../../../ui/locale.js';
import { factsMessages } from './messages.js';
import { indexOf, nextOf, rundownOf } from './rundown.js';

type Room = SmartLiveRoom | undefined;

/** The facts of a task, and the risks that the service named; nothing where there was never one. */
export function renderFacts(
  state: LiveState,
  room: Room,
  locale: LocaleController,
): TemplateResult | typeof nothing {
  const m = locale.of(factsMessages);
  const { phase, job } = state;
  if (!job) return nothing;
  const over = hasEnded(job);
  return html`<dl class="facts" part="facts">
      ${over ? renderEnd(job, locale) : nothing}
      ${phase === 'on-air' || phase === 'stopping' ? renderOnAir(state, room, locale) : nothing}
      ${
        job.start_time && !over
          ? html`<dt>${m.startedAt}</dt>
              <dd>${locale.dateTime(Date.parse(job.start_time))}</dd>`
          : nothing
      }
      ${
        job.job_id
          ? html`<dt>${m.jobId}</dt>
              <dd><code>${job.job_id}</code></dd>`
          : nothing
      }
    </dl>
    ${over ? nothing : renderWarnings(state.warnings, locale)}`;
}

function renderOnAir(state: LiveState, room: Room, locale: LocaleController): TemplateResult {
  const m = locale.of(factsMessages);
  const { stream, playing } = state;
  const silent = reportUnknownSince(state, 'playing', Date.now());
  const rundown = rundownOf(room);
  const index = indexOf(rundown, playing);
  const title = playing?.title || rundown[index]?.title || playing?.scene || (playing?.reply_id && m.reply);
  const next = nextOf(rundown, index, room?.play_policy);
  return html`<dt>${m.streamLabel}</dt>
    <dd>${renderStream(state, stream?.state, room, locale)}</dd>
    <dt>${m.now}</dt>
    <dd part="playing">
      ${title ? html`<span class="paragraph">${title}</span>` : html`<span class="muted">${m.notReported}</span>`}
      ${silent === undefined ? nothing : html`<span class="small stale-fact">${m.notReportedSince(locale.time(silent))}</span>`}
      ${index < 0 ? nothing : renderRound(m.round(index + 1, rundown.length), index, rundown.length)}
    </dd>
    ${
      next
        ? html`<dt>${next.certain ? m.next : m.nextWritten}</dt>
            <dd class="muted"><span class="paragraph">${next.item.title}</span></dd>`
        : nothing
    }`;
}

function renderRound(words: string, index: number, total: number): TemplateResult {
  return html`<progress max=${total} value=${index + 1} aria-label=${words}></progress>
    <span class="small muted">${words}</span>`;
}

function renderStream(
  state: LiveState,
  word: string | undefined,
  room: Room,
  locale: LocaleController,
): TemplateResult {
  const m = locale.of(factsMessages);
  const good = word === 'CONNECTED';
  const bad = word === 'DISCONNECTED' || word === 'RECONNECTING';
  const sign = good ? CircleCheck : bad ? TriangleAlert : Radio;
  const words = word ? (m.stream[word] ?? word) : hasOutput(room) ? m.streamUnknown : m.noOutput;
  const silent = reportUnknownSince(state, 'stream', Date.now());
  if (silent !== undefined)
    return html`<span class="stream stale-fact" title=${word ?? nothing}
      >${icon(TriangleAlert)}${m.notReportedSince(locale.time(silent))} · ${m.lastKnown(words)}</span
    >`;
  return html`<span class=${`stream ${good ? 'good' : bad ? 'bad' : ''}`} title=${word ?? nothing}
    >${icon(sign)}${words}</span
  >`;
}

function hasOutput(room: Room): boolean {
  return room === undefined || (room.output_urls ?? []).some((url) => url !== '');
}

function renderEnd(job: SmartLiveJob, locale: LocaleController): TemplateResult {
  const m = locale.of(factsMessages);
  const reason = job.error_info ? renderReason(job.error_info, locale) : job.block_reason;
  return html`<dt>${m.total}</dt>
    <dd part="duration">${clock(job.duration ?? 0)}</dd>
    ${
      job.stream_duration === undefined || job.stream_duration === null
        ? nothing
        : html`<dt>${m.streamed}</dt>
            <dd>${clock(job.stream_duration)}</dd>`
    }
    ${
      job.start_time && job.end_time
        ? html`<dt>${m.lastStream}</dt>
            <dd>${locale.dateTimeRange(Date.parse(job.start_time), Date.parse(job.end_time))}</dd>`
        : nothing
    }
    ${
      reason
        ? html`<dt>${m.failed}</dt>
            <dd class="bad">${reason} <code>${job.error_info?.error_code ?? ''}</code></dd>`
        : nothing
    }`;
}

function renderWarnings(
  warnings: readonly string[],
  locale: LocaleController,
): TemplateResult | typeof nothing {
  const m = locale.of(factsMessages);
  if (warnings.length === 0) return nothing;
  return html`<div class="notice">
    ${icon(TriangleAlert)}
    <h3>${m.warnings}</h3>
    <ul class="warnings small">
      ${warnings.map((word) => html`<li title=${word}>${m.warning[word] ?? word}</li>`)}
    </ul>
  </div>`;
}
