/** The time of all functions is linear in the length of the text, for any text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSsml, estimateDuration, parseSsml, splitSentences, toPlainText } from '../../src/ssml/index.js';

const patterns: Readonly<Record<string, (n: number) => string>> = {
  'plain text': (n) => '大家好，hello world. '.repeat(n),
  'less-than signs': (n) => `<speak>${'<'.repeat(n)}`,
  'open tags': (n) => '<speak>'.repeat(n),
  'half-typed tags': (n) => `<speak>${'<break '.repeat(n)}`,
  'unknown half-typed tags': (n) => `<speak>${'<a b="'.repeat(n)}`,
  'open comments': (n) => `<speak>${'<!--'.repeat(n)}`,
  'open sections': (n) => `<speak>${'<![CDATA[<?'.repeat(n)}`,
  doctypes: (n) => '<!DOCTYPE ['.repeat(n),
  ampersands: (n) => `<speak>${'&'.repeat(n)}`,
  'long references': (n) => `<speak>&${'a'.repeat(n * 5)}`,
  'stray end tags': (n) => `<speak>${'<b>'.repeat(n)}${'</c>'.repeat(n)}`,
  'crossed tags': (n) => `<speak>${'<b><i></b></i>'.repeat(n)}`,
  'one tag with many attributes': (n) =>
    `<speak><break ${Array.from({ length: n }, (_, i) => `a${i}="1"`).join(' ')}/></speak>`,
  'open quotes': (n) => `<speak>${'<break time="< '.repeat(n)}`,
  'tags in values': (n) => `<speak>${`<sub alias="<b '><sub alias='<b "`.repeat(n / 4)}`,
  'full-width marks': (n) => `<speak>${'＜break time＝“1s”／＞'.repeat(n)}</speak>`,
  'full-width marks in tags': (n) => `<speak>${'<break time＝“1s”／＞'.repeat(n)}</speak>`,
  'plain text with hints and signs': (n) => '重 & <b VIP 99元 '.repeat(n),
  digits: (n) => '1 2 3 138 '.repeat(n),
  'one long number': (n) => '1'.repeat(n * 10),
  'white space': (n) =>
    `<speak>${' '.repeat(n * 5)}<emotion type="SAD"> ${' '.repeat(n * 5)}</emotion></speak>`,
  emotions: (n) => `<speak>${'a<emotion type="SAD">b</emotion> '.repeat(n)}</speak>`,
  'tags in one with a long attribute': (n) =>
    `<speak><prosody rate="80" a="${'&amp;'.repeat(n)}">${'<break time="1s"/>'.repeat(n / 20)}</prosody></speak>`,
  'end tags of roots without a start tag': (n) => '</Speak>'.repeat(n / 20) + '大家好。'.repeat(n * 2),
  'half-typed end tags': (n) => `<speak>${'<word>a</wor '.repeat(n)}`,
  'end tags without a name': (n) => `<speak>${'<word>a</ '.repeat(n)}`,
  capitals: (n) => 'A'.repeat(n * 10),
  'one long sentence': (n) => '好'.repeat(n * 10),
};

/** Milliseconds of processor time, which other load on the machine does not add to. */
function time(text: string): number {
  const start = process.cpuUsage();
  checkSsml(text, { voice: { language: 'CN' } });
  parseSsml(text);
  splitSentences(text);
  toPlainText(text);
  estimateDuration(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The shortest of seven runs: what the engine does beside only makes runs longer. */
const best = (text: string): number => Math.min(...Array.from({ length: 7 }, () => time(text)));

describe('checkSsml is linear', () => {
  for (const [name, make] of Object.entries(patterns)) {
    it(`for ${name}`, () => {
      const small = make(4_000);
      const large = make(16_000);
      time(small);
      time(large);
      // The text is four times as long. A quadratic step would take sixteen times as long in every attempt.
      let growth = Infinity;
      for (let attempt = 0; attempt < 4 && growth >= 10; attempt++) {
        growth = best(large) / Math.max(0.5, best(small));
      }
      assert.ok(growth < 10, `four times the text takes ${growth} times as long`);
    });
  }
});
