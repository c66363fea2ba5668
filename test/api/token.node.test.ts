/** Tokens: one request for concurrent calls, one renewal for all of them, and wrong local clocks. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  ApiError,
  createClient,
  createSmartLiveRoom,
  createTtsAudition,
  fetchToken,
  listAssets,
  type GetToken,
  type Token,
} from '../../src/api/index.js';
import { SetClock } from './set-clock.js';
import { failure, json } from './helpers.js';

const hour = 3_600_000;
const minute = 60_000;

interface FixtureOptions {
  /** Milliseconds by which the service's clock is ahead of the page's. */
  ahead?: number;
  /** Lifetime of a token, in milliseconds. */
  life?: number;
  /** Whether the service exposes the header `Date`. */
  dated?: boolean;
}

/** A service with its own clock, which accepts only tokens that have not expired by that clock. */
function createFixture({ ahead = 0, life = 24 * hour, dated = false }: FixtureOptions = {}) {
  const clock = new SetClock();
  const service_now = () => clock.now() + ahead;
  const ends = new Map<string, number>();
  const asked: Parameters<GetToken>[0][] = [];
  const sent: string[] = [];
  const mood = { refusing: false };
  const getToken = async (options: Parameters<GetToken>[0]): Promise<Token> => {
    asked.push(options);
    await clock.wait(20, options.signal);
    const token = `token-${asked.length}`;
    ends.set(token, service_now() + life);
    return {
      token,
      token_type: 'X-Auth-Token',
      expires_at: new Date(service_now() + life).toISOString(),
      project_id: 'p1',
      endpoint: 'https://metastudio.test',
      region: 'cn-north-4',
    };
  };
  const serve: typeof fetch = async (_, init) => {
    const token = new Headers(init?.headers).get('x-auth-token') ?? '';
    sent.push(token);
    await clock.wait(50, init?.signal ?? undefined);
    const headers = dated ? { date: new Date(service_now()).toUTCString() } : undefined;
    return !mood.refusing && service_now() < (ends.get(token) ?? 0)
      ? json({ count: 1, room_id: 'r' }, 200, headers)
      : json({ error_code: 'MSS.00000001', error_msg: 'Unauthorized' }, 401, headers);
  };
  const client = createClient({ getToken, fetch: serve, clock });
  const read = (offset: number) => client.call(listAssets, { query: { offset } });
  return { client, clock, read, asked, sent, mood, revoke: () => ends.clear() };
}

