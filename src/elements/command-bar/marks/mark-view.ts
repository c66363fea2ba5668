/** Renders the form of a mark below the field: suggested values as buttons, and a field for other values. */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../../base/index.js';
import { withToneMarks } from '../../../ssml/index.js';
import { isComposing, type LocaleController } from '../../../ui/index.js';
import { markError, suggestions, markedText, type Mark } from './mark.js';
import type { Marks } from './marks.js';
import { messages, type MarkMessages } from './messages.js';

/** The form of the open mark, or the hint that a selection is needed. */
export function renderMark(marks: Marks, locale: LocaleController): TemplateResult | typeof nothing {
  const m = locale.of(messages);
  const { mark, needsSelection } = marks;
  if (needsSelection) return html`<p class="small muted" role="status">${m.select[needsSelection]}</p>`;
  if (!mark) return nothing;
  const error = mark.value.trim() === '' ? undefined : markError(marks.text, mark, locale.lang);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!error && mark.value.trim()) marks.apply();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event)) return;
    event.stopPropagation();
    marks.close();
  };
  const about = markedText(marks.text, mark);
  return html`<form
    class="mark panel"
    aria-label=${m.name[mark.tool]}
    @submit=${onSubmit}
    @keydown=${onEscape}
  >
    <p>
      <strong>${m.name[mark.tool]}</strong>
      ${about ? html`<span class="muted">${m.about(shortened(about))}</span>` : nothing}
    </p>
    <span class="actions">
      ${suggestions(mark, marks.text).map((suggestion) => renderSuggestion(suggestion, mark, marks, m))}
      ${mark.tool === 'emotion' ? nothing : renderValueField(mark, marks, m, error)}
      <button class="button primary" type="submit" ?disabled=${!mark.value.trim() || error !== undefined}>
        ${m.insert}
      </button>
      <button class="button" type="button" @click=${() => marks.close()}>${m.cancel}</button>
    </span>
    <p class="small fault" id="fault" role="status">${error ?? nothing}</p>
  </form>`;
}

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

function renderSuggestion(
  suggestion: string,
  { tool, value }: Mark,
  marks: Marks,
  m: MarkMessages,
): TemplateResult {
  const words =
    tool === 'break'
      ? m.seconds(suggestion)
      : tool === 'emotion'
        ? (lookUp(m.emotion, suggestion) ?? suggestion)
        : withToneMarks(suggestion);
  return html`<button
    class="button"
    type="button"
    aria-pressed=${value === suggestion ? 'true' : 'false'}
    @click=${() => marks.change(suggestion)}
  >
    ${words}
  </button>`;
}

function renderValueField(
  { tool, value }: Mark,
  marks: Marks,
  m: MarkMessages,
  error?: string,
): TemplateResult {
  const pause = tool === 'break';
  return html`<input
    class="field value"
    type=${pause ? 'number' : 'text'}
    min=${pause ? '0.2' : nothing}
    max=${pause ? '10' : nothing}
    step=${pause ? '0.1' : nothing}
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    aria-label=${m.field[tool]}
    placeholder=${m.example[tool]}
    aria-invalid=${error ? 'true' : nothing}
    aria-describedby="fault"
    .value=${value}
    @input=${(event: Event) => marks.change((event.target as HTMLInputElement).value)}
  />`;
}
