/** The key bindings of macOS, including its Emacs keys. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { valueAfter, press, renderEditorAt } from '../../../helpers/editor-keys.js';

/** Sets the platform before the modules that read it are loaded. */
before(async () => {
  Object.defineProperty(navigator, 'platform', { value: 'MacIntel' });
  await import('../../../../src/elements/script-editor/define.js');
});

/** Each row has the text before, the keys, and the text after. */
const rows: readonly (readonly [sample: string, chords: string, result: string])[] = [
  ['ab\ncd|e', 'Meta+ArrowLeft', 'ab\n|cde'],
  ['a|b\ncd', 'Meta+ArrowRight', 'ab|\ncd'],
  ['a|b\ncd', 'Meta+Shift+ArrowRight', 'a|\ncd'],
  ['ab\nc|d', 'Meta+ArrowUp', '|ab\ncd'],
  ['a|b\ncd', 'Meta+ArrowDown', 'ab\ncd|'],
  ['a|b\ncd', 'Meta+Shift+ArrowDown', 'a|'],
  ['One two| three', 'Alt+ArrowLeft', 'One |two three'],
  ['One| two three', 'Alt+Shift+ArrowRight', 'One| three'],
  ['One two| three', 'Alt+Backspace', 'One | three'],
  ['One| two three', 'Alt+Delete', 'One| three'],
  ['ab\ncd|e', 'Meta+Backspace', 'ab\n|e'],
  ['a|b\ncd', 'Meta+Delete', 'a|\ncd'],
  ['ab|\ncd', 'Meta+Delete', 'ab|cd'],
  ['a|b\ncd', 'Meta+a', '|'],
  ['ab\ncd|e', 'Control+a', 'ab\n|cde'],
  ['a|b\ncd', 'Control+e', 'ab|\ncd'],
  ['ab|cd', 'Control+b', 'a|bcd'],
  ['ab|cd', 'Control+f', 'abc|d'],
  ['ab\nc|d', 'Control+p', 'a|b\ncd'],
  ['a|b\ncd', 'Control+n', 'ab\nc|d'],
  ['ab|cd', 'Control+d', 'ab|d'],
  ['ab|cd', 'Control+h', 'a|cd'],
  ['a|b\ncd', 'Control+k', 'a|\ncd'],
  ['ab|\ncd', 'Control+k', 'ab|cd'],
  ['One two| three', 'Control+Alt+h', 'One | three'],
  ['ab|cd', 'Control+o', 'ab|\ncd'],
  ['ab|cd', 'Control+t', 'acb|d'],
  ['<speak>a|<break time="1s"/></speak>', 'Control+t', '<speak>a|<break time="1s"/></speak>'],
  ['<speak>a|<break time="1s"/></speak>', 'Control+d', '<speak>a|</speak>'],
];

describe('the keys of macOS', () => {
  for (const [sample, chords, result] of rows)
    it(`${chords}: ${JSON.stringify(sample)} becomes ${JSON.stringify(result)}`, async () => {
      expect(await valueAfter(sample, ...chords.split(' '))).to.equal(result);
    });

  it('take back and bring again', async () => {
    const editor = await renderEditorAt('One|');
    await sendKeys({ type: ' two' });
    await press('Meta+z');
    expect(editor.value).to.equal('One');
    await press('Meta+Shift+z');
    expect(editor.value).to.equal('One two');
  });
});