describe('one token', () => {
  it('is asked for once by fifty callers that begin together', async () => {
    const { clock, read, asked } = createFixture();
    await clock.until(Promise.all(Array.from({ length: 50 }, (_, index) => read(index))));
    assert.equal(asked.length, 1);
  });

  it('is renewed before it ends, once, and nobody notices', async () => {
    const { clock, read, asked, sent } = createFixture({ life: hour });
    for (let index = 0; index < 13; index++) {
      await clock.until(Promise.all([read(index), read(100 + index)]));
      await clock.pass(10 * minute);
    }
    assert.equal(asked.length, 3);
    assert.equal(sent.length, 26);
  });

  it('that ends in mid-flight is renewed once, and every call that waits goes on', async () => {
    const { client, clock, read, asked, sent, revoke } = createFixture();
    await clock.until(read(0));
    const calls = [
      ...Array.from({ length: 60 }, (_, index) => read(index + 1)),
      ...Array.from({ length: 8 }, (_, index) =>
        client.call(createSmartLiveRoom, { body: { room_name: `Room ${index}` } }),
      ),
    ];
    await clock.pass(20);
    revoke();
    const answers = await clock.until(Promise.all(calls));
    assert.equal(answers.length, 68);
    assert.equal(asked.length, 2);
    assert.equal(asked[1]?.renew, true);
    const refused = sent.slice(1).filter((token) => token === 'token-1').length;
    assert.ok(refused <= 25, `${refused} calls went out with the token that had ended`);
    assert.equal(sent.length - 1 - refused, 68);
  });

  it('that is refused again ends the call, not those that follow', async () => {
    const { clock, read, asked, mood } = createFixture();
    await clock.until(read(0));
    mood.refusing = true;
    const error = (await clock.until(failure(read(1)))) as ApiError;
    assert.deepEqual([error.status, asked.length], [401, 2]);
    mood.refusing = false;
    assert.equal((await clock.until(read(2))).count, 1);
    assert.equal(asked.length, 2);
  });

  it('is no longer asked for when nobody wants it any more, but goes on for whoever still does', async () => {
    const { client, clock, read, asked } = createFixture();
    const stop = new AbortController();
    const alone = failure(client.call(listAssets, {}, { signal: stop.signal }));
    await clock.pass(5);
    stop.abort();
    assert.equal(((await clock.until(alone)) as Error).name, 'AbortError');
    assert.equal(asked[0]?.signal?.aborted, true);
    const again = new AbortController();
    const leaving = failure(client.call(listAssets, {}, { signal: again.signal }));
    const staying = read(1);
    await clock.pass(5);
    again.abort();
    await clock.until(leaving);
    assert.equal((await clock.until(staying)).count, 1);
    assert.equal(asked[1]?.signal?.aborted, false);
    assert.equal(clock.pending, 1, 'the place that the call has taken');
  });

  it('that a page could not give is an error that says so', async () => {
    const client = createClient({
      getToken: () => {
        throw new Error('No session');
      },
    });
    const error = (await failure(client.call(listAssets))) as ApiError;
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.code, error.reason], ['TOKEN_BACKEND', 'getToken failed (No session)']);
    const body = { text: 'a', emotion: 'v' };
    const write = await failure(client.call(createTtsAudition, { body }));
    assert.equal((write as ApiError).code, 'TOKEN_BACKEND');
  });
});

describe('a backend in trouble', () => {
  const fixtureOf = (answer: (count: number) => Response) => {
    const clock = new SetClock();
    const requests: Request[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      if (!request.url.endsWith('/token')) return Promise.resolve(json({ error_code: 'MSS.00000001' }, 401));
      requests.push(request);
      return Promise.resolve(answer(requests.length));
    };
    // The hash of a refused token takes no time on this clock.
    const getToken: GetToken = (options) =>
      clock.workingOn(() => fetchToken('https://shop.test/token', { ...options, fetch }));
    const errors: ApiError[] = [];
    const onTokenError = (error: ApiError) => void errors.push(error);
    return { clock, requests, errors, client: createClient({ getToken, fetch, clock, onTokenError }) };
  };
  const newToken = (count: number) =>
    json({
      token: `token-${count}`,
      expires_at: new Date(Date.now() + 24 * hour).toISOString(),
      project_id: 'p1',
      endpoint: 'https://metastudio.test',
    });

  it('that asks for a pause is left alone, within a minute, and each failure is told once', async () => {
    for (const [value, seconds] of [
      ['7', 7],
      ['86400', 60],
      ['Fri, 31 Dec 9999 23:59:59 GMT', 60],
    ] as const) {
      const { clock, client, requests, errors } = fixtureOf(() =>
        json({ error_code: 'MSW.IAM_FAILED', error_msg: 'No' }, 503, { 'retry-after': value }),
      );
      const ask = () =>
        clock.until(failure(client.call(listAssets, {}, { priority: 'poll' }))) as Promise<ApiError>;
      for (let step = 0; step < seconds; step++) {
        assert.equal((await ask()).code, 'MSW.IAM_FAILED');
        await clock.pass(999);
      }
      assert.deepEqual([requests.length, errors.length], [1, 1], value);
      await clock.pass(1000);
      await ask();
      assert.equal(requests.length, 2);
    }
  });

  it('is told which token was refused, and only then', async () => {
    const { clock, client, requests } = fixtureOf(newToken);
    await clock.until(failure(client.call(listAssets)));
    const bodies = await Promise.all(requests.map((request) => request.text()));
    const refused = createHash('sha256').update('token-1').digest('hex');
    assert.deepEqual(bodies, ['', JSON.stringify({ refused })]);
    assert.equal(requests[1]?.url, 'https://shop.test/token', 'no token in an address');
  });

  it('never gets the refused token itself, neither from a page without TLS, which names none', async ({
    mock,
  }) => {
    for (const isSecure of [true, false]) {
      if (!isSecure) mock.getter(crypto, 'subtle', () => undefined);
      const { clock, client, requests } = fixtureOf(newToken);
      await clock.until(failure(client.call(listAssets)));
      assert.equal(requests.length, 2);
      for (const request of requests) {
        const { url, headers } = request;
        const all = [url, ...[...headers].flat(), await request.text()].join('\n');
        assert.doesNotMatch(all, /token-1/);
      }
      assert.equal(requests[1]?.headers.get('cache-control'), 'no-cache', 'a renewal is asked for');
    }
  });
});

