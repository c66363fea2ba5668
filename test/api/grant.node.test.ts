/** Grants: what a session lacks is refused before it is sent, and a renewal may change what it has. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ApiError,
  createClient,
  describeError,
  fetchToken,
  listAssets,
  listSmartLive,
  operations,
  startSmartLive,
  type Client,
  type Token,
  type TokenGrant,
} from '../../src/api/index.js';
import { least, requests } from './corpus-requests.js';
import { json } from './helpers.js';

const start = { path: { room_id: 'r1' }, body: {} };

interface Page {
  client: Client;
  sent: string[];
  /** The grants of the next tokens; the last one stays. */
  grants: unknown[];
  /** How many of the next calls are answered 401. */
  refusals: { count: number };
}

function openPage(...grants: unknown[]): Page {
  const sent: string[] = [];
  const refusals = { count: 0 };
  let count = 0;
  const client = createClient({
    getToken: () => {
      const grant: unknown = grants.length > 1 ? grants.shift() : grants[0];
      return Promise.resolve({
        token: `token-${count++}`,
        token_type: 'Bearer',
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        project_id: 'p',
        endpoint: 'https://shop.example/backend/api',
        ...(grant !== undefined && { grant }),
      } as Token);
    },
    fetch: (url, init) => {
      sent.push(`${init?.method} ${new URL(url as URL).pathname}`);
      return Promise.resolve(refusals.count-- > 0 ? json({}, 401) : json({ count: 0, job_id: 'j' }, 200));
    },
  });
  return { client, sent, grants, refusals };
}

const failureOf = async (call: Promise<unknown>): Promise<ApiError> => {
  const error = await call.then(
    () => assert.fail('it was not refused'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ApiError);
  return error;
};

describe('a call outside of the grant', () => {
  it('is refused before it is sent, with a sentence in both languages, and is not worth repeating', async () => {
    const { client, sent } = openPage({ operations: ['listSmartLive'] });
    const error = await failureOf(client.call(startSmartLive, start));
    assert.deepEqual(sent, []);
    assert.equal(error.code, 'MSW.NOT_ALLOWED');
    assert.equal(error.status, 403);
    assert.equal(error.retriable, false);
    assert.match(error.message, /may not call startSmartLive/);
    assert.equal(error.operation, 'startSmartLive');
    for (const lang of ['en', 'zh'] as const) {
      const words = await describeError(error, lang);
      assert.equal(words.retriable, false);
      assert.match(words.what, lang === 'en' ? /sign-in to this site/ : /权限/);
    }
  });

  it('never leaves, whichever operation it is', async () => {
    for (const operation of operations) {
      const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const path = Object.fromEntries(names.slice(1).map((name) => [name, 'id-1']));
      const others = operations.filter((one) => one !== operation).map(({ name }) => name);
      const query = requests.find(
        (one) => one.operation === operation.name && one.part === 'query' && !one.wrong,
      );
      const input: unknown = {
        path,
        body: least[operation.name],
        query: query?.value ?? (operation.query && { job_id: 'job-1' }),
      };
      const { client, sent } = openPage({ operations: others });
      const call = client.call as (...args: unknown[]) => Promise<unknown>;
      assert.equal((await failureOf(call(operation, input))).code, 'MSW.NOT_ALLOWED', operation.name);
      assert.deepEqual(sent, [], operation.name);
    }
  });

  it('is refused in a room that the session is not for, and sent in one that it is for', async () => {
    const { client, sent } = openPage({ operations: ['startSmartLive', 'listSmartLive'], rooms: ['r1'] });
    const error = await failureOf(client.call(listSmartLive, { path: { room_id: 'r2' } }));
    assert.match(error.message, /not for this room/);
    assert.deepEqual(sent, []);
    await client.call(startSmartLive, start);
    assert.equal(sent.length, 1);
  });
});

describe('a grant that cannot be read', () => {
  const fits = ['startSmartLive'];
  for (const grant of [undefined, null, 7, 'all', [], {}, { operations: 'all' }, { operations: null }]) {
    it(`counts as none, so that the backend decides: ${JSON.stringify(grant)}`, async () => {
      const { client, sent } = openPage(grant);
      await client.call(startSmartLive, start);
      assert.equal(sent.length, 1);
      assert.equal(client.grant, undefined);
    });
  }

  for (const grant of [
    { operations: [...fits, 7, null, {}] },
    { operations: fits, rooms: 'r1' },
    { operations: fits, rooms: null, user: 7, may: ['view'] },
  ]) {
    it(`keeps what is readable of it: ${JSON.stringify(grant)}`, async () => {
      const { client, sent } = openPage(grant);
      await client.call(startSmartLive, start);
      assert.equal(sent.length, 1);
      assert.deepEqual(client.grant, { operations: fits });
      assert.equal((await failureOf(client.call(listAssets, {}))).code, 'MSW.NOT_ALLOWED');
    });
  }

  it('is read from the answer of a token backend in the same way', async () => {
    const answer = (grant: unknown) =>
      fetchToken('https://shop.example/token', {
        fetch: () =>
          Promise.resolve(
            json(
              {
                token: 't',
                expires_at: '2030-01-01T00:00:00Z',
                project_id: 'p',
                endpoint: 'https://e.example',
                grant,
              },
              200,
            ),
          ),
      });
    assert.deepEqual((await answer({ operations: ['a', 7], rooms: ['r'] })).grant, {
      operations: ['a'],
      rooms: ['r'],
    });
    assert.equal((await answer('everything')).grant, undefined);
  });
});

describe('a grant that a renewal changes', () => {
  it('decides about the repeated call, and is told once', async () => {
    const grant = (...names: string[]): TokenGrant => ({ operations: names });
    const page = openPage(grant('startSmartLive'), grant('listSmartLive'));
    const heard: unknown[] = [];
    const remove = page.client.onGrantChange?.(() => heard.push(page.client.grant));
    await page.client.call(startSmartLive, start);
    page.refusals.count = 1;
    const error = await failureOf(page.client.call(startSmartLive, start));
    assert.equal(error.code, 'MSW.NOT_ALLOWED');
    assert.equal(page.sent.length, 2, 'the repetition was not sent');
    assert.deepEqual(heard, [grant('startSmartLive'), grant('listSmartLive')]);
    remove?.();
    page.grants.splice(0, 9, undefined);
    page.refusals.count = 1;
    await page.client.call(listSmartLive, { path: { room_id: 'r1' } });
    assert.equal(page.client.grant, undefined);
    assert.equal(heard.length, 2);
  });
});
