/** What a person does in a script's text before its code has loaded: nothing of it is lost, and its order is kept. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/script-editor/define.js';
import { clipboardEvent } from '../../../helpers/clipboard-event.js';
import { press, textbox } from '../../../helpers/editor-keys.js';
import { clickButton, until } from '../../../helpers/until.js';

/** An editor whose code arrives, or fails to, when the test says so. */
class SlowEditor extends ScriptEditor {
  arrive!: () => void;
  fail!: () => void;
  private readonly arrival = new Promise<void>((resolve, reject) => {
    this.arrive = resolve;
    this.fail = () => reject(new TypeError('Failed to fetch'));
  });
  private held = true;

  protected override async loadCodeMirror(): ReturnType<ScriptEditor['loadCodeMirror']> {
    const { held } = this;
    this.held = false;
    if (held) await this.arrival;
    return super.loadCodeMirror();
  }
}
customElements.define('slow-script-editor', SlowEditor);

const shadow = <T extends HTMLElement>(editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<T>(selector);
const active = (editor: ScriptEditor) => editor.shadowRoot?.activeElement;

async function renderSlow(value = ''): Promise<SlowEditor> {
  const editor = await fixture<SlowEditor>(
    html`<slow-script-editor lang="en" .value=${value}></slow-script-editor>`,
  );
  editor.focus();
  expect(active(editor)?.closest('.light')).to.exist;
  return editor;
}

function dataOf(text: string, markup: string): DataTransfer {
  const data = new DataTransfer();
  if (text) data.setData('text/plain', text);
  if (markup) data.setData('text/html', markup);
  return data;
}

function paste(editor: ScriptEditor, text: string, markup = ''): void {
  const clipboardData = dataOf(text, markup);
  active(editor)?.dispatchEvent(clipboardEvent('paste', clipboardData));
}

/** Drops at the end of the text's first line; returns whether the text would take it. */
function drop(editor: ScriptEditor, text: string, markup = ''): boolean {
  const place = shadow(editor, '.light, .cm-content');
  const { right = 0, top = 0 } = place?.getBoundingClientRect() ?? {};
  const carry = { bubbles: true, cancelable: true, composed: true, clientX: right - 4, clientY: top + 20 };
  const data = { ...carry, dataTransfer: dataOf(text, markup) };
  const taken = place?.dispatchEvent(new DragEvent('dragover', data)) === false;
  place?.dispatchEvent(new DragEvent('drop', data));
  return taken;
}

async function arrive(editor: SlowEditor): Promise<void> {
  editor.arrive();
  await until(() => textbox(editor), 'the text box');
  await editor.updateComplete;
}

describe('before the code of the text has loaded', () => {
  it('HTML that is pasted stands in the text later, read as when pasted there', async () => {
    const editor = await renderSlow();
    paste(editor, '', '<p>限时 <b>八折</b></p><ul><li>茶</li></ul>');
    await arrive(editor);
    expect(editor.value).to.equal('限时 八折\n茶');
  });

  it('keys, words of an input method, pastes and drops keep their order, and each can be undone', async () => {
    const editor = await renderSlow();
    await sendKeys({ type: 'ab' });
    paste(editor, '<speak>大家好。<break time="1s"/></speak>');
    // The test browser writes these letters without key presses, as an input method or a dictation does.
    await sendKeys({ type: '欢迎' });
    paste(editor, '限时 8', '<p>限时 8</p>');
    await press('Enter');
    await sendKeys({ type: 'xy' });
    await press('Backspace');
    const whole = '<speak>ab大家好。<break time="1s"/>欢迎限时 8\nx</speak>';
    await arrive(editor);
    expect(editor.value).to.equal(whole);
    expect(active(editor)).to.equal(textbox(editor));
    await sendKeys({ type: '!' });
    expect(editor.value).to.equal(whole.replace('x<', 'x!<'));
    for (let i = 0; i < 20 && editor.value !== ''; i++) await press('Control+z');
    expect(editor.value).to.equal('');
    for (let i = 0; i < 20; i++) await press('Control+y');
    expect(editor.value).to.equal(whole.replace('x<', 'x!<'));
  });

  it('a drop stands where it was dropped', async () => {
    const editor = await renderSlow('甲乙');
    expect(drop(editor, '', '<p>丙</p>')).to.equal(true);
    await arrive(editor);
    expect(editor.value).to.equal('甲乙丙');
  });

  it('a composition that has begun ends before the code takes over', async () => {
    const editor = await renderSlow('<speak>甲</speak>');
    const field = active(editor) as HTMLTextAreaElement;
    await sendKeys({ type: 'a' });
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    field.value = 'ni hao';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    editor.arrive();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(active(editor)).to.equal(field);
    field.value = '你好';
    field.dispatchEvent(
      new CompositionEvent('compositionend', { bubbles: true, composed: true, data: '你好' }),
    );
    await until(() => textbox(editor), 'the text box');
    await until(() => editor.value === '<speak>a你好甲</speak>', 'the composed words');
    expect(active(editor)).to.equal(textbox(editor));
  });

  it('what was typed stays when the focus moves on, and the focus is not taken back', async () => {
    const editor = await renderSlow();
    await sendKeys({ type: 'ab' });
    const next = document.body.appendChild(document.createElement('input'));
    next.focus();
    await arrive(editor);
    await until(() => editor.value === 'ab', 'what was typed');
    expect(document.activeElement === next).to.equal(true);
    next.remove();
  });

  it('Shift and Tab leave it for what is before it, and Tab for what is after it', async () => {
    const editor = await renderSlow('甲');
    await press('Shift+Tab');
    expect(active(editor)?.closest('.light') ?? null).to.equal(null);
    await press('Tab');
    expect(active(editor)?.closest('.light')).to.exist;
    await press('Tab');
    expect(active(editor)?.closest('.light') ?? null).to.equal(null);
  });

  it('the source takes what is pasted as it is', async () => {
    const editor = await renderSlow('<speak>甲</speak>');
    await clickButton(editor, 'Show SSML');
    editor.focus();
    paste(editor, '<!-- a & b -->');
    await arrive(editor);
    expect(editor.value).to.equal('<!-- a & b --><speak>甲</speak>');
  });

  it('a text that can only be read takes nothing', async () => {
    const editor = await renderSlow('甲');
    editor.readonly = true;
    await editor.updateComplete;
    await sendKeys({ type: 'ab' });
    await sendKeys({ type: '欢迎' });
    paste(editor, 'x');
    await arrive(editor);
    expect(editor.value).to.equal('甲');
  });

  it('if the code cannot be loaded, the words stand in the field that replaces it', async () => {
    const editor = await renderSlow('<speak>甲</speak>');
    await sendKeys({ type: 'ab' });
    paste(editor, '', '<style>p{}</style><p>限时</p>');
    editor.fail();
    const field = await until(() => shadow<HTMLTextAreaElement>(editor, '.plain-field'), 'the field');
    await until(() => field.value === '<speak>ab限时甲</speak>', 'the words');
    expect(editor.value).to.equal(field.value);
    field.focus();
    field.setSelectionRange(7, 9);
    paste(editor, '', '<b>八折</b>');
    expect(editor.value).to.equal('<speak>八折限时甲</speak>');
    await clickButton(editor, 'Try again');
    await until(() => textbox(editor), 'the text box');
    expect(editor.value).to.equal('<speak>八折限时甲</speak>');
  });

  it('if the code cannot be loaded, what looks like a tag is words there, a script is one, and the caret is behind', async () => {
    for (const [before, after] of [
      ['<speak>甲</speak>', '<speak>1 &lt; 2 &amp; &lt;b&gt;\n3<break time="1s"/>a &lt; b|甲</speak>'],
      ['甲', '1 < 2 & <b>\n3<speak><break time="1s"/></speak>a < b|甲'],
    ] as const) {
      const editor = await renderSlow(before);
      await sendKeys({ type: '1 < 2 & <b>' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: '3' });
      paste(editor, '<speak><break time="1s"/></speak>');
      paste(editor, 'a < b');
      editor.fail();
      const field = await until(() => shadow<HTMLTextAreaElement>(editor, '.plain-field'), 'the field');
      await until(() => active(editor) === field, 'focus');
      const { selectionStart: caret } = field;
      expect(`${editor.value.slice(0, caret)}|${editor.value.slice(caret)}`).to.equal(after);
    }
  });

  it('if the code cannot be loaded, the words that an input method is composing are taken when it ends', async () => {
    const editor = await renderSlow('<speak>甲</speak>');
    const field = active(editor) as HTMLTextAreaElement;
    const compose = (type: string) =>
      field.dispatchEvent(new CompositionEvent(type, { bubbles: true, composed: true }));
    compose('compositionstart');
    field.value = 'huan ying';
    editor.fail();
    await new Promise((resolve) => setTimeout(resolve));
    field.value = '欢迎';
    compose('compositionend');
    await until(() => editor.value === '<speak>欢迎甲</speak>', `the words, not ${editor.value}`);
  });

  it('no letter vanishes, whatever is done at whatever moment', async function () {
    this.timeout(30_000);
    const acts: ((editor: SlowEditor, word: string) => unknown)[] = [
      (_editor, word) => sendKeys({ type: word }),
      (editor, word) => paste(editor, word),
      (editor, word) => paste(editor, '', `<p>${word}</p>`),
      (editor, word) => paste(editor, `<speak>${word}<break time="1s"/></speak>`, `<p>${word}</p>`),
      (editor, word) => paste(editor, `<b>${word}</b> & 1 < 2`),
      (editor, word) => drop(editor, '', `<i>${word}</i>`),
      (editor, word) => drop(editor, word),
      () => press('Enter'),
    ];
    const words = ['限时', '茶', 'xyz', '八折', 'q', '马上下单'];
    for (let seed = 0; seed < 12; seed++) {
      const editor = await renderSlow(seed % 2 ? '甲乙' : '<speak>甲<break time="1s"/>乙</speak>');
      const written: string[] = [];
      const count = 6;
      for (let step = 0; step < count; step++) {
        if (step === seed % count) editor.arrive();
        const act = (seed * 5 + step * 3) % acts.length;
        const word = words[(seed + step) % words.length] ?? '';
        await acts[act]?.(editor, word);
        if (act < 7) written.push(word);
      }
      await until(() => textbox(editor), 'the text box');
      const seen = () => editor.value;
      await until(
        () => [...written, '甲', '乙'].every((word) => seen().includes(word)),
        `${written.join()} in ${seen()} (${seed})`,
      );
      const letters = (text: string) =>
        [...text.replace(/<[^>]*>|&lt;|&amp;|[^\p{L}]/gu, '')].sort().join('');
      expect(letters(seen())).to.equal(letters(`${written.join('')}甲乙`), String(seed));
      editor.remove();
    }
  });
});
