/** The log: what was commanded, when, from which tab, and what became of it. */
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
import { renderError } from '../../../ui/error-view.js';
import type { IconNode } from '../../../ui/svg-icon.js';
import { icon } from '../../../ui/icon.js';
import { AudioLines, Check, CircleAlert, Clock, Send, TriangleAlert, X } from '../../../ui/icons.js';
import { stripTags } from '../../../ui/strip-tags.js';
import type { BarContext } from '../bar-context.js';
import { commandNames } from '../command-names.js';
import { keepFocus } from '../keep-focus.js';
import { messages, type SentMessages } from './messages.js';

/** From so many commands on there is a search. */
const searchFrom = 8;

/** Commands drawn at once, and as many more at a press: a hundred take longer than the press may. */
const drawn = 20;

/** Milliseconds after which a time alone no longer tells the day. */
const halfDay = 12 * 3_600_000;

const signs: Record<CommandStage, IconNode> = {
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

export interface LogHost {
  /** What is searched for. */
  sought: string;
  /** How many earlier commands a person asked for. */
  more: number;
  /** The history at which a person looked back last: what that draws is not told aloud. */
  unheard: readonly CommandRecord[] | undefined;
}

export function renderSearch(bar: BarContext, host: LogHost): TemplateResult | typeof nothing {
  const m = bar.locale.of(messages);
  if (logged(bar).length < searchFrom) return nothing;
  const onInput = (event: Event) => {
    host.unheard = bar.commands?.history;
    host.sought = (event.target as HTMLInputElement).value;
  };
  return html`<input
    class="field find"
    type="search"
    aria-label=${m.find}
    placeholder=${m.find}
    .value=${host.sought}
    @input=${onInput}
  />`;
}

/** The commands that this page has sent or will not send, and those of other tabs: what waits here is in the queue. */
export function logged({ commands }: BarContext): readonly CommandRecord[] {
  return (commands?.history ?? []).filter(
    ({ stage, page }) => stage !== 'waiting' || page !== commands?.page,
  );
}

/** The commands, newest first. */
export function renderEntries(bar: BarContext, host: LogHost): unknown {
  const m = bar.locale.of(messages);
  const words = host.sought.trim().toLowerCase();
  const all = logged(bar)
    .filter((record) => words === '' || saidIn(record, bar).toLowerCase().includes(words))
    .reverse();
  if (all.length === 0) return html`<p class="small muted entry">${m.noneFound}</p>`;
  const shown = all.slice(0, Math.max(drawn + host.more, placeOfFocus(all, bar) + 1));
  const now = [bar.locale.tag, bar.maySend];
  return html`${repeat(
    shown,
    ({ id }) => id,
    (record) => renderGuarded(record, m, bar, now),
  )}${renderEarlier(all.length - shown.length, m, bar, host)}`;
}

/** Place of the entry that has the focus, which newer ones do not push out; −1 if none has. */
function placeOfFocus(records: readonly CommandRecord[], { element }: BarContext): number {
  const entry = element.shadowRoot?.activeElement?.closest<HTMLElement>('.entry');
  return records.findIndex(({ id }) => id === entry?.dataset['id']);
}

function renderEarlier(
  left: number,
  m: SentMessages,
  bar: BarContext,
  host: LogHost,
): TemplateResult | typeof nothing {
  if (left === 0) return nothing;
  const onClick = () => {
    keepFocus(bar);
    host.unheard = bar.commands?.history;
    host.more += drawn;
  };
  return html`<button class="button earlier" type="button" @click=${onClick}>
    ${m.earlier(Math.min(left, drawn))}
  </button>`;
}

/** What a command says, or what it is called. */
export function saidIn({ command }: CommandRecord, bar: BarContext): string {
  const { audio_url } = (command.params ?? {}) as { audio_url?: string };
  const name = bar.locale.of(commandNames)[command.command] ?? command.command;
  return stripTags(textOf(command)) || (audio_url ? `${name}: ${fileIn(audio_url)}` : name);
}

/** The last part of an address, as a name of the recording. */
function fileIn(url: string): string {
  const parts = url.replace(/[?#].*$/, '').split('/');
  return parts.findLast(Boolean) ?? url;
}

/**
 * An entry is made again only when something in it changed, however often the room tells something; `now` is what is
 * the same for all of them.
 */
function renderGuarded(
  record: CommandRecord,
  m: SentMessages,
  bar: BarContext,
  now: readonly unknown[],
): unknown {
  const { stage, at } = record;
  if (stage === 'failed') return renderEntry(record, m, bar); // its reason comes late, which a guard would not let in
  const strangers = stage === 'unknown' && bar.commands?.foreignRepliesSince(at).length;
  return guard([record, strangers, mayUndo(record, bar), ...now], () => renderEntry(record, m, bar));
}

function renderEntry(record: CommandRecord, m: SentMessages, bar: BarContext): TemplateResult {
  const { stage, at, page, command, deadline, error } = record;
  const time = Date.now() - at < halfDay ? bar.locale.time(at) : bar.locale.dateTime(at);
  const { play_role } = (command.params ?? {}) as { play_role?: string };
  const shown = isCarriedOut(record) ? 'done' : stage;
  return html`<div class="entry" data-id=${record.id}>
    <time class="small muted" datetime=${new Date(at).toISOString()}>${time}</time>
    <span class="said" title=${command.command}>${saidIn(record, bar)}</span>
    <span class="fate small">
      <span class=${`stage ${shown}`}>${icon(signs[shown])}${stageOf(record, m)}</span>
      ${play_role === 'CO_STREAMER' ? html`<span class="muted">${m.coStreamer}</span>` : nothing}
      <span class="muted">${page === bar.commands?.page ? m.here : m.elsewhere}</span>
      ${deadline === undefined ? nothing : html`<span class="muted">${m.until(bar.locale.time(deadline))}</span>`}
      ${renderActions(record, m, bar)} ${stage === 'unknown' ? renderKnown(record, m, bar) : nothing}
      ${error && stage === 'failed' ? renderError(error, bar.locale) : nothing}
    </span>
  </div>`;
}

function stageOf({ stage, unsent, command }: CommandRecord, m: SentMessages): string {
  if (stage === 'unsent') return m.unsent[unsent ?? 'cancelled'];
  return isCarriedOut({ stage, command }) ? m.carriedOut : m.stage[stage];
}

/** A command that says nothing is over when the service took it. */
function isCarriedOut({ stage, command }: Pick<CommandRecord, 'stage' | 'command'>): boolean {
  return stage === 'accepted' && !isInsert(command);
}

/** What is known about a command whose outcome is not: it helps a person to decide. */
function renderKnown({ at, command }: CommandRecord, m: SentMessages, bar: BarContext): TemplateResult {
  const ended = isInsert(command) ? (bar.commands?.foreignRepliesSince(at) ?? []) : [];
  const times = ended.slice(-3).map((time) => bar.locale.time(time));
  return html`<span class="known muted"
    >${m.unknownOutcome} ${times.length > 0 ? m.strangers(ended.length, times.join(', ')) : nothing}</span
  >`;
}

function renderActions(
  record: CommandRecord,
  m: SentMessages,
  bar: BarContext,
): TemplateResult | typeof nothing {
  const { stage, undo } = record;
  const text = textOf(record.command);
  const body = bar.commands?.bodyOf(record.id);
  const open = stage === 'unknown' || stage === 'failed' || stage === 'unsent';
  if (open && text) return renderAction(m.sendAgain, true, () => bar.write(text));
  if (open && body) return renderAction(m.resend, bar.maySend, () => void bar.give(body, undo && { undo }));
  if (undo && mayUndo(record, bar)) return renderAction(m.undo, bar.maySend, () => takeBack(undo, bar));
  if (text && stage !== 'waiting') return renderAction(m.copy, true, () => bar.write(text), 'quiet');
  return nothing;
}

/** The button goes when this is under way: the log has the focus then. */
function takeBack(undo: LiveCommand, bar: BarContext): void {
  bar.element.shadowRoot?.querySelector<HTMLElement>('[role=log]')?.focus();
  void bar.give(undo);
}

/** Only the last of its kind can be taken back: an earlier one would take the later ones with it. */
function mayUndo({ id, stage, undo, command }: CommandRecord, bar: BarContext): boolean {
  if (!undo || stage !== 'accepted') return false;
  const last = logged(bar).findLast(
    (one) => one.command.command === command.command && one.stage !== 'failed' && one.stage !== 'unsent',
  );
  return last?.id === id;
}

function renderAction(words: string, enabled: boolean, act: () => void, kind = ''): TemplateResult {
  return html`<button class=${`button ${kind}`} type="button" ?disabled=${!enabled} @click=${act}>
    ${words}
  </button>`;
}
