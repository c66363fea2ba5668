import { define } from '../../ui/index.js';
import { ScriptEditor } from './script-editor.js';

export type { ScriptEditorEventMap } from './events.js';

define('mss-script-editor', ScriptEditor);

declare global {
  interface HTMLElementTagNameMap {
    'mss-script-editor': ScriptEditor;
  }
}
