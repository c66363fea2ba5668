/** When viewers hear a rewritten paragraph, by what the task plays, repeats and reports. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInTime, timingOf } from '../../../../src/elements/script-editor/on-air/rewrite-timing.js';

const round = [1, 2, 3].map((sequence_no) => ({ scene: 'Tea', sequence_no, title: '' }));

const timing = (
  sequence_no: number,
  {
    speaking,
    ...given
  }: { speaking?: number; isRecent?: boolean; repeat_count?: number; is_rewrite_delay?: boolean },
) =>
  timingOf(
    { scene: 'Tea', sequence_no },
    { round, policy: given },
    {
      playing: speaking === undefined ? undefined : { scene: 'Tea', sequence_no: speaking, at: 0 },
      isRecent: given.isRecent ?? true,
    },
  );

describe('when a rewritten paragraph is heard', () => {
  const cases: [number, Parameters<typeof timing>[1], ReturnType<typeof timing>][] = [
    [3, { speaking: 2 }, 'this-round'],
    [2, { speaking: 2 }, 'speaking'],
    [1, { speaking: 2 }, 'spoken'],
    [1, { speaking: 2, repeat_count: -1 }, 'next-round'],
    [2, { speaking: 2, repeat_count: -1 }, 'next-round'],
    [1, { speaking: 2, repeat_count: 3 }, 'maybe-next-round'],
    [3, { speaking: 2, repeat_count: -1 }, 'this-round'],
    [3, { speaking: 2, is_rewrite_delay: true }, 'no-next-round'],
    [3, { speaking: 2, is_rewrite_delay: true, repeat_count: -1 }, 'next-round'],
    [3, { speaking: 2, isRecent: false }, 'maybe-this-round'],
    [1, { speaking: 2, isRecent: false }, 'spoken'],
    [3, {}, 'maybe-this-round'],
    [1, {}, 'maybe-this-round'],
  ];
  for (const [paragraph, given, expected] of cases)
    it(`paragraph ${paragraph} of 3 with ${JSON.stringify(given)}: ${expected}`, () => {
      assert.equal(timing(paragraph, given), expected);
    });

  it('is in time unless no other round follows', () => {
    assert.ok(isInTime('maybe-this-round') && isInTime('maybe-next-round') && isInTime('this-round'));
    assert.ok(!isInTime('spoken') && !isInTime('speaking') && !isInTime('no-next-round'));
  });
});
