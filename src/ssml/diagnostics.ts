// Collects the diagnostics of one check: formats messages, limits their number, adapts fixes to texts without a root.
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

  /** Whether no more diagnostics are accepted. */
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

  /** Counts one more piece of advice of a kind; returns whether it may be added. */
  hasRoomFor(code: MessageKey): boolean {
    const given = this.adviceCounts.get(code) ?? 0;
    this.adviceCounts.set(code, given + 1);
    return given < MAX_ADVICE && !this.isFull;
  }

  /** A fix with its name in the language of the check. */
  fix(name: MessageKey, edits: Edit[], ...values: (string | number)[]): Action {
    return { name: formatMessage(this.lang, name, values), edits };
  }

  /** A fix that adds tags. In a plain text it adds the root too; undefined once that would take too many edits. */
  fixByTagging(name: MessageKey, edits: Edit[], ...values: (string | number)[]): Action | undefined {
    if (this.doc.mode === 'tagged') return this.fix(name, edits, ...values);
    this.root ??= rootEdits(this.doc);
    this.budget -= this.root.body.length + edits.length;
    return this.budget < 0 ? undefined : this.fix(name, withRoot(this.root, edits), ...values);
  }
}
