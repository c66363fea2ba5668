/** Renders the log: each command with its time, its window and its outcome. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  isInsert,
  textOf,
  type CommandRecord,
  type CommandStage,
  type LiveCommand,
} from '../../../live/index.js';
import {
  AudioLines,
  Check,
  CircleAlert,
  Clock,
  type CommandOutcome,
  describeOutcome,
  formatIso,
  icon,
  type IconNode,
  isCarriedOut,
  keepFocus,
  listed,
  outcomeOf,
  renderError,
  renderIsolated,
  renderPart,
  Send,
  TriangleAlert,
  X,
} from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { endedTasksOf } from './ended-tasks.js';
import { commandKind, commandLabel } from './command-label.js';
import { renderCountdown, renderTakeBack } from './delayed-view.js';
import { messages, type LogMessages } from './messages.js';
import { isOwnPage } from './own-pages.js';

/** Number of commands rendered at first, and added at each click on “earlier”: rendering a hundred at once blocks the page. */
const pageSize = 20;

/** Age in milliseconds above which the date is shown with the time. */
const halfDay = 12 * 3_600_000;

const stageIcons: Record<CommandStage, IconNode> = {
  delayed: Clock,
  waiting: Clock,
  sending: Send,
  checking: Clock,
  unknown: TriangleAlert,
  accepted: Clock,
  playing: AudioLines,
  done: Check,
  failed: CircleAlert,
  unsent: X,
};

/** What the user has set in the log. */
export interface LogState {
  /** The search text. */
  query: string;
  /** The only outcome that is shown; undefined for all. */
  outcome?: CommandOutcome | undefined;
  /** The only command that is shown, by the service's name; undefined for all. */
  kind?: string | undefined;
  /** Number of earlier commands that are shown in addition. */
  extraCount: number;
  /** The history at the last search or click on “earlier”; the live region stays silent until the history changes. */
  silentHistory: readonly CommandRecord[] | undefined;
}

/** The commands in the log: all but those of this tab that wait in the queue, which have a deadline. */
export function loggedCommands({ commands }: BarContext): readonly CommandRecord[] {
  return (commands?.history ?? []).filter(
    ({ stage, page, deadline }) => stage !== 'waiting' || page !== commands?.page || deadline === undefined,
  );
}

/** The commands that the search and the filters leave, newest first. */
export function foundCommands(bar: BarContext, { query, outcome, kind }: LogState): CommandRecord[] {
  const words = query.trim();
  return loggedCommands(bar)
    .filter(
      (record) =>
        (outcome === undefined || outcomeOf(record, isOver(record, bar)) === outcome) &&
        (kind === undefined || record.command.command === kind) &&
        (words === '' || bar.search.matches(searchedText(record, bar), words)),
    )
    .reverse();
}

/** What the search looks through: what stands in the entry, and the IDs that support may name. */
function searchedText(record: CommandRecord, bar: BarContext): string {
  const { error, command_id, job_id } = record;
  const words = [commandLabel(record, bar), commandKind(record, bar), describe(record, bar)];
  const ids = [senderOf(record, bar), error?.code, error?.requestId, command_id, job_id];
  return [...words, ...ids].join('\n');
}

/** Whether the livestream of a command has certainly ended. */
function isOver({ job_id }: CommandRecord, bar: BarContext): boolean {
  return endedTasksOf(bar).has(job_id, bar);
}

/** The outcome of a command in a few words. */
export function describe(record: CommandRecord, bar: BarContext): string {
  return describeOutcome(record, isOver(record, bar), bar.locale);
}

/** Who has sent a command: the person at this window, or another window. */
export function senderOf({ page }: CommandRecord, { commands, locale }: BarContext): string {
  const m = locale.of(messages);
  return isOwnPage(page, commands?.page ?? '') ? m.here : m.elsewhere;
}

/** The commands, newest first. */
export function renderEntries(bar: BarContext, state: LogState): unknown {
  const m = bar.locale.of(messages);
  endedTasksOf(bar).look(loggedCommands(bar), bar);
  const all = foundCommands(bar, state);
  if (all.length === 0) return renderNoneFound(m, bar, state);
  const shown = all.slice(0, Math.max(pageSize + state.extraCount, focusedIndex(all, bar) + 1));
  const shared = [bar.locale.tag, bar.canSend];
  return html`${repeat(
    shown,
    ({ id }) => id,
    (record) => renderEntryOnce(record, m, bar, shared),
  )}${renderEarlier(all.length - shown.length, m, bar, state)}`;
}

