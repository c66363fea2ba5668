/** Finds and replaces across all paragraphs of the script. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Edit } from '../../../ssml/index.js';
import {
  ArrowDown,
  ArrowUp,
  icon,
  isComposing,
  type LocaleController,
  longText,
  X,
} from '../../../ui/index.js';
import type { EditorContext } from '../editor-context.js';
import { findMatches, replacementEdits, type TextMatch } from './text-matches.js';
import { renderField } from './find-view.js';
import { findMessages } from './messages.js';
import { scriptTexts, rewriteTexts, type TextRewrite } from './replace-all.js';

/** A match and the key of its paragraph. */
interface FoundMatch extends TextMatch {
  key: string;
}

/** The state of the find bar. */
interface FindBar {
  isOpen: boolean;
  query: string;
  close(): void;
}

/** Milliseconds without a keystroke before a long script is searched again. */
const pause = 150;

const unsearched = { words: '', text: '', scenes: undefined };

/** The matches, the current one, and the last replacement. */
export class FindPanel implements ReactiveController {
  private matches: readonly FoundMatch[] = [];
  private searched: { words: string; text: string; scenes: unknown } = unsearched;
  private settledText = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastReplacement: TextRewrite | undefined;
  private replacement = '';
  /** Numbers of matches and paragraphs that the last replacement changed. */
  private replaced: { matches: number; texts: number } | undefined;

  constructor(
    private readonly context: EditorContext,
    private readonly bar: FindBar,
  ) {
    context.host.addController(this);
    context.host.requestUpdate();
  }

  hostConnected(): void {
    this.context.host.renderRoot.addEventListener('keydown', this.onKey, true);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.context.host.renderRoot.removeEventListener('keydown', this.onKey, true);
  }

  /** Searches again if the query or a text has changed. */
  hostUpdate(): void {
    const { isOpen: open, query: words } = this.bar;
    if (!open) return;
    if (this.lastReplacement && !this.lastReplacement.current()) this.clearReplacement();
    const { scenes, text, typing } = this.context.script;
    if (words === this.searched.words && text === this.searched.text && scenes === this.searched.scenes)
      return;
    clearTimeout(this.timer);
    if (typing && text.length > longText && text !== this.settledText)
      this.timer = setTimeout(this.onTypingPause, pause);
    else this.search();
  }

  hostUpdated(): void {
    const { selected } = this.context.script;
    const { currentNumber } = this;
    const found = this.matches.flatMap((one, i) =>
      one.key === selected ? [{ ...one, current: i + 1 === currentNumber }] : [],
    );
    this.context.text.highlightMatches(this.bar.isOpen ? found : []);
  }

  /** Number of the selected match, from 1; 0 if none is selected. */
  private get currentNumber(): number {
    const { from, to } = this.context.text.selection;
    const { selected } = this.context.script;
    return this.matches.findIndex((one) => one.key === selected && one.from === from && one.to === to) + 1;
  }

  /** Clears the search when the bar closes. */
  end(): void {
    this.clearReplacement();
    this.matches = [];
    this.searched = unsearched;
  }

  /** Searches for a changed query and reveals the first match. */
  find(): void {
    this.clearReplacement();
    this.search();
    this.context.host.requestUpdate();
    if (this.matches.length > 0 && this.currentNumber === 0) void this.step(1, true);
  }

  /** Reveals the next (`1`) or previous (`-1`) match; wraps around. `here` accepts a match at the caret. */
  async step(by: 1 | -1, here = false): Promise<void> {
    const match = this.nextMatch(by, here);
    if (!match) return;
    if (match.key !== this.context.script.selected) {
      this.context.script.select(match.key);
      await this.context.host.updateComplete;
    }
    await this.context.text.reveal(match.from, match.to);
    this.context.host.requestUpdate();
  }

  /** Replaces the selected match and goes on to the next. */
  async replace(): Promise<void> {
    const match = this.matches[this.currentNumber - 1];
    if (!match) return this.step(1);
    if (!this.context.settings.textEditable) return;
    const edits = replacementEdits(this.context.script.text, [match], this.replacement);
    const behind = behindFirst(edits, match.from);
    await this.context.text.applyEdits(edits, match.from + 1, false);
    this.search();
    await this.context.text.reveal(behind, behind);
    await this.step(1, true);
  }

