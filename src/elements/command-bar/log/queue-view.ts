/** What waits to be sent, in order: until when each waits, and how to change it or take it back. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isOffline } from '../../../base/index.js';
import { textOf, type CommandRecord } from '../../../live/index.js';
import { formatClock } from '../../../ui/locale.js';
import { stripTags } from '../../../ui/strip-tags.js';
import type { BarContext } from '../bar-context.js';
import { renderChoice } from '../select-field.js';
import { keepFocus } from '../keep-focus.js';
import { problemsIn } from '../marks/problems-view.js';
import { saidIn } from './log-view.js';
import { messages, type SentMessages } from './messages.js';

export interface QueueHost {
  /** Seconds that what is sent from now on may wait. */
  wait: number;
  /** The waiting command that is being changed, and its text so far. */
  changing: { id: string; text: string } | undefined;
}

export function renderQueue(bar: BarContext, host: QueueHost): TemplateResult | typeof nothing {
  const m = bar.locale.of(messages);
  const waiting = bar.commands?.queue ?? [];
  const offline = isOffline();
  const { changing } = host;
  const gone = changing !== undefined && !waiting.some(({ id }) => id === changing.id);
  if (!offline && waiting.length === 0 && !gone) return nothing;
  return html`<section class="queue panel" part="queue" aria-labelledby="queue">
    <div class="line">
      <h3 id="queue">${m.queue}</h3>
      ${renderChoice(m.waitFor, m.waits, String(host.wait), false, (value) => (host.wait = Number(value)))}
    </div>
    ${offline ? html`<p class="small muted">${m.offline}</p>` : nothing}
    <ol>
      ${repeat(
        [...(gone ? [changing] : []), ...waiting],
        ({ id }) => id,
        (one) =>
          'command' in one ? renderWaiting(one, m, bar, host) : renderChanging(one.id, m, bar, host, true),
      )}
    </ol>
  </section>`;
}

function renderWaiting(
  record: CommandRecord,
  m: SentMessages,
  bar: BarContext,
  host: QueueHost,
): TemplateResult {
  const { id, command, deadline = 0 } = record;
  if (host.changing?.id === id) return renderChanging(id, m, bar, host);
  const left = formatClock((deadline - Date.now()) / 1000);
  const words = stripTags(textOf(command));
  return html`<li>
    <span class="said">${saidIn(record, bar)}</span>
    <span class="small muted">${m.until(bar.locale.time(deadline), left)}</span>
    <span class="actions">
      ${words ? html`<button class="button" type="button" @click=${() => change(id, textOf(command), bar, host)}>${m.edit}</button>` : nothing}
      <button class="button" type="button" @click=${() => takeBack(id, bar)}>${m.cancel}</button>
    </span>
  </li>`;
}

/** `gone`: it waits no longer, and what was written can go to the field. */
function renderChanging(
  id: string,
  m: SentMessages,
  bar: BarContext,
  host: QueueHost,
  gone = false,
): TemplateResult {
  const text = host.changing?.text ?? '';
  const problem = problemsIn(text, bar.locale.lang).find(({ severity }) => severity === 'error');
  const onInput = (event: Event) =>
    (host.changing = { id, text: (event.target as HTMLTextAreaElement).value });
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) change(undefined, '', bar, host);
  };
  return html`<li @keydown=${onKey}>
    <textarea class="field" rows="2" aria-label=${m.edit} .value=${text} @input=${onInput}></textarea>
    ${gone || problem ? html`<p class="small failed" role="alert">${gone ? m.gone : problem?.message}</p>` : nothing}
    <span class="actions">
      <button
        class="button primary"
        type="button"
        ?disabled=${text.trim() === '' || (problem !== undefined && !gone)}
        @click=${() => keep(id, text.trim(), bar, host)}
      >
        ${gone ? m.copy : m.keep}
      </button>
      <button class="button" type="button" @click=${() => change(undefined, '', bar, host)}>
        ${m.cancel}
      </button>
    </span>
  </li>`;
}

/** Begins to change a command, which then stays where it is; without an ID, ends that. */
function change(id: string | undefined, text: string, bar: BarContext, host: QueueHost): void {
  keepFocus(bar);
  host.changing = id === undefined ? undefined : { id, text };
  bar.commands?.hold(id);
}

function takeBack(id: string, bar: BarContext): void {
  keepFocus(bar);
  bar.commands?.cancel(id);
}

/** Changes it in its place; what waits no longer goes to the field. */
function keep(id: string, text: string, bar: BarContext, host: QueueHost): void {
  const body = bar.commands?.bodyOf(id);
  const params = { ...body?.params, text_config: { text } };
  const kept = body && bar.commands?.update(id, { ...body, params });
  change(undefined, '', bar, host);
  if (!kept) bar.write(text);
}
