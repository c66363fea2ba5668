/** The text after inserting, wrapping, changing or unwrapping tags; `|` marks the caret or the selection. */
import { expect } from '@open-wc/testing';
import {
  applyEdits,
  changeTag,
  checkSsml,
  escapeText,
  insertTag,
  parseSsml,
  unwrapTag,
  wrapRange,
  type Attributes,
  type TagName,
} from '../../src/ssml/index.js';
import { marked } from './samples.js';

function inserted(sample: string, tag: TagName, attributes: Attributes = {}): string {
  const { text, marks } = marked(sample);
  return applyEdits(text, insertTag(text, marks[0] ?? 0, tag, attributes));
}

function wrapped(sample: string, tag: TagName, attributes: Attributes = {}): string {
  const { text, marks } = marked(sample);
  return applyEdits(text, wrapRange(text, marks[0] ?? 0, marks[1] ?? 0, tag, attributes));
}

const element = (text: string, name: string) => {
  const found = parseSsml(text).elements.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name} in ${text}`);
  return found;
};

describe('insertTag', () => {
  for (const [what, sample, result] of [
    [
      'puts a pause at the caret',
      '<speak>Hello|world</speak>',
      '<speak>Hello<break time="1s"/>world</speak>',
    ],
    [
      'gives a plain text a root and escapes it',
      'a & <b|c',
      '<speak>a &amp; &lt;b<break time="1s"/>c</speak>',
    ],
    ['gives an empty text a root', '|', '<speak><break time="1s"/></speak>'],
    [
      'keeps tags in a text without a root',
      'a<break time="2s"/>|&amp;',
      '<speak>a<break time="2s"/><break time="1s"/>&amp;</speak>',
    ],
    [
      'moves out of a tag',
      '<speak>a<bre|ak strength="weak"/>b</speak>',
      '<speak>a<break strength="weak"/><break time="1s"/>b</speak>',
    ],
    [
      'moves out of a phoneme',
      '<speak><phoneme ph="a1">|啊</phoneme>b</speak>',
      '<speak><phoneme ph="a1">啊</phoneme><break time="1s"/>b</speak>',
    ],
    ['moves into the root', '|<speak>a</speak>', '<speak><break time="1s"/>a</speak>'],
    ['moves back into the root from after it', '<speak>a</speak> |', '<speak>a<break time="1s"/></speak> '],
    ['opens an empty root', '<speak/>|', '<speak><break time="1s"/></speak>'],
    ['does not cut an entity', '<speak>a&am|p;b</speak>', '<speak>a&amp;<break time="1s"/>b</speak>'],
    ['does not cut a character', '<speak>\ud83d|\ude00</speak>', '<speak>😀<break time="1s"/></speak>'],
    [
      'stays in an emotion',
      '<speak><emotion type="SAD">a|b</emotion></speak>',
      '<speak><emotion type="SAD">a<break time="1s"/>b</emotion></speak>',
    ],
  ] as const) {
    it(what, () => expect(inserted(sample, 'break', { time: '1s' })).to.equal(result));
  }

  it('escapes values and omits those that are null', () => {
    expect(inserted('<speak>|</speak>', 'insert-action', { id: 'a"<&', name: null, tag: 'b' })).to.equal(
      '<speak><insert-action id="a&quot;&lt;&amp;" tag="b"/></speak>',
    );
  });
});

describe('wrapRange', () => {
  for (const [what, sample, tag, attributes, result] of [
    [
      'wraps a word',
      '<speak>a |99元| b</speak>',
      'say-as',
      { 'interpret-as': 'money' },
      '<speak>a <say-as interpret-as="money">99元</say-as> b</speak>',
    ],
    [
      'gives a plain text a root',
      'a < |重|庆',
      'phoneme',
      { ph: 'chong2' },
      '<speak>a &lt; <phoneme ph="chong2">重</phoneme>庆</speak>',
    ],
    [
      'wraps all of a plain text',
      '|a & b|',
      'emotion',
      { type: 'SAD' },
      '<speak><emotion type="SAD">a &amp; b</emotion></speak>',
    ],
    [
      'changes the speed of each run between pauses',
      '<speak>|a<break time="1s"/>b|</speak>',
      'prosody',
      { rate: 80 },
      '<speak><prosody rate="80">a</prosody><break time="1s"/><prosody rate="80">b</prosody></speak>',
    ],
    [
      'keeps a pause inside an emotion',
      '<speak>|A<break time="1s"/>b.|</speak>',
      'emotion',
      { type: 'SAD' },
      '<speak><emotion type="SAD">A<break time="1s"/>b.</emotion></speak>',
    ],
    [
      'splits the emotion around it',
      '<speak><emotion type="SAD">A.|B.|C.</emotion></speak>',
      'emotion',
      { type: 'CALM' },
      '<speak><emotion type="SAD">A.</emotion><emotion type="CALM">B.</emotion><emotion type="SAD">C.</emotion></speak>',
    ],
    [
      'splits the speed around it',
      '<speak><prosody rate="80">a|重|b</prosody></speak>',
      'phoneme',
      { ph: 'chong2' },
      '<speak><prosody rate="80">a</prosody><phoneme ph="chong2">重</phoneme><prosody rate="80">b</prosody></speak>',
    ],
    [
      'replaces another pronunciation',
      '<speak>a<phoneme ph="zhong4">|重|</phoneme></speak>',
      'phoneme',
      { ph: 'chong2' },
      '<speak>a<phoneme ph="chong2">重</phoneme></speak>',
    ],
    [
      'drops the tags inside an alias',
      '<speak>|a<word>b</word>|</speak>',
      'sub',
      { alias: 'x' },
      '<speak><sub alias="x">ab</sub></speak>',
    ],
    [
      'extends to whole elements',
      '<speak>|a<word>b|c</word></speak>',
      'emotion',
      { type: 'SAD' },
      '<speak><emotion type="SAD">a<word>bc</word></emotion></speak>',
    ],
  ] as const) {
    it(what, () => {
      const made = wrapped(sample, tag, attributes);
      expect(made).to.equal(result);
      expect(checkSsml(made).filter(({ severity }) => severity === 'error')).to.deep.equal([]);
    });
  }
});

describe('changeTag and unwrapTag', () => {
  it('change, add and remove attributes and keep the others', () => {
    const text = '<speak><insert-action id=\'a\' name="b"/></speak>';
    expect(
      applyEdits(text, changeTag(text, element(text, 'insert-action'), { id: null, name: 'c', tag: 'd' })),
    ).to.equal('<speak><insert-action name="c" tag="d"/></speak>');
    expect(
      applyEdits(
        '<speak><break/></speak>',
        changeTag('<speak><break/></speak>', element('<speak><break/></speak>', 'break'), { time: '1s' }),
      ),
    ).to.equal('<speak><break time="1s"/></speak>');
  });

  it('remove the tags and keep the text', () => {
    const text = '<speak>a<word>b</word>c<break/></speak>';
    expect(applyEdits(text, unwrapTag(text, element(text, 'word')))).to.equal('<speak>abc<break/></speak>');
    expect(applyEdits(text, unwrapTag(text, element(text, 'break')))).to.equal(
      '<speak>a<word>b</word>c</speak>',
    );
  });

  it('unwrap the root only if it contains nothing but text', () => {
    const text = '<speak>a &amp; b</speak>';
    expect(applyEdits(text, unwrapTag(text, element(text, 'speak')))).to.equal('a & b');
    const busy = '<speak>a<break/></speak>';
    expect(unwrapTag(busy, element(busy, 'speak'))).to.deep.equal([]);
  });
});

it('escapeText writes any text as SSML', () => {
  expect(escapeText('a<b>&"\u0000😀\ud83d')).to.equal('a&lt;b&gt;&amp;"😀');
});
