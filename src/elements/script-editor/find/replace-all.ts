/** Edits several paragraphs at once, and reverts them at once. */
import { applyEdits, type Edit } from '../../../ssml/index.js';
import { allParagraphs, paragraphText, type Scene, withText } from '../../../script/index.js';
import type { ScriptController } from '../script-controller.js';
import type { EditorContext } from '../editor-context.js';

/** A text of the script with the key of its paragraph; the key is empty if the script is one text. */
export interface ScriptText {
  key: string;
  text: string;
}

/** The texts of all paragraphs in order, or the one text. */
export function scriptTexts(script: ScriptController): ScriptText[] {
  if (script.scenes.length === 0) return [{ key: script.selected, text: script.text }];
  return allParagraphs(script.scenes).map((paragraph) => ({
    key: paragraph.key,
    text: paragraph.key === script.selected ? script.text : paragraphText(paragraph),
  }));
}

/** A change of several texts that can be reverted as long as nothing else has changed. */
export interface TextRewrite {
  undo: () => Promise<void>;
  /** Whether nothing has changed since. */
  current: () => boolean;
}

/** Applies edits to several texts. The text that is shown is edited through CodeMirror, which adds it to its history. */
export async function rewriteTexts(
  { script, text, notify }: EditorContext,
  edits: ReadonlyMap<string, readonly Edit[]>,
  focus = true,
): Promise<TextRewrite> {
  const pieces = scriptTexts(script).filter(({ key }) => edits.has(key));
  const others = pieces.filter(({ key }) => key !== script.selected);
  const shown = pieces.find(({ key }) => key === script.selected);
  const put = (texts: readonly ScriptText[]): void => {
    if (texts.length === 0) return;
    const into = (scenes: readonly Scene[], { key, text }: ScriptText) => withText(scenes, key, text);
    script.change(texts.reduce(into, script.scenes));
    notify.changed();
  };
  put(others.map(({ key, text }) => ({ key, text: applyEdits(text, edits.get(key) ?? []) })));
  if (shown) await text.applyEdits(edits.get(shown.key) ?? [], text.selection.from, focus);
  const after = { scenes: script.scenes, text: script.text };
  const current = () => script.scenes === after.scenes && script.text === after.text;
  return {
    current,
    undo: async () => {
      if (!current()) return;
      put(others);
      if (shown && script.selected === shown.key)
        await text.applyEdits([{ from: 0, to: script.text.length, insert: shown.text }], 0);
      else if (shown) put([shown]);
    },
  };
}
