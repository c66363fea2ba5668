/** The diagnostics of the check, and their positions. */
import { expect } from '@open-wc/testing';
import { applyEdits, checkSsml, type Severity, type VoiceCapability } from '../../src/ssml/index.js';
import { adviceSamples, invalid, marked, showAt, ineffective, valid } from './samples.js';

function findsAt(code: string, sample: string, severity: Severity): void {
  const { text, marks } = marked(sample);
  const found = checkSsml(text).filter((diagnostic) => diagnostic.code === code);
  const places = found.map((diagnostic) =>
    text.length > 500 ? `${diagnostic.from}-${diagnostic.to}` : showAt(text, diagnostic),
  );
  expect(places).to.include(text.length > 500 ? `${marks[0]}-${marks[1]}` : sample);
  expect(new Set(found.map((diagnostic) => diagnostic.severity))).to.deep.equal(new Set([severity]));
}

const short = (sample: string): string => JSON.stringify(sample.slice(0, 80));

describe('checkSsml', () => {
  for (const sample of valid) {
    it(`finds no error in ${short(sample)}`, () => {
      expect(checkSsml(sample).filter(({ severity }) => severity === 'error')).to.deep.equal([]);
    });
  }

  for (const [code, sample] of invalid)
    it(`reports an error in ${short(sample)}: ${code}`, () => findsAt(code, sample, 'error'));
  for (const [code, sample] of ineffective) {
    it(`warns about ${short(sample)}: ${code}`, () => {
      findsAt(code, sample, 'warning');
      expect(checkSsml(marked(sample).text).map(({ severity }) => severity)).not.to.include('error');
    });
  }
  for (const [code, sample] of adviceSamples) {
    it(`gives advice on ${short(sample)}: ${code}`, () => {
      findsAt(code, sample, 'info');
      expect(checkSsml(marked(sample).text).map(({ severity }) => severity)).not.to.include('error');
    });
  }

  it('gives no advice on what a tag already says', () => {
    const text =
      '<speak><say-as interpret-as="money">99元</say-as><phoneme ph="chong2">重</phoneme><sub alias="x">VIP</sub></speak>';
    expect(checkSsml(text)).to.deep.equal([]);
  });

  it('lets a pause or a faster speed make a sentence short enough', () => {
    const codes = (text: string): string[] => checkSsml(text).map(({ code }) => code);
    const half = '好'.repeat(200);
    expect(codes(`<speak>${half}${half}</speak>`)).to.include('long-sentence');
    expect(codes(`<speak>${half}<break time="1s"/>${half}</speak>`)).not.to.include('long-sentence');
    expect(codes(`<speak><prosody rate="200">${half}${half}</prosody></speak>`)).not.to.include(
      'long-sentence',
    );
  });

  it('accepts an emotion around whole sentences', () => {
    const text =
      '<speak>One. <emotion type="SAD">Two. “Three!”</emotion> Four.<emotion type="CALM">Five.</emotion></speak>';
    expect(checkSsml(text)).to.deep.equal([]);
  });

  for (const end of ['\n', '\r\n', ' \n', '<!-- a -->\n']) {
    it(`accepts ${JSON.stringify(end)} as the end of a sentence`, () => {
      const line = '<phoneme ph="hao3">好</phoneme>';
      const text = `<speak>${line}${end}<emotion type="SAD">${line}</emotion>${end}${line}</speak>`;
      expect(checkSsml(text)).to.deep.equal([]);
    });
  }

  for (const text of [
    '<speak><sub alias="a<b">c</sub></speak>',
    '<speak>a</>b</speak>',
    '<speak>a</speak>\ufeff',
  ]) {
    it(`gives one diagnostic for ${JSON.stringify(text)}`, () => {
      expect(checkSsml(text).length).to.equal(1);
    });
  }

  it('warns about tags only if the voice explicitly lacks the capability', () => {
    const text =
      '<speak><break time="1s"/><phoneme ph="chong2">重</phoneme><phoneme ph="W">w</phoneme></speak>';
    expect(checkSsml(text, { voice: {} })).to.deep.equal([]);
    expect(
      checkSsml(text, { voice: { is_support_phoneme: null, is_support_break_time: true } }),
    ).to.deep.equal([]);
    const found = checkSsml(text, { voice: { is_support_phoneme: false, is_support_phoneme_en: true } });
    expect(found.map(({ code, from }) => [code, from])).to.deep.equal([
      ['voice-cannot', text.indexOf('ph=')],
    ]);
    expect(checkSsml(text, { voice: { is_support_phoneme_en: false } })[0]?.from).to.equal(
      text.lastIndexOf('ph="'),
    );
  });

  it('warns in a video about all tags but pauses and pronunciation', () => {
    const text =
      '<speak><emotion type="SAD">A<break time="1s"/><insert-action id="a"/><prosody rate="80">b</prosody>.</emotion></speak>';
    const found = checkSsml(text, { target: 'video' }).map(({ code, message }) => [
      code,
      /<[\w-]+>/.exec(message)?.[0],
    ]);
    expect(found).to.deep.equal([
      ['no-effect-in-video', '<emotion>'],
      ['no-effect-in-video', '<insert-action>'],
      ['no-effect-in-video', '<prosody>'],
    ]);
    expect(checkSsml(text, { target: 'live' })).to.deep.equal([]);
  });

  for (const [language, text, marksForeign] of [
    ['EN', 'Welcome. |大家好|.', true],
    ['EN', 'Welcome to the café, dear friends.', false],
    ['CN', '欢迎使用 MetaStudio。', false],
    ['CN', '欢迎。|Please subscribe to our channel now|.', true],
    ['CN', '|こ|んにちは'.replace('|こ|んにちは', '|こんにちは|'), true],
    ['JPN', '東京へようこそ', false],
    ['Kr', '|大家|', true],
    ['UNKNOW', 'Welcome. 大家。', false],
    ['SomethingNew', 'Welcome to all of you here. 大家好。', false],
    ['vietnamese', 'Xin chào |大家|.', true],
  ] as const) {
    it(`${marksForeign ? 'reports' : 'accepts'} ${text} for a voice of ${language}`, () => {
      const sample = marked(text);
      const found = checkSsml(sample.text, { voice: { language } }).filter(
        ({ code }) => code === 'other-language',
      );
      expect(found.map((diagnostic) => showAt(sample.text, diagnostic))).to.deep.equal(
        marksForeign ? [text] : [],
      );
    });
  }

  it('reports text in another language once, at its first occurrence', () => {
    const { text, marks } = marked('Welcome. |大家好|。 Hello! 欢迎来到直播间。 谢谢大家。');
    const found = checkSsml(text, { voice: { language: 'EN' } }).filter(
      ({ code }) => code === 'other-language',
    );
    expect(found.map(({ from, to }) => [from, to])).to.deep.equal([marks]);
  });

  it('gives no advice on common words that no voice misreads', () => {
    const text =
      '重要的是，银行和这个行业还有很长时间。快乐的音乐，朝阳下的数字，大家都能得到。' +
      '我觉得下单很简单，降价打折，参加活动，感觉不难。';
    expect(checkSsml(text).filter(({ code }) => code === 'polyphone')).to.deep.equal([]);
  });

  for (const [text, first] of [
    ['欢迎来到重庆', 'chóng'],
    ['重要的重庆', 'chóng'],
    ['东西很重', 'zhòng'],
    ['还钱的时候', 'huán'],
    ['水浒传', 'zhuàn'],
    ['他长大了', 'zhǎng'],
  ] as const) {
    it(`offers ${first} first in ${text}`, () => {
      const [hint] = checkSsml(text).filter(({ code }) => code === 'polyphone');
      expect(hint?.actions[0]?.name).to.equal(`Read as ${first}`);
    });
  }

  it('offers a homophone as alias if the voice supports no pinyin, and another word if it supports neither', () => {
    const hint = (voice: VoiceCapability, target?: 'video') =>
      checkSsml('欢迎来到重庆', { voice, target }).find(({ code }) => code === 'polyphone');
    const mute = { is_support_phoneme: false };
    const alias = hint(mute);
    expect(applyEdits('欢迎来到重庆', alias?.actions[0]?.edits ?? [])).to.equal(
      '<speak>欢迎来到<sub alias="虫">重</sub>庆</speak>',
    );
    expect(alias?.message).to.include('Substitute');
    for (const advice of [hint({ ...mute, is_support_ssml_sub: false }), hint(mute, 'video')]) {
      expect(advice?.actions).to.deep.equal([]);
      expect(advice?.message).to.include('another word');
    }
  });

  it('writes messages and fixes in Chinese on request', () => {
    const [first] = checkSsml('<speak>a & b</speak>', { lang: 'zh' });
    expect(first?.message).to.match(/[\u4e00-\u9fff]/);
    expect(first?.actions[0]?.name).to.equal('写成 &amp;');
  });

  it('returns at most 1,000 diagnostics, in the order of the text', () => {
    const found = checkSsml(`<speak>${'& '.repeat(5_000)}</speak>`);
    expect(found.length).to.equal(1_000);
    expect(found.every((diagnostic, i) => diagnostic.from >= (found[i - 1]?.from ?? 0))).to.equal(true);
  });
});
