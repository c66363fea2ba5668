/** Invalid options throw an error that names the option. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHandler, type HandlerOptions } from '../../src/server/index.js';
import { createFixture, json, key, password, tokenRequest } from './helpers.js';

const right: HandlerOptions = {
  region: 'cn-north-4',
  credentials: { domain: 'shop', user: 'mss-widgets', password },
  sessionSecrets: ['s'.repeat(32)],
  authorize: () => true,
};
const accessKey = { access_key: 'AK', secret_key: password, project_id: 'p' };

const wrong: [string, object, RegExp][] = [
  ['no region', { region: undefined }, /region is missing/],
  ['a region that is an address', { region: 'cn-north-4.example/' }, /region must be a region ID/],
  ['a mode that does not exist', { mode: 'both' }, /mode must be proxy or direct/],
  ['no credentials', { credentials: undefined }, /credentials are missing/],
  ['no domain', { credentials: { ...right.credentials, domain: '' } }, /credentials\.domain is missing/],
  ['no user', { credentials: { ...right.credentials, user: undefined } }, /credentials\.user is missing/],
  ['no password', { credentials: { ...right.credentials, password: undefined } }, /credentials\.password is/],
  ['an empty project', { credentials: { ...right.credentials, project: '' } }, /credentials\.project is/],
  [
    'an IAM without protocol',
    { credentials: { ...right.credentials, endpoint: 'iam.example' } },
    /credentials\.endpoint must be/,
  ],
  ['half an access key', { credentials: { ...accessKey, secret_key: '' } }, /credentials\.secret_key is/],
  ['a project by its name', { credentials: { ...accessKey, project_id: 'cn north' } }, /not its name/],
  ['an access key in direct mode', { mode: 'direct', credentials: accessKey }, /use mode proxy/],
  ['no secrets', { sessionSecrets: undefined }, /sessionSecrets are missing/],
  ['secrets that are no list', { sessionSecrets: 's'.repeat(32) }, /sessionSecrets must be a list/],
  ['a short secret', { sessionSecrets: ['s'.repeat(32), 'short'] }, /32 bytes or more/],
  ['a secret of another kind', { sessionSecrets: [32] }, /texts or bytes/],
  ['uploads by post', { uploads: 'post' }, /uploads must be/],
  ['a url without protocol', { url: 'shop.example/mss' }, /url must be/],
  ['a path as the service in proxy mode', { endpoint: '/v1' }, /endpoint must be/],
  ['no authorize', { authorize: undefined }, /everybody would get into your project/],
  ['an endpoint without protocol', { endpoint: 'metastudio.example' }, /endpoint must be/],
  ['an endpoint of the page’s protocol', { endpoint: '//metastudio.example' }, /endpoint must be/],
  ['an origin for all', { allowedOrigins: ['*'] }, /allowedOrigins must be exact/],
  ['an origin with a path', { allowedOrigins: ['https://shop.example/'] }, /allowedOrigins must be exact/],
  ['callbacks without keys', { callbacks: {} }, /callbacks\.keys is missing/],
  ['one key', { callbacks: { keys: key } }, /callbacks\.keys is missing/],
  ['an empty key', { callbacks: { keys: [''] } }, /callbacks\.keys is missing/],
  ['a key of 33 characters', { callbacks: { keys: ['k'.repeat(33)] } }, /at most 32 characters/],
  ['a callback path', { callbacks: { keys: [key], urls: ['/callbacks'] } }, /callbacks\.urls must be/],
  ['a maxAge of 0', { callbacks: { keys: [key], maxAge: 0 } }, /callbacks\.maxAge must be/],
  [
    'interactions without secrets',
    { callbacks: { keys: [key], interaction: { answer: () => '' } } },
    /callbacks\.interaction\.secrets is missing/,
  ],
  [
    'a short secret of interactions',
    { callbacks: { keys: [key], interaction: { secrets: ['short'], answer: () => '' } } },
    /callbacks\.interaction\.secrets must have 16/,
  ],
  [
    'interactions without an answer',
    { callbacks: { keys: [key], interaction: { secrets: ['s'.repeat(16)] } } },
    /callbacks\.interaction\.answer must be a function/,
  ],
  ['a short token of metrics', { metricsToken: 'short' }, /metricsToken is too short/],
  ['half a store', { store: { append: () => {} } }, /store must have/],
  ['the iam of earlier versions', { iam: right.credentials }, /iam is now credentials/],
  ['the one key of earlier versions', { callbacks: { key } }, /callbacks\.key is now callbacks\.keys/],
  ['the one URL of earlier versions', { callbacks: { url: 'x' } }, /callbacks\.url is now callbacks\.urls/],
  ['a store among the callbacks', { callbacks: { store: {} } }, /callbacks\.store is now store/],
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
    credentials: { ...right.credentials, endpoint: 'http://127.0.0.1:4000/' },
  });
  const token = await json(await fixture.handler(tokenRequest()));
  assert.equal(fixture.asked[0]?.url, 'http://127.0.0.1:4000/v3/auth/tokens?nocatalog=true');
  assert.equal(token.endpoint, '/api/metastudio');
});
