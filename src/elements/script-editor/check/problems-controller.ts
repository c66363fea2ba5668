/** The diagnostics as a list to work through: errors first, equal messages grouped, each selectable in the text. */
import type { Action, Diagnostic } from '../../../ssml/index.js';
import type { EditorContext } from '../editor-context.js';
import type { ProblemGroup, ProblemsProps } from './problems-view.js';

const ranks = { error: 0, warning: 1, info: 2 };

/** Groups equal diagnostics; sorts by severity, then by position. */
function groupDiagnostics(diagnostics: readonly Diagnostic[]): ProblemGroup[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const diagnostic of diagnostics) {
    const name = `${diagnostic.severity} ${diagnostic.code} ${diagnostic.message}`;
    const group = groups.get(name);
    if (group) group.push(diagnostic);
    else groups.set(name, [diagnostic]);
  }
  return [...groups.values()].sort(([a], [b]) => ranks[a.severity] - ranks[b.severity] || a.from - b.from);
}

/** Walks through the problems and applies their fixes. */
export class ProblemsController implements ProblemsProps {
  private groupedDiagnostics: readonly Diagnostic[] = [];
  private cachedGroups: ProblemGroup[] = [];
  private walkIndex = -1;
  private visited = new Map<ProblemGroup, number>();

  constructor(private readonly context: EditorContext) {}

  get editable(): boolean {
    return this.context.settings.textEditable;
  }

  get groups(): readonly ProblemGroup[] {
    const { diagnostics } = this.context.checker;
    if (diagnostics !== this.groupedDiagnostics) {
      this.groupedDiagnostics = diagnostics;
      this.cachedGroups = groupDiagnostics(diagnostics);
      this.walkIndex = -1;
      this.visited = new Map();
    }
    return this.cachedGroups;
  }

  visitedIndex(group: ProblemGroup): number {
    return this.visited.get(group) ?? -1;
  }

  /** Selects the next diagnostic of a group; wraps around after the last. */
  goToNextIn(group: ProblemGroup): void {
    const index = (this.visitedIndex(group) + 1) % group.length;
    this.visited.set(group, index);
    this.context.host.requestUpdate();
    void this.select(group[index]);
  }

  /** Selects the next (`1`) or previous (`-1`) problem of the whole list and shows its message; wraps around. */
  step(by: 1 | -1): void {
    const all = this.groups.flat();
    if (all.length === 0) return;
    const from = this.walkIndex < 0 && by < 0 ? 0 : this.walkIndex;
    this.walkIndex = (from + by + all.length) % all.length;
    const diagnostic = all[this.walkIndex];
    if (diagnostic) this.context.notify.hint(diagnostic.message);
    void this.select(diagnostic);
  }

  fix({ edits }: Action): void {
    if (this.context.checker.current) void this.context.text.applyEdits(edits, edits[0]?.to ?? 0);
  }

  private async select(diagnostic: Diagnostic | undefined): Promise<void> {
    if (diagnostic) await this.context.text.select(diagnostic.from, diagnostic.to);
  }
}
