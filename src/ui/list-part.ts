/** A long list that is shown part by part: which part it is, and buttons to the parts before and after. */
import { html, nothing, type TemplateResult } from 'lit';
import { grouped, type LocaleController, type Messages } from './locale.js';

interface PartMessages {
  range(from: number, to: number, count: number): string;
  previous: string;
  next: string;
}

const messages: Messages<PartMessages> = {
  en: {
    range: (from, to, count) => `${grouped(from)}–${grouped(to)} of ${grouped(count)}`,
    previous: 'Show previous',
    next: 'Show next',
  },
  zh: {
    range: (from, to, count) => `第 ${grouped(from)}–${grouped(to)} 项，共 ${grouped(count)} 项`,
    previous: '显示上一组',
    next: '显示下一组',
  },
};

/** Which part of a list is shown. */
export interface ListPart {
  /** Index of its first item. */
  from: number;
  /** Number of items in a part. */
  size: number;
  /** Number of items in the list. */
  count: number;
}

/** The buttons; nothing if one part is all. `show` gets the index of the first item of the part to show. */
export function renderPartButtons(
  { from, size, count }: ListPart,
  locale: LocaleController,
  show: (from: number) => void,
): TemplateResult | typeof nothing {
  if (count <= size) return nothing;
  const m = locale.of(messages);
  const renderButton = (to: number, label: string) =>
    to >= 0 && to < count
      ? html`<button class="button" type="button" @click=${() => show(to)}>${label}</button>`
      : nothing;
  return html`<p class="parts small muted">
    ${renderButton(from - size, m.previous)} ${renderButton(from + size, m.next)}
    <span role="status">${m.range(from + 1, Math.min(count, from + size), count)}</span>
  </p>`;
}
