/** Character counts, plain text, estimated duration, the sequence of speech, and sentences. */
import { expect } from '@open-wc/testing';
import {
  checkSsml,
  countCharacters,
  estimateDuration,
  parseSsml,
  splitSentences,
  toPlainText,
  toSpeech,
} from '../../src/ssml/index.js';

describe('countCharacters and toPlainText', () => {
  for (const [text, plain] of [
    ['', ''],
    ['a & <b>', 'a & <b>'],
    ['<speak>a<break time="1s"/>b</speak>', 'ab'],
    ['<speak>a &amp; b<!-- c --><![CDATA[<d>]]></speak>', 'a & b<d>'],
    ['<speak>a < b<word>c', 'a < bc'],
    ['<speak>你好</speak>', '你好'],
  ] as const) {
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(plain)}`, () => {
      expect(toPlainText(text)).to.equal(plain);
      expect(countCharacters(text)).to.deep.equal({ total: text.length, withoutTags: plain.length });
    });
  }
});

describe('estimateDuration', () => {
  for (const [what, text, speed, seconds] of [
    ['250 Chinese characters', '好'.repeat(250), 100, 60],
    ['250 English words', "It's ".repeat(250), 100, 60],
    ['double speed', '好'.repeat(250), 200, 30],
    ['a pause', '<speak><break time="2s"/><break time="500ms"/></speak>', 200, 2.5],
    ['a strength', '<speak><break strength="none"/><break strength="x-strong"/></speak>', 100, 1],
    ['half speed for a part', `<speak><prosody rate="50">${'好'.repeat(25)}</prosody></speak>`, 100, 12],
    ['an alias', `<speak><sub alias="${'好'.repeat(25)}">a</sub></speak>`, 100, 6],
    [
      'an alias once, whatever its element contains',
      `<speak><sub alias="${'好'.repeat(25)}">a<!-- -->b</sub></speak>`,
      100,
      6,
    ],
    ['a word once, although a comment interrupts it', '<speak>Hel<!-- -->lo</speak>', 100, 0.24],
    ['spelling', '<speak><say-as interpret-as="spell">HELLO</say-as></speak>', 100, 1.2],
    ['a speed that is not a number', '好'.repeat(250), Number.NaN, 60],
    ['nothing', '', 100, 0],
  ] as const) {
    it(`counts ${what}`, () => expect(estimateDuration(text, { speed })).to.be.closeTo(seconds, 1e-9));
  }
});

describe('toSpeech', () => {
  it('returns texts, pauses and actions in order', () => {
    const text =
      '<speak>a<break time="1s"/><emotion type="SAD"><insert-action id="i" name="n"/><phoneme ph="hao3">好</phoneme></emotion><prosody rate="80">b &amp; c</prosody></speak>';
    const at = (part: string) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });
    expect(toSpeech(text)).to.deep.equal([
      { kind: 'text', text: 'a', from: 7, to: 8 },
      { kind: 'pause', seconds: 1, ...at('<break time="1s"/>') },
      { kind: 'action', id: 'i', name: 'n', ...at('<insert-action id="i" name="n"/>') },
      { kind: 'text', text: '好', emotion: 'SAD', phonemes: 'hao3', ...at('好') },
      { kind: 'text', text: 'b & c', rate: 80, ...at('b &amp; c') },
    ]);
  });

  it('has whole percentages as they are written', () => {
    for (let rate = 50; rate <= 200; rate++) {
      const [part] = toSpeech(`<speak><prosody rate="${rate}">a</prosody></speak>`);
      expect(part).to.include({ rate });
    }
  });

  it('joins text that a comment or a CDATA section interrupts', () => {
    const text = '<speak><phoneme ph="chong2 qing4">重<!-- x --><![CDATA[庆]]></phoneme> a</speak>';
    expect(toSpeech(text)).to.deep.equal([
      {
        kind: 'text',
        text: '重庆',
        phonemes: 'chong2 qing4',
        from: text.indexOf('重'),
        to: text.indexOf(']]>'),
      },
      { kind: 'text', text: ' a', from: text.indexOf(' a'), to: text.indexOf('</speak>') },
    ]);
  });

  it('returns a text without a root literally', () => {
    expect(toSpeech('a <b>')).to.deep.equal([{ kind: 'text', text: 'a <b>', from: 0, to: 5 }]);
  });
});

describe('splitSentences', () => {
  it('splits at the ends of sentences and not in numbers', () => {
    const text = 'It is 3.5 m. Really? “Yes!” 好。再见';
    expect(splitSentences(text).map(({ plain }) => plain)).to.deep.equal([
      'It is 3.5 m.',
      'Really?',
      '“Yes!”',
      '好。',
      '再见',
    ]);
    expect(splitSentences(text).map(({ from, to }) => text.slice(from, to))).to.deep.equal([
      'It is 3.5 m.',
      'Really?',
      '“Yes!”',
      '好。',
      '再见',
    ]);
  });

  it('repeats the enclosing tags in each sentence', () => {
    const text = '<speak><emotion type="SAD">One &amp;<break time="1s"/> two. Three.</emotion> Four</speak>';
    const sentences = splitSentences(text);
    expect(sentences.map(({ ssml }) => ssml)).to.deep.equal([
      '<speak><emotion type="SAD">One &amp;<break time="1s"/> two.</emotion></speak>',
      '<speak><emotion type="SAD">Three.</emotion></speak>',
      '<speak>Four</speak>',
    ]);
    for (const { ssml } of sentences) expect(checkSsml(ssml)).to.deep.equal([]);
    expect(sentences.map(({ from, to }) => text.slice(from, to))).to.deep.equal([
      '<emotion type="SAD">One &amp;<break time="1s"/> two.',
      'Three.',
      'Four',
    ]);
  });

  it('returns well-formed sentences for malformed scripts', () => {
    const broken = '<speak>a < b. <prosody rate=80 x:y="1" \ude00="2">c & d. <p>e.</speak>';
    const sentences = splitSentences(broken);
    expect(sentences.map(({ ssml }) => ssml)).to.deep.equal([
      '<speak>a &lt; b.</speak>',
      '<speak><prosody rate="80">c &amp; d.</prosody></speak>',
      '<speak><prosody rate="80">e.</prosody></speak>',
    ]);
    for (const { ssml } of sentences) expect(checkSsml(ssml)).to.deep.equal([]);
  });
});

describe('parseSsml', () => {
  it('returns the position of every part', () => {
    const text = '<speak>a<sub alias="b&amp;c">d</sub></speak>';
    const { mode, elements, texts } = parseSsml(text);
    expect(mode).to.equal('tagged');
    const sub = elements[1];
    expect(sub && text.slice(sub.openFrom, sub.openTo)).to.equal('<sub alias="b&amp;c">');
    expect(sub && text.slice(sub.closeFrom, sub.closeTo)).to.equal('</sub>');
    const alias = sub?.attributes[0];
    expect(alias && text.slice(alias.valueFrom, alias.valueTo)).to.equal('b&amp;c');
    expect(alias?.value).to.equal('b&c');
    expect(texts.map(({ from, to, parent }) => [text.slice(from, to), parent])).to.deep.equal([
      ['a', 0],
      ['d', 1],
    ]);
  });

  it('handles tags and values named like members of Object.prototype', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      const text = `<speak><${name}>好</${name}><break strength="${name}"/></speak>`;
      expect(estimateDuration(text)).to.be.within(0, 2);
      expect(splitSentences(text).map(({ plain }) => plain)).to.deep.equal(['好']);
    }
  });
});