  private async replaceAll(): Promise<void> {
    if (!this.context.settings.textEditable || this.matches.length === 0) return;
    const edits = new Map<string, readonly Edit[]>();
    for (const { key, text } of scriptTexts(this.context.script)) {
      const matches = this.matches.filter((one) => one.key === key);
      if (matches.length > 0) edits.set(key, replacementEdits(text, matches, this.replacement));
    }
    const done = { matches: this.matches.length, texts: edits.size };
    this.lastReplacement = await rewriteTexts(this.context, edits, false);
    this.replaced = done;
    this.context.host.requestUpdate();
  }

  private async undo(): Promise<void> {
    const { lastReplacement: last } = this;
    this.clearReplacement();
    await last?.undo();
  }

  /** Undo right after “Replace all” reverts all paragraphs, not only the one that is shown. */
  private readonly onKey = (event: Event): void => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event as KeyboardEvent;
    const undoes = key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey;
    if (!undoes || isComposing(event) || !this.lastReplacement?.current()) return;
    event.preventDefault();
    event.stopPropagation();
    void this.undo();
  };

  private clearReplacement(): void {
    this.lastReplacement = undefined;
    this.replaced = undefined;
  }

  private readonly onTypingPause = (): void => {
    this.settledText = this.context.script.text;
    this.context.host.requestUpdate();
  };

  private search(): void {
    const { scenes, text } = this.context.script;
    const { query: words } = this.bar;
    this.searched = { words, scenes, text };
    this.matches = scriptTexts(this.context.script).flatMap((piece) =>
      findMatches(piece.text, words).map((match) => ({ ...match, key: piece.key })),
    );
  }

  private nextMatch(by: 1 | -1, here: boolean): FoundMatch | undefined {
    const { matches } = this;
    const { script } = this.context;
    const keys = scriptTexts(script).map(({ key }) => key);
    const { from, to } = this.context.text.selection;
    const now = keys.indexOf(script.selected);
    const isBehind = (one: FoundMatch) => {
      const paragraph = keys.indexOf(one.key);
      if (paragraph !== now) return paragraph > now;
      return here
        ? one.from >= from
        : one.from >= to && one.to > from && !(one.from === from && one.to === to);
    };
    const isBefore = (one: FoundMatch) => {
      const paragraph = keys.indexOf(one.key);
      return paragraph === now ? one.to <= from : paragraph < now;
    };
    return by > 0 ? (matches.find(isBehind) ?? matches[0]) : (matches.findLast(isBefore) ?? matches.at(-1));
  }

  /** Renders the number of matches and the buttons between them. */
  renderMatches(locale: LocaleController): TemplateResult {
    const m = locale.of(findMessages);
    const { length } = this.matches;
    return html`<div class="find-keys">
      <span class="small muted found" role="status"
        >${this.bar.query ? m.found(this.currentNumber, length) : nothing}</span
      >
      ${renderButton(m.previous, length > 0, () => void this.step(-1), ArrowUp)}
      ${renderButton(m.next, length > 0, () => void this.step(1), ArrowDown)}
      ${renderButton(m.close, true, () => this.bar.close(), X)}
    </div>`;
  }

  renderReplacing(locale: LocaleController): TemplateResult | typeof nothing {
    const m = locale.of(findMessages);
    const { replaced: done } = this;
    const found = this.matches.length > 0;
    if (!this.context.settings.textEditable) return nothing;
    return html`<div class="find-row">
      ${renderField('replace-field', m.replaceWith, this.replacement, (insert) => (this.replacement = insert))}
      <div class="find-keys">
        ${renderButton(m.replace, found, () => void this.replace())}
        ${renderButton(m.replaceAll, found, () => void this.replaceAll())}
      </div>
      <span class="small muted" role="status">${done ? m.replaced(done.matches, done.texts) : nothing}</span>
      ${done && this.lastReplacement?.current() ? renderButton(m.undo, true, () => void this.undo()) : nothing}
    </div>`;
  }
}

/** End of the text that the edits insert at a position. */
const behindFirst = (edits: readonly Edit[], at: number): number =>
  edits.reduce((end, { from, to, insert }) => {
    if (from > at) return end;
    return end + insert.length - (from < at ? to - from : 0);
  }, at);

function renderButton(
  label: string,
  able: boolean,
  act: () => void,
  symbol?: Parameters<typeof icon>[0],
): TemplateResult {
  return html`<button
    class=${symbol ? 'button quiet' : 'button'}
    type="button"
    aria-label=${label}
    title=${symbol ? label : nothing}
    aria-disabled=${able ? nothing : 'true'}
    @click=${able ? act : nothing}
  >
    ${symbol ? icon(symbol) : label}
  </button>`;
}
