/**
 * Renders a reason that the service gives in its own words. It writes them in one language, whatever that of the page: those
 * in the other language are folded under a line in the page's.
 */
import { html, type TemplateResult } from 'lit';
import { isolate, renderIsolated, type LocaleController, type Messages } from '../../ui/index.js';

const messages: Messages<{ original: string }> = {
  en: { original: 'MetaStudio’s reason, in Chinese' },
  zh: { original: 'MetaStudio 给出的原因（英文）' },
};

const han = /\p{Script=Han}/u;

/** The words, or a line that unfolds them if they are in the other language. */
export function renderServiceWords(words: string, locale: LocaleController): TemplateResult {
  const lang = han.test(words) ? 'zh' : 'en';
  if (lang === locale.lang) return html`<span class="service-words">${renderIsolated(words)}</span>`;
  const tag = lang === 'zh' ? 'zh-CN' : 'en';
  return html`<details class="service-words">
    <summary>${locale.of(messages).original}</summary>
    <q lang=${tag}>${isolate(words)}</q>
  </details>`;
}
