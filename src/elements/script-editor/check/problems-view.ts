/** The list of what the check found: how much there is, where it is, what it is, and the fixes as buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Action, Diagnostic } from '../../../ssml/index.js';
import { icon } from '../../../ui/icon.js';
import { CircleAlert, Info, TriangleAlert } from '../../../ui/icons.js';
import type { EditorMessages } from '../messages.js';
import type { ProblemGroup } from './problems-controller.js';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** Most entries shown at once; the others follow as these are mended. */
const most = 50;

export interface ProblemsProps {
  groups: readonly ProblemGroup[];
  /** Which place of a remark was gone to last; −1 before the first. */
  visitedIndex(remark: ProblemGroup): number;
  goToNextIn(remark: ProblemGroup): void;
  fix(action: Action): void;
  /** Whether fixes can be made. */
  editable: boolean;
}

export function renderProblems(m: EditorMessages, host: ProblemsProps): TemplateResult {
  const { groups: remarks } = host;
  if (remarks.length === 0) {
    return html`<section class="problems none" part="problems">
      <p class="small muted">${m.noProblems}</p>
    </section>`;
  }
  const count = remarks.reduce((sum, { length }) => sum + length, 0);
  return html`<section class="problems" part="problems" aria-labelledby="problems">
    <h3 id="problems" class="small">${m.problems(count)}</h3>
    <ul>
      ${remarks.slice(0, most).map((remark) => renderGroup(remark, m, host))}
      ${remarks.length > most ? html`<li class="muted small more">${m.more(remarks.length - most)}</li>` : nothing}
    </ul>
  </section>`;
}

function renderGroup(remark: ProblemGroup, m: EditorMessages, host: ProblemsProps): TemplateResult {
  const place = host.visitedIndex(remark);
  const { severity, message, actions } = remark[place] ?? remark[0];
  return html`<li class=${severity}>
    ${icon(icons[severity], m.severity[severity])}
    <button class="go" type="button" @click=${() => host.goToNextIn(remark)}>
      ${message}${remark.length > 1 ? html` <span class="places small">${m.places(place + 1, remark.length)}</span>` : nothing}
    </button>
    ${host.editable && actions.length > 0 ? renderFixes(actions, host) : nothing}
  </li>`;
}

const renderFixes = (actions: Diagnostic['actions'], host: ProblemsProps): TemplateResult =>
  html`<span class="fixes"
    >${actions.map(
      (action) =>
        html`<button class="button fix" type="button" @click=${() => host.fix(action)}>
          ${action.name}
        </button>`,
    )}</span
  >`;
