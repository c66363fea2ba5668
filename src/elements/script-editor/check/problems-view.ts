/** Renders the list of problems with their fixes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Action, Diagnostic } from '../../../ssml/index.js';
import { CircleAlert, icon, Info, TriangleAlert } from '../../../ui/index.js';
import type { EditorMessages } from '../messages.js';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** Maximum number of entries rendered; the rest appears as these are fixed. */
const most = 50;

/** Diagnostics with the same severity, code and message, in the order of the text. */
export type ProblemGroup = readonly [Diagnostic, ...Diagnostic[]];

/** What the list shows and calls. */
export interface ProblemsProps {
  groups: readonly ProblemGroup[];
  /** Index of the diagnostic of a group that was selected last; −1 if none was. */
  visitedIndex(group: ProblemGroup): number;
  goToNextIn(group: ProblemGroup): void;
  fix(action: Action): void;
  /** Whether fixes may be applied. */
  editable: boolean;
}

/** Renders all groups, or a sentence that there are none. */
export function renderProblems(m: EditorMessages, props: ProblemsProps): TemplateResult {
  const { groups } = props;
  if (groups.length === 0) {
    return html`<section class="problems none" part="problems">
      <p class="small muted">${m.noProblems}</p>
    </section>`;
  }
  const all = groups.flat();
  const errors = all.filter(({ severity }) => severity === 'error').length;
  return html`<section class="problems" part="problems" aria-labelledby="problems">
    <h3 id="problems" class="small">${m.problems(errors, all.length - errors)}</h3>
    <ul>
      ${groups.slice(0, most).map((group) => renderGroup(group, m, props))}
      ${groups.length > most ? html`<li class="muted small more">${m.more(groups.length - most)}</li>` : nothing}
    </ul>
  </section>`;
}

function renderGroup(group: ProblemGroup, m: EditorMessages, props: ProblemsProps): TemplateResult {
  const index = props.visitedIndex(group);
  const { severity, message, actions } = group[index] ?? group[0];
  return html`<li class=${severity}>
    ${icon(icons[severity], m.severity[severity])}
    <button class="go" type="button" @click=${() => props.goToNextIn(group)}>
      ${message}${group.length > 1 ? html` <span class="places small">${m.places(index + 1, group.length)}</span>` : nothing}
    </button>
    ${props.editable && actions.length > 0 ? renderFixes(actions, props) : nothing}
  </li>`;
}

const renderFixes = (actions: Diagnostic['actions'], props: ProblemsProps): TemplateResult =>
  html`<span class="fixes"
    >${actions.map(
      (action) =>
        html`<button class="button fix" type="button" @click=${() => props.fix(action)}>
          ${action.name}
        </button>`,
    )}</span
  >`;
