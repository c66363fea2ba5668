/** Modules that are loaded on first use: keys typed meanwhile are kept, and a failed import is reported. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ScriptEditor } from '../../../src/elements/script-editor/script-editor.js';
import '../../../src/elements/script-editor/define.js';
import { LazyModule } from '../../../src/ui/lazy-module.js';
import { clipboardEvent } from '../../helpers/clipboard-event.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { press, renderEditorAt } from '../../helpers/editor-keys.js';
import { button, renderedText, until, clickButton, click } from '../../helpers/until.js';

const shadow = <T extends HTMLElement>(editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<T>(selector);
const textbox = (editor: ScriptEditor) => shadow(editor, '[role=textbox][aria-multiline]');
const active = (editor: ScriptEditor) => editor.shadowRoot?.activeElement;

/** Dispatches a key synchronously, without waiting for the previous one to take effect. */
const key = (editor: ScriptEditor, letter: string) =>
  active(editor)?.dispatchEvent(
    new KeyboardEvent('keydown', { key: letter, bubbles: true, composed: true, cancelable: true }),
  );

const request = Object.getOwnPropertyDescriptor(LazyModule.prototype, 'request') as PropertyDescriptor;

/** Makes the page lose the network. */
function goOffline(): void {
  const value = () => Promise.reject(new TypeError('Failed to fetch'));
  Object.defineProperty(LazyModule.prototype, 'request', { ...request, value });
}
const goOnline = () => Object.defineProperty(LazyModule.prototype, 'request', request);

describe('while a form is on its way', () => {
  it('letters wait for its first field, and do not go into the text', async () => {
    const editor = await renderEditorAt('<speak>a<break time="500ms"/>b|</speak>');
    await click(() => shadow(editor, '.cm-content .chip'), '.cm-content .chip');
    for (const letter of '1.5') key(editor, letter);
    const field = await until(() => shadow<HTMLInputElement>(editor, '.tag-form input'), 'the form');
    await until(() => field.value === '1.5', 'what was typed');
    await sendKeys({ press: 'Enter' });
    await until(() => editor.value === '<speak>a<break time="1500ms"/>b</speak>', 'the change');
    await sendKeys({ type: 'c' });
    expect(editor.value).to.equal('<speak>a<break time="1500ms"/>cb</speak>');
  });

  it('Enter waits too: what was typed is applied, and the selected words stay', async () => {
    const editor = await renderEditorAt('<speak>a<break time="500ms"/>b|</speak>');
    await click(() => shadow(editor, '.cm-content .chip'), '.cm-content .chip');
    for (const one of ['1', '.', '4', 'Backspace', '5', 'Enter']) key(editor, one);
    await until(() => editor.value === '<speak>a<break time="1500ms"/>b</speak>', 'the change');
  });
});

describe('while the search is on its way', () => {
  it('its field is there, and finds what was typed into it', async () => {
    const editor = await renderEditorAt('One two three|');
    goOffline();
    try {
      await press('Control+f');
      await until(() => active(editor)?.matches('.find-field'), 'the field');
      await sendKeys({ type: 'two' });
    } finally {
      goOnline();
    }
    (await until(() => button(editor, 'Try again'), 'that it is missing, and a way back')).click();
    await until(() => shadow(editor, '.found')?.textContent?.includes('1 found'), 'the place');
    expect(shadow<HTMLInputElement>(editor, '.find-field')?.value).to.equal('two');
    expect(editor.value).to.equal('One two three');
    await expectAccessible(editor);
  });
});

describe('without the network', () => {
  afterEach(goOnline);

  it('a tool says that its form could not be loaded, and works when the network is back', async () => {
    const editor = await renderEditorAt('Hello|');
    const told: string[] = [];
    editor.addEventListener('mss-error', (event) => {
      const { error } = event;
      told.push(`${error.code} ${error.operation}`);
    });
    goOffline();
    await clickButton(editor, 'Pause');
    key(editor, '!');
    await until(() => renderedText(editor).includes('could not be loaded'), 'the reason');
    expect([...new Set(told)]).to.eql(['NETWORK import']);
    expect(editor.value).to.equal('Hello!');
    goOnline();
    await clickButton(editor, 'Pause');
    await until(() => shadow(editor, '.tag-form'), 'the form');
    expect(renderedText(editor)).not.to.include('could not be loaded');
  });

  it('tags are still written by hand, without a list of what fits', async () => {
    const editor = await renderEditorAt('<speak>a|</speak>');
    goOffline();
    await clickButton(editor, 'Show SSML');
    await until(() => shadow(editor, '.raw-name'), 'the tags');
    textbox(editor)?.focus();
    await press('Control+End');
    await sendKeys({ type: '<!-- b' });
    expect(editor.value).to.equal('<speak>a</speak><!-- b');
  });
});

describe('what is pasted first', () => {
  it('stands where it was pasted, also when somebody writes on at once', async () => {
    const editor = await renderEditorAt('One| three');
    const data = new DataTransfer();
    data.setData('text/plain', ' two');
    textbox(editor)?.dispatchEvent(clipboardEvent('paste', data));
    await sendKeys({ type: '!' });
    await until(() => editor.value.includes('two'), 'what was pasted');
    expect(editor.value).to.equal('One two! three');
  });
});
