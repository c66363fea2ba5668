/** Every fix resolves its diagnostic and causes no new error. */
import { expect } from '@open-wc/testing';
import { applyEdits, checkSsml, type CheckOptions, type Diagnostic } from '../../src/ssml/index.js';
import { adviceSamples, invalid, marked, ineffective, valid } from './samples.js';

const mute: CheckOptions = {
  target: 'video',
  voice: {
    language: 'EN',
    is_support_phoneme: false,
    is_support_phoneme_en: false,
    is_support_break_strength: false,
    is_support_prosody: false,
    is_support_ssml_say_as: false,
    is_support_ssml_sub: false,
    is_support_word: false,
  },
};

const count = (found: readonly Diagnostic[], code: string): number =>
  found.filter((one) => one.code === code).length;
const errors = (found: readonly Diagnostic[]): number =>
  found.filter((one) => one.severity === 'error').length;

const samples = [
  ...valid,
  ...[...invalid, ...ineffective, ...adviceSamples].map(([, sample]) => marked(sample).text),
];

describe('fixes', () => {
  for (const [name, options] of [
    ['without a voice', {}],
    ['for a voice with few capabilities, in a video', mute],
  ] as const) {
    it(`resolve their diagnostic ${name}`, () => {
      for (const text of samples) {
        const before = checkSsml(text, options);
        for (const diagnostic of before) {
          for (const action of diagnostic.actions) {
            const fixed = applyEdits(text, action.edits);
            const after = checkSsml(fixed, options);
            const where = `${diagnostic.code}: ${action.name}: ${text.slice(0, 200)} → ${fixed.slice(0, 200)}`;
            expect(count(after, diagnostic.code), where).to.be.below(count(before, diagnostic.code));
            if (!text.includes('＜')) expect(errors(after), where).to.be.at.most(errors(before));
          }
        }
      }
    });
  }

  it('exist for every error but excessive length', () => {
    for (const [code, sample] of invalid) {
      if (code.startsWith('too-')) continue;
      const found = checkSsml(marked(sample).text).find((diagnostic) => diagnostic.code === code);
      expect(found?.actions, sample).not.to.deep.equal([]);
    }
  });

  for (const [text, code, fixed] of [
    ['Hello <break time="1s"/> & <b', 'missing-root', '<speak>Hello <break time="1s"/> &amp; &lt;b</speak>'],
    ['重 & <', 'polyphone', '<speak><phoneme ph="zhong4">重</phoneme> &amp; &lt;</speak>'],
    ['<speak>重庆</speak>', 'polyphone', '<speak><phoneme ph="chong2">重</phoneme>庆</speak>'],
    ['<speak>a</speak> b', 'outside-root', '<speak>a b</speak>'],
    ['<speak><break time=“1s”／>a</speak>', 'full-width-punctuation', '<speak><break time="1s"/>a</speak>'],
    [
      '<speak><phoneme ph="hao3"/>好</phoneme></speak>',
      'stray-end-tag',
      '<speak><phoneme ph="hao3">好</phoneme></speak>',
    ],
    [
      '<speak><emotion type="SAD">a.<emotion></speak>',
      'forbidden-nesting',
      '<speak><emotion type="SAD">a.</emotion></speak>',
    ],
    [
      '<speak><prosody rate="80"><emotion type="SAD">a.</emotion></prosody></speak>',
      'forbidden-nesting',
      '<speak><emotion type="SAD"><prosody rate="80">a.</prosody></emotion></speak>',
    ],
    [
      '<speak><prosody rate="80"><break time="1s"/>a</prosody></speak>',
      'forbidden-nesting',
      '<speak><break time="1s"/><prosody rate="80">a</prosody></speak>',
    ],
    ['<speak>a</', 'mismatched-end-tag', '<speak>a</speak>'],
    ['<speak>a</>b</speak>', 'stray-end-tag', '<speak>ab</speak>'],
    ['<speak><break times="1s"/>a</speak>', 'unknown-attribute', '<speak><break time="1s"/>a</speak>'],
    [
      '<speak><say-as interpretAs="date">2022/3/8</say-as></speak>',
      'unknown-attribute',
      '<speak><say-as interpret-as="date">2022/3/8</say-as></speak>',
    ],
    [
      '<speak>"Dear <emotion type="SAD">friends."</emotion></speak>',
      'emotion-not-whole-sentence',
      '<speak><emotion type="SAD">"Dear friends."</emotion></speak>',
    ],
    ['<speak>a&AMP;b</speak>', 'unknown-entity', '<speak>a&amp;b</speak>'],
    ['<speak>a&NBSP;b</speak>', 'unknown-entity', '<speak>a b</speak>'],
    ['你好</speak><speak>再见</speak>', 'outside-root', '<speak>你好再见</speak>'],
    ['<speak>R&amp D</speak>', 'stray-ampersand', '<speak>R&amp; D</speak>'],
    ['<speak>R&amplifier</speak>', 'stray-ampersand', '<speak>R&amp;amplifier</speak>'],
    [
      '<speak><sub alias="a<b">c</sub></speak>',
      'less-than-in-value',
      '<speak><sub alias="a&lt;b">c</sub></speak>',
    ],
    ['《speak》a《break time=“1s”／》《/speak》', 'full-width-tag', '<speak>a<break time="1s"/></speak>'],
    [
      '<speak>你好<emotion type="SAD">朋友</emotion>们。</speak>',
      'emotion-not-whole-sentence',
      '<speak><emotion type="SAD">你好朋友们。</emotion></speak>',
    ],
    [
      '<speak><prosody rate="80">a<break time="1s"/>b</prosody></speak>',
      'forbidden-nesting',
      '<speak><prosody rate="80">a</prosody><break time="1s"/><prosody rate="80">b</prosody></speak>',
    ],
  ] as const) {
    it(`correct ${text}`, () => {
      const found = checkSsml(text).find((diagnostic) => diagnostic.code === code);
      expect(applyEdits(text, found?.actions[0]?.edits ?? [])).to.equal(fixed);
    });
  }
});
