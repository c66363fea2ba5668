/** The helpers of `src/base`. */
import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import {
  abortable,
  backoffDelay,
  lookUp,
  once,
  parseJson,
  parseTime,
  retryAfterOf,
  wait,
  withoutNulls,
  withTimeout,
} from '../../src/base/index.js';

const reason = new Error('left');

describe('a wait', () => {
  it('ends with the reason of its signal, and leaves no listener', async () => {
    const stop = new AbortController();
    const removed = mock.method(stop.signal, 'removeEventListener');
    await wait(1, stop.signal);
    assert.equal(removed.mock.callCount(), 1);
    const waiting = wait(60_000, stop.signal);
    stop.abort(reason);
    await assert.rejects(waiting, reason);
    await assert.rejects(wait(1, stop.signal), reason);
  });
});

describe('a time limit', () => {
  const late = (isLate: boolean, cause: unknown) => new Error(isLate ? 'late' : String(cause));

  it('gives what the work gives', async () => {
    assert.equal(await withTimeout(1000, undefined, () => Promise.resolve(7), late), 7);
  });

  it('ends work that takes too long, and tells it so', async () => {
    let seen: AbortSignal | undefined;
    const work = (signal: AbortSignal) => ((seen = signal), new Promise<never>(() => undefined));
    await assert.rejects(withTimeout(5, undefined, work, late), { message: 'late' });
    assert.equal(seen?.aborted, true);
  });

  it('passes on what failed, and the reason of the caller who left', async () => {
    const work = () => Promise.reject(new Error('broken'));
    await assert.rejects(withTimeout(1000, undefined, work, late), { message: 'Error: broken' });
    const stop = new AbortController();
    const hanging = withTimeout(1000, stop.signal, () => new Promise<never>(() => undefined), late);
    stop.abort(reason);
    await assert.rejects(hanging, reason);
  });
});

it('an abortable promise rejects with the reason; the work goes on', async () => {
  const stop = new AbortController();
  const work = wait(5).then(() => 'done');
  const aborted = abortable(work, stop.signal);
  stop.abort(reason);
  await assert.rejects(aborted, reason);
  assert.equal(await work, 'done');
});

describe('the back-off', () => {
  it('doubles up to its bound', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((failures) => backoffDelay(failures, { first: 100, longest: 1000 }));
    assert.deepEqual(waits, [100, 200, 400, 800, 1000, 1000]);
  });

  it('draws as much of the wait at random as it is told to', () => {
    const between = (jitter: number) =>
      [0, 0.5].map((number) => backoffDelay(2, { first: 100, jitter, random: () => number }));
    assert.deepEqual(between(1), [0, 100]);
    assert.deepEqual(between(0.5), [100, 150]);
  });
});

it('JSON that is not JSON is undefined', () => {
  assert.deepEqual(['{"a":1}', 'null'].map(parseJson), [{ a: 1 }, null]);
  for (const text of ['', '{', undefined, 7]) assert.equal(parseJson(text), undefined);
});

it('nulls are left out of objects at any depth, and stay in lists', () => {
  const value = { a: null, b: [null, { c: undefined, d: 0 }], e: { f: null } };
  assert.deepEqual(withoutNulls(value), { b: [null, { d: 0 }], e: {} });
});

it('a module is loaded once, and again after a failure', async () => {
  const answers = [Promise.reject(new Error('lost')), Promise.resolve({ loaded: true })];
  const load = mock.fn(() => answers.shift() ?? assert.fail('loaded a third time'));
  const get = once(load);
  await assert.rejects(get(), { message: 'lost' });
  assert.equal(await get(), await get());
  assert.equal(load.mock.callCount(), 2);
});

it('a word is looked up only among the words of the table', () => {
  const table = { IMAGE: 'Picture' };
  assert.equal(lookUp(table, 'IMAGE'), 'Picture');
  for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'NEW', '', null, undefined])
    assert.equal(lookUp(table, word), undefined);
});

it('a time is read only from a text that begins with a date', () => {
  assert.equal(parseTime('2026-11-21T14:05:09Z'), Date.UTC(2026, 10, 21, 14, 5, 9));
  for (const text of ['7', 'room 3', '2026-99-99T00:00:00Z', '', null, undefined])
    assert.equal(parseTime(text), NaN);
});

it('Retry-After is read in every spelling of seconds and dates, and no other number is taken for a date', () => {
  const now = Date.UTC(2026, 0, 5, 9);
  const read = (value: string) => retryAfterOf(new Headers({ 'retry-after': value }), now);
  const day = 86_400_000;
  const waits: Record<string, number | undefined> = {
    '5': 5000,
    ' 0005 ': 5000,
    '1.5': 1500,
    '5, 10': 10_000,
    [`${'9'.repeat(30)}`]: day,
    'Mon, 05 Jan 2026 09:00:07 GMT': 7000,
    'Monday, 05-Jan-26 09:00:07 GMT': 7000,
    'Mon Jan  5 09:00:07 2026 GMT': 7000,
    '2026-01-05T09:00:07Z': 7000,
    'Fri, 31 Dec 9999 23:59:59 GMT': day,
    'Sun, 06 Nov 1994 08:49:37 GMT': 0,
  };
  for (const [value, wait] of Object.entries(waits)) assert.equal(read(value), wait, value);
  for (const value of ['-5', '+3', '1e3', '5s', '0x10', 'NaN', 'Infinity', 'soon', '1.2.3', '5 10', '7/8'])
    assert.equal(read(value), undefined, value);
});
