import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ScriptEditor } from '../../../src/elements/script-editor/script-editor.js';
import '../../../src/elements/script-editor/define.js';
import { press, textbox, renderFocusedEditor } from '../../helpers/editor-keys.js';
import { button, renderedText, until, clickButton } from '../../helpers/until.js';

const box = (editor: ScriptEditor): string => textbox(editor)?.innerText.trim() ?? '';
const shadow = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);

describe('writing a script', () => {
  it('takes what is typed, and tells the page', async () => {
    const editor = await renderFocusedEditor('');
    const values: string[] = [];
    editor.addEventListener('mss-change', (event) =>
      values.push((event as unknown as { value: string }).value),
    );
    await sendKeys({ type: 'Hello' });
    expect(editor.value).to.equal('Hello');
    expect(values.at(-1)).to.equal('Hello');
  });

  it('says nothing about what code sets', async () => {
    const editor = await renderFocusedEditor('One');
    let told = 0;
    editor.addEventListener('mss-change', () => told++);
    editor.value = 'Two';
    await editor.updateComplete;
    expect(box(editor)).to.equal('Two');
    await sendKeys({ press: 'End' });
    editor.insert('break', { time: '500ms' });
    await editor.updateComplete;
    expect(box(editor)).to.include('0.5 s');
    expect(editor.value).to.equal('<speak>Two<break time="500ms"/></speak>');
    expect(told).to.equal(0);
  });

  it('shows marks as chips, hides the root, and changes nothing by showing the tags', async () => {
    const text = '<speak>我们<phoneme ph="chong2">重</phoneme>新开始<break time="500ms"/>A &amp; B</speak>';
    const editor = await renderFocusedEditor(text);
    expect(box(editor).replace(/\s+/g, ' ')).to.include('我们重chóng新开始0.5 sA & B');
    await clickButton(editor, 'Show SSML');
    await editor.updateComplete;
    expect(box(editor)).to.equal(text);
    await clickButton(editor, 'Show SSML');
    await editor.updateComplete;
    expect(box(editor)).not.to.include('<speak>');
    expect(editor.value).to.equal(text);
  });

  it('treats a chip as one thing: an arrow selects it, Backspace takes it away, undo brings it back', async () => {
    const text = '<speak>a<break time="500ms"/>b</speak>';
    const editor = await renderFocusedEditor(text);
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    expect(shadow(editor, '.chip-selected')).to.exist;
    await sendKeys({ press: 'Backspace' });
    expect(editor.value).to.equal('<speak>ab</speak>');
    await press('Control+z');
    expect(editor.value).to.equal(text);
  });

  it('keeps what is typed inside the root, at the start, at the end and after all is deleted', async () => {
    const editor = await renderFocusedEditor('<speak>mid</speak>');
    await press('Control+Home');
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: 'a' });
    await press('Control+End');
    await sendKeys({ press: 'Delete' });
    await sendKeys({ type: 'z' });
    expect(editor.value).to.equal('<speak>amidz</speak>');
    await press('Control+a');
    await sendKeys({ press: 'Delete' });
    await sendKeys({ type: 'new' });
    expect(editor.value).to.equal('<speak>new</speak>');
  });

  it('writes < and & as words in a script with tags', async () => {
    const editor = await renderFocusedEditor('<speak>x<break time="1s"/></speak>');
    await press('Control+Home');
    await sendKeys({ type: 'R&D <3 ' });
    expect(editor.value).to.equal('<speak>R&amp;D &lt;3 x<break time="1s"/></speak>');
    expect(box(editor)).to.include('R&D <3');
  });

  it('deletes the other tag of a pair with the one', async () => {
    const editor = await renderFocusedEditor('<speak><prosody rate="80">slow</prosody> rest</speak>');
    await press('Control+Home');
    await sendKeys({ press: 'Delete' });
    expect(editor.value).to.equal('<speak>slow rest</speak>');
  });

  it('underlines and lists what is wrong, and mends it with a press', async () => {
    const editor = await renderFocusedEditor('<speak>hello<break time="20s"/></speak>');
    expect(editor.validity.customError).to.equal(true);
    expect(shadow(editor, '.cm-content .problem')).to.exist;
    const fix = await until(() => shadow(editor, '.problems .fix'), 'a fix');
    fix.click();
    await until(() => editor.validity.valid, 'a valid script');
    expect(editor.value).to.contain('<break time="10');
    expect(renderedText(editor)).not.to.contain('Error');
  });

  it('goes from problem to problem with F8, the errors first', async () => {
    const editor = await renderFocusedEditor(
      '<speak>a<break time="20s"/>b<prosody rate="900">c</prosody></speak>',
    );
    await sendKeys({ press: 'F8' });
    await until(() => shadow(editor, '.hint')?.textContent?.includes('20s'), 'the first problem');
    await sendKeys({ press: 'F8' });
    await until(() => shadow(editor, '.hint')?.textContent?.includes('900'), 'the second problem');
  });

  it('speaks Chinese', async () => {
    const editor = await fixture<ScriptEditor>(
      html`<mss-script-editor lang="zh-CN" value="你好"></mss-script-editor>`,
    );
    await until(() => shadow(editor, '[role=textbox][aria-label="剧本"]'), 'the text box');
    expect(button(editor, '试听')).to.exist;
    expect(renderedText(editor)).to.include('2 / 10,000 字');
  });

  it('keeps the place and size of the text when the editing area arrives', async () => {
    const editor = await fixture<ScriptEditor>(
      html`<mss-script-editor
        value="<speak>Hello <break time='1s'/> there &amp;amp; here</speak>"
      ></mss-script-editor>`,
    );
    const chip = () => shadow(editor, '.box .chip')?.getBoundingClientRect().toJSON() as unknown;
    const before = [editor.offsetHeight, chip()];
    expect(shadow(editor, '.light')).to.exist;
    await until(() => textbox(editor), 'the text box');
    await editor.updateComplete;
    expect([editor.offsetHeight, chip()]).to.deep.equal(before);
  });

  it('leaves line ends alone where nothing is edited, and finds the right places beside them', async () => {
    const text = '<speak>a\r\nb\r\n<break time="20s"/></speak>';
    const editor = await renderFocusedEditor(text);
    expect(editor.value).to.equal(text);
    (await until(() => shadow(editor, '.problems .fix'), 'a fix')).click();
    await until(() => editor.validity.valid, 'a valid script');
    expect(editor.value).to.match(/^<speak>a\nb\n<break time="10(s|000ms)"\/><\/speak>$/);
  });

  it("looks the same under a page's own rule for everything", async () => {
    const look = async () => {
      const editor = await renderFocusedEditor('<speak>Hello<break time="20s"/> there</speak>');
      const places = ['.body', '.toolbar', '.box', '.cm-line', '.chip', '.counts', '.problems li'];
      return places.map((place) => JSON.stringify(shadow(editor, place)?.getBoundingClientRect()));
    };
    document.body.style.margin = '0';
    const before = await look();
    fixtureCleanup();
    const rule = new CSSStyleSheet();
    rule.replaceSync(
      '* { box-sizing: content-box; margin: 0; padding: 0; border-width: 0; letter-spacing: 0.1em }',
    );
    document.adoptedStyleSheets.push(rule);
    try {
      expect(await look()).to.deep.equal(before);
    } finally {
      document.adoptedStyleSheets.pop();
      document.body.style.margin = '';
    }
  });
});
