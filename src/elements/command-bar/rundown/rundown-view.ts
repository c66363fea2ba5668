/**
 * Renders the run-down: the current paragraph highlighted, the upcoming ones with their buttons, and below the list the
 * buttons for the unsent changes.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  AudioLines,
  icon,
  isComposing,
  renderError,
  renderIsolated,
  renderPart,
  RotateCw,
  stripTags,
  TriangleAlert,
} from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { messages, type RundownMessages } from './messages.js';
import type { Change, Paragraph } from './rundown-model.js';

type State = keyof RundownMessages['state'];

/** Why the changes were not sent. `begun`: a changed paragraph has begun; `changed`: someone else has changed it. */
export type SendProblem = 'begun' | 'changed';

/** The run-down that is rendered, and what its buttons do. */
export interface RundownProps {
  readonly bar: BarContext;
  readonly stage: 'reading' | 'ready' | 'sending';
  /** Why the last read failed. */
  readonly error: unknown;
  /** Why the last send failed. */
  readonly sendError: unknown;
  readonly round: readonly Paragraph[];
  /** New paragraphs that have not been sent. */
  readonly added: readonly Paragraph[];
  /** The changes that have not been sent. */
  readonly changes: readonly Change[];
  /** Index in the round of the paragraph that is being said; −1 while the service has not reported one. */
  readonly currentIndex: number;
  /** Whether the livestream is over; then `currentIndex` is the last that was reported. */
  readonly isOver: boolean;
  /** Whether the current paragraph has not been reported for a while. */
  readonly isStale: boolean;
  /** The paragraph in the editor. */
  readonly editing: Paragraph | undefined;
  readonly sendProblem: SendProblem | undefined;
  /** The unsent change of a paragraph. */
  changeOf(key: string): Change | undefined;
  readonly refresh: () => Promise<void>;
  /** Opens a paragraph in the editor; `undefined` closes the editor. */
  edit(paragraph: Paragraph | undefined): void;
  updateEditing(change: Partial<Paragraph>): void;
  keepEditing(): void;
  add(): void;
  remove(paragraph: Paragraph): void;
  /** Drops the change of a paragraph. */
  restore(paragraph: Paragraph): void;
  /** Drops all changes. */
  discard(): void;
  send(): Promise<void>;
}

/** The panel with its title, list and foot. */
export function renderRundown(rundown: RundownProps): TemplateResult {
  const { bar, round, added, editing } = rundown;
  const m = bar.locale.of(messages);
  const { stage, error, isOver } = rundown;
  const isNew = editing && ![...round, ...added].some(({ key }) => key === editing.key);
  return html`<section class="rundown panel" part="rundown" aria-labelledby="rundown">
    <div class="line">
      <h3 id="rundown" tabindex="-1">${isOver ? m.lastRound : m.name}</h3>
      ${isOver ? nothing : renderRefresh(rundown, m)}
    </div>
    ${error && !isOver ? renderError(error, bar.locale, () => void rundown.refresh()) : nothing}
    ${round.length > 0 && !isOver && rundown.isStale ? html`<p class="small muted">${m.stale}</p>` : nothing}
    ${round.length === 0 && !error ? html`<p class="small muted" role="status">${stage === 'reading' && !isOver ? m.reading : m.empty}</p>` : nothing}
    <ol>
      ${repeat(
        [...round, ...added],
        ({ key }) => key,
        (paragraph, index) =>
          renderPart(bar.locale, () => renderParagraph(paragraph, stateAt(index, rundown), rundown, m)),
      )}
      ${isNew ? html`<li class="upcoming">${renderEditor(editing, rundown, m)}</li>` : nothing}
    </ol>
    ${renderFoot(rundown, m)}
  </section>`;
}

function renderRefresh(rundown: RundownProps, m: RundownMessages): TemplateResult {
  return html`<button
    class="button quiet icon-only"
    type="button"
    aria-label=${m.refresh}
    title=${m.refresh}
    @click=${rundown.refresh}
  >
    ${icon(RotateCw)}
  </button>`;
}

/** The state of a paragraph; undefined if the livestream is over, and none was reported. */
function stateAt(index: number, { currentIndex, isOver }: RundownProps): State | undefined {
  if (isOver && currentIndex < 0) return undefined;
  if (index < currentIndex) return 'past';
  if (isOver) return index === currentIndex ? 'last' : 'unplayed';
  if (index === currentIndex) return 'current';
  return currentIndex >= 0 && index === currentIndex + 1 ? 'next' : 'upcoming';
}

