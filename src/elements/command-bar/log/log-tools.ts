/** Renders the tools of the log: the search, the filters by outcome and by type, and the export of what they leave. */
import { html, type TemplateResult } from 'lit';
import { commandOutcomes, ListExport, outcomeNames, type CommandOutcome } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { commandKind } from './command-label.js';
import { foundCommands, loggedCommands, type LogState } from './log-view.js';
import { logTable } from './log-table.js';
import { messages } from './messages.js';

/** The tools, and below them why an export failed. */
export function renderLogTools(bar: BarContext, state: LogState): TemplateResult {
  const m = bar.locale.of(messages);
  const set = (change: Partial<LogState>) => {
    Object.assign(state, change);
    state.silentHistory = bar.commands?.history;
    bar.element.requestUpdate();
  };
  const kinds = new Map(
    loggedCommands(bar).map((record) => [record.command.command, commandKind(record, bar)]),
  );
  const out = exportOf(bar, state);
  return html`<div class="log-tools">
      <input
        class="field find"
        type="search"
        aria-label=${m.find}
        placeholder=${m.find}
        .value=${state.query}
        @input=${(event: Event) => set({ query: (event.target as HTMLInputElement).value })}
      />
      ${renderFilter(m.outcome, m.allOutcomes, outcomeEntries(bar), state.outcome, (outcome) =>
        set({ outcome: outcome as CommandOutcome | undefined }),
      )}
      ${renderFilter(m.kind, m.allKinds, [...kinds], state.kind, (kind) => set({ kind }))} ${out.render()}
    </div>
    ${out.renderFailure()}`;
}

function outcomeEntries({ locale }: BarContext): [string, string][] {
  const names = outcomeNames(locale);
  return commandOutcomes.map((outcome) => [outcome, names[outcome]]);
}

/** A choice of one value, or of all. */
function renderFilter(
  label: string,
  all: string,
  entries: readonly (readonly [string, string])[],
  chosen: string | undefined,
  choose: (value: string | undefined) => void,
): TemplateResult {
  const onChange = (event: Event) => choose((event.target as HTMLSelectElement).value || undefined);
  return html`<select class="field" aria-label=${label} @change=${onChange}>
    <option value="" ?selected=${chosen === undefined}>${all}</option>
    ${entries.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
  </select>`;
}

const exports = new WeakMap<LogState, ListExport>();

/** The export of a log: what the search and the filters leave. */
function exportOf(bar: BarContext, state: LogState): ListExport {
  const known =
    exports.get(state) ??
    new ListExport(bar.element, bar.locale, () => logTable(foundCommands(bar, state), bar));
  exports.set(state, known);
  return known;
}
