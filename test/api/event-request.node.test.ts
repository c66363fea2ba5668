/** The request for events bears the page's session, at the backend that has issued it alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, type Token } from '../../src/api/index.js';

const events = 'https://shop.test/backend/events';

/** A client with tokens of one type, and what it sends; each answer is the next of `statuses`, then 200. */
function clientWith(token_type: Token['token_type'], statuses: number[] = []) {
  const asked: (string | undefined)[] = [];
  const sent: { url: string; authorization: string | null; last: string | null }[] = [];
  const send: typeof fetch = (input, init) => {
    const { url, headers } = new Request(input, init);
    sent.push({ url, authorization: headers.get('authorization'), last: headers.get('last-event-id') });
    return Promise.resolve(new Response('', { status: statuses.shift() ?? 200 }));
  };
  const client = createClient({
    fetch: send,
    getToken: ({ refused }) => {
      asked.push(refused);
      const token = `session-${asked.length}`;
      const expires_at = new Date(Date.now() + 900_000).toISOString();
      const endpoint = 'https://shop.test/backend/api';
      return Promise.resolve({ token, token_type, expires_at, project_id: 'p', endpoint });
    },
  });
  const ask = async (url: string) => {
    const opened = await client.openEvents?.(new URL(url), { headers: { 'last-event-id': '7' } });
    return opened?.response ?? assert.fail();
  };
  return { ask, asked, sent };
}

test('the session goes to the backend’s own origin, beside the page’s headers', async () => {
  const { ask, sent } = clientWith('Bearer');
  await ask(events);
  assert.deepEqual(sent, [{ url: events, authorization: 'Bearer session-1', last: '7' }]);
});

test('it goes nowhere else, whatever the markup says', async () => {
  for (const url of [
    'https://evil.test/events',
    'http://shop.test/events',
    'https://shop.test:8443/events',
  ]) {
    const { ask, sent } = clientWith('Bearer');
    await ask(url);
    assert.equal(sent[0]?.authorization, null, url);
  }
});

test('the cloud’s token goes to the service alone', async () => {
  const { ask, sent } = clientWith('X-Auth-Token', [401]);
  assert.equal((await ask(events)).status, 401);
  assert.deepEqual(sent, [{ url: events, authorization: null, last: '7' }]);
});

test('a refused session is renewed once', async () => {
  const { ask, asked, sent } = clientWith('Bearer', [401, 401]);
  assert.equal((await ask(events)).status, 401);
  assert.deepEqual(asked, [undefined, 'session-1']);
  assert.deepEqual(
    sent.map(({ authorization }) => authorization),
    ['Bearer session-1', 'Bearer session-2'],
  );
});
