/** The key bindings of Windows and Linux: the same as in native text fields. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/script-editor/define.js';
import { valueAfter, press, renderEditorAt } from '../../../helpers/editor-keys.js';
import { until } from '../../../helpers/until.js';

/** Tests rows of the text before, the keys, and the text after. */
function each(rows: readonly (readonly [sample: string, chords: string, result: string])[]): void {
  for (const [sample, chords, result] of rows)
    it(`${chords}: ${JSON.stringify(sample)} becomes ${JSON.stringify(result)}`, async () => {
      expect(await valueAfter(sample, ...chords.split(' '))).to.equal(result);
    });
}

describe('keys that move', () => {
  each([
    ['ab|cd', 'ArrowLeft', 'a|bcd'],
    ['ab|cd', 'ArrowRight', 'abc|d'],
    ['ab|👨‍👩‍👧d', 'ArrowRight', 'ab👨‍👩‍👧|d'],
    ['ab|cd', 'Shift+ArrowRight ArrowLeft', 'ab|cd'],
    ['ab|cd', 'Shift+ArrowRight ArrowRight', 'abc|d'],
    ['ab\ncd|e', 'Home', 'ab\n|cde'],
    ['  ab|c', 'Home', '|  abc'],
    ['a|b\ncd', 'End', 'ab|\ncd'],
    ['ab\ncd|', 'Control+Home', '|ab\ncd'],
    ['a|b\ncd', 'Control+End', 'ab\ncd|'],
    ['abcd|\nx\nabcd', 'ArrowDown ArrowDown', 'abcd\nx\nabcd|'],
    ['ab\nc|d', 'ArrowUp', 'a|b\ncd'],
    ['ab|c', 'ArrowUp', '|abc'],
    ['ab|c', 'ArrowDown', 'abc|'],
    ['One two| three', 'Control+ArrowLeft', 'One |two three'],
    ['One| two three', 'Control+ArrowRight', 'One two| three'],
    ['ab\n|cd', 'Control+ArrowLeft', 'ab|\ncd'],
  ]);
});

describe('keys that select', () => {
  each([
    ['ab|cd', 'Shift+ArrowLeft', 'a|cd'],
    ['ab|cd', 'Shift+ArrowRight', 'ab|d'],
    ['ab|cd\nef', 'Shift+End', 'ab|\nef'],
    ['ab|cd\nef', 'Shift+Home', '|cd\nef'],
    ['ab|cd\nef', 'Control+Shift+End', 'ab|'],
    ['ab\nc|d', 'Control+Shift+Home', '|d'],
    ['ab|c\ndef', 'Shift+ArrowDown', 'ab|f'],
    ['ab|c', 'Shift+ArrowDown', 'ab|'],
    ['ab|c', 'Shift+ArrowUp', '|c'],
    ['One| two three', 'Control+Shift+ArrowRight', 'One| three'],
    ['a|b\nc', 'Control+a', '|'],
    ['<speak>a|<break time="1s"/>b</speak>', 'Shift+ArrowRight', '<speak>a|b</speak>'],
    ['<speak>a|<break time="1s"/>b</speak>', 'Control+a', '<speak>|</speak>'],
  ]);
});

describe('keys that delete', () => {
  each([
    ['ab|cd', 'Backspace', 'a|cd'],
    ['ab|cd', 'Shift+Backspace', 'a|cd'],
    ['ab|cd', 'Delete', 'ab|d'],
    ['a👨‍👩‍👧|b', 'Backspace', 'a|b'],
    ['a|👨‍👩‍👧b', 'Delete', 'a|b'],
    ['ae\u0301|b', 'Backspace', 'ae|b'],
    ['a❤️|b', 'Backspace', 'a|b'],
    ['a👍🏽|b', 'Backspace', 'a|b'],
    ['a|👍🏽b', 'Delete', 'a|b'],
    ['a1️⃣|b', 'Backspace', 'a|b'],
    ['a🇨🇳🇺🇸|b', 'Backspace', 'a🇨🇳|b'],
    [
      '<speak>|<break time="1s"/>👍🏽<break time="1s"/></speak>',
      'ArrowRight ArrowRight ArrowRight Backspace',
      '<speak><break time="1s"/>|<break time="1s"/></speak>',
    ],
    [
      '<speak>|<prosody rate="80">1️⃣</prosody></speak>',
      'ArrowRight ArrowRight Delete',
      '<speak><prosody rate="80">|</prosody></speak>',
    ],
    ['ab\n|cd', 'Backspace', 'ab|cd'],
    ['ab|\ncd', 'Delete', 'ab|cd'],
    ['    |a', 'Backspace', '   |a'],
    ['|ab', 'Backspace', '|ab'],
    ['ab|', 'Delete', 'ab|'],
    ['ab|cd', 'Shift+ArrowLeft Delete', 'a|cd'],
    ['One two| three', 'Control+Backspace', 'One | three'],
    ['One| two three', 'Control+Delete', 'One| three'],
    ['One| two three', 'Shift+ArrowLeft Control+Backspace', 'On| two three'],
    ['<speak>我们喜欢|北京</speak>', 'Control+Backspace', '<speak>我们|北京</speak>'],
    ['<speak>a&amp;b|</speak>', 'ArrowLeft Backspace', '<speak>a|b</speak>'],
    ['<speak>|a<break time="1s"/></speak>', 'Backspace', '<speak>|a<break time="1s"/></speak>'],
    ['<speak>|a<break time="1s"/></speak>', 'Control+Backspace', '<speak>|a<break time="1s"/></speak>'],
    ['<speak>a<break time="1s"/>|</speak>', 'Delete', '<speak>a|</speak>'],
  ]);
});

