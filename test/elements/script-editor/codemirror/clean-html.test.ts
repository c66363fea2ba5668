/** What is taken out of a pasted text is the same in every engine: their regular expressions differ beyond U+FFFF. */
import { expect } from '@open-wc/testing';
import { cleanText } from '../../../../src/elements/script-editor/codemirror/clean-html.js';

const joiner = '\u200d';
const pictures = ['👨', '❤'];
/** A joiner may follow them. */
const parts = [...pictures, '\ufe0f', '🏽'];

/** Every sequence of some characters, up to a length. */
function* sequences(characters: readonly string[], length: number): Generator<string[]> {
  yield [];
  if (length === 0) return;
  for (const rest of sequences(characters, length - 1)) for (const one of characters) yield [one, ...rest];
}

it('a joiner stays between the parts of one emoji, and goes everywhere else', () => {
  let walked = 0;
  for (const text of sequences(['a', joiner, ...parts], 5)) {
    const kept = text.filter(
      (one, at) =>
        one !== joiner || (parts.includes(text[at - 1] ?? '') && pictures.includes(text[at + 1] ?? '')),
    );
    if (cleanText(text.join('')) !== kept.join(''))
      expect(cleanText(text.join('')), JSON.stringify(text)).to.equal(kept.join(''));
    walked += 1;
  }
  expect(walked).to.be.above(9000);
  expect(cleanText('a\u200db 👨‍👩‍👧')).to.equal('ab 👨‍👩‍👧');
});
