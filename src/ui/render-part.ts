/**
 * Keeps the parts of an element apart: a part whose rendering throws, for example on an unexpected value, is replaced by
 * a quiet note, and its neighbours stay. An operator who cannot read a detail can still stop the stream.
 */
import { html, type TemplateResult } from 'lit';
import { asApiError } from '../api/index.js';
import { MssErrorEvent } from './events.js';
import type { LocaleController, Messages } from './locale.js';

const messages: Messages<{ unreadable: string }> = {
  en: { unreadable: 'This part cannot be shown.' },
  zh: { unreadable: '此部分无法显示。' },
};

/** The failures that each element has told, by message, so that an element which renders every second tells each once. */
const told = new WeakMap<EventTarget, Set<string>>();

/** Renders a part of the element whose locale is given. If that fails, gives a note, and the element tells the error once. */
export function renderPart<Part>(locale: LocaleController, render: () => Part): Part | TemplateResult {
  try {
    return render();
  } catch (error) {
    tellOnce(locale.host, error);
    return html`<p class="small muted" role="note">${locale.of(messages).unreadable}</p>`;
  }
}

/** Tells an unexpected error by `mss-error`, unless the element has told the same one before. */
export function tellOnce(host: EventTarget, error: unknown): void {
  const known = told.get(host) ?? new Set<string>();
  told.set(host, known);
  const message = String(error);
  if (known.has(message)) return;
  known.add(message);
  // A listener may set properties of the element, which must not happen while it renders.
  queueMicrotask(() => host.dispatchEvent(new MssErrorEvent(asApiError(error, 'render'))));
}
