/** How every element shows an error: what happened, what to do, the request ID, a retry. */
import { html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';

import { describeError, type ErrorDescription } from '../api/index.js';
import { icon } from './icon.js';
import { CircleAlert, RotateCw } from './icons.js';
import type { LocaleController, Messages } from './locale.js';

const messages: Messages<{ retry: string; requestId: string }> = {
  en: { retry: 'Try again', requestId: 'Request ID' },
  zh: { retry: '重试', requestId: '请求 ID' },
};

/** Renders an error; with `retry` there is a button that calls it. */
export function renderError(error: unknown, locale: LocaleController, retry?: () => void): TemplateResult {
  return html`<div class="notice error" part="error" role="alert">
    ${icon(CircleAlert)}
    ${until(descriptionOf(error, locale.lang).then((words) => renderWords(words, locale, retry)))}
  </div>`;
}

/** An error in a sentence: for one inside an answer, as `error_info` of a task. */
export function renderReason(error: unknown, locale: LocaleController): unknown {
  return until(
    descriptionOf(error, locale.lang).then(
      ({ what, action }) => html`${what} <span class="muted">${action}</span>`,
    ),
  );
}

function renderWords(words: ErrorDescription, locale: LocaleController, retry?: () => void): TemplateResult {
  const m = locale.of(messages);
  return html`<p>${words.what} <span class="muted">${words.action}</span></p>
    <div class="actions">
      ${
        retry
          ? html`<button class="button" part="retry" type="button" @click=${retry}>
              ${icon(RotateCw)}${m.retry}
            </button>`
          : nothing
      }
      ${words.requestId ? html`<span class="small muted">${m.requestId} <code>${words.requestId}</code></span>` : nothing}
      ${words.code ? html`<span class="small muted"><code>${words.code}</code></span>` : nothing}
    </div>`;
}

const known = new WeakMap<object, Map<string, Promise<ErrorDescription>>>();

/** One description for one error and language, so that a second render changes nothing on the page. */
function descriptionOf(error: unknown, lang: 'en' | 'zh'): Promise<ErrorDescription> {
  if (typeof error !== 'object' || error === null) return describeError(error, lang);
  const byLang = known.get(error) ?? new Map<string, Promise<ErrorDescription>>();
  known.set(error, byLang);
  const description = byLang.get(lang) ?? describeError(error, lang);
  byLang.set(lang, description);
  return description;
}
