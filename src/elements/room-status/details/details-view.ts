/** Renders the details of a task: the state of its stream, the current and the next paragraph, and how it ended. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SmartLiveJob, SmartLiveRoom } from '../../../api/index.js';
import { lookUp, parseTime } from '../../../base/index.js';
import { hasEnded, playingIndex, reportUnknownSince, type LiveState } from '../../../live/index.js';
import {
  CircleAlert,
  CircleCheck,
  dateTimeRange,
  formatClock,
  icon,
  type LocaleController,
  Radio,
  renderIsolated,
  renderPart,
  renderReason,
  TriangleAlert,
} from '../../../ui/index.js';
import { renderServiceWords } from '../service-words-view.js';
import { detailsMessages } from './messages.js';
import { nextParagraph, readRundown } from './rundown.js';

type Room = SmartLiveRoom | undefined;

/** The code of a room that is not available. */
const roomUnavailable = 'MSS.20010069';

const isBlocked = (room: Room): boolean => room?.room_state === 'BLOCKED';

/** The details of a task or, before the first one, of what will be started. Why it was blocked is said with the state of its room. */
export function renderDetails(
  state: LiveState,
  room: Room,
  locale: LocaleController,
): TemplateResult | typeof nothing {
  const { phase, job } = state;
  if (!job) return room ? renderPlan(room, locale) : nothing;
  const over = hasEnded(job);
  const isOnAir = phase === 'on-air' || phase === 'stopping';
  return html`${over && !isBlocked(room) ? renderPart(locale, () => renderFailureReason(job, locale)) : nothing}
    <div class="details" part="facts">
      ${isOnAir ? renderPart(locale, () => renderOnAir(state, room, locale)) : nothing}
      <dl>
        ${renderPart(locale, () => (over ? renderEnd(job, locale) : renderStart(job, locale)))}
        ${job.job_id ? renderDetail(locale.of(detailsMessages).jobId, html`<code title=${job.job_id}>${job.job_id}</code>`) : nothing}
      </dl>
    </div>`;
}

/** What a start will play, and where it will be seen; in the place that the details of the task will take. */
function renderPlan(room: SmartLiveRoom, locale: LocaleController): TemplateResult {
  const m = locale.of(detailsMessages);
  const rundown = room.play_policy?.play_mode === 'NO_PRESET' ? [] : readRundown(room);
  const [first] = rundown;
  const hosts = (room.output_urls ?? []).flatMap((url) => (URL.canParse(url) ? new URL(url).host : []));
  return html`<div class="details" part="facts">
    <dl>
      ${first ? renderDetail(m.script, m.paragraphs(rundown.length)) : nothing}
      ${
        first
          ? renderDetail(
              m.opening,
              html`<span class="paragraph" title=${first.title}>${renderIsolated(first.title)}</span>`,
            )
          : nothing
      }
      ${hosts.length > 0 ? renderDetail(m.destination, renderIsolated(hosts.join(', '))) : nothing}
    </dl>
  </div>`;
}

/** A notice if the room is disabled or blocked, with the reason: that of the task that was blocked with it, if it has one. */
export function renderRoomState(
  { job }: LiveState,
  room: Room,
  locale: LocaleController,
): TemplateResult | typeof nothing {
  const m = locale.of(detailsMessages);
  const { room_state, error_info } = room ?? {};
  if (room_state !== 'DISABLE' && room_state !== 'BLOCKED') return nothing;
  const said = isBlocked(room) ? m.roomBlocked : m.roomOff;
  const blocked = job?.state === 'BLOCKED' && job.block_reason;
  // The words of this code refer to the reason, and to the room, which is here.
  const known = error_info && error_info.error_code !== roomUnavailable ? error_info : undefined;
  const reason = known ? renderReason(known, locale) : isBlocked(room) ? m.liftBlock : nothing;
  return renderAlert(
    html`<strong>${said}</strong> ${reason} ${blocked ? renderServiceWords(blocked, locale) : nothing}`,
  );
}

