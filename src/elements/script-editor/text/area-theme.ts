/** The editing area in the colours and measures of the element; what a chip looks like is in the element's styles. */
import { EditorView } from '@codemirror/view';

export const areaTheme = EditorView.theme({
  '&': { maxBlockSize: 'inherit', background: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', overflow: 'auto', maxBlockSize: 'inherit' },
  '.cm-content': {
    padding: '12px',
    paddingInlineEnd: 'max(12px, calc(100% - 75ch - 12px))',
    minBlockSize: 'inherit',
    caretColor: 'var(--_text)',
  },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--_muted)' },
});
