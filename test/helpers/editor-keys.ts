/** Keys pressed in a script's text; a sample of it marks the caret with `|`. */
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ScriptEditor } from '../../src/elements/script-editor/script-editor.js';
import { reasonAgainst } from './engine.js';
import { until } from './until.js';

/** Keys pressed together, the last one while the others are down: `Control+Shift+z`. */
export async function press(chord: string): Promise<void> {
  const keys = chord.split('+');
  const last = keys.pop() ?? '';
  for (const key of keys) await sendKeys({ down: key });
  await sendKeys({ press: last });
  for (const key of keys.reverse()) await sendKeys({ up: key });
}

/** The text box of an editor, once it is there. */
export const textbox = (editor: ScriptEditor): HTMLElement | null | undefined =>
  editor.shadowRoot?.querySelector<HTMLElement>('[role=textbox][aria-multiline]');

/** An editor with its text box ready and the caret in it. */
export async function renderFocusedEditor(value: string, lang = 'en'): Promise<ScriptEditor> {
  const editor = await fixture<ScriptEditor>(
    html`<mss-script-editor lang=${lang} .value=${value}></mss-script-editor>`,
  );
  await until(() => textbox(editor), 'the text box');
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement === textbox(editor), 'focus');
  return editor;
}

/** An editor with the caret in its text, where the sample says. */
export async function renderEditorAt(sample: string, dir = 'ltr'): Promise<ScriptEditor> {
  const value = sample.replace('|', '');
  const page = await fixture(
    html`<div dir=${dir}><mss-script-editor lang="en" .value=${value}></mss-script-editor></div>`,
  );
  const editor = page.querySelector('mss-script-editor') as ScriptEditor;
  await until(() => textbox(editor), 'the text box');
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement === textbox(editor), 'focus');
  await press(/Mac/.test(navigator.platform) ? 'Meta+ArrowUp' : 'Control+Home');
  const before = sample.slice(0, sample.indexOf('|')).replace(/<[^>]*>/g, '');
  const steps = [...new Intl.Segmenter().segment(before)].length;
  for (let i = 0; i < steps; i++) await press('ArrowRight');
  return editor;
}

/** What a sample becomes under some keys: at last, what is selected gives way to `|`. */
export async function valueAfter(sample: string, ...chords: string[]): Promise<string> {
  const editor = await renderEditorAt(sample);
  // The moment is 200 ms of a clock; nothing tells that it is over.
  if (reasonAgainst('canDeleteRightAfterFocus')) await new Promise((resolve) => setTimeout(resolve, 250));
  for (const chord of chords) await press(chord);
  await sendKeys({ type: '|' });
  return editor.value;
}