/** The warning that the stream does not reach the platform. */
export function renderStreamLost(locale: LocaleController): TemplateResult {
  return renderAlert(locale.of(detailsMessages).streamLost);
}

function renderAlert(words: unknown): TemplateResult {
  return html`<div class="notice warning" role="alert">
    ${icon(TriangleAlert)}
    <div class="words">${words}</div>
  </div>`;
}

/** The details of a running task, in large type. */
function renderOnAir(state: LiveState, room: Room, locale: LocaleController): TemplateResult {
  const m = locale.of(detailsMessages);
  const { stream, playing } = state;
  const silent = reportUnknownSince(state, 'playing', Date.now());
  const rundown = readRundown(room);
  const index = playingIndex(rundown, playing);
  const title = playing?.title || rundown[index]?.title || playing?.scene || (playing?.reply_id && m.reply);
  const next = nextParagraph(rundown, index, room?.play_policy);
  const now = html`${title ? html`<span class="paragraph" title=${title}>${renderIsolated(title)}</span>` : html`<span class="muted">${m.notReported}</span>`}
  ${silent === undefined ? nothing : html`<span class="small stale-fact">${m.notReportedSince(locale.time(silent))}</span>`}
  ${index < 0 ? nothing : renderRound(m.round(index + 1, rundown.length), index, rundown.length)}`;
  return html`<dl class="glance">
    ${renderDetail(m.streamLabel, renderStream(state, stream?.state, room, locale))}
    ${renderDetail(m.now, now, 'playing')}
    ${
      next
        ? renderDetail(
            next.certain ? m.next : m.nextWritten,
            html`<span class="paragraph muted" title=${next.item.title}
              >${renderIsolated(next.item.title)}</span
            >`,
          )
        : nothing
    }
  </dl>`;
}

function renderDetail(name: string, value: unknown, part?: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd part=${part ?? nothing}>${value}</dd>
  </div>`;
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
  const m = locale.of(detailsMessages);
  const good = word === 'CONNECTED';
  const bad = word === 'DISCONNECTED' || word === 'RECONNECTING';
  const sign = good ? CircleCheck : bad ? TriangleAlert : Radio;
  const words = word ? (lookUp(m.stream, word) ?? word) : hasOutput(room) ? m.streamUnknown : m.noOutput;
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

function renderStart(job: SmartLiveJob, locale: LocaleController): TemplateResult {
  const m = locale.of(detailsMessages);
  const from = parseTime(job.start_time);
  return html`${Number.isNaN(from) ? nothing : renderDetail(m.startedAt, locale.dateTime(from))}
  ${job.start_time ? renderStreamed(job, locale) : nothing}`;
}

function renderEnd(job: SmartLiveJob, locale: LocaleController): TemplateResult {
  const m = locale.of(detailsMessages);
  const [from, to] = [parseTime(job.start_time), parseTime(job.end_time)];
  return html`${renderDetail(m.total, formatClock(job.duration ?? 0), 'duration')}
  ${renderStreamed(job, locale)}
  ${Number.isNaN(from + to) ? nothing : renderDetail(m.lastStream, dateTimeRange(locale, from, to))}`;
}

function renderStreamed({ stream_duration }: SmartLiveJob, locale: LocaleController): unknown {
  return stream_duration == null
    ? nothing
    : renderDetail(locale.of(detailsMessages).streamed, formatClock(stream_duration));
}

/** Why a task failed or was blocked, and what to do about it. */
function renderFailureReason(job: SmartLiveJob, locale: LocaleController): TemplateResult | typeof nothing {
  const { error_info, block_reason } = job;
  const reason = error_info
    ? renderReason(error_info, locale)
    : block_reason && renderServiceWords(block_reason, locale);
  if (!reason) return nothing;
  return html`<div class="notice error" role="alert">
    ${icon(CircleAlert)}
    <div class="words">${reason}</div>
    ${error_info?.error_code ? html`<code class="muted">${error_info.error_code}</code>` : nothing}
  </div>`;
}
