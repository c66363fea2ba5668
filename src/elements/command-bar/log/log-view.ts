/** Renders the log: each command with its time, its tab and its outcome. */
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
  formatIso,
  icon,
  type IconNode,
  keepFocus,
  renderError,
  renderIsolated,
  renderPart,
  Send,
  stripTags,
  TriangleAlert,
  X,
} from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { commandNames } from '../messages.js';
import { messages, type LogMessages } from './messages.js';

/** The minimum number of commands for which the search field is shown. */
const minimumForSearch = 8;

/** Number of commands rendered at first, and added at each click on “earlier”: rendering a hundred at once blocks the page. */
const pageSize = 20;

/** Age in milliseconds above which the date is shown with the time. */
const halfDay = 12 * 3_600_000;

const stageIcons: Record<CommandStage, IconNode> = {
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
  /** Number of earlier commands that are shown in addition. */
  extraCount: number;
  /** The history at the last search or click on “earlier”; the live region stays silent until the history changes. */
  silentHistory: readonly CommandRecord[] | undefined;
}

/** The search field; nothing while there are few commands. */
export function renderSearch(bar: BarContext, state: LogState): TemplateResult | typeof nothing {
  const m = bar.locale.of(messages);
  if (loggedCommands(bar).length < minimumForSearch) return nothing;
  const onInput = (event: Event) => {
    state.silentHistory = bar.commands?.history;
    state.query = (event.target as HTMLInputElement).value;
    bar.element.requestUpdate();
  };
  return html`<input
    class="field find"
    type="search"
    aria-label=${m.find}
    placeholder=${m.find}
    .value=${state.query}
    @input=${onInput}
  />`;
}

/** The commands in the log: all but those of this tab that wait in the queue, which have a deadline. */
export function loggedCommands({ commands }: BarContext): readonly CommandRecord[] {
  return (commands?.history ?? []).filter(
    ({ stage, page, deadline }) => stage !== 'waiting' || page !== commands?.page || deadline === undefined,
  );
}

/** The commands, newest first. */
export function renderEntries(bar: BarContext, state: LogState): unknown {
  const m = bar.locale.of(messages);
  const query = state.query.trim().toLowerCase();
  const all = loggedCommands(bar)
    .filter((record) => query === '' || commandLabel(record, bar).toLowerCase().includes(query))
    .reverse();
  if (all.length === 0) return html`<p class="small muted entry">${m.noneFound}</p>`;
  const shown = all.slice(0, Math.max(pageSize + state.extraCount, focusedIndex(all, bar) + 1));
  const shared = [bar.locale.tag, bar.canSend];
  return html`${repeat(
    shown,
    ({ id }) => id,
    (record) => renderEntryOnce(record, m, bar, shared),
  )}${renderEarlier(all.length - shown.length, m, bar, state)}`;
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

/** The text of a command, or its name if it has none. */
export function commandLabel({ command }: CommandRecord, bar: BarContext): string {
  const { audio_url } = (command.params ?? {}) as { audio_url?: string };
  const name = bar.locale.of(commandNames)[command.command] ?? command.command;
  return stripTags(textOf(command)) || (audio_url ? `${name}: ${fileName(audio_url)}` : name);
}

/** The last segment of an address, as the name of a recording. */
function fileName(url: string): string {
  const parts = url.replace(/[?#].*$/, '').split('/');
  return parts.findLast(Boolean) ?? url;
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
  // The text of the error is loaded later, which a guard would miss.
  if (stage === 'failed') return renderPart(bar.locale, () => renderEntry(record, m, bar));
  const foreignReplyCount = stage === 'unknown' && bar.commands?.foreignRepliesSince(at).length;
  return guard([record, foreignReplyCount, canUndo(record, bar), ...shared], () =>
    renderPart(bar.locale, () => renderEntry(record, m, bar)),
  );
}

function renderEntry(record: CommandRecord, m: LogMessages, bar: BarContext): TemplateResult {
  const { stage, at, page, command, deadline, error } = record;
  const time = Date.now() - at < halfDay ? bar.locale.time(at) : bar.locale.dateTime(at);
  const { play_role } = (command.params ?? {}) as { play_role?: string };
  const shown = isCarriedOut(record) ? 'done' : stage;
  return html`<div class="entry" data-id=${record.id}>
    <time class="small muted" datetime=${formatIso(at) ?? nothing}>${time}</time>
    <span class="label" title=${command.command}>${renderIsolated(commandLabel(record, bar))}</span>
    <span class="outcome small">
      <span class=${`stage ${shown}`}>${icon(stageIcons[shown])}${stageLabel(record, m)}</span>
      ${play_role === 'CO_STREAMER' ? html`<span class="muted">${m.coStreamer}</span>` : nothing}
      <span class="muted">${page === bar.commands?.page ? m.here : m.elsewhere}</span>
      ${deadline === undefined ? nothing : html`<span class="muted">${m.until(bar.locale.time(deadline))}</span>`}
      ${renderActions(record, m, bar)} ${stage === 'unknown' ? renderEvidence(record, m, bar) : nothing}
      ${error && stage === 'failed' ? renderError(error, bar.locale) : nothing}
    </span>
  </div>`;
}

function stageLabel({ stage, unsent, command, deadline }: CommandRecord, m: LogMessages): string {
  if (stage === 'waiting' && deadline === undefined) return m.inLine;
  if (stage === 'unsent') return m.unsent[unsent ?? 'cancelled'];
  return isCarriedOut({ stage, command }) ? m.carriedOut : m.stage[stage];
}

/** A command without speech is done as soon as the service has accepted it. */
function isCarriedOut({ stage, command }: Pick<CommandRecord, 'stage' | 'command'>): boolean {
  return stage === 'accepted' && !isInsert(command);
}

/** For a command of unknown outcome: the replies that have ended since, so that the user can decide whether to resend it. */
function renderEvidence({ at, command }: CommandRecord, m: LogMessages, bar: BarContext): TemplateResult {
  const replies = isInsert(command) ? (bar.commands?.foreignRepliesSince(at) ?? []) : [];
  const times = replies.slice(-3).map((time) => bar.locale.time(time));
  return html`<span class="evidence muted"
    >${m.unknownOutcome}
    ${times.length > 0 ? m.foreignReplies(replies.length, times.join(', ')) : nothing}</span
  >`;
}

function renderActions(
  record: CommandRecord,
  m: LogMessages,
  bar: BarContext,
): TemplateResult | typeof nothing {
  const { stage, undo } = record;
  const text = textOf(record.command);
  const body = bar.commands?.bodyOf(record.id);
  const open = stage === 'unknown' || stage === 'failed' || stage === 'unsent';
  if (open && text) return renderAction(m.sendAgain, true, () => bar.setText(text));
  if (open && body) return renderAction(m.resend, bar.canSend, () => void bar.submit(body, undo && { undo }));
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
