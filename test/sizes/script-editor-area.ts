export * from '../../src/elements/script-editor/codemirror/codemirror-editor.lazy.js';
