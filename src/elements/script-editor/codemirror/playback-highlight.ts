/** Highlights the range that is being played. */
import { StateEffect, StateField, type Extension, type StateEffectType } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Sets the range that is being played; an empty range clears it. */
export const setPlayback: StateEffectType<{ from: number; to: number }> = StateEffect.define();

const mark = Decoration.mark({ class: 'sounding', inclusive: false });

/** Holds the highlight. */
export const playbackField: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, changes, newDoc }) {
    const effect = effects.find((candidate) => candidate.is(setPlayback));
    if (!effect) return marks.map(changes);
    const { from, to } = effect.value;
    const end = Math.min(to, newDoc.length);
    return from < end ? Decoration.set([mark.range(from, end)]) : Decoration.none;
  },
  provide: (field) => EditorView.decorations.from(field),
});
