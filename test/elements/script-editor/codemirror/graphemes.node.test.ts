/** What Backspace and Delete take of a text, over all emoji of Unicode and what may stand beside them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EditorState } from '@codemirror/state';
import {
  chipField,
  setChipLabels,
} from '../../../../src/elements/script-editor/codemirror/chip-decorations.js';
import { graphemeEnd } from '../../../../src/elements/script-editor/codemirror/graphemes.js';
import { messages } from '../../../../src/elements/script-editor/messages.js';

const codePoints = Array.from({ length: 0x1fb00 }, (_, code) =>
  code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(code),
);
const only = (pattern: RegExp) => codePoints.filter((one) => pattern.test(one));
const letters = Array.from({ length: 26 }, (_, i) => String.fromCodePoint(0x1f1e6 + i));
const tones = only(/^\p{Emoji_Modifier}$/u);

/** Emoji, each of which a person sees as one sign. */
const whole: readonly string[] = [
  ...only(/^\p{Emoji_Presentation}$/u).filter(
    (one) => !/\p{Regional_Indicator}|\p{Emoji_Modifier}/u.test(one),
  ),
  ...only(/^(?!\p{Emoji_Presentation})\p{Extended_Pictographic}$/u).map((one) => `${one}\ufe0f`),
  ...only(/^\p{Emoji_Modifier_Base}$/u).flatMap((one) => tones.map((tone) => one + tone)),
  ...letters.flatMap((one) => letters.map((two) => one + two)),
  ...[...'0123456789#*'].flatMap((one) => [`${one}\ufe0f\u20e3`, `${one}\u20e3`]),
  ...['👨‍👩‍👧‍👦', '👩🏽‍🚀', '🧑🏿‍🤝‍🧑🏻', '❤️‍🔥', '👁️‍🗨️', '🏳️‍🌈', '🏴‍☠️', '🐻‍❄️', '🧔🏾‍♀️', '👩‍❤️‍💋‍👨'],
  ...['gbeng', 'gbsct', 'gbwls'].map(
    (code) =>
      `🏴${[...code].map((one) => String.fromCodePoint(0xe0000 + one.charCodeAt(0))).join('')}\u{e007f}`,
  ),
];

const stateOf = (doc: string) =>
  EditorState.create({ doc, extensions: chipField }).update({
    effects: setChipLabels.of({ words: messages.en.chips }),
  }).state;

/** What one press deletes at the `|` of a sample. */
function deleted(before: string, after: string, forward: boolean): string {
  const state = stateOf(before + after);
  const end = graphemeEnd(state, before.length, forward);
  return state.sliceDoc(Math.min(end, before.length), Math.max(end, before.length));
}

describe('Backspace and Delete', () => {
  it('take each emoji whole, beside letters, accents, other emoji and chips', () => {
    const pause = '<break time="1s"/>';
    for (const sign of whole)
      for (const [before, after] of [
        ['', ''],
        ['a', 'b'],
        ['茶', '茶'],
        ['e\u0301', 'e\u0301'],
        ['👍🏽', '👍🏽'],
        ['🇨🇳', '🇨🇳'],
        [`<speak>${pause}`, `${pause}</speak>`],
        ['<speak><prosody rate="80">', '</prosody></speak>'],
        ['<speak>&amp;', '&amp;</speak>'],
      ] as const) {
        assert.equal(deleted(before + sign, after, false), sign, `Backspace in ${before}${sign}|${after}`);
        assert.equal(deleted(before, sign + after, true), sign, `Delete in ${before}|${sign}${after}`);
      }
  });

  it('take an accent alone backwards, and with its letter forwards', () => {
    for (const letter of ['e', '茶', 'ש', 'क', 'ก', '가'])
      for (const accent of only(/^\p{Mn}$/u).filter((one) => !/\p{Variation_Selector}/u.test(one))) {
        assert.equal(deleted(`a${letter}${accent}`, 'b', false), accent);
        if (/\p{Script=Inherited}/u.test(accent))
          assert.equal(deleted('a', `${letter}${accent}b`, true), letter + accent);
      }
  });

  it('take an accent alone that stands on an emoji, and each of two accents', () => {
    assert.equal(deleted('👍🏽\u0301', '', false), '\u0301');
    assert.equal(deleted('e\u0301\u0302', '', false), '\u0302');
    assert.equal(deleted('a🏽', '', false), '🏽');
  });

  it('take a character with what chooses its shape', () => {
    for (const sign of ['邉\u{e0100}', '☺\ufe0e', 'ᠠ\u180b'])
      assert.equal(deleted(`a${sign}`, 'b', false), sign);
  });

  it('take nothing at the end of a line, and beside a chip', () => {
    assert.equal(deleted('a\n', '👍🏽', false), '');
    assert.equal(deleted('👍🏽', '\n', true), '');
    assert.equal(deleted('<speak>👍🏽<break time="1s"/>', '</speak>', false), '');
    assert.equal(deleted('<speak>', '<break time="1s"/>👍🏽</speak>', true), '');
  });

  it('are as exact in a line of a hundred thousand characters', () => {
    const long = '茶'.repeat(50_000);
    assert.equal(deleted(`${long}👍🏽`, long, false), '👍🏽');
    assert.equal(deleted(long, `👨‍👩‍👧${long}`, true), '👨‍👩‍👧');
    assert.equal(deleted(`${long}${'🇨🇳'.repeat(200)}`, '🇺🇸', false), '🇨🇳');
  });
});
