/** The completion list: computed after each edit, navigated by keys, positioned below the caret. */
import type { nothing, ReactiveController, TemplateResult } from 'lit';
import { placeInParent, pointAnchor } from '../../../ui/index.js';
import type { CompletionKey } from '../codemirror/codemirror-editor.lazy.js';
import type { EditorContext } from '../editor-context.js';
import { completionsAt, type SupportsTag, type Completion, type Completions } from './candidates.js';
import { optionId, renderCompletions, type CompletionListProps } from './completion-list.js';

/** What decides which completions there are. */
export interface CompletionOptions {
  /** Whether the source text is shown instead of chips. */
  readonly raw: boolean;
  /** Whether the voice in force supports a tag, or one of its attributes. */
  can: SupportsTag;
}

/** The open list, if there is one. */
export class CompletionPanel implements ReactiveController, CompletionListProps {
  private completions: Completions | undefined;
  private position = -1;
  index = 0;

  constructor(
    private readonly context: EditorContext,
    private readonly support: CompletionOptions,
  ) {
    context.host.addController(this);
  }

  /** Completions are valid only at the position they were computed for. */
  hostUpdate(): void {
    if (this.completions && (!this.active || this.context.text.selection.from !== this.position))
      this.close();
  }

  hostUpdated(): void {
    const box = this.context.host.renderRoot.querySelector<HTMLElement>('.completions');
    const at = this.completions && this.context.text.boundsOf(this.completions.from, this.completions.from);
    if (!box || !at) return;
    placeInParent(box, pointAnchor(at.left, at.bottom), { below: Infinity });
    box.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  get options(): readonly Completion[] {
    return this.completions?.options ?? [];
  }

  /** Element ID of the candidate that Enter applies; `undefined` while the list is closed. */
  get activeId(): string | undefined {
    return this.options.length > 0 ? optionId(this.index) : undefined;
  }

  /** Computes the completions at the caret. */
  update(): void {
    const { from, to } = this.context.text.selection;
    const offer =
      from === to
        ? completionsAt(this.context.script.text, from, (tag, attribute) => this.support.can(tag, attribute))
        : undefined;
    if (!offer && !this.completions) return;
    this.completions = offer && offer.options.length > 0 ? offer : undefined;
    this.position = from;
    this.index = 0;
    this.context.host.requestUpdate();
  }

  /** Handles a key; returns whether the list used it. */
  handleKey(key: CompletionKey): boolean {
    const { length } = this.options;
    if (length === 0) return false;
    if (key === 'Escape') this.close();
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      this.index = (this.index + (key === 'ArrowDown' ? 1 : length - 1)) % length;
    } else this.apply(this.index);
    this.context.host.requestUpdate();
    return true;
  }

  apply(index: number): void {
    const { completions: offer } = this;
    const option = offer?.options[index];
    if (!offer || !option) return;
    this.close();
    const { from, to } = offer;
    const caret = from + option.caret;
    const edits = [{ from, to, insert: option.insert }];
    void this.context.text
      .applyEdits(edits, from)
      .then(() => this.context.text.select(caret, caret))
      .then(() => this.update());
  }

  /** Whether the source text is shown and may be changed. */
  private get active(): boolean {
    return this.context.settings.textEditable && this.support.raw;
  }

  render(): TemplateResult | typeof nothing {
    return renderCompletions(this, this.context.locale);
  }

  private close(): void {
    this.completions = undefined;
    this.context.host.requestUpdate();
  }
}