describe('a session of minutes', () => {
  for (const [life, shortest, longest, hours] of [
    [15, 10, 13, 24],
    [30, 25, 28, 6],
    [10, 8, 10, 6],
    [2, 1, 2, 1],
  ] as const) {
    it(`of ${life} is renewed every ${shortest} to ${longest} on a page that is open for ${hours} hours, and no call is lost`, async () => {
      const { clock, read, asked, sent } = createFixture({ dated: true, life: life * minute });
      const calls = hours * 60;
      for (let index = 0; index < calls; index++) {
        await clock.until(read(index));
        await clock.pass(minute - 50);
      }
      assert.equal(sent.length, calls, 'no call was refused');
      assert.ok(asked.length >= calls / longest, `${asked.length} tokens`);
      assert.ok(asked.length <= calls / shortest + 1, `${asked.length} tokens`);
      assert.ok(asked.every(({ renew }) => !renew));
    });
  }
});

describe('a clock that is wrong by an hour', () => {
  for (const ahead of [-hour, hour]) {
    for (const dated of [true, false]) {
      for (const life of [24 * hour, 50 * minute, 65 * minute, 15 * minute, 5 * minute]) {
        const name = `${ahead > 0 ? 'behind' : 'ahead'}, ${life / minute} minutes a token, dates ${dated ? '' : 'not '}told`;
        it(`does no harm: ${name}`, async () => {
          const { clock, read, asked, sent } = createFixture({ ahead, dated, life });
          const hours = 3;
          for (let index = 0; index < hours * 60; index++) {
            await clock.until(read(index));
            await clock.pass(minute);
          }
          const tokens = Math.ceil(
            (hours * hour) / (life - 6 * minute > 0 ? life - 6 * minute : life - minute),
          );
          assert.ok(asked.length <= tokens + 1, `${asked.length} tokens, ${tokens} are needed`);
          const refused = sent.length - hours * 60;
          assert.ok(refused <= tokens, `${refused} calls were refused`);
          if (dated && life > 10 * minute) assert.equal(refused, 0);
        });
      }
    }
  }

  it('is known from the backend that gives the token', async () => {
    for (const ahead of [-hour, hour]) {
      const now = Date.now() + ahead;
      const token = {
        token: 't',
        project_id: 'p',
        endpoint: 'e',
        expires_at: new Date(now + hour).toISOString(),
      };
      const { expires_at, skew = 0 } = await fetchToken('https://shop.test/token', {
        fetch: () => Promise.resolve(json(token, 200, { date: new Date(now).toUTCString() })),
      });
      assert.ok(Math.abs(skew - ahead) < 2000);
      assert.ok(Math.abs(Date.parse(expires_at) - Date.now() - hour) < 2000);
    }
  });
});
