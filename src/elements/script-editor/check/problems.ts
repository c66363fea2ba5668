/** What the check found, as a person goes through it: errors first, the same remark once, from place to place. */
import type { Action, Diagnostic } from '../../../ssml/index.js';
import type { EditorContext } from '../editor-context.js';
import type { ProblemsHost } from './problems-view.js';

const ranks = { error: 0, warning: 1, info: 2 };

/** One remark and every place where it holds, in the order of the text. */
export type Remark = readonly [Diagnostic, ...Diagnostic[]];

/** Remarks: what must be mended first, then what is worth knowing; in the order of the text. */
function remarksOf(diagnostics: readonly Diagnostic[]): Remark[] {
  const remarks = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const diagnostic of diagnostics) {
    const name = `${diagnostic.severity} ${diagnostic.code} ${diagnostic.message}`;
    const remark = remarks.get(name);
    if (remark) remark.push(diagnostic);
    else remarks.set(name, [diagnostic]);
  }
  return [...remarks.values()].sort(([a], [b]) => ranks[a.severity] - ranks[b.severity] || a.from - b.from);
}

export class Problems implements ProblemsHost {
  private known: readonly Diagnostic[] = [];
  private list: Remark[] = [];
  private walked = -1;
  private places = new Map<Remark, number>();

  constructor(private readonly context: EditorContext) {}

  get editable(): boolean {
    return this.context.settings.textEditable;
  }

  get remarks(): readonly Remark[] {
    const { diagnostics } = this.context.checker;
    if (diagnostics !== this.known) {
      this.known = diagnostics;
      this.list = remarksOf(diagnostics);
      this.walked = -1;
      this.places = new Map();
    }
    return this.list;
  }

  placeIn(remark: Remark): number {
    return this.places.get(remark) ?? -1;
  }

  /** Puts the caret at the next place of a remark; after the last comes the first. */
  goTo(remark: Remark): void {
    const place = (this.placeIn(remark) + 1) % remark.length;
    this.places.set(remark, place);
    this.context.host.requestUpdate();
    void this.show(remark[place]);
  }

  /** Goes to the next problem in the whole list, or the one before. */
  walk(by: 1 | -1): void {
    const all = this.remarks.flat();
    if (all.length === 0) return;
    const from = this.walked < 0 && by < 0 ? 0 : this.walked;
    this.walked = (from + by + all.length) % all.length;
    const diagnostic = all[this.walked];
    if (diagnostic) this.context.notify.hint(diagnostic.message);
    void this.show(diagnostic);
  }

  fix({ edits }: Action): void {
    if (this.context.checker.current) void this.context.text.change(edits, edits[0]?.to ?? 0);
  }

  private async show(diagnostic: Diagnostic | undefined): Promise<void> {
    if (diagnostic) await this.context.text.select(diagnostic.from, diagnostic.to);
  }
}
