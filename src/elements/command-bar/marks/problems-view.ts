/** Checks a text and renders the problems with their fixes as buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import { checkSsml, type Diagnostic, type Edit } from '../../../ssml/index.js';
import { CircleAlert, icon, Info, type LocaleController, TriangleAlert } from '../../../ui/index.js';
import { messages } from './messages.js';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** Maximum number of problems shown at once; the next ones appear as these are fixed. */
const maxShown = 5;

let lastCheck: { text: string; lang: string; found: readonly Diagnostic[] } | undefined;

/** What the service would refuse or ignore in a text. Caches the last result, because each render needs it. */
export function problemsIn(text: string, lang: 'en' | 'zh'): readonly Diagnostic[] {
  if (lastCheck?.text !== text || lastCheck.lang !== lang) {
    const found = checkSsml(text, { target: 'live', lang }).filter(({ severity }) => severity !== 'info');
    lastCheck = { text, lang, found };
  }
  return lastCheck.found;
}

/** The list of problems; `applyFix` applies the edits of a fix. */
export function renderProblems(
  problems: readonly Diagnostic[],
  locale: LocaleController,
  applyFix: (edits: readonly Edit[]) => void,
): TemplateResult {
  const m = locale.of(messages);
  return html`<div role="alert">
    <ul class="problems small" aria-label=${m.problems}>
      ${problems.slice(0, maxShown).map(
        ({ severity, message, actions }) =>
          html`<li class=${severity}>
            ${icon(icons[severity], m.severity[severity])}
            <span>
              <span>${message}</span>
              ${actions.map(
                ({ name, edits }) =>
                  html`<button class="button" type="button" @click=${() => applyFix(edits)}>${name}</button>`,
              )}
            </span>
          </li>`,
      )}
      ${problems.length > maxShown ? html`<li class="muted">+ ${problems.length - maxShown}</li>` : nothing}
    </ul>
  </div>`;
}
