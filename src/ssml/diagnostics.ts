// Collects the diagnostics of one check: words them, bounds their number, and makes fixes fit texts without a root.
import { rootEdits, withRoot, type RootEdits } from './edits.js';
import { formatMessage, type MessageKey } from './messages.js';
import type { SsmlDocument } from './document.js';
import type { Action, Diagnostic, Edit, MessageLanguage, Severity, Target, Voice } from './types.js';

/** Most diagnostics of one check. */
const MAX_DIAGNOSTICS = 1_000;

/** Most advice of one kind. */
const MAX_ADVICE = 200;

/** Most edits that giving a root to a plain text may cost, over all fixes of a check. */
const EDIT_BUDGET = 20_000;

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
    this.text = doc.appendText;
  }

  get isFull(): boolean {
    return this.diagnostics.length >= MAX_DIAGNOSTICS;
  }

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

  /** Whether there is room for more advice of a kind; counts it. */
  hasRoomFor(code: MessageKey): boolean {
    const given = this.adviceCounts.get(code) ?? 0;
    this.adviceCounts.set(code, given + 1);
    return given < MAX_ADVICE && !this.isFull;
  }

  fix(name: MessageKey, edits: Edit[], ...values: (string | number)[]): Action {
    return { name: formatMessage(this.lang, name, values), edits };
  }

  /** A fix that adds tags: in a plain text it adds the root too, as long as that stays affordable. */
  fixByTagging(name: MessageKey, edits: Edit[], ...values: (string | number)[]): Action | undefined {
    if (this.doc.mode === 'tagged') return this.fix(name, edits, ...values);
    this.root ??= rootEdits(this.doc);
    this.budget -= this.root.body.length + edits.length;
    return this.budget < 0 ? undefined : this.fix(name, withRoot(this.root, edits), ...values);
  }
}
