/** What the check found, as a person goes through it: errors first, the same remark once, from place to place. */
import type { Action, Diagnostic } from '../../../ssml/index.js';
import type { EditorContext } from '../editor-context.js';
import type { ProblemsProps } from './problems-view.js';

const ranks = { error: 0, warning: 1, info: 2 };

/** One remark and every place where it holds, in the order of the text. */
export type ProblemGroup = readonly [Diagnostic, ...Diagnostic[]];

/** Remarks: what must be mended first, then what is worth knowing; in the order of the text. */
function groupDiagnostics(diagnostics: readonly Diagnostic[]): ProblemGroup[] {
  const remarks = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const diagnostic of diagnostics) {
    const name = `${diagnostic.severity} ${diagnostic.code} ${diagnostic.message}`;
    const remark = remarks.get(name);
    if (remark) remark.push(diagnostic);
    else remarks.set(name, [diagnostic]);
  }
  return [...remarks.values()].sort(([a], [b]) => ranks[a.severity] - ranks[b.severity] || a.from - b.from);
}

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

  visitedIndex(remark: ProblemGroup): number {
    return this.visited.get(remark) ?? -1;
  }

  /** Puts the caret at the next place of a remark; after the last comes the first. */
  goToNextIn(remark: ProblemGroup): void {
    const place = (this.visitedIndex(remark) + 1) % remark.length;
    this.visited.set(remark, place);
    this.context.host.requestUpdate();
    void this.select(remark[place]);
  }

  /** Goes to the next problem in the whole list, or the one before. */
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
