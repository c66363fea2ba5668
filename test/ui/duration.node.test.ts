/** Durations have their units in both languages. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatDuration } from '../../src/ui/duration.js';

it('a duration is shown in the two largest units that it fills', () => {
  const cases: [number, string, string][] = [
    [0, '0 s', '0 秒'],
    [25.4, '25 s', '25 秒'],
    [60, '1 min', '1 分钟'],
    [185, '3 min 5 s', '3 分钟 5 秒'],
    [8059, '2 h 14 min', '2 小时 14 分钟'],
    [-3, '0 s', '0 秒'],
    [NaN, '–', '–'],
  ];
  for (const [seconds, en, zh] of cases) {
    assert.equal(formatDuration(seconds, 'en'), en);
    assert.equal(formatDuration(seconds, 'zh'), zh);
  }
});
