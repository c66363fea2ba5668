/** The word-by-word comparison of two texts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { common, combineChanges, tokensOf } from '../../../../src/elements/script-editor/saving/text-diff.js';
import { randomFrom } from '../../../helpers/arbitrary.js';

/** The tokens that only `a` has, and those that only `b` has. */
function differing(a: string, b: string): [string, string] {
  const [one, other] = [tokensOf(a), tokensOf(b)];
  const { a: inA, b: inB } = common(one, other);
  const rest = (tokens: string[], shared: readonly boolean[]) =>
    tokens.filter((_, i) => !shared[i]).join('|');
  return [rest(one, inA), rest(other, inB)];
}

describe('the differences of two texts', () => {
  it('are words, Chinese ones too, and whole tags', () => {
    assert.deepEqual(differing('Tonight we taste tea', 'Today we taste tea'), ['Tonight', 'Today']);
    assert.deepEqual(differing('今天我们重新开始', '明天我们重新开始'), ['今天', '明天']);
    assert.deepEqual(differing('a<break time="1s"/>b', 'a<break time="2s"/>b'), [
      '<break time="1s"/>',
      '<break time="2s"/>',
    ]);
    assert.deepEqual(differing('same', 'same'), ['', '']);
    assert.deepEqual(differing('', 'new words'), ['', 'new| |words']);
  });

  it('leave out nothing and twist nothing: what is common stands in both in one order', () => {
    const random = randomFrom(7);
    for (let turn = 0; turn < 300; turn++) {
      const words = () => Array.from({ length: random.below(30) }, () => random.letters(1));
      const [a, b] = [words(), words()];
      const { a: inA, b: inB } = common(a, b);
      assert.deepEqual(
        a.filter((_, i) => inA[i]),
        b.filter((_, i) => inB[i]),
      );
    }
  });

  it('are everything where next to nothing is common, and that soon', () => {
    const [a, b] = ['x ', 'y '].map((word) => word.repeat(20_000));
    const [only] = differing(a ?? '', b ?? '');
    assert.ok(only.length > 20_000);
  });
});

describe('both changes in one text', () => {
  it('has what each changed, and both versions where both did', () => {
    const base = 'Welcome. Tonight we taste tea from Guilin.';
    assert.equal(
      combineChanges(
        base,
        'Hello. Tonight we taste tea from Guilin.',
        'Welcome. Today we taste tea from Guilin.',
      ),
      'Hello. Today we taste tea from Guilin.',
    );
    assert.equal(combineChanges('a b c', 'a x c', 'a y c'), 'a xy c');
    assert.equal(combineChanges('a b c', 'a c', 'a b c d'), 'a c d');
    assert.equal(combineChanges('a', 'a', 'a'), 'a');
  });
});
