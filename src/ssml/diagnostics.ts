/** Collects the diagnostics of one check: formats messages, limits their number, adapts fixes to texts without a root. */
import { rootEdits, withRoot, type RootEdits } from './edits.js';
import { formatMessage, type MessageKey } from './messages.js';
import type { SsmlDocument } from './document.js';
import type { Action, Diagnostic, Edit, MessageLanguage, Severity, Target, Voice } from './types.js';

/** Maximum number of diagnostics of one check. */
const MAX_DIAGNOSTICS = 1_000;

/** Maximum number of diagnostics of one kind of advice. */
const MAX_ADVICE = 200;

/** Maximum number of edits that add a root to a plain text, over all fixes of one check. */
const EDIT_BUDGET = 20_000;

/** Collects the diagnostics of one check. */
export class DiagnosticCollector {
  readonly diagnostics: Diagnostic[] = [];
  readonly text: string;
  private readonly adviceCounts = new Map<MessageKey, number>();
  private root: RootEdits | undefined;
  private budget = EDIT_BUDGET;

  constructor(
    readonly doc: SsmlDocument,
    readonly voice: Voice | undefined,
    readonly target: Target | undefined,
    private readonly lang: MessageLanguage,
  ) {
    this.text = doc.text;
  }

  /** Whether the maximum number of diagnostics is reached. */
  get isFull(): boolean {
    return this.diagnostics.length >= MAX_DIAGNOSTICS;
  }

  /** Adds a diagnostic. `values` are filled into the message. */
  add(
    severity: Severity,
    code: MessageKey,
    from: number,
    to: number,
    values: readonly (string | number)[] = [],
    actions: readonly (Action | undefined)[] = [],
    message: MessageKey = code,
  ): void {
    if (this.isFull) return;
    this.diagnostics.push({
      from,
      to,
      severity,
      code,
      message: formatMessage(this.lang, message, values),
      actions: actions.filter((action) => action !== undefined),
    });
  }

  /** Counts an occurrence of a kind of advice; returns whether it may be added. */
  hasRoomFor(code: MessageKey): boolean {
    const count = this.adviceCounts.get(code) ?? 0;
    this.adviceCounts.set(code, count + 1);
    return count < MAX_ADVICE && !this.isFull;
  }

  /** Creates a fix; its name is in the language of the check. */
  fix(name: MessageKey, edits: Edit[], ...values: (string | number)[]): Action {
    return { name: formatMessage(this.lang, name, values), edits };
  }

  /** Creates a fix that adds tags, and in a plain text also the root; undefined if that exceeds the budget of edits. */
  fixByTagging(name: MessageKey, edits: Edit[], ...values: (string | number)[]): Action | undefined {
    if (this.doc.mode === 'tagged') return this.fix(name, edits, ...values);
    this.root ??= rootEdits(this.doc);
    this.budget -= this.root.body.length + edits.length;
    return this.budget < 0 ? undefined : this.fix(name, withRoot(this.root, edits), ...values);
  }
}
