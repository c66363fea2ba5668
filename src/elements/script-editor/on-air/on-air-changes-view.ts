/**
 * Renders the panel that changes a script on air: the paragraphs that can be replaced, old and new side by side, what became
 * of each, and what waits for the next livestream.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CommandStage } from '../../../live/index.js';
import { isRecorded, itemText, recordingOf, type WireParagraph } from '../../../script/index.js';
import {
  CircleAlert,
  CircleCheck,
  Clock,
  icon,
  isComposing,
  type LocaleController,
  renderError,
  renderIsolated,
  renderPartButtons,
  RotateCw,
  stripTags,
  TriangleAlert,
  X,
} from '../../../ui/index.js';
import { messages } from '../messages.js';
import { renderVersion } from '../saving/diff-view.js';
import { onAirMessages, type OnAirMessages } from './messages.js';
import { isDone, type RewriteOutcome } from './rewrite-outcome.js';
import type { RewriteTiming } from './rewrite-timing.js';
import type { Rewrite, WaitingChange } from './script-comparison.js';

/** What the panel shows and calls. */
export interface OnAirChangesProps {
  readonly stage: 'reading' | 'ready' | 'sending';
  /** Why the last read failed. */
  readonly error: unknown;
  /** Why the service refused the last command. */
  readonly refusal: unknown;
  /** Whether the task was read. */
  readonly isReady: boolean;
  /** Whether the task told its script; otherwise it is compared with what this page knows. */
  readonly isTold: boolean;
  /** Whether neither the task tells its script nor this page knows it. */
  readonly isUnknowable: boolean;
  /** Whether the livestream has ended. */
  readonly isOver: boolean;
  /** Whether it is known which paragraph is being spoken. */
  readonly isPositionKnown: boolean;
  /** Why nothing can be sent now. */
  readonly blocked: 'offline' | 'preparing' | 'stopping' | 'locked' | undefined;
  readonly rows: readonly Rewrite[];
  /** Index of the first row of the part that is shown. */
  readonly rowsFrom: number;
  readonly waiting: readonly WaitingChange[];
  readonly waitingFrom: number;
  /** The selected rows that can be sent. */
  readonly sendable: readonly Rewrite[];
  readonly outcomeCounts: { done: number; failed: number; unknown: number };
  timingOf(row: Rewrite): RewriteTiming;
  outcomeOf(row: Rewrite): RewriteOutcome | undefined;
  /** The stage of the command that rewrites it; undefined if none is under way. */
  progressOf(row: Rewrite): CommandStage | undefined;
  isSelected(row: Rewrite): boolean;
  canSend(row: Rewrite): boolean;
  /** Whether it was not changed, and may be with another try. */
  canTryAgain(row: Rewrite): boolean;
  select(row: Rewrite, isSelected: boolean): void;
  showRows(from: number): void;
  showWaiting(from: number): void;
  readonly refresh: () => Promise<void>;
  readonly send: (rows: readonly Rewrite[]) => Promise<void>;
  readonly checkAgain: () => Promise<void>;
  close(): void;
}

/** Number of paragraphs that are shown at once. */
const partSize = 10;
/** Characters above which a text scrolls, and so has to be reached with the keyboard. */
const longVersion = 300;
/** Characters of the words that name a paragraph without a title. */
const maxWords = 40;

/** Renders the panel. */
export function renderOnAirChanges(props: OnAirChangesProps, locale: LocaleController): TemplateResult {
  const m = locale.of(onAirMessages);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    props.close();
  };
  const renderButton = (label: string, image: typeof X, press: () => void) =>
    html`<button
      class="button quiet icon-only"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${press}
    >
      ${icon(image)}
    </button>`;
  return html`<section class="on-air-changes" aria-labelledby="on-air-title" @keydown=${onKey}>
    <div class="head">
      <h3 id="on-air-title" tabindex="-1">${props.isOver ? m.titleOver : m.title}</h3>
      ${props.isOver ? nothing : renderButton(m.refresh, RotateCw, () => props.stage === 'ready' && void props.refresh())}
      ${renderButton(m.close, X, () => props.close())}
    </div>
    ${renderNotes(props, m)}
    ${props.error ? renderError(props.error, locale, () => void props.refresh()) : nothing}
    ${props.rows.length > 0 ? renderRows(props, m, locale) : nothing}
    ${props.refusal ? renderRefusal(props, m, locale) : nothing} ${renderFoot(props, m)}
    ${props.waiting.length > 0 ? renderWaiting(props, m, locale) : nothing}
  </section>`;
}