function renderNoneFound(m: LogMessages, bar: BarContext, state: LogState): TemplateResult {
  const onClick = () => {
    Object.assign(state, { query: '', outcome: undefined, kind: undefined });
    state.silentHistory = bar.commands?.history;
    bar.element.requestUpdate();
    bar.element.renderRoot.querySelector<HTMLElement>('.history .find')?.focus();
  };
  return html`<div class="entry none">
    <p class="small muted">${m.noneFound}</p>
    <button class="button" type="button" @click=${onClick}>${m.showAll}</button>
  </div>`;
}

/** Index of the focused entry, which stays rendered when newer ones arrive; −1 if none is focused. */
function focusedIndex(records: readonly CommandRecord[], { element }: BarContext): number {
  const entry = element.shadowRoot?.activeElement?.closest<HTMLElement>('.entry');
  return records.findIndex(({ id }) => id === entry?.dataset['id']);
}

function renderEarlier(
  left: number,
  m: LogMessages,
  bar: BarContext,
  state: LogState,
): TemplateResult | typeof nothing {
  if (left === 0) return nothing;
  const onClick = () => {
    keepFocus(bar.element);
    state.silentHistory = bar.commands?.history;
    state.extraCount += pageSize;
  };
  return html`<button class="button earlier" type="button" @click=${onClick}>
    ${m.earlier(Math.min(left, pageSize))}
  </button>`;
}

/**
 * Renders an entry again only if one of its values has changed, since the room may report changes many times a second.
 * `shared` contains the values that all entries depend on.
 */
function renderEntryOnce(
  record: CommandRecord,
  m: LogMessages,
  bar: BarContext,
  shared: readonly unknown[],
): unknown {
  const { stage, at } = record;
  // The text of the error is loaded later, and the seconds of a delay pass, which a guard would miss.
  if (stage === 'failed' || stage === 'delayed')
    return renderPart(bar.locale, () => renderEntry(record, m, bar));
  const foreignReplyCount = stage === 'unknown' && bar.commands?.foreignRepliesSince(at).length;
  return guard([record, isOver(record, bar), foreignReplyCount, canUndo(record, bar), ...shared], () =>
    renderPart(bar.locale, () => renderEntry(record, m, bar)),
  );
}

function renderEntry(record: CommandRecord, m: LogMessages, bar: BarContext): TemplateResult {
  const { stage, at, times, command, deadline, error } = record;
  const sent_at = times?.sending ?? at;
  const time = Date.now() - sent_at < halfDay ? bar.locale.time(sent_at) : bar.locale.dateTime(sent_at);
  const { play_role } = (command.params ?? {}) as { play_role?: string };
  const outcome = outcomeOf(record, isOver(record, bar));
  const shown = isCarriedOut(record) ? 'done' : outcome === 'unknown' ? 'unknown' : stage;
  const isKnown = stage !== 'unknown' || !isOver(record, bar);
  return html`<div class="entry" data-id=${record.id}>
    <time class="small muted" datetime=${formatIso(sent_at) ?? nothing}>${time}</time>
    <span class="label" title=${command.command}>${renderIsolated(commandLabel(record, bar))}</span>
    <span class="outcome small">
      <span class=${`stage ${shown}`}
        >${icon(stageIcons[shown])}${stage === 'delayed' ? renderCountdown(record, m) : describe(record, bar)}</span
      >
      ${renderStageTime(record, sent_at, bar)}
      ${play_role === 'CO_STREAMER' ? html`<span class="muted">${m.coStreamer}</span>` : nothing}
      <span class="muted">${senderOf(record, bar)}</span>
      ${stage !== 'waiting' || deadline === undefined ? nothing : html`<span class="muted">${m.until(bar.locale.time(deadline))}</span>`}
      ${renderActions(record, m, bar)}
      ${stage === 'unknown' && isKnown ? renderEvidence(record, m, bar) : nothing}
      ${error && stage === 'failed' ? renderSendError(record, error, m, bar) : nothing}
    </span>
  </div>`;
}

