/** For any text, the check throws nothing, returns valid positions and sorted edits, and accepts no malformed XML. */
import { expect } from '@open-wc/testing';
import {
  applyEdits,
  checkSsml,
  countCharacters,
  estimateDuration,
  insertTag,
  parseSsml,
  splitSentences,
  toPlainText,
  type Edit,
} from '../../src/ssml/index.js';
import { adviceSamples, invalid, marked, ineffective, valid } from './samples.js';

/** Pseudo-random numbers that are the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const seeds = [
  ...valid,
  ...[...invalid, ...ineffective, ...adviceSamples].map(([, sample]) => marked(sample).text),
].filter((text) => text.length < 300);
const bits = [
  '<',
  '>',
  '/',
  '&',
  '"',
  "'",
  '=',
  ' ',
  ';',
  '!',
  '?',
  '-',
  ']',
  '[',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!DOCTYPE ',
  '<speak>',
  '</speak>',
  '<speak/>',
  '<break time="1s"/>',
  '<break>',
  '</break>',
  '<prosody rate="80">',
  '</prosody>',
  '<emotion type="SAD">',
  '</emotion>',
  '<b>',
  '</b>',
  '<p',
  '重',
  '好。',
  'VIP',
  '99元',
  '13812345678',
  '\u0000',
  '\ud83d',
  '\ude00',
  '\ufeff',
  '“',
  '”',
  '＜',
  '＞',
  '＝',
  '　',
  '&amp;',
  '&#1;',
  'x:y="1"',
  ' time="1s"',
  '\n',
  '.',
  'a',
  '<phoneme ph="a1">',
  '</phoneme>',
  '<word>',
  '</word>',
  '</',
  '<insert-action id="a">',
];

function mutate(text: string, next: (below: number) => number): string {
  let mutated = text;
  for (let times = 1 + next(4); times > 0; times--) {
    const at = next(mutated.length + 1);
    const to = Math.min(mutated.length, at + next(6));
    const bit = bits[next(bits.length)] ?? '';
    const kind = next(4);
    if (kind === 0) mutated = mutated.slice(0, at) + mutated.slice(to);
    else if (kind === 1) mutated = mutated.slice(0, at) + bit + mutated.slice(to);
    else if (kind === 2) mutated = mutated.slice(0, at) + bit + mutated.slice(at);
    else
      mutated =
        mutated.slice(0, at) + mutated.slice(next(mutated.length + 1)).slice(0, 40) + mutated.slice(at);
  }
  return mutated.slice(0, 600);
}

function expectOrdered(edits: readonly Edit[], text: string, where: string): void {
  let at = 0;
  for (const { from, to } of edits) {
    if (!(from >= at && to >= from && to <= text.length)) throw new Error(`edits out of order: ${where}`);
    at = to;
  }
}

/** Maps a position through edits. */
function moved(position: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { from, to, insert } of edits) {
    if (to > position || (from === position && to === position)) break;
    shift += insert.length - (to - from);
  }
  return position + shift;
}

describe('checkSsml on any text', () => {
  it('returns valid positions and sorted edits for 20,000 mutated scripts', function () {
    this.timeout(30_000);
    const next = random(7);
    for (let i = 0; i < 20_000; i++) {
      const text = mutate(seeds[i % seeds.length] ?? '', next);
      const found = checkSsml(
        text,
        i % 3 === 0 ? { target: 'video', voice: { is_support_prosody: false, language: 'CN' } } : {},
      );
      let last = 0;
      for (const { from, to, code, actions, message } of found) {
        if (!(from >= last && to >= from && to <= text.length && message !== ''))
          throw new Error(`${code} out of place: ${JSON.stringify(text)}`);
        last = from;
        for (const action of actions) expectOrdered(action.edits, text, `${code}: ${JSON.stringify(text)}`);
      }
      if (i % 10 === 0) {
        countCharacters(text);
        estimateDuration(text);
        toPlainText(text);
        splitSentences(text);
      }
    }
  });

  it('offers only fixes that resolve their diagnostic, for 2,000 mutated scripts', function () {
    this.timeout(30_000);
    const next = random(11);
    for (let i = 0; i < 2_000; i++) {
      const text = mutate(seeds[i % seeds.length] ?? '', next);
      const before = checkSsml(text);
      const count = (found: typeof before, code: string): number =>
        found.filter((one) => one.code === code).length;
      for (const { from, to, code, actions } of before) {
        for (const { name, edits } of actions) {
          const fixed = applyEdits(text, edits);
          const after = checkSsml(fixed);
          const start = moved(from, edits);
          // Of two equal diagnostics in a row, the second may move to the first one's position: then the count is lower.
          const still =
            count(after, code) >= count(before, code) &&
            after.some(
              (other) =>
                other.code === code &&
                other.from === start &&
                fixed.slice(other.from, other.to) === text.slice(from, to),
            );
          if (still)
            throw new Error(
              `${code} stays after “${name}”: ${JSON.stringify(text)} → ${JSON.stringify(fixed)}`,
            );
        }
      }
    }
  });

  it('accepts no script that an XML parser rejects', function () {
    this.timeout(30_000);
    const next = random(13);
    const parser = new DOMParser();
    for (let i = 0; i < 6_000; i++) {
      const text = mutate(seeds[i % seeds.length] ?? '', next);
      if (parseSsml(text).mode === 'plain') continue;
      const isBroken = parser.parseFromString(text, 'application/xml').querySelector('parsererror') !== null;
      if (!isBroken) continue;
      const isRejected = checkSsml(text).some(
        ({ severity, code }) => severity === 'error' || code === 'byte-order-mark',
      );
      if (!isRejected) throw new Error(`accepted: ${JSON.stringify(text)}`);
    }
  });

  it('puts a well-formed root around any plain text', () => {
    const next = random(17);
    const parser = new DOMParser();
    for (let i = 0; i < 2_000; i++) {
      const text = mutate(seeds[i % seeds.length] ?? '', next);
      if (parseSsml(text).mode === 'tagged') continue;
      const made = applyEdits(text, insertTag(text, next(text.length + 1), 'break', { time: '1s' }));
      const isBroken = parser.parseFromString(made, 'application/xml').querySelector('parsererror') !== null;
      if (isBroken) throw new Error(`${JSON.stringify(text)} → ${JSON.stringify(made)}`);
    }
  });

  for (const [name, text] of [
    ['NUL characters', '\0'.repeat(262_144)],
    ['half surrogates', '\ud800'.repeat(262_144)],
    ['unfinished tags', '<speak>' + '<break '.repeat(37_000)],
    ['a very deep nesting', '<speak>'.repeat(37_000)],
  ] as const) {
    it(`handles ${name}`, () => {
      expect(checkSsml(text).length).to.be.within(1, 1_000);
      expect(estimateDuration(text)).to.be.at.least(0);
      expect(splitSentences(text)).to.be.an('array');
    });
  }
});
