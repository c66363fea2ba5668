/** Invalid options throw an error that names the option. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHandler, type HandlerOptions } from '../../src/server/index.js';
import { createFixture, json, key, password, tokenRequest } from './helpers.js';

const right: HandlerOptions = {
  region: 'cn-north-4',
  iam: { domain: 'shop', user: 'mss-widgets', password },
  authorize: () => true,
};

const wrong: [string, object, RegExp][] = [
  ['no region', { region: undefined }, /region is missing/],
  ['a region that is an address', { region: 'cn-north-4.example/' }, /region must be a region ID/],
  ['no iam', { iam: undefined }, /iam is missing/],
  ['no domain', { iam: { ...right.iam, domain: '' } }, /iam\.domain is missing/],
  ['no user', { iam: { ...right.iam, user: undefined } }, /iam\.user is missing/],
  ['no password', { iam: { ...right.iam, password: undefined } }, /iam\.password is missing/],
  ['an empty project', { iam: { ...right.iam, project: '' } }, /iam\.project is missing/],
  ['an IAM without protocol', { iam: { ...right.iam, endpoint: 'iam.example' } }, /iam\.endpoint must be/],
  ['no authorize', { authorize: undefined }, /everybody would get your token/],
  ['an endpoint without protocol', { endpoint: 'metastudio.example' }, /endpoint must be/],
  ['an endpoint of the page’s protocol', { endpoint: '//metastudio.example' }, /endpoint must be/],
  ['an origin for all', { allowedOrigins: ['*'] }, /allowedOrigins must be exact/],
  ['an origin with a path', { allowedOrigins: ['https://shop.example/'] }, /allowedOrigins must be exact/],
  ['callbacks without key', { callbacks: {} }, /callbacks\.key is missing/],
  ['a key of 33 characters', { callbacks: { key: 'k'.repeat(33) } }, /at most 32 characters/],
  ['a callback path', { callbacks: { key, url: '/callbacks' } }, /callbacks\.url must be/],
  ['a maxAge of 0', { callbacks: { key, maxAge: 0 } }, /callbacks\.maxAge must be/],
  ['half a store', { callbacks: { key, store: { append: () => {} } } }, /callbacks\.store must have/],
];

for (const [name, options, sentence] of wrong) {
  test(`${name} is refused when the handler is made, without quoting the password`, () => {
    assert.throws(
      () => createHandler({ ...right, ...options }),
      (error: unknown) =>
        error instanceof TypeError &&
        error.message.startsWith('createHandler: ') &&
        sentence.test(error.message) &&
        !error.message.includes(password),
    );
  });
}

test('no options at all are refused with a sentence', () => {
  assert.throws(() => createHandler(undefined as unknown as HandlerOptions), /options are missing/);
});

test('making a handler asks IAM for nothing', () => {
  assert.equal(createFixture().asked.length, 0);
});

test('addresses follow the region, and the project too', async () => {
  const fixture = createFixture({ region: 'cn-east-3' });
  const token = await json(await fixture.handler(tokenRequest()));
  assert.equal(
    fixture.asked[0]?.url,
    'https://iam.cn-east-3.myhuaweicloud.com/v3/auth/tokens?nocatalog=true',
  );
  assert.equal(token.endpoint, 'https://metastudio.cn-east-3.myhuaweicloud.com');
  const { auth } = (await fixture.asked[0]?.json()) as { auth: { scope: unknown } };
  assert.deepEqual(auth.scope, { project: { name: 'cn-east-3' } });
});

test('addresses of one’s own are used as they are, a path included', async () => {
  const fixture = createFixture({
    endpoint: '/api/metastudio',
    iam: { ...right.iam, endpoint: 'http://127.0.0.1:4000/' },
  });
  const token = await json(await fixture.handler(tokenRequest()));
  assert.equal(fixture.asked[0]?.url, 'http://127.0.0.1:4000/v3/auth/tokens?nocatalog=true');
  assert.equal(token.endpoint, '/api/metastudio');
});
