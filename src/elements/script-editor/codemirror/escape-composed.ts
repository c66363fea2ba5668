/** Escapes `<` and `&` that an input method has written, after the composition has ended. */
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { escapeText } from '../../../ssml/index.js';
import { chipField } from './chip-decorations.js';

/** A `<`, or an `&` that starts no reference; part of the text may have been escaped while typing. */
const bare = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/gi;

/** Tracks the composed range, because changing the text during a composition would abort it. */
class Composed {
  private written: { from: number; to: number } | undefined;

  constructor(private readonly view: EditorView) {}

  update({ transactions, view }: ViewUpdate): void {
    for (const transaction of transactions) {
      const { changes } = transaction;
      const { written } = this;
      if (written)
        this.written = { from: changes.mapPos(written.from, -1), to: changes.mapPos(written.to, 1) };
      if (!transaction.isUserEvent('input.type.compose')) continue;
      changes.iterChangedRanges((_from, _to, from, to) => {
        const now = this.written ?? { from, to };
        this.written = { from: Math.min(now.from, from), to: Math.max(now.to, to) };
      });
    }
    if (this.written && !view.compositionStarted) this.finish();
  }

  finish(): void {
    setTimeout(() => this.escape());
  }

  private escape(): void {
    const { view, written } = this;
    if (!written || view.compositionStarted) return;
    this.written = undefined;
    const { labels: words, plain } = view.state.field(chipField);
    const text = view.state.sliceDoc(written.from, written.to);
    if (!words || plain || view.state.readOnly) return;
    const changes = [...text.matchAll(bare)].map(({ 0: mark, index }) => ({
      from: written.from + index,
      to: written.from + index + 1,
      insert: escapeText(mark),
    }));
    if (changes.length === 0) return;
    view.dispatch({ changes, userEvent: 'input.type.compose' });
    this.written = undefined;
  }
}

/** The extension that escapes composed characters in a text with tags. */
export const escapeComposed = ViewPlugin.fromClass(Composed, {
  eventObservers: {
    compositionend() {
      this.finish();
    },
  },
});
