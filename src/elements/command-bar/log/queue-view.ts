/** Renders the queue: the commands that wait for the connection, each with its deadline, Edit and Cancel. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isOffline } from '../../../base/index.js';
import { textOf, type CommandRecord } from '../../../live/index.js';
import {
  formatClock,
  isComposing,
  keepFocus,
  renderIsolated,
  renderSelect,
  stripTags,
} from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { commandLabel } from './command-label.js';
import { messages, type LogMessages } from './messages.js';

/** Number of waiting commands rendered at first, and added at each click on “more”; the next ones follow as these are sent. */
const pageSize = 30;

/** What the user is editing in the queue. */
export interface QueueState {
  /** The waiting command that is being edited, and its text so far. */
  edited: { id: string; text: string } | undefined;
  /** Number of commands that are shown in addition. */
  extraCount: number;
}

/** The queue; nothing while the browser is online and no command waits. */
export function renderQueue(bar: BarContext, state: QueueState): TemplateResult | typeof nothing {
  const m = bar.locale.of(messages);
  const waiting = bar.commands?.queue ?? [];
  const offline = isOffline();
  const { edited } = state;
  const gone = edited !== undefined && !waiting.some(({ id }) => id === edited.id);
  if (!offline && waiting.length === 0 && !gone) return nothing;
  const shown = waiting.filter(({ id }, index) => index < pageSize + state.extraCount || id === edited?.id);
  return html`<section class="queue panel" part="queue" aria-labelledby="queue">
    <div class="line">
      <h3 id="queue">${m.queue}</h3>
      ${renderSelect(m.waitFor, m.waits, String(bar.wait), false, (value) => setWait(value, bar))}
    </div>
    ${offline ? html`<p class="small muted">${m.offline}</p>` : nothing}
    <ol>
      ${repeat(
        [...(gone ? [edited] : []), ...shown],
        ({ id }) => id,
        (one) =>
          'command' in one ? renderWaiting(one, m, bar, state) : renderEditor(one.id, m, bar, state, true),
      )}
    </ol>
    ${renderMore(waiting.length - shown.length, m, bar, state)}
  </section>`;
}

/** How many more commands wait, and a button that shows the next ones. */
function renderMore(
  left: number,
  m: LogMessages,
  bar: BarContext,
  state: QueueState,
): TemplateResult | typeof nothing {
  if (left === 0) return nothing;
  const onClick = () => {
    keepFocus(bar.element);
    state.extraCount += pageSize;
    bar.element.requestUpdate();
  };
  return html`<div class="line">
    <p class="small muted">${m.andMore(left)}</p>
    <button class="button" type="button" @click=${onClick}>${m.showMore(Math.min(left, pageSize))}</button>
  </div>`;
}

function renderWaiting(
  record: CommandRecord,
  m: LogMessages,
  bar: BarContext,
  state: QueueState,
): TemplateResult {
  const { id, command, deadline = 0 } = record;
  if (state.edited?.id === id) return renderEditor(id, m, bar, state);
  const left = formatClock((deadline - Date.now()) / 1000);
  const hasText = stripTags(textOf(command)) !== '';
  return html`<li>
    <span class="label">${renderIsolated(commandLabel(record, bar))}</span>
    <span class="small muted">${m.until(bar.locale.time(deadline), left)}</span>
    <span class="actions">
      ${hasText ? html`<button class="button" type="button" @click=${() => editCommand(id, textOf(command), bar, state)}>${m.edit}</button>` : nothing}
      <button class="button" type="button" @click=${() => cancelCommand(id, bar)}>${m.cancel}</button>
    </span>
  </li>`;
}

/** The text field of an edited command. With `gone`, the command has left the queue, and its text can be moved to the composer. */
function renderEditor(
  id: string,
  m: LogMessages,
  bar: BarContext,
  state: QueueState,
  gone = false,
): TemplateResult {
  const text = state.edited?.text ?? '';
  const problem = bar.errorIn(text);
  const onInput = (event: Event) => {
    state.edited = { id, text: (event.target as HTMLTextAreaElement).value };
    bar.element.requestUpdate();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.stopPropagation();
    editCommand(undefined, '', bar, state);
  };
  return html`<li @keydown=${onKey}>
    <textarea class="field" rows="2" aria-label=${m.edit} .value=${text} @input=${onInput}></textarea>
    ${gone || problem ? html`<p class="small failed" role="alert">${gone ? m.gone : problem?.message}</p>` : nothing}
    <span class="actions">
      <button
        class="button primary"
        type="button"
        ?disabled=${text.trim() === '' || (problem !== undefined && !gone)}
        @click=${() => saveCommand(id, text.trim(), bar, state)}
      >
        ${gone ? m.copy : m.save}
      </button>
      <button class="button" type="button" @click=${() => editCommand(undefined, '', bar, state)}>
        ${m.cancel}
      </button>
    </span>
  </li>`;
}

function setWait(seconds: string, bar: BarContext): void {
  bar.wait = Number(seconds);
  bar.element.requestUpdate();
}

/** Starts editing a command, which is held back from then on; without an ID, ends editing. */
function editCommand(id: string | undefined, text: string, bar: BarContext, state: QueueState): void {
  keepFocus(bar.element);
  state.edited = id === undefined ? undefined : { id, text };
  bar.commands?.hold(id);
}

function cancelCommand(id: string, bar: BarContext): void {
  keepFocus(bar.element);
  bar.commands?.cancel(id);
}

/** Replaces the text of the command in the queue; if it is no longer there, the text goes to the composer. */
function saveCommand(id: string, text: string, bar: BarContext, state: QueueState): void {
  const body = bar.commands?.bodyOf(id);
  const params = { ...body?.params, text_config: { text } };
  const isUpdated = body && bar.commands?.update(id, { ...body, params });
  editCommand(undefined, '', bar, state);
  if (!isUpdated) bar.setText(text);
}
