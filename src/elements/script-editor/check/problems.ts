/** What the check found, as a person goes through it: errors first, the same remark once, from place to place. */
import type { ReactiveControllerHost } from 'lit';
import type { Action, Diagnostic } from '../../../ssml/index.js';
import type { TextController } from '../text/text-controller.js';
import type { Checker } from './checker.js';
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

export interface ProblemsNeeds {
  /** Whether the text can be changed. */
  editable: () => boolean;
  /** Tells a person something in words. */
  hint: (words: string) => void;
}

export class Problems implements ProblemsHost {
  private known: readonly Diagnostic[] = [];
  private list: Remark[] = [];
  private walked = -1;
  private places = new Map<Remark, number>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly checker: Checker,
    private readonly editing: TextController,
    private readonly needs: ProblemsNeeds,
  ) {}

  get editable(): boolean {
    return this.needs.editable();
  }

  get remarks(): readonly Remark[] {
    const { diagnostics } = this.checker;
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
    this.host.requestUpdate();
    void this.show(remark[place]);
  }

  /** Goes to the next problem in the whole list, or the one before. */
  walk(by: 1 | -1): void {
    const all = this.remarks.flat();
    if (all.length === 0) return;
    const from = this.walked < 0 && by < 0 ? 0 : this.walked;
    this.walked = (from + by + all.length) % all.length;
    const diagnostic = all[this.walked];
    if (diagnostic) this.needs.hint(diagnostic.message);
    void this.show(diagnostic);
  }

  fix({ edits }: Action): void {
    if (this.checker.current) void this.editing.change(edits, edits[0]?.to ?? 0);
  }

  private async show(diagnostic: Diagnostic | undefined): Promise<void> {
    if (diagnostic) await this.editing.select(diagnostic.from, diagnostic.to);
  }
}
