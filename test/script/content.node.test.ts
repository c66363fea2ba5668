/** The whole inside of a text: what joins, splits, copies and pastes loses no letter, whatever stands beside the root. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentOf } from '../../src/script/content.js';
import { joinTexts, splitText } from '../../src/script/split-join.js';
import { fragmentOf } from '../../src/script/text-fragment.js';
import { clipboardText } from '../../src/elements/script-editor/codemirror/clipboard-text.js';
import { pasteEdit } from '../../src/elements/script-editor/codemirror/paste-edit.js';
import { parseSsml, toPlainText } from '../../src/ssml/index.js';
import { randomFrom, type Random } from '../helpers/arbitrary.js';

const runs = process.env['LONG'] ? 20_000 : 1_500;

/** The letters and digits of a text, in order. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const spoken = (text: string): string => letters(toPlainText(text));

/** What is wrong with the syntax; a declaration that stands before the root is not. */
const problemsOf = (text: string): string[] =>
  parseSsml(text)
    .problems.map(({ code }) => code)
    .filter((code) => code !== 'xml-declaration');

/** Whether `part` is what remains of `whole` when letters are left out. */
function isLeftOf(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}

/** A piece of a clipboard, and the letters that a person sees in it. */
interface Piece {
  text: string;
  seen: string;
}

const both = (...pieces: readonly Piece[]): Piece => ({
  text: pieces.map(({ text }) => text).join(''),
  seen: pieces.map(({ seen }) => seen).join(''),
});
const unseen = (text: string): Piece => ({ text, seen: '' });

function words({ below, letters: make, pick }: Random): Piece {
  const text = `${pick(['', '', '● ', '○', '·', '•\t', 'l\t', 'o', '■型', '\u3000\u3000', '1. '])}${make(1 + below(6))}`;
  return { text, seen: letters(text.replace(/^(?:● |•\t)/, '')) };
}

const element = (name: string, inside: Piece, attributes = ''): Piece =>
  both(unseen(`<${name}${attributes}>`), inside, unseen(`</${name}>`));

const plainWords = ({ letters: make, below }: Random): Piece => {
  const text = make(1 + below(5));
  return { text, seen: letters(text) };
};

function ssmlInside(random: Random, depth = 2): Piece {
  const one = (): Piece => {
    const kind = random.below(depth > 0 ? 6 : 3);
    if (kind <= 1) return plainWords(random);
    if (kind === 2) return unseen('<break time="1s"/>');
    if (kind === 3) return element('prosody', ssmlInside(random, depth - 1), ' rate="80"');
    if (kind === 4) return element('phoneme', plainWords(random), ' ph="chong2"');
    return both(plainWords(random), unseen('&amp;'), plainWords(random));
  };
  return both(...Array.from({ length: 1 + random.below(3) }, one));
}

/** Roots with words, line breaks and marks beside and inside them. */
function ssml(random: Random): Piece {
  const one = (): Piece => {
    const kind = random.below(6);
    if (kind === 0)
      return unseen(random.pick(['\n', ' ', '<?xml version="1.0"?>\n', '<break time="1s"/>']) ?? '');
    if (kind === 1) return plainWords(random);
    if (kind === 2) return element('speak', element('speak', ssmlInside(random)));
    return element(
      random.pick(['speak', 'speak', 'speake']) ?? '',
      ssmlInside(random),
      random.pick(['', ' version="1.0"']),
    );
  };
  return both(...Array.from({ length: 1 + random.below(4) }, one), element('speak', ssmlInside(random)));
}

/** Markup of a page; what is shown of it is its text. */
function markup(random: Random): Piece {
  const one = (): Piece => {
    const kind = random.below(7);
    if (kind === 0) return plainWords(random);
    if (kind === 1) return unseen('<br>');
    if (kind === 2) return { text: '&eacute;&#20320;&nbsp;', seen: 'é你' };
    if (kind === 3) return element('a', plainWords(random), ' href="https://a.example/?x=1>2" title=\'b\'');
    if (kind === 4) return both(unseen('<ul>'), element('li', plainWords(random)), unseen('</ul>'));
    return element(random.pick(['b', 'p', 'span', 'div', 'h1', 'td']) ?? '', plainWords(random));
  };
  return both(element('b', plainWords(random)), ...Array.from({ length: 1 + random.below(4) }, one));
}

/** Something with a character less, or cut off. */
function broken(random: Random): Piece {
  const { text } = ssml(random);
  const at = random.below(text.length);
  const spoilt = random.chance(0.5) ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at);
  return { text: spoilt, seen: '' };
}

