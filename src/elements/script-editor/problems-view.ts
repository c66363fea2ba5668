/** The list of what the check found: where it is, what it is, and the fixes as buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Action, Diagnostic } from '../../ssml/index.js';
import { icon } from '../../ui/icon.js';
import { CircleAlert, Info, TriangleAlert } from '../../ui/icons.js';
import type { EditorMessages } from './messages.js';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

const ranks = { error: 0, warning: 1, info: 2 };

/** What must be mended first, then what is worth knowing; in the order of the text. */
export const bySeverity = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort((a, b) => ranks[a.severity] - ranks[b.severity] || a.from - b.from);

/** Most entries shown at once; the others follow as these are mended. */
const most = 50;

export interface ProblemsHost {
  goTo(diagnostic: Diagnostic): void;
  fix(action: Action): void;
  /** Whether fixes can be made. */
  editable: boolean;
}

export function renderProblems(
  diagnostics: readonly Diagnostic[],
  m: EditorMessages,
  host: ProblemsHost,
): TemplateResult | typeof nothing {
  if (diagnostics.length === 0) return nothing;
  return html`<section class="problems" part="problems" aria-label=${m.problems(diagnostics.length)}>
    <ul>
      ${bySeverity(diagnostics)
        .slice(0, most)
        .map((diagnostic) => renderProblem(diagnostic, m, host))}
    </ul>
    ${
      diagnostics.length > most
        ? html`<p class="muted small more">${m.more(diagnostics.length - most)}</p>`
        : nothing
    }
  </section>`;
}

function renderProblem(diagnostic: Diagnostic, m: EditorMessages, host: ProblemsHost): TemplateResult {
  const { severity, message, actions } = diagnostic;
  return html`<li class=${severity}>
    ${icon(icons[severity], m.severity[severity])}
    <button class="go" type="button" @click=${() => host.goTo(diagnostic)}>${message}</button>
    ${
      host.editable && actions.length > 0
        ? html`<span class="fixes"
            >${actions.map(
              (action) =>
                html`<button class="button fix" type="button" @click=${() => host.fix(action)}>
                  ${action.name}
                </button>`,
            )}</span
          >`
        : nothing
    }
  </li>`;
}
