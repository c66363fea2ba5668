import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/script-editor/define.js';
import { clipboardEvent } from '../../../helpers/clipboard-event.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { press, textbox, renderFocusedEditor } from '../../../helpers/editor-keys.js';
import { button, until, clickButton, click } from '../../../helpers/until.js';

const shadow = <T extends HTMLElement>(editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<T>(selector);
const active = (editor: ScriptEditor) => editor.shadowRoot?.activeElement;

async function paste(editor: ScriptEditor, text: string, markup = ''): Promise<void> {
  const before = editor.value;
  const data = new DataTransfer();
  if (text) data.setData('text/plain', text);
  if (markup) data.setData('text/html', markup);
  textbox(editor)?.dispatchEvent(clipboardEvent('paste', data));
  await until(() => editor.value !== before, 'what was pasted');
}

const hint = (editor: ScriptEditor) => shadow(editor, '.hint')?.textContent?.trim() ?? '';

describe('pasting into a script', () => {
  it('takes words from Word and WPS as words: no bullets, no blanks that are none, no characters unseen', async () => {
    const editor = await renderFocusedEditor('');
    await paste(
      editor,
      '标题\r\n\uf0b7\t第一点\u00a0内容\u200b\r\n•\t第二点\u3000\r\n\r\n\r\n\r\n结尾\u00ad',
    );
    expect(editor.value).to.equal('标题\n第一点 内容\n第二点\u3000\n\n结尾');
  });

  it('takes the letters that stand for bullets, and indents, from a list; a table comes row by row', async () => {
    const editor = await renderFocusedEditor('');
    const drawn = (mark: string) =>
      `<p><span style='font-family:Wingdings;mso-list:Ignore'>${mark}</span></p>`;
    await paste(
      editor,
      'l\t一\r\nØ\t二\r\nü\t三\r\nn\t升\r\n\u3000\u3000四\r\n品名\t价格\r\n',
      drawn('l') + drawn('Ø') + drawn('ü'),
    );
    expect(editor.value).to.equal('一\n二\n三\nn 升\n四\n品名 价格\n');
    await press('Control+a');
    await paste(
      editor,
      '',
      "<p><![if !supportLists]><span style='mso-list:Ignore'>l&nbsp;&nbsp;</span><![endif]>一</p><table><tr><td><p>茶<o:p></o:p></p></td>\n<td width=9><p>9元</p></td></tr><tr><td>糖</td><td>2元</td></tr></table>",
    );
    expect(editor.value).to.equal('一\n茶 9元\n糖 2元');
  });

  it('takes a script with its XML declaration', async () => {
    const editor = await renderFocusedEditor('<speak>甲<break time="1s"/></speak>');
    await press('Control+Home');
    await paste(editor, '<?xml version="1.0"?>\n<speak version="1.0">你好<break time="300ms"/></speak>\n');
    expect(editor.value).to.equal('<speak>你好<break time="300ms"/>甲<break time="1s"/></speak>');
    expect(hint(editor)).to.equal('');
  });

  it('keeps a family of one glyph together', async () => {
    const editor = await renderFocusedEditor('');
    await paste(editor, 'a\u200db 👨‍👩‍👧');
    expect(editor.value).to.equal('ab 👨‍👩‍👧');
  });

  it('reads a web page that comes without plain text, and lets none of it become markup', async () => {
    const editor = await renderFocusedEditor('<speak>x<break time="1s"/></speak>');
    await press('Control+Home');
    await paste(
      editor,
      '',
      '<html><head><style>p{}</style></head><body><!--StartFragment--><p>R&amp;D <b>new</b></p><ul><li>one<li>two</ul><img src=x onerror="window.hit=1"><script>window.hit=1</script><!--EndFragment--></body></html>',
    );
    expect(editor.value).to.equal('<speak>R&amp;D new\none\ntwox<break time="1s"/></speak>');
    expect((window as unknown as { hit?: number }).hit).to.equal(undefined);
    expect(Boolean(shadow(editor, '.cm-content img:not(.cm-widgetBuffer)'))).to.equal(false);
  });

  it('loses none of several scripts, of words beside one, or of the source of a page', async () => {
    const editor = await renderFocusedEditor('');
    await paste(editor, '<speak>大家好。</speak>\n<speak>欢迎来到直播间。</speak>');
    expect(editor.value).to.equal('<speak>大家好。\n欢迎来到直播间。</speak>');
    await press('Control+a');
    await paste(editor, '<b>限时</b> 今天全场八折，马上下单。');
    expect(editor.value).to.equal('<speak>限时 今天全场八折，马上下单。</speak>');
  });

  it('reads HTML that comes without text also while the tags are shown', async () => {
    const editor = await renderFocusedEditor('');
    await clickButton(editor, 'Show SSML');
    await paste(editor, '', '<p>限时</p>');
    expect(editor.value).to.equal('限时');
  });

  it('takes words with tags as a script, also without their root', async () => {
    const editor = await renderFocusedEditor('ab');
    await sendKeys({ press: 'End' });
    await paste(editor, '你好<break time="1s"/>世界');
    expect(editor.value).to.equal('<speak>ab你好<break time="1s"/>世界</speak>');
  });

  it('keeps tags that are not complete as words, and says so', async () => {
    const editor = await renderFocusedEditor('ab');
    await sendKeys({ press: 'End' });
    await paste(editor, '<speak>你好<break time="1s"');
    await until(() => hint(editor).includes('kept as text'), 'the hint');
    expect(editor.value).to.equal('<speak>ab&lt;speak&gt;你好&lt;break time="1s"</speak>');
    expect(editor.validity.valid).to.equal(true);
  });

  it('takes a hundred thousand characters', async () => {
    const editor = await renderFocusedEditor('');
    await paste(editor, '大家好，欢迎来到直播间。\n'.repeat(8_000));
    expect(editor.value.length).to.equal(104_000);
  });
});

describe('words in Chinese', () => {
  it('goes from word to word, and over a chip as one', async () => {
    const editor = await renderFocusedEditor('<speak>我们喜欢<break time="1s"/>北京</speak>');
    await press('Control+Home');
    await press('Control+ArrowRight');
    await sendKeys({ type: '|' });
    expect(editor.value).to.equal('<speak>我们|喜欢<break time="1s"/>北京</speak>');
    await press('Control+ArrowRight');
    await press('Control+ArrowRight');
    await sendKeys({ type: '|' });
    expect(editor.value).to.include('<break time="1s"/>|北京');
    await press('Control+Backspace');
    expect(editor.value).to.include('<break time="1s"/>北京');
  });

  it('selects the word under a double click', async () => {
    const editor = await renderFocusedEditor('我们今天喜欢北京');
    const line = shadow(editor, '.cm-line');
    const range = document.createRange();
    const text = line?.firstChild as Text;
    range.setStart(text, 4);
    range.setEnd(text, 5);
    const box = range.getBoundingClientRect();
    const position: [number, number] = [
      Math.round(box.left + box.width / 2),
      Math.round(box.top + box.height / 2),
    ];
    await sendMouse({ type: 'click', position });
    const view = textbox(editor);
    const event = {
      bubbles: true,
      composed: true,
      cancelable: true,
      clientX: position[0],
      clientY: position[1],
    };
    view?.dispatchEvent(new MouseEvent('mousedown', { ...event, detail: 2 }));
    view?.dispatchEvent(new MouseEvent('mouseup', { ...event, detail: 2 }));
    document.dispatchEvent(new MouseEvent('mouseup', { ...event, detail: 2 }));
    await sendKeys({ type: 'X' });
    expect(editor.value).to.equal('我们今天X北京');
  });
});

describe('find and replace', () => {
  const field = (editor: ScriptEditor, name: string) => shadow<HTMLInputElement>(editor, `.find .${name}`);
  const found = (editor: ScriptEditor) => shadow(editor, '.found')?.textContent?.trim();

  it('finds what is read, full-width or half-width, over marks but not in tags', async () => {
    const editor = await renderFocusedEditor(
      '<speak>Ａ重<break time="1s"/>要。<phoneme ph="chong2">重</phoneme>庆 time a</speak>',
    );
    await press('Control+f');
    await until(() => active(editor) === field(editor, 'find-field'), 'the field');
    await sendKeys({ type: '重庆' });
    await until(() => found(editor) === '1 of 1', 'one place');
    await press('Control+a');
    await sendKeys({ type: 'TIME' });
    await until(() => found(editor) === '1 of 1', 'only the word, not the attribute');
    await press('Control+a');
    await sendKeys({ type: 'a' });
    await until(() => found(editor) === '2 of 2', 'the letter behind the last place');
    await sendKeys({ press: 'Enter' });
    await until(() => found(editor) === '1 of 2', 'the wide one');
    expect(editor.shadowRoot?.querySelectorAll('.found-here').length).to.equal(2);
    await expectAccessible(editor);
    await sendKeys({ press: 'Escape' });
    await until(() => active(editor) === textbox(editor), 'the text again');
    expect(Boolean(shadow(editor, '.find'))).to.equal(false);
    expect(Boolean(shadow(editor, '.found-here'))).to.equal(false);
  });

  it('replaces words and lets marks around just these words stay', async () => {
    const editor = await renderFocusedEditor(
      '<speak><sub alias="x">茶</sub>和茶，红<word>茶</word>。</speak>',
    );
    await press('Control+f');
    await until(() => active(editor) === field(editor, 'find-field'), 'the field');
    await sendKeys({ type: '茶' });
    await until(() => found(editor) === '1 of 3', 'three places');
    field(editor, 'replace-field')?.focus();
    await sendKeys({ type: 'R&D' });
    await clickButton(editor, 'Replace');
    await until(() => editor.value.includes('alias="x">R&amp;D</sub>'), 'the first');
    await clickButton(editor, 'Replace all');
    await until(() => !editor.value.includes('茶'), 'the rest');
    expect(editor.value).to.equal(
      '<speak><sub alias="x">R&amp;D</sub>和R&amp;D，红<word>R&amp;D</word>。</speak>',
    );
    await until(() => shadow(editor, '.find')?.textContent?.includes('Replaced 2 matches'), 'what was done');
  });

  it('shows what it found inside a chip, and at which place one is', async () => {
    const editor = await renderFocusedEditor(
      '<speak><say-as interpret-as="money">¥99</say-as>和<phoneme ph="chong2">重</phoneme>庆，重庆</speak>',
    );
    await press('Control+f');
    await until(() => active(editor) === field(editor, 'find-field'), 'the field');
    await sendKeys({ type: '￥９９' });
    await until(() => shadow(editor, '.found-here.now .chip.say-as'), 'the price');
    await press('Control+a');
    await sendKeys({ type: '重庆' });
    await until(() => shadow(editor, '.found-here .chip.phoneme'), 'the chip');
    await sendKeys({ press: 'Enter' });
    const now = () => shadow(editor, '.found-here.now')?.textContent;
    await until(() => now()?.startsWith('重') && found(editor) !== undefined, 'a place');
    const first = found(editor);
    await sendKeys({ press: 'Enter' });
    await until(() => found(editor) !== first, 'the other place');
    expect(editor.shadowRoot?.querySelectorAll('.found-here').length).to.be.greaterThan(1);
  });

  it('leaves a chip whole when one goes on writing over what was found', async () => {
    const editor = await renderFocusedEditor('<speak>大<phoneme ph="chong2">重</phoneme>庆人</speak>');
    await press('Control+f');
    await until(() => active(editor) === field(editor, 'find-field'), 'the field');
    await sendKeys({ type: '重庆' });
    await until(() => found(editor) === '1 of 1', 'the place');
    await sendKeys({ press: 'Escape' });
    await until(() => active(editor) === textbox(editor), 'the text again');
    await sendKeys({ type: 'x' });
    expect(editor.value).to.equal('<speak>大x人</speak>');
  });

  it('goes on behind the words that it put in, also when they hold what is looked for', async () => {
    const editor = await renderFocusedEditor('<speak>茶<break time="1s"/>茶</speak>');
    await press('Control+Home');
    await press('Control+f');
    await until(() => active(editor) === field(editor, 'find-field'), 'the field');
    await sendKeys({ type: '茶' });
    await until(() => found(editor) === '1 of 2', 'two places');
    field(editor, 'replace-field')?.focus();
    await sendKeys({ type: '<红茶>' });
    await sendKeys({ press: 'Enter' });
    await until(() => found(editor) === '2 of 2', 'the second place');
    await sendKeys({ press: 'Enter' });
    await until(
      () => editor.value === '<speak>&lt;红茶&gt;<break time="1s"/>&lt;红茶&gt;</speak>',
      'each of them once',
    );
    expect(active(editor)).to.equal(field(editor, 'replace-field'));
  });

  it('finds and replaces in every paragraph, and takes it back at once', async () => {
    const editor = await fixture<ScriptEditor>(html`<mss-script-editor></mss-script-editor>`);
    const texts = ['苹果好吃', '没有', '<speak>买苹果<break time="1s"/>苹果</speak>'];
    editor.scripts = [
      {
        script_name: 'S',
        shoot_scripts: texts.map((text, i) => ({
          sequence_no: i + 1,
          title: `P${i}`,
          text_config: { text },
        })),
      },
    ];
    await until(() => textbox(editor), 'the text box');
    await clickButton(editor, 'Find and replace');
    await until(() => active(editor) === field(editor, 'find-field'), 'the field');
    await sendKeys({ type: '苹果' });
    await until(() => found(editor) === '1 of 3', 'three places');
    await sendKeys({ press: 'Enter' });
    await until(() => textbox(editor)?.innerText.includes('买'), 'the third paragraph');
    field(editor, 'replace-field')?.focus();
    await sendKeys({ type: '梨' });
    await clickButton(editor, 'Replace all');
    const now = () => editor.scripts[0]?.shoot_scripts?.map((one) => one.text_config?.text);
    await until(() => now()?.[0] === '梨好吃', 'the first paragraph');
    expect(now()).to.deep.equal(['梨好吃', '没有', '<speak>买梨<break time="1s"/>梨</speak>']);
    (await until(() => button(editor, 'Undo'), 'Undo')).click();
    await until(() => now()?.[0] === '苹果好吃', 'all as before');
    expect(now()).to.deep.equal(texts);
    await clickButton(editor, 'Replace all');
    await until(() => now()?.[0] === '梨好吃', 'the first paragraph');
    textbox(editor)?.focus();
    await press('Control+z');
    await until(() => now()?.[0] === '苹果好吃', 'all as before, by key');
    expect(now()).to.deep.equal(texts);
  });
});

describe('with tags as plain text', () => {
  const options = (editor: ScriptEditor) =>
    [...(editor.shadowRoot?.querySelectorAll('.completion > span') ?? [])].map((one) => one.textContent);

  it('offers the tags that fit, their attributes and their values', async () => {
    const editor = await renderFocusedEditor('<speak>你好</speak>');
    await clickButton(editor, 'Show SSML');
    await until(() => shadow(editor, '.raw-name'), 'the colours');
    editor.focus();
    await press('Control+Home');
    for (let i = 0; i < 9; i++) await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ type: '<' });
    await until(() => options(editor).includes('break'), 'tags');
    expect(options(editor)).to.include.members(['phoneme', 'emotion']).and.not.to.include('speak');
    await sendKeys({ type: 'br' });
    await until(() => options(editor).join() === 'break', 'the one that begins so');
    expect(textbox(editor)?.getAttribute('aria-activedescendant')).to.equal('offer-0');
    await sendKeys({ press: 'Enter' });
    await until(() => options(editor).includes('500ms'), 'values');
    await sendKeys({ press: 'ArrowDown' });
    await until(
      () => shadow(editor, '.completion[aria-selected=true]')?.textContent?.includes('500ms'),
      'the second',
    );
    await expectAccessible(editor);
    await sendKeys({ press: 'Enter' });
    await until(() => editor.value === '<speak>你好<break time="500ms"/></speak>', 'the pause');
  });

  it('goes on behind a value that was taken, and offers small letters what is written large', async () => {
    const editor = await renderFocusedEditor('<speak></speak>');
    await clickButton(editor, 'Show SSML');
    await until(() => shadow(editor, '.raw-name'), 'the colours');
    editor.focus();
    await press('Control+Home');
    for (let i = 0; i < 7; i++) await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ type: '<EMO' });
    await until(() => options(editor).join() === 'emotion', 'the tag');
    await sendKeys({ press: 'Enter' });
    await until(() => options(editor).includes('HAPPY'), 'values');
    await sendKeys({ type: 'ha' });
    await until(() => options(editor).join() === 'HAPPY', 'the value');
    await sendKeys({ press: 'Tab' });
    await until(() => editor.value.includes('HAPPY'), 'the value, written');
    await until(() => options(editor).length === 0, 'no offer of what is there');
    await sendKeys({ type: '好。' });
    expect(editor.value).to.equal('<speak><emotion type="HAPPY">好。</emotion></speak>');
  });

  it('offers no tag that has no effect where the script is used', async () => {
    const editor = await renderFocusedEditor('<speak></speak>');
    editor.target = 'video';
    await clickButton(editor, 'Show SSML');
    editor.focus();
    await press('Control+Home');
    for (let i = 0; i < 7; i++) await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ type: '<' });
    await until(() => options(editor).length > 0, 'tags');
    expect(options(editor)).to.deep.equal(['break', 'phoneme']);
    await sendKeys({ press: 'Escape' });
    await until(() => options(editor).length === 0, 'no list');
  });
});