describe('Enter', () => {
  each([
    ['  a|b', 'Enter', '  a\n|b'],
    ['(|)', 'Enter', '(\n|)'],
    ['ab|cd', 'Shift+ArrowRight Enter', 'ab\n|d'],
    ['ab|cd', 'Shift+Enter', 'ab\n|cd'],
  ]);
});

describe('keys that take back', () => {
  it('do so, and bring it again, with either of the two chords for that', async () => {
    const editor = await renderEditorAt('One|');
    await sendKeys({ type: ' two' });
    await press('Control+z');
    expect(editor.value).to.equal('One');
    await press('Control+Shift+z');
    expect(editor.value).to.equal('One two');
    await press('Control+z');
    await press('Control+y');
    expect(editor.value).to.equal('One two');
  });

  it('do so from the menu of the browser, too', async () => {
    const editor = await renderEditorAt('One|');
    await sendKeys({ type: ' two' });
    const textbox = editor.shadowRoot?.querySelector('.cm-content');
    const from = (inputType: string) =>
      textbox?.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true }));
    from('historyUndo');
    expect(editor.value).to.equal('One');
    from('historyRedo');
    expect(editor.value).to.equal('One two');
  });
});

describe('a text that can only be read', () => {
  it('is changed by no key, but can be walked and selected', async () => {
    const editor = await renderEditorAt('ab|cd');
    await sendKeys({ type: 'x' });
    editor.readonly = true;
    await editor.updateComplete;
    const keys = ['Enter', 'Backspace', 'Delete', 'Control+Backspace', 'Control+Delete', 'Control+z', 'x'];
    for (const key of keys) await press(key);
    expect(editor.value).to.equal('abxcd');
    await press('ArrowLeft');
    editor.readonly = false;
    await editor.updateComplete;
    await sendKeys({ type: '|' });
    expect(editor.value).to.equal('ab|xcd');
  });
});

describe('Home and End', () => {
  it('go to the end of the line that is seen, then of the one that is written', async () => {
    const editor = await renderEditorAt(`|${'word '.repeat(100)}`);
    await press('Control+End');
    await press('Home');
    await sendKeys({ type: '|' });
    const seen = editor.value.indexOf('|');
    expect(seen).to.be.greaterThan(0).and.lessThan(499);
    await press('ArrowLeft');
    await press('Home');
    await press('Home');
    await sendKeys({ type: '^' });
    expect(editor.value[0]).to.equal('^');
    await press('End');
    await sendKeys({ type: '$' });
    const end = editor.value.indexOf('$');
    expect(end).to.be.greaterThan(1).and.lessThan(499);
  });
});

describe('pages', () => {
  it('are turned with the caret where it stood in the box, and back to where it was', async () => {
    const editor = await renderEditorAt(`a|\n${Array.from({ length: 99 }, (_, i) => `${i}`).join('\n')}`);
    const root = editor.shadowRoot as ShadowRoot;
    const top = (selector: string) => root.querySelector(selector)?.getBoundingClientRect().top ?? 0;
    const isBeside = (one: number, other: number) => Math.abs(one - other) < 20;
    const caret = () => top('.cm-cursor-primary') - top('.cm-scroller');
    const fourth = () => top('.cm-line:nth-child(4)') - top('.cm-scroller');
    for (let i = 0; i < 3; i++) await press('ArrowDown');
    await until(() => isBeside(caret(), fourth()), 'the caret in the fourth line');
    const before = caret();
    await press('PageDown');
    await until(() => (root.querySelector('.cm-scroller')?.scrollTop ?? 0) > 100, 'the page');
    await until(() => isBeside(caret(), before), 'the caret where it stood');
    await press('PageUp');
    await sendKeys({ type: '|' });
    expect(editor.value.split('\n')[3]).to.equal('2|');
    await press('Shift+PageDown');
    await press('Delete');
    expect(editor.value.split('\n').length).to.be.lessThan(95);
  });
});

describe('a line that runs from right to left', () => {
  it('is walked by what is seen, letter by letter, word by word, and over a chip', async () => {
    const editor = await renderEditorAt('<speak>|אבג דהו<break time="1s"/>ז</speak>', 'rtl');
    await press('ArrowLeft');
    await sendKeys({ type: 'ש' });
    await press('Control+ArrowLeft');
    await press('Control+ArrowLeft');
    await press('ArrowLeft');
    await until(() => editor.shadowRoot?.querySelector('.chip-selected'), 'the chip, selected');
    await press('ArrowRight');
    await sendKeys({ type: 'ש' });
    await press('ArrowRight');
    await press('ArrowRight');
    await sendKeys({ type: 'ת' });
    expect(editor.value).to.equal('<speak>אשבג דהתוש<break time="1s"/>ז</speak>');
  });
});
