/** Keeps the keys of an input method from the key bindings. */
import { Prec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { isComposing } from '../../../ui/index.js';

/** Letters, and names that only say that an input method has the key: they start or continue a composition. */
const composes = /^(?:Process|Unidentified|Dead|.)$/su;

/**
 * CodeMirror ignores keys during a composition, and the one that Safari reports just after it, within 100 ms. A busy
 * page reports that key later.
 */
export const inputMethodKeys = Prec.highest(
  EditorView.domEventHandlers({
    keydown: (event) => {
      const isChord = event.ctrlKey || event.metaKey || event.altKey;
      return isComposing(event) && (isChord || !composes.test(event.key));
    },
  }),
);