describe('chips', () => {
  it('tell emotions from each other and from actions at a glance', async () => {
    const moods = ['HAPPY', 'SAD', 'CALM', 'ANGER'].map((type) => `<emotion type="${type}">好。</emotion>`);
    const editor = await renderFocusedEditor(
      `<speak>${moods.join('')}<insert-action tag="t" name="Wave"/></speak>`,
    );
    const signs = [...(editor.shadowRoot?.querySelectorAll('.cm-content .chip svg') ?? [])];
    expect(new Set(signs.map((sign) => sign.outerHTML)).size).to.equal(5);
  });

  it('are seen to be selected among the words that are', async () => {
    const editor = await renderFocusedEditor(
      '<speak>甲<phoneme ph="chong2">重</phoneme>庆&amp;<break time="1s"/>乙</speak>',
    );
    await press('Control+Home');
    for (let i = 0; i < 4; i++) await press('Shift+ArrowRight');
    const chips = () => [...(editor.shadowRoot?.querySelectorAll('.chip-within .chip') ?? [])];
    expect(chips().map(({ className }) => className)).to.deep.equal(['chip phoneme whole']);
    await press('Control+a');
    expect(chips().length).to.equal(2);
    await sendKeys({ press: 'ArrowRight' });
    expect(chips().length).to.equal(0);
  });

  it('leave the caret and what is selected readable in the dark', async () => {
    const page = await fixture(
      html`<div style="color-scheme: dark; --mss-text: #fff; --mss-accent: #86b3ff">
        <mss-script-editor lang="en" value="Hello"></mss-script-editor>
      </div>`,
    );
    const editor = page.querySelector('mss-script-editor') as ScriptEditor;
    await until(() => textbox(editor), 'the text box');
    editor.focus();
    await until(() => shadow(editor, '.cm-cursor'), 'the caret');
    const caret = shadow(editor, '.cm-cursor') as HTMLElement;
    expect(getComputedStyle(caret).borderLeftColor).to.equal('rgb(255, 255, 255)');
    await press('Control+a');
    const drawn = await until(() => shadow(editor, '.cm-selectionBackground'), 'the selection');
    expect(getComputedStyle(drawn).backgroundColor).to.match(/\/ 0\.24\)$/);
  });

  it('say what they do', async () => {
    const editor = await renderFocusedEditor(
      '<speak>我<break time="500ms"/><phoneme ph="chong2">重</phoneme><prosody rate="80">慢</prosody></speak>',
    );
    const names = [...(editor.shadowRoot?.querySelectorAll('.cm-content .chip') ?? [])].map((chip) =>
      chip.getAttribute('aria-label'),
    );
    expect(names).to.deep.equal([
      'pause, 0.5 s',
      '重, pronounced chóng',
      'start of 80% speed',
      'end of 80% speed',
    ]);
    await press('Control+Home');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await until(
      () => shadow(editor, '.visually-hidden')?.textContent?.includes('pause, 0.5 s. Enter changes it'),
      'what is selected, told',
    );
  });

  /** Drags an element and drops it next to some words. */
  function drag(editor: ScriptEditor, what: Element | null | undefined, words: string): DataTransfer {
    const dataTransfer = new DataTransfer();
    const event = { bubbles: true, composed: true, cancelable: true, dataTransfer };
    const middle = (box: DOMRect) => ({ clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 });
    const from = what?.getBoundingClientRect() ?? new DOMRect();
    what?.dispatchEvent(new DragEvent('dragstart', { ...event, ...middle(from) }));
    const texts = document.createTreeWalker(textbox(editor) as Node, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1;
      if (at < 0 || node.parentElement?.closest('.chip')) continue;
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
    }
    const { right, top, height } = range.getBoundingClientRect();
    const to = { clientX: right, clientY: top + height / 2 };
    textbox(editor)?.dispatchEvent(new DragEvent('drop', { ...event, ...to }));
    what?.dispatchEvent(new DragEvent('dragend', event));
    return dataTransfer;
  }
  const chips = (editor: ScriptEditor) => [...(textbox(editor)?.querySelectorAll('.chip[draggable]') ?? [])];

  it('are dragged as a whole', async () => {
    const editor = await renderFocusedEditor('<speak>甲<break time="500ms"/>乙丙</speak>');
    const carried = drag(editor, chips(editor)[0], '丙');
    expect(carried.getData('text/plain')).to.equal('<speak><break time="500ms"/></speak>');
    await until(() => editor.value === '<speak>甲乙丙<break time="500ms"/></speak>', 'the move');
  });

  it('let one end of a mark be dragged, to both sides, and taken back', async () => {
    const editor = await renderFocusedEditor('<speak>甲<prosody rate="80">乙丙</prosody>丁戊</speak>');
    drag(editor, chips(editor)[1], '丁');
    await until(
      () => editor.value === '<speak>甲<prosody rate="80">乙丙丁</prosody>戊</speak>',
      'the end, later',
    );
    await press('Control+Home');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await until(() => shadow(editor, '.chip-selected'), 'the beginning, selected');
    drag(editor, chips(editor)[0], '乙');
    await until(
      () => editor.value === '<speak>甲乙<prosody rate="80">丙丁</prosody>戊</speak>',
      'the beginning, later',
    );
    await press('Control+z');
    await press('Control+z');
    expect(editor.value).to.equal('<speak>甲<prosody rate="80">乙丙</prosody>丁戊</speak>');
  });

  it('keep an end where it is when it would cross another mark, and say so', async () => {
    const text =
      '<speak>甲<emotion type="SAD">乙<prosody rate="80">丙</prosody>丁</emotion>戊<prosody rate="120">己</prosody></speak>';
    const editor = await renderFocusedEditor(text);
    const [, , close] = chips(editor);
    drag(editor, close, '戊');
    await until(() => hint(editor).includes('overlap another one'), 'the reason');
    drag(editor, close, '己');
    drag(editor, close, '乙');
    await editor.updateComplete;
    expect(editor.value).to.equal(text);
  });

  it('let the end that is selected be moved by keyboard, word by word, and say how', async () => {
    const editor = await renderFocusedEditor('<speak>我们<prosody rate="80">喜欢</prosody>北京</speak>');
    await press('Control+Home');
    await press('Control+ArrowRight');
    await sendKeys({ press: 'ArrowRight' });
    await until(
      () => shadow(editor, '.visually-hidden')?.textContent?.includes('Alt+Shift+arrows move this end'),
      'how it is moved',
    );
    await press('Alt+Shift+ArrowLeft');
    await until(
      () => editor.value === '<speak><prosody rate="80">我们喜欢</prosody>北京</speak>',
      'the beginning, earlier',
    );
    await press('Alt+Shift+ArrowLeft');
    await until(() => hint(editor).includes('overlap'), 'that it cannot go on');
    await press('Alt+Shift+ArrowRight');
    await until(
      () => editor.value === '<speak>我们<prosody rate="80">喜欢</prosody>北京</speak>',
      'the beginning, later',
    );
  });

  it('let their words be changed in their form', async () => {
    const editor = await renderFocusedEditor('<speak>去<phoneme ph="chong2 qing4">重庆</phoneme></speak>');
    await click(() => shadow(editor, '.cm-content .chip'), '.cm-content .chip');
    const words = await until(() => shadow<HTMLInputElement>(editor, '.words-field'), 'the words');
    words.focus();
    words.select();
    await sendKeys({ type: '重要' });
    const ph = shadow<HTMLInputElement>(editor, '.tag-form input:not(.words-field)');
    ph?.focus();
    ph?.select();
    await sendKeys({ type: 'zhong4 yao4' });
    await sendKeys({ press: 'Enter' });
    await until(
      () => editor.value === '<speak>去<phoneme ph="zhong4 yao4">重要</phoneme></speak>',
      'both changed',
    );
  });

  it('stay what they are while words are typed between them, and after', async () => {
    const editor = await renderFocusedEditor(
      '<speak>甲<break time="500ms"/>乙<prosody rate="80">丙</prosody>丁</speak>',
    );
    await press('Control+Home');
    await sendKeys({ type: '一二三' });
    await press('Control+End');
    await sendKeys({ type: '四' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Backspace' });
    expect(editor.value).to.equal('<speak>一二三甲<break time="500ms"/>乙丙丁四</speak>');
  });
});

describe('an editor that leaves the page', () => {
  it('comes back with its text, and what was typed can still be undone', async () => {
    const editor = await renderFocusedEditor('One');
    await sendKeys({ press: 'End' });
    await sendKeys({ type: ' two' });
    const place = editor.parentElement;
    editor.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(Boolean(shadow(editor, '.cm-content'))).to.equal(false);
    place?.append(editor);
    editor.focus();
    await until(() => active(editor) === textbox(editor) && textbox(editor), 'the text box again');
    expect(textbox(editor)?.textContent).to.equal('One two');
    await press('Control+z');
    expect(editor.value).to.equal('One');
  });
});