function renderNotes(props: OnAirChangesProps, m: OnAirMessages): TemplateResult {
  const { rows, waiting, isReady, stage, isUnknowable } = props;
  const isEmpty = isReady && !isUnknowable && rows.length === 0 && !props.error;
  const warning = (text: string) =>
    html`<div class="notice warning">
      ${icon(TriangleAlert)}
      <p>${text}</p>
    </div>`;
  const nothingToDo = waiting.length > 0 ? m.noneChangeable : m.same;
  const state = !isReady && stage === 'reading' ? m.reading : isEmpty ? nothingToDo : nothing;
  return html`${rows.length > 0 && !props.isOver ? html`<p class="small muted">${m.intro}</p>` : nothing}
    <p class="state small muted" role="status">${state}</p>
    ${isUnknowable ? warning(m.unknowable) : nothing} ${props.isTold ? nothing : warning(m.untold)}
    ${rows.length > 0 && !props.isPositionKnown && !props.isOver ? html`<p class="small muted">${m.positionUnknown}</p>` : nothing}`;
}

function renderRows(props: OnAirChangesProps, m: OnAirMessages, locale: LocaleController): TemplateResult {
  const { rows } = props;
  const from = props.rowsFrom < rows.length ? props.rowsFrom : 0;
  return html`<ul class="rewrites">
      ${repeat(
        rows.slice(from, from + partSize),
        ({ key }) => key,
        (row) => renderRow(row, props, m, locale),
      )}
    </ul>
    ${renderPartButtons({ from, size: partSize, count: rows.length }, locale, (next) => props.showRows(next))}`;
}

function renderRow(
  row: Rewrite,
  props: OnAirChangesProps,
  m: OnAirMessages,
  locale: LocaleController,
): TemplateResult {
  const name = renderName({ scene: row.savedScene, item: row.after, place: row.place }, m);
  const canChoose = (props.canSend(row) || props.canTryAgain(row)) && !props.progressOf(row);
  const outcome = props.outcomeOf(row);
  const isSettled = (outcome !== undefined && !canChoose) || props.isOver;
  const isChanged = outcome !== undefined && isDone(outcome);
  return html`<li>
    <div class="rewrite-head">
      ${isSettled ? html`<span class="which">${name}</span>` : renderChoice(row, name, canChoose, props)}
      <span class="when small">${renderState(row, props, m, locale)}</span>
    </div>
    ${guard([row.before, row.after, isChanged, props.isOver, m], () => renderVersions(row, { isChanged, isOver: props.isOver }, m, locale))}
  </li>`;
}

/** A paragraph that can't be sent any more keeps its box, because it may have the focus. */
function renderChoice(
  row: Rewrite,
  name: TemplateResult,
  canChoose: boolean,
  props: OnAirChangesProps,
): TemplateResult {
  const onClick = (event: Event) => canChoose || event.preventDefault();
  return html`<label class="which">
    <input
      type="checkbox"
      aria-disabled=${canChoose ? nothing : 'true'}
      .checked=${props.isSelected(row) && (canChoose || props.progressOf(row) !== undefined)}
      @click=${onClick}
      @change=${(event: Event) => props.select(row, (event.target as HTMLInputElement).checked)}
    />${name}
  </label>`;
}

/** The title, or the first words of a paragraph without one, and where it is. */
function renderName({ scene, item, place }: Omit<WaitingChange, 'reason'>, m: OnAirMessages): TemplateResult {
  const title = item && (item.title || firstWords(item) || m.untitled);
  const where = [scene && renderIsolated(scene), place && m.paragraph(place)].filter(Boolean);
  return html`<span class="name"
    >${title ? html`<strong>${renderIsolated(title)}</strong> ` : nothing}<span class="small muted"
      >${where.map((part, index) => (index > 0 ? [' · ', part] : part))}</span
    ></span
  >`;
}

function firstWords(item: WireParagraph): string {
  const words = stripTags(itemText(item)).trim();
  return words.length > maxWords ? `${words.slice(0, maxWords)}…` : words;
}

function renderState(
  row: Rewrite,
  props: OnAirChangesProps,
  m: OnAirMessages,
  locale: LocaleController,
): TemplateResult {
  const progress = props.progressOf(row);
  if (progress) return html`<span class="muted">${icon(Clock)}${renderProgress(progress, m, locale)}</span>`;
  const outcome = props.outcomeOf(row);
  if (!outcome)
    return html`<span class="muted">${props.isOver ? m.waitingTitle : m.timing[props.timingOf(row)]}</span>`;
  const image = isDone(outcome) ? CircleCheck : outcome === 'unknown' ? TriangleAlert : CircleAlert;
  const kind = isDone(outcome) ? 'done' : outcome === 'unknown' ? 'unknown' : 'failed';
  return html`<span class=${kind}>${icon(image)}${m.outcome[outcome]}</span>`;
}

