/** Path parameters: every placeholder of every operation takes an ID and nothing else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient, InvalidRequestError, operations, type Operation } from '../../src/api/index.js';
import { documented, operationOf, skip } from './reference.js';
import { failure, json } from './helpers.js';

const good = '26f06524-4f75-4b3a-a853-b649a21aaf66';

/** What is no ID, and what such a thing would do to an address. */
const wrong: Record<string, unknown> = {
  missing: undefined,
  null: null,
  empty: '',
  'one dot': '.',
  'two dots': '..',
  'three dots': '...',
  'two dots, escaped': '%2e%2e',
  'two dots, half escaped': '.%2E',
  'two dots, escaped twice': '%252e%252e',
  'a slash': 'a/b',
  'an escaped slash': 'a%2Fb',
  'a way up': '../products',
  'a trailing slash': `${good}/`,
  'a backslash': 'a\\b',
  'a query': 'a?b',
  'a fragment': 'a#b',
  'a parameter': 'a;b',
  'another origin': 'https://elsewhere.test/',
  'a space': 'a b',
  'only a space': ' ',
  'space around it': ` ${good} `,
  'a line break after it': `${good}\n`,
  'a tab': 'a\tb',
  'a null character': 'a\0b',
  'a delete character': 'a\x7fb',
  'a zero-width space': 'a\u200bb',
  'a lone surrogate': '\ud800',
  'full-width dots': '．．',
  'two IDs': `${good},${good}`,
  'a very long text': 'a'.repeat(129),
  'a number': 7,
  zero: 0,
  'not a number': NaN,
  'a truth value': true,
  'a list': [good],
  'an object': { toString: () => good },
  'a boxed text': Object(good) as unknown,
};

const placeholders = ({ path }: Operation): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => name !== 'project_id');

/** A client that counts what it asks for: tokens and requests. */
function counting(token: object = {}) {
  const asked = { tokens: 0, urls: [] as string[] };
  const client = createClient({
    getToken: () => {
      asked.tokens++;
      return Promise.resolve({
        token: 'secret',
        token_type: 'X-Auth-Token' as const,
        expires_at: new Date(Date.now() + 86_400_000).toISOString(),
        project_id: 'p1',
        endpoint: 'https://metastudio.test',
        ...token,
      });
    },
    fetch: (input) => {
      asked.urls.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(json({}));
    },
  });
  const call = client.call as (operation: Operation, input: object) => Promise<unknown>;
  return { asked, call };
}

describe('a path parameter', () => {
  it('that is no ID is refused by every operation, and nothing is sent', async () => {
    const { asked, call } = counting();
    let tried = 0;
    for (const operation of operations) {
      for (const name of placeholders(operation)) {
        const path = Object.fromEntries(placeholders(operation).map((one) => [one, good]));
        for (const [what, value] of Object.entries(wrong)) {
          const error = await failure(call(operation, { path: { ...path, [name]: value } }));
          const label = `${operation.name}, ${name}: ${what}`;
          assert.ok(error instanceof InvalidRequestError, label);
          assert.equal(error.member, name, label);
          tried++;
        }
        const error = await failure(call(operation, {}));
        assert.ok(error instanceof InvalidRequestError, `${operation.name} without a path`);
      }
    }
    assert.equal(tried, 42 * Object.keys(wrong).length);
    assert.deepEqual(asked, { tokens: 0, urls: [] });
  });

  it('has a schema in every operation that has a placeholder, and only there', () => {
    for (const operation of operations)
      assert.equal(Boolean(operation.parameters), placeholders(operation).length > 0, operation.name);
  });

  it('is named as mandatory when it is missing', async () => {
    const { call } = counting();
    const error = await failure(call(operationOf('deleteSmartLiveRoom'), { path: {} }));
    assert.match(String(error), /room_id is mandatory: DELETE smart-live-rooms\/\{room_id\}/);
  });

  it('passes with every ID of the examples of the reference', { skip }, () => {
    const seen = new Set<string>();
    const collect = (value: unknown, name = ''): void => {
      if (typeof value === 'string' && /^(room|job|asset|script|file|group|product)_id$/.test(name))
        seen.add(value);
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) collect(inner, key);
    };
    for (const { examples } of documented) for (const { json: body } of examples) collect(body);
    assert.ok(seen.size > 10, `${seen.size} IDs`);
    const room = operationOf('showSmartLiveRoom');
    // One example is broken over two lines in the document.
    const refused = [...seen].filter(
      (room_id) => !room.parameters?.safeParse({ room_id: room_id.replace(/\s/g, '') }).success,
    );
    assert.deepEqual(refused, []);
  });
});

describe('the project of a token', () => {
  for (const project_id of ['', '.', '..', '%2e%2e', 'a/b', 'a?b', 'a#b', 'a b', 7, null]) {
    it(`is refused if it is ${JSON.stringify(project_id)}`, async () => {
      const { asked, call } = counting({ project_id });
      const error = await failure(call(operationOf('listAssets'), {}));
      assert.ok(error instanceof InvalidRequestError);
      assert.equal(error.member, 'project_id');
      assert.deepEqual(asked.urls, []);
    });
  }
});

describe('the endpoint of a token', () => {
  const list = operationOf('listAssets');

  for (const endpoint of [
    'http://metastudio.cn-north-4.myhuaweicloud.com',
    'http://localhost.evil.test',
    'http://127.0.0.1.evil.test',
    'http://10.0.0.7',
    'ftp://metastudio.test',
    'javascript:alert(1)',
    'data:text/plain,x',
    'https://user:password@metastudio.test',
    'https://metastudio.test@evil.test',
    'https://metastudio.test/?to=',
    'https://metastudio.test/#a',
    '//',
    '/api', // nothing to resolve it against
    'https://',
    '',
    ' ',
    7,
    null,
    undefined,
  ]) {
    it(`is refused if it is ${JSON.stringify(endpoint)}, and nothing is sent`, async () => {
      const { asked, call } = counting({ endpoint });
      const error = await failure(call(list, {}));
      assert.ok(error instanceof InvalidRequestError, String(error));
      assert.equal(error.member, 'endpoint');
      assert.ok(!String(error).includes('secret'));
      assert.deepEqual(asked.urls, []);
    });
  }

  for (const [endpoint, url] of [
    ['https://metastudio.test', 'https://metastudio.test/v1/p1/digital-assets'],
    ['https://metastudio.test/', 'https://metastudio.test/v1/p1/digital-assets'],
    ['https://shop.test/metastudio', 'https://shop.test/metastudio/v1/p1/digital-assets'],
    [
      'metastudio.cn-north-4.myhuaweicloud.com',
      'https://metastudio.cn-north-4.myhuaweicloud.com/v1/p1/digital-assets',
    ],
    ['metastudio.test:8443', 'https://metastudio.test:8443/v1/p1/digital-assets'],
    ['http://localhost:8080', 'http://localhost:8080/v1/p1/digital-assets'],
    ['http://shop.localhost', 'http://shop.localhost/v1/p1/digital-assets'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000/v1/p1/digital-assets'],
    ['http://[::1]:4000', 'http://[::1]:4000/v1/p1/digital-assets'],
  ] as const) {
    it(`may be ${endpoint}`, async () => {
      const { asked, call } = counting({ endpoint });
      await call(list, {}).catch(() => undefined);
      assert.deepEqual(asked.urls, [url]);
    });
  }
});
