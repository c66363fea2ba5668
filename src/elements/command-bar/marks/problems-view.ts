/** What the check finds in a text, and its fixes as buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import { checkSsml, type Diagnostic, type Edit } from '../../../ssml/index.js';
import { icon } from '../../../ui/icon.js';
import { CircleAlert, Info, TriangleAlert } from '../../../ui/icons.js';
import type { LocaleController } from '../../../ui/locale.js';
import { messages } from './messages.js';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** Findings shown; the others follow as these are mended. */
const most = 5;

let last: { text: string; lang: string; found: readonly Diagnostic[] } | undefined;

/** What the service would refuse or not heed in a text. The last answer is remembered: each render asks. */
export function problemsIn(text: string, lang: 'en' | 'zh'): readonly Diagnostic[] {
  if (last?.text !== text || last.lang !== lang) {
    const found = checkSsml(text, { target: 'live', lang }).filter(({ severity }) => severity !== 'info');
    last = { text, lang, found };
  }
  return last.found;
}

/** The list; `fix` makes the edits of a fix. */
export function renderProblems(
  problems: readonly Diagnostic[],
  locale: LocaleController,
  fix: (edits: readonly Edit[]) => void,
): TemplateResult {
  const m = locale.of(messages);
  return html`<div role="alert">
    <ul class="problems small" aria-label=${m.problems}>
      ${problems.slice(0, most).map(
        ({ severity, message, actions }) =>
          html`<li class=${severity}>
            ${icon(icons[severity], m.severity[severity])}
            <span>
              <span>${message}</span>
              ${actions.map(
                ({ name, edits }) =>
                  html`<button class="button" type="button" @click=${() => fix(edits)}>${name}</button>`,
              )}
            </span>
          </li>`,
      )}
      ${problems.length > most ? html`<li class="muted">+ ${problems.length - most}</li>` : nothing}
    </ul>
  </div>`;
}