/** When the service accepted a command, or told that it was spoken: nothing while that is the second of its sending. */
function renderStageTime(
  { stage, times = {} }: CommandRecord,
  sent_at: number,
  { locale }: BarContext,
): TemplateResult | typeof nothing {
  const at = stage === 'accepted' || stage === 'playing' || stage === 'done' ? times[stage] : undefined;
  if (at === undefined || locale.time(at) === locale.time(sent_at)) return nothing;
  return html`<time class="muted" datetime=${formatIso(at) ?? nothing}>${locale.time(at)}</time>`;
}

/** For a command of unknown outcome: the replies that have ended since, so that the user can decide whether to resend it. */
function renderEvidence({ at, command }: CommandRecord, m: LogMessages, bar: BarContext): TemplateResult {
  const replies = isInsert(command) ? (bar.commands?.foreignRepliesSince(at) ?? []) : [];
  const times = replies.slice(-3).map((time) => bar.locale.time(time));
  return html`<span class="evidence muted"
    >${m.unknownOutcome}
    ${times.length > 0 ? m.foreignReplies(replies.length, listed(bar.locale, times)) : nothing}</span
  >`;
}

/** Why a command was not sent, with the button that sends it again. */
function renderSendError(
  record: CommandRecord,
  error: unknown,
  m: LogMessages,
  bar: BarContext,
): TemplateResult {
  const said = isInsert(record.command) ? m.notHeard : m.notChanged;
  const { label = '', enabled, run } = repetitionOf(record, m, bar) ?? {};
  return renderError(error, bar.locale, enabled ? run : undefined, { said, again: label });
}

/** What a person can do to send a command again that was not sent, or may not have been. */
function repetitionOf(
  { id, command, undo }: CommandRecord,
  m: LogMessages,
  bar: BarContext,
): { label: string; enabled: boolean; run: () => void } | undefined {
  const text = textOf(command);
  if (text) return { label: m.sendAgain, enabled: true, run: () => bar.setText(text) };
  const body = bar.commands?.bodyOf(id);
  const run = () => void (body && bar.submitLater(body, undo && { undo }));
  return body && { label: m.resend, enabled: bar.canSend, run };
}

function renderActions(
  record: CommandRecord,
  m: LogMessages,
  bar: BarContext,
): TemplateResult | typeof nothing {
  const { stage, undo, error } = record;
  const text = textOf(record.command);
  if (stage === 'delayed') return renderTakeBack(record, m, bar);
  if (stage === 'failed' && error) return nothing; // the error has the button
  // What was open when its livestream ended belongs to that one; its text can be used again.
  const open = (stage === 'unknown' && !isOver(record, bar)) || stage === 'failed' || stage === 'unsent';
  const again = open ? repetitionOf(record, m, bar) : undefined;
  if (again) return renderAction(again.label, again.enabled, again.run);
  if (undo && canUndo(record, bar)) return renderAction(m.undo, bar.canSend, () => undoCommand(undo, bar));
  if (text && stage !== 'waiting') return renderAction(m.copy, true, () => bar.setText(text), 'quiet');
  return nothing;
}

/** Focuses the log first, because the button disappears while the command is sent. */
function undoCommand(undo: LiveCommand, bar: BarContext): void {
  bar.element.shadowRoot?.querySelector<HTMLElement>('[role=log]')?.focus();
  void bar.submit(undo);
}

/** Only the last command of its kind can be undone: undoing an earlier one would undo the later ones, too. */
function canUndo({ id, stage, undo, command }: CommandRecord, bar: BarContext): boolean {
  if (!undo || stage !== 'accepted') return false;
  const last = loggedCommands(bar).findLast(
    (one) => one.command.command === command.command && one.stage !== 'failed' && one.stage !== 'unsent',
  );
  return last?.id === id;
}

function renderAction(label: string, enabled: boolean, onClick: () => void, kind = ''): TemplateResult {
  return html`<button class=${`button ${kind}`} type="button" ?disabled=${!enabled} @click=${onClick}>
    ${label}
  </button>`;
}
