/** The ranges of a long list: together they are the whole list, whatever the window. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRanges } from '../../src/ui/list-window.js';

test('the ranges cover the list once, in order, and show the window and what is in use', () => {
  for (const length of [0, 1, 5, 12])
    for (let from = -1; from <= length + 1; from++)
      for (let to = from; to <= length + 2; to++)
        for (let used = -1; used <= length; used++) {
          const ranges = listRanges(length, from, to, [used, 3, 3]);
          const covered = ranges.flatMap((range) => indices(range.from, range.to));
          assert.deepEqual(covered, indices(0, length));
          const shown = ranges.flatMap((range) => (range.isGap ? [] : indices(range.from, range.to)));
          const isShown = (index: number) => (index >= from && index < to) || index === used || index === 3;
          assert.deepEqual(shown, indices(0, length).filter(isShown));
        }
});

test('the number of ranges does not depend on the length of the list', () => {
  const counts = [100, 1_000, 10_000, 1e9].map((length) => listRanges(length, 40, 60, [2, 90]).length);
  assert.deepEqual(new Set(counts), new Set([7]));
});

function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
