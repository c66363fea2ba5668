export * from '../../src/elements/script-editor/codemirror/editor-view.js';