function clipboard(random: Random): { text: string; html: string; seen: string } {
  const kind = random.below(5);
  if (kind === 0) {
    const { text, seen } = markup(random);
    return {
      text: '',
      html: `<html><body><!--StartFragment-->${text}<!--EndFragment--></body></html>`,
      seen,
    };
  }
  const lines = () => both(words(random), unseen('\r\n'), words(random));
  const { text, seen } = [lines, ssml, markup, broken][kind - 1]!(random);
  return { text, seen, html: '' };
}

describe('what is pasted', () => {
  const cases: [name: string, text: string, result: string][] = [
    [
      'several scripts are one',
      '<speak>大家好。</speak>\n<speak>欢迎来到直播间。</speak>',
      '<speak>大家好。\n欢迎来到直播间。</speak>',
    ],
    [
      'words beside the root are inside',
      '开场 <speak>大家好<break time="1s"/></speak> 再见',
      '<speak>开场 大家好<break time="1s"/> 再见</speak>',
    ],
    [
      'the source of a page gives its words',
      '<b>限时</b> 今天全场八折，马上下单。',
      '限时 今天全场八折，马上下单。',
    ],
    ['another root is words', '<note>限时</note> 今天', '<speak>&lt;note&gt;限时&lt;/note&gt; 今天</speak>'],
    [
      'a sign that begins a word stays',
      '○○公司\n●小时\n·可乐\no型血\nl\t升',
      '○○公司\n●小时\n·可乐\no型血\nl 升',
    ],
    ['signs that stand before words go', '● 一\n•\t二\n\uf0b7三', '一\n二\n三'],
  ];
  for (const [name, text, result] of cases) {
    it(name, () => {
      const { insert } = pasteEdit('', 0, 0, clipboardText({ text, html: '' }));
      assert.equal(insert, result);
    });
  }

  it('is in the document with all its letters and no others, whatever the clipboard holds', () => {
    for (let seed = 0; seed < runs; seed++) {
      const random = randomFrom(seed);
      const carried = clipboard(random);
      const tagged = random.chance(0.5);
      const [head, tail] = [random.letters(3), random.letters(3)];
      const before = tagged ? `<speak>${head}${tail}</speak>` : head + tail;
      const at = (tagged ? 7 : 0) + head.length;
      const { from, to, insert } = pasteEdit(before, at, at, clipboardText(carried));
      const after = before.slice(0, from) + insert + before.slice(to);
      const [start, end] = [letters(head), letters(tail)];
      const said = spoken(after);
      const what = JSON.stringify({ seed, carried, before, after });
      assert.equal(said.startsWith(start) && said.endsWith(end), true, what);
      const pasted = said.slice(start.length, said.length - end.length);
      assert.equal(isLeftOf(carried.seen, pasted), true, `lost: ${what}`);
      if (carried.html || carried.seen) assert.equal(pasted, carried.seen, `other letters: ${what}`);
      assert.equal(
        isLeftOf(pasted, letters(carried.text || carried.html) + carried.seen),
        true,
        `added: ${what}`,
      );
      if (tagged) assert.deepEqual(problemsOf(after), [], what);
    }
  });
});

describe('texts with more than one root', () => {
  it('lose no letter when they are joined, in their order', () => {
    for (let seed = 0; seed < runs; seed++) {
      const random = randomFrom(seed);
      const some = () => (random.chance(0.7) ? ssml(random) : plainWords(random));
      const [a, b] = [some(), some()];
      const joined = joinTexts(a.text, b.text);
      assert.equal(spoken(joined), a.seen + b.seen, JSON.stringify({ seed, a, b, joined }));
    }
  });

  it('lose no letter when they are split, wherever the caret is', () => {
    for (let seed = 0; seed < runs; seed++) {
      const random = randomFrom(seed);
      const { text, seen } = ssml(random);
      const parts = splitText(text, random.below(text.length));
      if (!parts) continue;
      assert.equal(parts.map(spoken).join(''), seen, JSON.stringify({ seed, text, parts }));
      for (const part of parts)
        if (problemsOf(text).length === 0) assert.deepEqual(problemsOf(part), [], part);
    }
  });

  it('are split where the caret is, also behind the first root', () => {
    assert.deepEqual(splitText('<speak>一</speak>\n<speak>二三</speak>', 25), [
      '<speak>一\n二</speak>',
      '<speak>三</speak>',
    ]);
  });

  it('lose no letter when all is copied', () => {
    for (let seed = 0; seed < runs; seed++) {
      const { text, seen } = ssml(randomFrom(seed));
      assert.equal(spoken(fragmentOf(text, 0, text.length)), seen, text);
      assert.equal(spoken(`<speak>${contentOf(text)}</speak>`), seen, text);
    }
  });
});
