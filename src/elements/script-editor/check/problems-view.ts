/** Renders the list of problems with their fixes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Action, Diagnostic } from '../../../ssml/index.js';
import { icon } from '../../../ui/icon.js';
import { CircleAlert, Info, TriangleAlert } from '../../../ui/icons.js';
import type { EditorMessages } from '../messages.js';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** Maximum number of entries shown; the others appear as these are fixed. */
const most = 50;

/** Diagnostics with the same severity, code and message, in the order of the text. */
export type ProblemGroup = readonly [Diagnostic, ...Diagnostic[]];

/** What the list shows and does. */
export interface ProblemsProps {
  groups: readonly ProblemGroup[];
  /** Index of the diagnostic of a group that was selected last; −1 if none was. */
  visitedIndex(remark: ProblemGroup): number;
  goToNextIn(remark: ProblemGroup): void;
  fix(action: Action): void;
  /** Whether fixes may be applied. */
  editable: boolean;
}

/** Renders all groups, or a sentence that there are none. */
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
