/** Where a form stands: beside what it is about, within what can be seen. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { besidePosition } from '../../src/ui/beside-position.js';

/** Random numbers that are the same in each run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

it('a form never leaves what can be seen, and covers its words only where there is no room beside them', () => {
  const next = random(14);
  const between = (least: number, most: number) => least + next() * (most - least);
  let covered = 0;
  for (let round = 0; round < 20_000; round++) {
    const seen = { left: between(0, 200), top: between(0, 300), right: 0, bottom: 0 };
    seen.right = seen.left + between(180, 1_440);
    seen.bottom = seen.top + between(200, 900);
    const left = between(seen.left - 50, seen.right);
    const top = between(seen.top - 200, seen.bottom + 200);
    const words = { left, top, right: left + between(0, 400), bottom: top + between(16, 300) };
    const size = { width: Math.min(280, seen.right - seen.left - 8), height: between(80, 420) };
    const place = besidePosition(size, words, seen);
    const height = Math.min(size.height, place.maxHeight);
    const form = { ...place, right: place.left + size.width, bottom: place.top + height };
    const what = JSON.stringify({ seen, words, size, place });
    assert.ok(form.left >= seen.left && form.right <= seen.right + 1e-6, `beside the window: ${what}`);
    assert.ok(
      form.top >= seen.top && form.bottom <= seen.bottom + 1e-6,
      `above or below the window: ${what}`,
    );
    assert.ok(height >= 80, `too low: ${what}`);
    const [first, last] = [Math.max(words.top, seen.top), Math.min(words.bottom, seen.bottom)];
    const overlaps =
      form.left < words.right && form.right > words.left && form.top < last && form.bottom > first;
    assert.equal(overlaps && !place.covers, false, `over its words: ${what}`);
    if (!place.covers) continue;
    covered++;
    const room = Math.max(first - seen.top, seen.bottom - last);
    assert.ok(room < 140, `although there is room: ${what}`);
  }
  assert.ok(covered > 0 && covered < 6_000, `${covered} of 20,000`);
});
