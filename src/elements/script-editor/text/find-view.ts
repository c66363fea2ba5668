/** The bar that finds and replaces, above the text. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import { ArrowDown, ArrowUp, X } from '../../../ui/icons.js';
import type { TextMessages } from './messages.js';

export interface FindHost {
  open: boolean;
  words: string;
  insert: string;
  count: number;
  /** Which place is selected, from 1. */
  place: number;
  editable: boolean;
  /** What the last replacement did. */
  done: { places: number; texts: number } | undefined;
  canUndo: boolean;
  find(words: string): void;
  write(insert: string): void;
  go(by: 1 | -1): Promise<void>;
  replace(): Promise<void>;
  replaceAll(): Promise<void>;
  undo(): Promise<void>;
  close(): void;
}

export function renderFind(m: TextMessages, host: FindHost): TemplateResult | typeof nothing {
  if (!host.open) return nothing;
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      host.close();
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.target.matches('.find-field')) void host.go(event.shiftKey ? -1 : 1);
    else void host.replace();
  };
  return html`<search class="find" part="find" aria-label=${m.find} @keydown=${onKey}>
    <div class="find-row">
      ${field('find-field', m.findWords, host.words, (words) => host.find(words))}
      <span class="small muted found" role="status"
        >${host.words ? m.found(host.place, host.count) : nothing}</span
      >
      ${press(m.previous, host.count > 0, () => void host.go(-1), ArrowUp)}
      ${press(m.next, host.count > 0, () => void host.go(1), ArrowDown)}
      ${press(m.close, true, () => host.close(), X)}
    </div>
    ${host.editable ? renderReplace(m, host) : nothing}
  </search>`;
}

const renderReplace = (m: TextMessages, host: FindHost): TemplateResult =>
  html`<div class="find-row">
    ${field('replace-field', m.replaceWith, host.insert, (insert) => host.write(insert))}
    ${press(m.replace, host.count > 0, () => void host.replace())}
    ${press(m.replaceAll, host.count > 0, () => void host.replaceAll())}
    <span class="small muted" role="status"
      >${host.done ? m.replaced(host.done.places, host.done.texts) : nothing}</span
    >
    ${host.done && host.canUndo ? press(m.undo, true, () => void host.undo()) : nothing}
  </div>`;

const field = (name: string, label: string, value: string, write: (value: string) => void): TemplateResult =>
  html`<input
    class=${`field ${name}`}
    type="text"
    aria-label=${label}
    placeholder=${label}
    autocomplete="off"
    spellcheck="false"
    .value=${value}
    @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
  />`;

function press(
  label: string,
  able: boolean,
  act: () => void,
  symbol?: Parameters<typeof icon>[0],
): TemplateResult {
  return html`<button
    class=${symbol ? 'button quiet' : 'button'}
    type="button"
    aria-label=${label}
    title=${symbol ? label : nothing}
    aria-disabled=${able ? nothing : 'true'}
    @click=${able ? act : nothing}
  >
    ${symbol ? icon(symbol) : label}
  </button>`;
}
