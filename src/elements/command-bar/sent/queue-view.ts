/** What waits to be sent, in order: until when each waits, and how to change it or take it back. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isOffline, textOf, type CommandRecord } from '../../../live/index.js';
import { clock } from '../../../ui/locale.js';
import { wordsOf } from '../../../ui/plain-text.js';
import type { Bar } from '../bar.js';
import { renderChoice } from '../choice-view.js';
import { keepFocus } from '../focus.js';
import { saidIn } from './log-view.js';
import { messages, type SentMessages } from './messages.js';

export interface QueueHost {
  /** Seconds that what is sent from now on may wait. */
  wait: number;
  /** The waiting command that is being changed, and its text so far. */
  changing: { id: string; text: string } | undefined;
}

export function renderQueue(bar: Bar, host: QueueHost): TemplateResult | typeof nothing {
  const m = bar.locale.of(messages);
  const waiting = bar.commands?.queue ?? [];
  const offline = isOffline();
  if (!offline && waiting.length === 0) return nothing;
  return html`<section class="queue panel" part="queue" aria-labelledby="queue">
    <div class="line">
      <h3 id="queue">${m.queue}</h3>
      ${renderChoice(m.waitFor, m.waits, String(host.wait), false, (value) => (host.wait = Number(value)))}
    </div>
    ${offline ? html`<p class="small muted">${m.offline}</p>` : nothing}
    <ol>
      ${repeat(
        waiting,
        ({ id }) => id,
        (record) => renderWaiting(record, m, bar, host),
      )}
    </ol>
  </section>`;
}

function renderWaiting(record: CommandRecord, m: SentMessages, bar: Bar, host: QueueHost): TemplateResult {
  const { id, command, deadline = 0 } = record;
  if (host.changing?.id === id) return renderChanging(record, m, bar, host);
  const left = clock((deadline - Date.now()) / 1000);
  const words = wordsOf(textOf(command));
  return html`<li>
    <span class="said">${saidIn(record, bar)}</span>
    <span class="small muted">${m.until(bar.locale.time(deadline), left)}</span>
    <span class="actions">
      ${words ? html`<button class="button" type="button" @click=${() => change(id, textOf(command), bar, host)}>${m.edit}</button>` : nothing}
      <button class="button" type="button" @click=${() => takeBack(id, bar)}>${m.cancel}</button>
    </span>
  </li>`;
}

function renderChanging(record: CommandRecord, m: SentMessages, bar: Bar, host: QueueHost): TemplateResult {
  const text = host.changing?.text ?? '';
  const onInput = (event: Event) =>
    (host.changing = { id: record.id, text: (event.target as HTMLTextAreaElement).value });
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) change(undefined, '', bar, host);
  };
  return html`<li @keydown=${onKey}>
    <textarea class="field" rows="2" aria-label=${m.edit} .value=${text} @input=${onInput}></textarea>
    <span class="actions">
      <button
        class="button primary"
        type="button"
        ?disabled=${text.trim() === ''}
        @click=${() => keep(record, text.trim(), bar, host)}
      >
        ${m.keep}
      </button>
      <button class="button" type="button" @click=${() => change(undefined, '', bar, host)}>
        ${m.cancel}
      </button>
    </span>
  </li>`;
}

/** Begins to change a command, which then stays where it is; without an ID, ends that. */
function change(id: string | undefined, text: string, bar: Bar, host: QueueHost): void {
  keepFocus(bar);
  host.changing = id === undefined ? undefined : { id, text };
  bar.commands?.hold(id);
}

function takeBack(id: string, bar: Bar): void {
  keepFocus(bar);
  bar.commands?.cancel(id);
}

function keep({ id }: CommandRecord, text: string, bar: Bar, host: QueueHost): void {
  const body = bar.commands?.bodyOf(id);
  if (body) {
    const params = { ...body.params, text_config: { text } };
    if (!bar.commands?.change(id, { ...body, params })) bar.write(text);
  }
  change(undefined, '', bar, host);
}
