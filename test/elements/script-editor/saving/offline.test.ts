import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { button, renderedText, until, clickButton, click } from '../../../helpers/until.js';

let offline = true;
/** Fails the pending request. */
let refuse: (() => void) | undefined;

/** An editor whose page loses the network after it was loaded. */
class OfflineEditor extends ScriptEditor {
  protected override loadCodeMirror(): ReturnType<ScriptEditor['loadCodeMirror']> {
    if (!offline) return super.loadCodeMirror();
    return new Promise((_, reject) => (refuse = () => reject(new TypeError('Failed to fetch'))));
  }
}
customElements.define('offline-script-editor', OfflineEditor);

const find = <T extends Element>(editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<T>(selector);

async function refused(): Promise<void> {
  (await until(() => refuse, 'a request'))();
  refuse = undefined;
}

async function stranded(value: string): Promise<{ editor: ScriptEditor; field: HTMLTextAreaElement }> {
  offline = true;
  const editor = await fixture<ScriptEditor>(
    html`<offline-script-editor .value=${value}></offline-script-editor>`,
  );
  await refused();
  const field = await until(() => find<HTMLTextAreaElement>(editor, 'textarea'), 'the plain field');
  return { editor, field };
}

describe('when the editing area cannot be loaded', () => {
  it('says so, and lets the text be written as it is, tags and all', async () => {
    const text = '<speak>Hello<break time="500ms"/></speak>';
    const { editor, field } = await stranded(text);
    expect(renderedText(editor)).to.include('The editor could not be loaded.');
    expect(field.value).to.equal(text);
    expect(field.getAttribute('aria-label')).to.equal('Script');
    await expectAccessible(editor);
    let told = '';
    editor.addEventListener('mss-change', (event) => (told = (event as unknown as { value: string }).value));
    editor.focus();
    await until(() => editor.shadowRoot?.activeElement === field, 'focus');
    field.setSelectionRange(7, 7);
    await sendKeys({ type: 'Oh! ' });
    expect(editor.value).to.equal('<speak>Oh! Hello<break time="500ms"/></speak>');
    expect(told).to.equal(editor.value);
  });

  it('still finds what is wrong, goes there and mends it', async () => {
    const { editor, field } = await stranded('<speak>Hello<break time="20s"/></speak>');
    await click(() => find<HTMLElement>(editor, '.go'), '.go');
    await until(
      () => field.value.slice(field.selectionStart, field.selectionEnd).includes('20s'),
      'the place',
    );
    await click(() => find<HTMLElement>(editor, '.fix'), '.fix');
    await until(() => editor.validity.valid, 'a valid script');
    await editor.updateComplete;
    expect(field.value).to.equal(editor.value);
    expect(field.value).not.to.include('20s');
  });

  it('sets a mark around what is selected', async () => {
    const { editor, field } = await stranded('Say hello');
    field.focus();
    field.setSelectionRange(4, 9);
    await clickButton(editor, 'Speed');
    (await until(() => button(editor, 'Apply'), 'the form')).click();
    await until(() => editor.value.includes('<prosody'), 'the mark');
    expect(editor.value).to.equal('<speak>Say <prosody rate="100">hello</prosody></speak>');
  });

  it('keeps the field, its text and its caret when a retry fails, and goes on where it was when one works', async () => {
    const { editor, field } = await stranded('Hello');
    field.focus();
    field.setSelectionRange(5, 5);
    await sendKeys({ type: ' you' });
    const retry = await until(() => button(editor, 'Try again'), 'a retry');
    retry.click();
    await until(() => retry.matches('[aria-disabled]'), 'the retry under way');
    await refused();
    await until(() => !retry.matches('[aria-disabled]'), 'its end');
    expect(find(editor, 'textarea')).to.equal(field);
    expect(field.value).to.equal('Hello you');
    offline = false;
    retry.focus();
    await sendKeys({ press: 'Enter' });
    const box = await until(() => find<HTMLElement>(editor, '.cm-content'), 'the editing area');
    await until(() => editor.shadowRoot?.activeElement === box, 'focus in it');
    await sendKeys({ type: '!' });
    expect(editor.value).to.equal('Hello you!');
    expect(find(editor, 'textarea')).not.to.exist;
    expect(renderedText(editor)).not.to.include('could not be loaded');
  });

  it('cannot be changed while it is read-only or disabled', async () => {
    const { editor, field } = await stranded('Hello');
    editor.readonly = true;
    await editor.updateComplete;
    expect(field.readOnly).to.equal(true);
    editor.disabled = true;
    await editor.updateComplete;
    expect(field.disabled).to.equal(true);
  });
});
