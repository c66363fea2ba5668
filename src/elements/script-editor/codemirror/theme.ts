/** The editing area in the colours and measures of the element; what a chip looks like is in the element's styles. */
import { EditorView } from '@codemirror/view';

export const editorTheme = EditorView.theme({
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
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--_text)' },
  // Its own colours are those of a white page.
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in oklab, var(--_accent) 24%, transparent)',
  },
  // Backgrounds are the system's here: the browser's own selection is seen instead, and a frame where it has none.
  '@media (forced-colors: active)': {
    '.cm-content .cm-line ::selection, .cm-content .cm-line::selection': {
      backgroundColor: 'Highlight !important',
      color: 'HighlightText !important',
    },
    '.cm-selectionBackground': { outline: '1px solid Highlight' },
  },
});
