/** The small form of a mark, beneath the field: values one press away, a field for others. */
import { html, nothing, type TemplateResult } from 'lit';
import { withToneMarks } from '../../../ssml/index.js';
import type { LocaleController } from '../../../ui/locale.js';
import { faultOf, offers, subjectOf, type Mark } from './mark.js';
import type { Marks } from './marks.js';
import { messages, type WritingMessages } from './messages.js';

export function renderMark(marks: Marks, locale: LocaleController): TemplateResult | typeof nothing {
  const m = locale.of(messages);
  const { mark, missing } = marks;
  if (missing) return html`<p class="small muted" role="status">${m.select[missing]}</p>`;
  if (!mark) return nothing;
  const fault = mark.value.trim() === '' ? undefined : faultOf(marks.text, mark, locale.lang);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (!fault && mark.value.trim()) marks.apply();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    marks.close();
  };
  const about = subjectOf(marks.text, mark);
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
      ${offers(mark, marks.text).map((offer) => renderOffer(offer, mark, marks, m))}
      ${mark.tool === 'emotion' ? nothing : renderField(mark, marks, m, fault)}
      <button class="button primary" type="submit" ?disabled=${!mark.value.trim() || fault !== undefined}>
        ${m.insert}
      </button>
      <button class="button" type="button" @click=${() => marks.close()}>${m.cancel}</button>
    </span>
    <p class="small fault" id="fault" role="status">${fault ?? nothing}</p>
  </form>`;
}

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

function renderOffer(offer: string, { tool, value }: Mark, marks: Marks, m: WritingMessages): TemplateResult {
  const words =
    tool === 'break'
      ? m.seconds(offer)
      : tool === 'emotion'
        ? (m.emotion[offer] ?? offer)
        : withToneMarks(offer);
  return html`<button
    class="button"
    type="button"
    aria-pressed=${value === offer ? 'true' : 'false'}
    @click=${() => marks.change(offer)}
  >
    ${words}
  </button>`;
}

function renderField(
  { tool, value }: Mark,
  marks: Marks,
  m: WritingMessages,
  fault?: string,
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
    aria-invalid=${fault ? 'true' : nothing}
    aria-describedby="fault"
    .value=${value}
    @input=${(event: Event) => marks.change((event.target as HTMLInputElement).value)}
  />`;
}
