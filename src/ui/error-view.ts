/**
 * Renders errors the same way in all elements: what failed and what is true now, why, what to do, the request ID, a button
 * that repeats it.
 *
 * The descriptions are loaded with the first error; then the element is rendered again.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { ApiError, describeError, type ErrorDescription } from '../api/index.js';
import { icon } from './icon.js';
import { CircleAlert, RotateCw } from './icons.js';
import type { Lang, LocaleController, Messages } from './locale.js';
import { tellOnce } from './render-part.js';

const messages: Messages<{ retry: string; requestId: string }> = {
  en: { retry: 'Try again', requestId: 'Request ID' },
  zh: { retry: '重试', requestId: '请求 ID' },
};

/** An action that failed. */
export interface FailedAction {
  /** What failed and what is true now, said before the reason, as “Save failed. Your changes are kept in this browser.” */
  said: string;
  /** The name of the button that repeats it. Default: “Try again”. */
  again?: string;
}

/**
 * Renders an error; with `retry` it has a button that calls it. For an action that failed, `action` is said first. An
 * unexpected error is also told by `mss-error`, once.
 */
export function renderError(
  error: unknown,
  locale: LocaleController,
  retry?: (event: MouseEvent) => void,
  action?: FailedAction,
): TemplateResult {
  if (error instanceof Error && !(error instanceof ApiError)) tellOnce(locale.host, error);
  const words = descriptionOf(error, locale);
  return html`<div class="notice error" part="error" role="alert">
    ${icon(CircleAlert)} ${words || action ? renderDescription(words, locale, retry, action) : nothing}
  </div>`;
}

/** An error as one sentence, for an error inside a response, such as a task's `error_info`; undefined until its description is loaded. */
export function renderReason(error: unknown, locale: LocaleController): TemplateResult | undefined {
  const words = descriptionOf(error, locale);
  return words && renderSentences(words, locale);
}

/** What happened and what to do; Chinese has no space between sentences. */
function renderSentences({ what, action }: ErrorDescription, { lang }: LocaleController): TemplateResult {
  return html`${what}${lang === 'zh' ? '' : ' '}<span class="muted">${action}</span>`;
}

function renderDescription(
  words: ErrorDescription | undefined,
  locale: LocaleController,
  retry: ((event: MouseEvent) => void) | undefined,
  { said, again }: Partial<FailedAction> = {},
): TemplateResult {
  const m = locale.of(messages);
  return html`<p>
      ${said ? html`<strong>${said}</strong>` : nothing} ${words && renderSentences(words, locale)}
    </p>
    <div class="actions">
      ${
        retry
          ? html`<button class="button" part="retry" type="button" @click=${retry}>
              ${icon(RotateCw)}${again ?? m.retry}
            </button>`
          : nothing
      }
      ${words?.requestId ? html`<span class="small muted">${m.requestId} <code>${words.requestId}</code></span>` : nothing}
      ${words?.code ? html`<span class="small muted"><code>${words.code}</code></span>` : nothing}
    </div>`;
}

interface PendingDescription {
  loading: Promise<void>;
  words?: ErrorDescription;
}

const descriptions = new Map<Lang, WeakMap<object, PendingDescription>>();

/** The description of an error, or undefined while it is loaded; then the element is rendered again. */
function descriptionOf(error: unknown, locale: LocaleController): ErrorDescription | undefined {
  if (typeof error !== 'object' || error === null)
    return { what: String(error), action: '', retriable: true };
  const { lang } = locale;
  const errors = descriptions.get(lang) ?? new WeakMap<object, PendingDescription>();
  descriptions.set(lang, errors);
  const described = errors.get(error) ?? describe(error, lang);
  errors.set(error, described);
  if (!described.words) void described.loading.then(() => locale.update());
  return described.words;
}

function describe(error: object, lang: Lang): PendingDescription {
  const described: PendingDescription = {
    loading: describeError(error, lang).then((words) => void (described.words = words)),
  };
  return described;
}
