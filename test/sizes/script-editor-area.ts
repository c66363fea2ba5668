export * from '../../src/elements/script-editor/text/area.js';