function renderParagraph(
  paragraph: Paragraph,
  state: State | undefined,
  rundown: RundownProps,
  m: RundownMessages,
): TemplateResult {
  const change = rundown.changeOf(paragraph.key);
  const shown = change?.paragraph ?? paragraph;
  if (rundown.editing?.key === paragraph.key)
    return html`<li class=${state ?? ''}>${renderEditor(rundown.editing, rundown, m)}</li>`;
  const text = shown.text === undefined ? m.recording : stripTags(shown.text);
  return html`<li
    class=${`${state ?? ''} ${change?.kind ?? ''}`}
    aria-current=${state === 'current' ? 'true' : nothing}
  >
    <span class="state small"
      >${state === 'current' ? icon(AudioLines) : nothing}${state ? m.state[state] : nothing}</span
    >
    <span class="paragraph">
      <strong>${renderIsolated(shown.title || m.untitled)}</strong>
      <span class="text muted" title=${text}>${renderIsolated(text)}</span>
      ${change ? html`<span class="small change">${(rundown.isOver ? m.unsent : m.change)[change.kind]}</span>` : nothing}
    </span>
    ${rundown.isOver ? nothing : state === 'past' || state === 'current' ? renderRestore(shown, rundown, m) : renderButtons(shown, rundown, m)}
  </li>`;
}

/** A paragraph that has begun can no longer be changed, but an unsent change of it can be dropped. */
function renderRestore(
  paragraph: Paragraph,
  rundown: RundownProps,
  m: RundownMessages,
): TemplateResult | typeof nothing {
  if (!rundown.changeOf(paragraph.key)) return nothing;
  return html`<span class="actions"
    >${renderButton(m.restore, paragraph, m, () => rundown.restore(paragraph))}</span
  >`;
}

function renderButtons(paragraph: Paragraph, rundown: RundownProps, m: RundownMessages): TemplateResult {
  const change = rundown.changeOf(paragraph.key);
  const isRemoved = change?.kind === 'remove';
  return html`<span class="actions">
    ${isRemoved || paragraph.text === undefined ? nothing : renderButton(m.edit, paragraph, m, () => rundown.edit(paragraph))}
    ${change && change.kind !== 'add' ? renderButton(m.restore, paragraph, m, () => rundown.restore(paragraph)) : nothing}
    ${isRemoved ? nothing : renderButton(m.remove, paragraph, m, () => rundown.remove(paragraph))}
  </span>`;
}

function renderButton(
  label: string,
  { title }: Paragraph,
  m: RundownMessages,
  onClick: () => void,
): TemplateResult {
  const name = m.actionLabel(label, title || m.untitled);
  return html`<button class="button" type="button" aria-label=${name} @click=${onClick}>${label}</button>`;
}

function renderEditor(editing: Paragraph, rundown: RundownProps, m: RundownMessages): TemplateResult {
  const { title, text = '' } = editing;
  const problem = rundown.bar.errorIn(text);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!problem) rundown.keepEditing();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.stopPropagation();
    rundown.edit(undefined);
  };
  return html`<form class="editor" @submit=${onSubmit} @keydown=${onKey}>
    <label
      ><span class="small muted">${m.title}</span>
      <input
        class="field"
        maxlength="256"
        ?readonly=${rundown.isOver}
        .value=${title}
        @input=${(event: Event) => rundown.updateEditing({ title: (event.target as HTMLInputElement).value })}
    /></label>
    <label
      ><span class="small muted">${m.text}</span>
      <textarea
        class="field"
        rows="3"
        ?readonly=${rundown.isOver}
        .value=${text}
        @input=${(event: Event) => rundown.updateEditing({ text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </label>
    ${problem ? html`<p class="small failed" role="alert">${problem.message}</p>` : nothing}
    <span class="actions">
      ${
        rundown.isOver
          ? nothing
          : html`<button
              class="button primary"
              type="submit"
              ?disabled=${text.trim() === '' || problem !== undefined}
            >
              ${m.keep}
            </button>`
      }
      <button class="button" type="button" @click=${() => rundown.edit(undefined)}>${m.cancel}</button>
    </span>
  </form>`;
}

function renderFoot(rundown: RundownProps, m: RundownMessages): TemplateResult {
  const { changes, stage, sendProblem, sendError, bar, round } = rundown;
  if (rundown.isOver) return renderUnsent(rundown, m);
  return html`${
      sendError && changes.length > 0
        ? renderError(sendError, bar.locale, () => void rundown.send(), { said: m.sendFailed })
        : nothing
    }${
      sendProblem
        ? html`<div class="notice warning" role="alert">
            ${icon(TriangleAlert)}
            <p>${m[sendProblem]}</p>
          </div>`
        : nothing
    }
    <div class="actions">
      ${round.length > 0 ? html`<button class="button" type="button" @click=${() => rundown.add()}>${m.add}</button>` : nothing}
      ${
        changes.length > 0
          ? html`<button class="button" type="button" @click=${() => rundown.discard()}>${m.discard}</button>
              <button
                class="button primary"
                type="button"
                ?disabled=${!bar.canSend}
                aria-disabled=${stage === 'ready' ? nothing : 'true'}
                @click=${() => void rundown.send()}
              >
                ${stage === 'sending' ? m.sending : m.send(changes.length)}
              </button>`
          : nothing
      }
    </div>`;
}

/** What was changed and not sent when the livestream ended: it can only be copied, or discarded. */
function renderUnsent(rundown: RundownProps, m: RundownMessages): TemplateResult {
  if (rundown.changes.length === 0) return html``;
  return html`<p class="small" role="status">${m.unsentNote}</p>
    <div class="actions">
      <button class="button" type="button" @click=${() => rundown.discard()}>${m.discard}</button>
    </div>`;
}