function renderProgress(stage: CommandStage, m: OnAirMessages, locale: LocaleController): string {
  if (stage === 'waiting') return m.inLine;
  return stage === 'checking' ? locale.of(messages).checking : m.sending;
}

function renderVersions(
  { before, after }: Rewrite,
  { isChanged, isOver }: { isChanged: boolean; isOver: boolean },
  m: OnAirMessages,
  locale: LocaleController,
): TemplateResult {
  const side = (label: string, item: WireParagraph, other: WireParagraph) =>
    html`<div class="version-side">
      <span class="small muted">${label}</span> ${renderWords(label, item, other, m, locale)}
    </div>`;
  const [old, now] = isChanged ? [m.before, m.after] : [isOver ? m.wasOnAir : m.onAir, m.saved];
  return html`<div class="versions">${side(old, before, after)} ${side(now, after, before)}</div>`;
}

function renderWords(
  label: string,
  item: WireParagraph,
  other: WireParagraph,
  m: OnAirMessages,
  locale: LocaleController,
): TemplateResult {
  if (isRecorded(item)) return html`<div class="version">${m.recording(recordingName(item))}</div>`;
  const text = itemText(item);
  if (text === '') return html`<div class="version muted">${m.empty}</div>`;
  const words = renderVersion(text, isRecorded(other) ? '' : itemText(other), locale.of(messages).chips);
  if (text.length <= longVersion) return html`<div class="version">${words}</div>`;
  return html`<div class="version" role="group" aria-label=${label} tabindex="0">${words}</div>`;
}

/** The name of a recording's file; empty if it is an asset, whose ID says nothing to people. */
function recordingName(item: WireParagraph): string {
  const { url = '' } = recordingOf(item, {});
  return url.replace(/[?#].*$/, '').replace(/^.*\//, '');
}

/** A command is refused as a whole. */
function renderRefusal(props: OnAirChangesProps, m: OnAirMessages, locale: LocaleController): TemplateResult {
  const isOne = props.rows.filter((row) => props.canTryAgain(row)).length < 2;
  return html`${renderError(props.refusal, locale)}
  ${isOne ? nothing : html`<p class="small muted">${m.refusedTogether}</p>`}`;
}

function renderFoot(props: OnAirChangesProps, m: OnAirMessages): TemplateResult {
  const { sendable, rows, stage, blocked, outcomeCounts, isOver } = props;
  const isBusy = stage === 'sending';
  const canPress = stage === 'ready' && !blocked;
  const canSend = canPress && sendable.length > 0;
  const isOffered = isBusy || rows.some((row) => props.canSend(row));
  const failed = isBusy ? [] : rows.filter((row) => props.canTryAgain(row));
  const again = failed.filter((row) => props.isSelected(row));
  const { done, failed: failures, unknown } = outcomeCounts;
  const told = isBusy ? '' : m.summary(done, failures, unknown);
  const obstacle = blocked && !isOver && (isOffered || failed.length > 0) ? m.blocked[blocked] : '';
  const renderButton = (label: string, isEnabled: boolean, press: () => Promise<void>, kind = '') =>
    html`<button
      class=${`button ${kind}`}
      type="button"
      aria-disabled=${isEnabled ? nothing : 'true'}
      @click=${() => isEnabled && void press()}
    >
      ${label}
    </button>`;
  const send = isBusy ? m.sending : m.send(sendable.length);
  return html`<div class="actions">
    ${isOffered ? renderButton(send, canSend, () => props.send(sendable), 'primary') : nothing}
    ${
      failed.length > 0
        ? renderButton(m.tryAgain, canPress && again.length > 0, () => props.send(again))
        : nothing
    }
    ${unknown > 0 && !isBusy && !isOver ? renderButton(m.checkAgain, canPress, props.checkAgain) : nothing}
    <span class="small muted" role="status">${[told, obstacle].filter(Boolean).join(' ')}</span>
  </div>`;
}

function renderWaiting(props: OnAirChangesProps, m: OnAirMessages, locale: LocaleController): TemplateResult {
  const { waiting } = props;
  const from = props.waitingFrom < waiting.length ? props.waitingFrom : 0;
  return html`<div class="waiting">
    <h4>${m.waitingTitle}</h4>
    <p class="small muted">${m.waitingHelp}</p>
    <ul>
      ${waiting
        .slice(from, from + partSize)
        .map((change) => html`<li><span>${m.reason[change.reason]}</span> ${renderName(change, m)}</li>`)}
    </ul>
    ${renderPartButtons({ from, size: partSize, count: waiting.length }, locale, (next) => props.showWaiting(next))}
  </div>`;
}
