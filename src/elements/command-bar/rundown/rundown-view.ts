/** The run-down as a list: the present paragraph marked, the coming ones with their buttons, the changes at the foot. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renderError } from '../../../ui/error-view.js';
import { icon } from '../../../ui/icon.js';
import { AudioLines, RotateCw, TriangleAlert } from '../../../ui/icons.js';
import { stripTags } from '../../../ui/strip-tags.js';
import { problemsIn } from '../marks/problems-view.js';
import { messages, type RundownMessages } from './messages.js';
import type { Paragraph } from './rundown-model.js';
import type { Rundown } from './rundown.lazy.js';

type State = 'said' | 'now' | 'next' | 'coming';

export function renderRundown(rundown: Rundown): TemplateResult {
  const { bar, round, added, editing } = rundown;
  const m = bar.locale.of(messages);
  const { now, stage, error } = rundown;
  const isNew = editing && ![...round, ...added].some(({ key }) => key === editing.key);
  return html`<section class="rundown panel" part="rundown" aria-labelledby="rundown">
    <div class="line">
      <h3 id="rundown" tabindex="-1">${m.name}</h3>
      <button
        class="button quiet icon-only"
        type="button"
        aria-label=${m.refresh}
        title=${m.refresh}
        @click=${rundown.read}
      >
        ${icon(RotateCw)}
      </button>
    </div>
    ${error ? renderError(error, bar.locale, () => void rundown.read()) : nothing}
    ${round.length > 0 && rundown.isOld ? html`<p class="small muted">${m.notTold}</p>` : nothing}
    ${round.length === 0 && !error ? html`<p class="small muted" role="status">${stage === 'reading' ? m.reading : m.empty}</p>` : nothing}
    <ol>
      ${repeat(
        [...round, ...added],
        ({ key }) => key,
        (paragraph, index) => renderParagraph(paragraph, stateAt(index, now), rundown, m),
      )}
      ${isNew ? html`<li class="coming">${renderEditor(editing, rundown, m)}</li>` : nothing}
    </ol>
    ${renderFoot(rundown, m)}
  </section>`;
}

function stateAt(index: number, now: number): State {
  if (index < now) return 'said';
  if (index === now) return 'now';
  return now >= 0 && index === now + 1 ? 'next' : 'coming';
}

function renderParagraph(
  paragraph: Paragraph,
  state: State,
  rundown: Rundown,
  m: RundownMessages,
): TemplateResult {
  const change = rundown.changeOf(paragraph.key);
  const shown = change?.paragraph ?? paragraph;
  if (rundown.editing?.key === paragraph.key)
    return html`<li class=${state}>${renderEditor(rundown.editing, rundown, m)}</li>`;
  const words = shown.text === undefined ? m.recording : stripTags(shown.text);
  return html`<li
    class=${`${state} ${change?.kind ?? ''}`}
    aria-current=${state === 'now' ? 'true' : nothing}
  >
    <span class="state small">${state === 'now' ? icon(AudioLines) : nothing}${m.state[state]}</span>
    <span class="what">
      <strong>${shown.title || m.untitled}</strong>
      <span class="words muted">${words}</span>
      ${change ? html`<span class="small change">${m.change[change.kind]}</span>` : nothing}
    </span>
    ${state === 'said' || state === 'now' ? renderLate(shown, rundown, m) : renderButtons(shown, rundown, m)}
  </li>`;
}

/** A paragraph that has begun can't be changed; a change that came too late can be taken back. */
function renderLate(
  paragraph: Paragraph,
  rundown: Rundown,
  m: RundownMessages,
): TemplateResult | typeof nothing {
  if (!rundown.changeOf(paragraph.key)) return nothing;
  return html`<span class="actions"
    >${renderButton(m.restore, paragraph, m, () => rundown.restore(paragraph))}</span
  >`;
}

function renderButtons(paragraph: Paragraph, rundown: Rundown, m: RundownMessages): TemplateResult {
  const change = rundown.changeOf(paragraph.key);
  const removed = change?.kind === 'remove';
  return html`<span class="actions">
    ${removed || paragraph.text === undefined ? nothing : renderButton(m.edit, paragraph, m, () => rundown.edit(paragraph))}
    ${change && change.kind !== 'add' ? renderButton(m.restore, paragraph, m, () => rundown.restore(paragraph)) : nothing}
    ${removed ? nothing : renderButton(m.remove, paragraph, m, () => rundown.remove(paragraph))}
  </span>`;
}

function renderButton(
  words: string,
  { title }: Paragraph,
  m: RundownMessages,
  act: () => void,
): TemplateResult {
  const name = m.of(words, title || m.untitled);
  return html`<button class="button" type="button" aria-label=${name} @click=${act}>${words}</button>`;
}

function renderEditor(editing: Paragraph, rundown: Rundown, m: RundownMessages): TemplateResult {
  const { title, text = '' } = editing;
  const problem = problemsIn(text, rundown.bar.locale.lang).find(({ severity }) => severity === 'error');
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!problem) rundown.keep();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) rundown.edit(undefined);
  };
  return html`<form class="editor" @submit=${onSubmit} @keydown=${onKey}>
    <label
      ><span class="small muted">${m.title}</span>
      <input
        class="field"
        maxlength="256"
        .value=${title}
        @input=${(event: Event) => rundown.write({ title: (event.target as HTMLInputElement).value })}
    /></label>
    <label
      ><span class="small muted">${m.text}</span>
      <textarea
        class="field"
        rows="3"
        .value=${text}
        @input=${(event: Event) => rundown.write({ text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </label>
    ${problem ? html`<p class="small failed" role="alert">${problem.message}</p>` : nothing}
    <span class="actions">
      <button class="button primary" type="submit" ?disabled=${text.trim() === '' || problem !== undefined}>
        ${m.keep}
      </button>
      <button class="button" type="button" @click=${() => rundown.edit(undefined)}>${m.cancel}</button>
    </span>
  </form>`;
}

function renderFoot(rundown: Rundown, m: RundownMessages): TemplateResult {
  const { changes, stage, trouble, bar, round } = rundown;
  return html`${
      trouble
        ? html`<div class="notice warning" role="alert">
            ${icon(TriangleAlert)}
            <p>${m[trouble]}</p>
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
