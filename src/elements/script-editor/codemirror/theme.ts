/** CodeMirror in the element's colours and metrics; chips are styled in the element's style sheet. */
import { EditorView } from '@codemirror/view';

/** The theme. */
export const editorTheme = EditorView.theme({
  '&': { maxBlockSize: 'inherit', background: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', overflow: 'auto', maxBlockSize: 'inherit' },
  '.cm-content': {
    padding: '12px',
    paddingInlineEnd: 'max(12px + var(--_aside, 0px), 100% - 75ch - 12px)',
    minBlockSize: 'inherit',
    caretColor: 'var(--_text)',
  },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--_muted)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--_text)' },
  // CodeMirror's defaults assume a white page.
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in oklab, var(--_accent) 24%, transparent)',
  },
  // The system overrides backgrounds here: show the native selection, and an outline where there is none.
  '@media (forced-colors: active)': {
    '.cm-content .cm-line ::selection, .cm-content .cm-line::selection': {
      backgroundColor: 'Highlight !important',
      color: 'HighlightText !important',
    },
    '.cm-selectionBackground': { outline: '1px solid Highlight' },
  },
});
