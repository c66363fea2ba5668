/** Time limits: a token request that hangs, a service that never answers. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { ApiError, createClient, OutcomeUnknownError, startSmartLive } from '../../src/api/index.js';
import type { Token } from '../../src/api/index.js';

const never = () => new Promise<never>(() => undefined);
const token = (): Promise<Token> =>
  Promise.resolve({
    token: 't',
    token_type: 'X-Auth-Token',
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    project_id: 'p',
    endpoint: 'https://service.test',
  });

/** Starts a task, advances the clock, and returns the error. */
async function errorAfter(seconds: number, client: ReturnType<typeof createClient>): Promise<ApiError> {
  mock.timers.enable({ apis: ['setTimeout'] });
  const error = client.call(startSmartLive, { path: { room_id: 'r1' }, body: {} }).then(
    () => assert.fail('it was answered'),
    (cause: unknown) => cause,
  );
  for (let turn = 0; turn < 50; turn++) await Promise.resolve(); // until it hangs
  mock.timers.tick(seconds * 1000);
  mock.timers.reset();
  return (await error) as ApiError;
}

test('a token that does not come in ten seconds is an error that says so, and is asked for again', async () => {
  let asked = 0;
  const fetch = () => Promise.resolve(Response.json({ job_id: 'j1' }));
  const client = createClient({ getToken: () => (asked++ === 0 ? never() : token()), fetch });
  const error = await errorAfter(10, client);
  assert.equal(error.code, 'TOKEN_BACKEND');
  assert.equal(error.reason, 'No token came in 10 seconds');
  const { job_id } = await client.call(startSmartLive, { path: { room_id: 'r1' }, body: {} });
  assert.equal(job_id, 'j1');
});

test('a start that is not answered in thirty seconds may have been carried out', async () => {
  const error = await errorAfter(30, createClient({ getToken: token, fetch: never }));
  assert.ok(error instanceof OutcomeUnknownError);
});
