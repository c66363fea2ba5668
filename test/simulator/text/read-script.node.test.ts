/** The simulator's reading of scripts: what is said, for how long, and what is not well-formed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readScript, type ScriptPiece } from '../../../demo/simulator/text/read-script.js';
import { splitSentences } from '../../../demo/simulator/text/sentences.js';
import { resolveInventions } from '../../../demo/simulator/inventions.js';
import { speakingSeconds } from '../../../demo/simulator/text/speaking-time.js';
import { invalid, marked, ineffective, valid } from '../../ssml/samples.js';

const textOf = (pieces: readonly ScriptPiece[]): string =>
  pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.milliseconds ?? piece.strength}]`))
    .join('|');

const secondsOf = (text: string): number => speakingSeconds(text, resolveInventions().speechMilliseconds);

describe('a script', () => {
  it('that the reference describes is well-formed', () => {
    for (const text of valid) assert.equal(readScript(text).error, undefined, text.slice(0, 100));
  });

  it('with tags and values that nobody knows is well-formed, and its text is said', () => {
    for (const [text, said] of [
      ['<speak>Hello <voice name="x">there</voice>.</speak>', 'Hello |there|.'],
      ['<speak>a<brake time="1s"/>b</speak>', 'a|b'],
      ['<speak><break time="50ms"/><break time="1h"/><break time="11s"/></speak>', '[200]|[medium]|[10000]'],
      ['<speak><break strength="constructor"/></speak>', '[medium]'],
      ['<speak><prosody rate="fast">a</prosody><sub>b</sub><say-as>c</say-as></speak>', 'a|b|c'],
      ['<speak><speak>a</speak></speak>', 'a'],
      ['<voice>a', '<voice>a'],
    ] as const) {
      const { pieces, error } = readScript(text);
      assert.deepEqual([textOf(pieces), error], [said, undefined], text);
    }
  });

  it('says an alias once, in place of all that is in its tag', () => {
    const text =
      '<speak>a<sub alias="B">b<!-- --><word>c</word><![CDATA[d]]></sub>e<sub alias="F"> </sub></speak>';
    assert.equal(textOf(readScript(text).pieces), 'a|B|e');
  });

  it('is refused at the first place where it is no XML', () => {
    const wrong = new Set([
      'unclosed-element',
      'unclosed-empty',
      'unclosed-tag',
      'unclosed-quote',
      'unclosed-comment',
      'unclosed-cdata',
      'stray-less-than',
      'stray-ampersand',
      'mismatched-end-tag',
      'unknown-entity',
      'bad-comment',
    ]);
    for (const [code, sample] of invalid.filter(([code]) => wrong.has(code))) {
      const { text } = marked(sample);
      const { error } = readScript(text);
      assert.ok(
        error && error.at >= 0 && error.at <= text.length && error.message !== '',
        `${code}: ${text}`,
      );
    }
    assert.deepEqual(readScript('<speak>a<b>c</speak>').error, {
      at: 20,
      message: '1:20: unexpected close tag.',
    });
  });

  it('without effect somewhere is accepted', () => {
    for (const [code, sample] of ineffective)
      assert.equal(readScript(marked(sample).text).error, undefined, `${code}: ${sample}`);
  });

  it('is read in time linear in its length', () => {
    for (const unit of [
      '<word>',
      '<!--',
      '<a b="',
      '&',
      '<break time="1s"/>',
      "<speak a='",
      '好。',
      '1,000',
    ]) {
      const text = `<speak>${unit.repeat(100_000 / unit.length)}`;
      const begin = performance.now();
      readScript(text);
      splitSentences(text);
      secondsOf(text.slice(7));
      assert.ok(performance.now() - begin < 3000, unit);
    }
  });
});

describe('the voices', () => {
  const near = (text: string, seconds: number, share = 0.15) => {
    const spoken = secondsOf(text);
    assert.ok(Math.abs(spoken - seconds) <= share * seconds, `${spoken} s instead of ${seconds}: ${text}`);
  };

  it('say 250 words a minute', () => {
    near('好'.repeat(250), 60, 0.01);
    near('Our new jacket is light and warm. '.repeat(36), 60, 0.2);
  });

  it('pause at commas and between sentences, and as long as a break says', () => {
    assert.ok(secondsOf('先到先得，欢迎大家。') > secondsOf('先到先得欢迎大家') + 0.4);
    near('<speak>好<break time="3s"/>好<break strength="strong"/>好</speak>', 3.75 + 0.72, 0.01);
  });

  it('read numbers out, in the language of the text', () => {
    near('一共两百九十九点五', secondsOf('一共299.5'), 0.01);
    near('这里有一万零五百件', secondsOf('这里有10500件'), 0.01);
    near('twenty two thirty four forty six', secondsOf('22 34 46'), 0.01);
    near('one thousand two hundred dollars', secondsOf('1,200 dollars'), 0.01);
    assert.ok(secondsOf('<speak>号码<say-as interpret-as="phone">13812345678</say-as></speak>') > 2.5);
  });

  it('speak faster and slower where the text says so, and spell letter by letter', () => {
    const words = '今天给大家带来三款外套';
    near(`<speak><prosody rate="50">${words}</prosody></speak>`, 2 * secondsOf(words), 0.01);
    near('<speak><say-as interpret-as="spell">Huawei</say-as></speak>', 6 * 0.31, 0.01);
    near('<speak><phoneme ph="tian1 qi4">weather</phoneme> and more of it</speak>', 1.5, 0.4);
  });
});
