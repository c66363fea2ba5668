/**
 * Renders what became of a start or stop that failed, or that is not confirmed yet.
 *
 * What is true now is said first, then the reason, then there is a button that does it again.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { unknownSince, type LiveIntent, type LiveState } from '../../../live/index.js';
import { icon, type LocaleController, renderError, RotateCw, TriangleAlert } from '../../../ui/index.js';
import { outcomeMessages } from './messages.js';

/** Milliseconds after which a failure is said with its time. */
const recent = 60_000;

/** Called by the buttons; undefined where there are no controls. */
export interface OutcomeActions {
  stop?: (event: MouseEvent) => void;
  start?: (event: MouseEvent) => void;
}

/** A start or stop that is not confirmed; nothing while it takes its normal course in this window. */
export function renderPending(
  state: LiveState,
  intent: LiveIntent,
  locale: LocaleController,
  actions: OutcomeActions,
): TemplateResult | typeof nothing {
  const m = locale.of(outcomeMessages);
  const { kind, stage } = intent;
  const stops = kind === 'stop';
  const now = stops ? taskNow(state, locale) : '';
  if (stage === 'waiting')
    return renderNotice(join(locale, stops ? m.stopUnsent : m.startUnsent, now), m.inLine);
  if (stage === 'checking' || stage === 'unconfirmed')
    return stops
      ? renderUnclearStop(state, intent, locale, actions.stop)
      : renderNotice(join(locale, m.startUnconfirmed, m.mayBeOnAir), reasonOfStart(intent, locale));
  return intent.elsewhere
    ? html`<p class="muted" role="status">${stops ? m.stopElsewhere : m.startElsewhere}</p>`
    : nothing;
}

/** A start or stop that failed; for a start whose response was lost: reads have shown that nothing was started. */
export function renderRefused(
  state: LiveState,
  locale: LocaleController,
  { stop, start }: OutcomeActions,
): TemplateResult | typeof nothing {
  const m = locale.of(outcomeMessages);
  const { refusal, refused_at = Date.now() } = state;
  if (!refusal) return nothing;
  const time = Math.abs(Date.now() - refused_at) > recent ? locale.time(refused_at) : '';
  if (refusal.operation === 'stopSmartLive') {
    const said = join(locale, m.stopFailed(time), taskNow(state, locale));
    return renderError(refusal, locale, stop, { said, again: m.stopAgain });
  }
  const said = join(locale, m.startFailed(time), m.nothingStarted);
  if (refusal.code !== 'OUTCOME_UNKNOWN')
    return renderError(refusal, locale, start, { said, again: m.startAgain });
  return renderNotice(
    said,
    join(locale, m.dropped, m.startLost),
    { again: start, label: m.startAgain },
    'error',
  );
}

/**
 * A stop whose response was lost, or that the service accepted and has not carried out. It has not failed: that is said of
 * a stop that was refused.
 */
function renderUnclearStop(
  state: LiveState,
  { stage, lost_at = Infinity }: LiveIntent,
  locale: LocaleController,
  again: OutcomeActions['stop'],
): TemplateResult {
  const m = locale.of(outcomeMessages);
  const isLost = lost_at !== Infinity;
  const isStillRunning = stage === 'unconfirmed' && isReadable(state) && (state.asOf ?? 0) > lost_at;
  const reason = !isReadable(state)
    ? m.stopUnread
    : stage === 'checking'
      ? m.checking
      : isLost
        ? m.stopLost
        : m.stopAccepted;
  const said = join(locale, m.stopUnconfirmed, taskNow(state, locale));
  const why = isLost ? join(locale, m.dropped, reason) : reason;
  return renderNotice(said, why, { again, label: m.stopAgain }, isStillRunning ? 'error' : 'warning');
}

function reasonOfStart({ stage, lost_at }: LiveIntent, locale: LocaleController): string {
  const m = locale.of(outcomeMessages);
  const reason = stage === 'checking' ? m.checking : m.startUnread;
  return lost_at === undefined ? reason : join(locale, m.dropped, reason);
}

/** What is known of the running task: that it is still on air or, if it cannot be read, when it last was. */
function taskNow(state: LiveState, locale: LocaleController): string {
  const m = locale.of(outcomeMessages);
  const { job, asOf } = state;
  const isQueued = job?.state === 'WAITING';
  if (isReadable(state) || asOf === undefined) return isQueued ? m.stillQueued : m.stillOnAir;
  return (isQueued ? m.wasQueued : m.wasOnAir)(locale.time(asOf));
}

function isReadable(state: LiveState): boolean {
  return state.error === undefined && unknownSince(state, Date.now()) === undefined;
}

/** Sentences as one text: in Chinese there is no space between them. */
function join({ lang }: LocaleController, ...sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(lang === 'zh' ? '' : ' ');
}

function renderNotice(
  said: string,
  reason: string,
  { again, label }: { again?: OutcomeActions['stop']; label?: string } = {},
  level: 'warning' | 'error' = 'warning',
): TemplateResult {
  return html`<div class=${`notice ${level}`} role="alert">
    ${icon(TriangleAlert)}
    <p><strong>${said}</strong> ${reason}</p>
    ${
      again
        ? html`<div class="actions">
            <button class="button" part="retry" type="button" @click=${again}>
              ${icon(RotateCw)}${label}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}
