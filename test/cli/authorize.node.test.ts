/** Who a visitor is: asked at an address of the shop, or read from a JWT of the shop. */
import assert from 'node:assert/strict';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload, type KeyObject } from 'jose';
import { describe, it } from 'node:test';
import { authorizeByJwt, type AuthorizeByJwtOptions } from '../../src/cli/backend/authorize-by-jwt.js';
import { authorizeByUrl } from '../../src/cli/backend/authorize-by-url.js';

const url = 'https://shop.example/who?app=mss';
const grant = { user: 'li', may: 'operate', rooms: ['room'] };
const tokenRequest = (headers: Record<string, string> = {}) =>
  new Request('https://shop.example/metastudio/token', { method: 'POST', headers });

describe('an address that says who a visitor is', () => {
  /** Asks with `headers`; the address answers with `response`. */
  async function ask(
    response: () => Response | Promise<Response>,
    headers: Record<string, string> = {},
    room_id?: string,
  ) {
    const asked: Request[] = [];
    const authorize = authorizeByUrl({
      url,
      timeout: 200,
      fetch: async (input, init) => {
        asked.push(new Request(input, init));
        const { signal } = init ?? {};
        const left = new Promise<never>((_, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason as Error)),
        );
        return Promise.race([response(), left]);
      },
    });
    const answer = await authorize(tokenRequest(headers), room_id === undefined ? {} : { room_id });
    return { answer, request: asked[0] as Request };
  }

  it('gets the cookies and Authorization, and nothing else of the request', async () => {
    const { answer, request } = await ask(() => Response.json(grant), {
      cookie: 'session=1; theme=dark',
      authorization: 'Bearer t',
      'x-forwarded-for': '10.0.0.1',
      referer: 'https://shop.example/',
      'content-type': 'application/json',
    });
    assert.deepEqual(answer, grant);
    assert.equal(request.url, url);
    assert.equal(request.method, 'GET');
    assert.equal(request.redirect, 'manual');
    assert.deepEqual(Object.fromEntries(request.headers), {
      accept: 'application/json',
      authorization: 'Bearer t',
      cookie: 'session=1; theme=dark',
    });
  });

  it('is told the room in direct mode', async () => {
    const { request } = await ask(() => Response.json(grant), {}, 'a b');
    assert.equal(request.url, `${url}&room_id=a+b`);
  });

  it('says no by any status below 500 but 200, and by leading to a sign-in page', async () => {
    for (const status of [201, 204, 301, 302, 303, 307, 400, 401, 403, 404, 418]) {
      const body = status === 204 ? null : JSON.stringify(grant);
      const { answer } = await ask(() => new Response(body, { status, headers: { location: '/sign-in' } }));
      assert.equal(answer, false, String(status));
    }
    for (const body of ['false', 'null']) assert.equal((await ask(() => new Response(body))).answer, false);
  });

  it('throws where it fails, with the reason and without a cookie or the query', async () => {
    const late = () => new Promise<Response>((resolve) => setTimeout(resolve, 2000, new Response()));
    const failing = (code: string) => () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('low'), { code }) }));
    for (const [response, reason] of [
      [() => new Response('oops', { status: 500 }), /answered with 500/],
      [() => new Response('', { status: 429 }), /answered with 429/],
      [() => new Response('<html>Sign in'), /not with a grant as JSON/],
      [() => new Response('"yes"'), /not with a grant as JSON/],
      [() => new Response(' '.repeat(70_000)), /more than 65536 bytes/],
      [late, /did not answer in 0.2 seconds/],
      [failing('CERT_HAS_EXPIRED'), /certificate has expired/],
      [failing('ECONNREFUSED'), /nothing listens there/],
    ] as const)
      await assert.rejects(ask(response, { cookie: 'session=secret' }), (error: Error) => {
        assert.match(error.message, reason);
        assert.match(error.message, /^MSS_AUTHORIZE_URL \(https:\/\/shop\.example\/who\): /);
        assert.doesNotMatch(error.message, /secret|app=mss/);
        return true;
      });
  });
});

describe('a JWT that says who a visitor is', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const other = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] };
  const time = Date.UTC(2026, 0, 2);
  const issuer = 'https://id.shop.example';
  const audience = 'metastudio';

  const jwt = (
    claims: JWTPayload = {},
    {
      key = privateKey,
      kid = 'one',
      alg = 'ES256',
    }: { key?: CryptoKey | KeyObject | Uint8Array; kid?: string; alg?: string } = {},
  ) =>
    new SignJWT({ sub: 'li', may: 'operate', iss: issuer, aud: audience, exp: time / 1000 + 3600, ...claims })
      .setProtectedHeader({ alg, kid })
      .sign(key);

  const authorize = (options: Partial<AuthorizeByJwtOptions> = {}) =>
    authorizeByJwt({
      jwksUrl: 'https://id.shop.example/keys',
      issuer,
      audience: [audience],
      claims: { user: 'sub', may: 'may', rooms: 'rooms' },
      fetch: () => Promise.resolve(Response.json(jwks)),
      now: () => time,
      ...options,
    });

  const ask = async (token: string, options?: Partial<AuthorizeByJwtOptions>) =>
    authorize(options)(tokenRequest({ authorization: `Bearer ${token}` }), {});

  it('gives the user, what is allowed and the rooms', async () => {
    const allowed = { user: 'li', may: 'operate', expiresIn: 900 };
    assert.deepEqual(await ask(await jwt()), allowed);
    assert.deepEqual(await ask(await jwt({ rooms: ['room'] })), { ...allowed, rooms: ['room'] });
    const operations = ['listAssets', 'showAsset'];
    assert.deepEqual(await ask(await jwt({ may: operations })), { ...allowed, may: operations });
    assert.deepEqual(await ask(await jwt({ exp: time / 1000 + 60 })), { ...allowed, expiresIn: 60 });
  });

  it('may be in a cookie, which is read only if it is named', async () => {
    const headers = { cookie: `theme=dark; shop_jwt=${await jwt()}; other=1` };
    assert.equal(await authorize()(tokenRequest(headers), {}), false);
    const answer = await authorize({ cookie: 'shop_jwt' })(tokenRequest(headers), {});
    assert.equal((answer as { user: string }).user, 'li');
    assert.equal(await authorize({ cookie: 'jwt' })(tokenRequest(headers), {}), false);
  });

  it('has claims of other names, at other depths, and roles', async () => {
    const token = await jwt({
      may: undefined,
      email: 'li@shop.example',
      realm_access: { roles: ['host', 'offline', 'chief'] },
      'https://shop.example/rooms': ['room'],
    });
    const claims = { user: 'email', may: 'realm_access.roles', rooms: 'https://shop.example/rooms' };
    const roles = new Map([
      ['host', 'operate'],
      ['chief', 'administer'],
    ] as const);
    assert.deepEqual(await ask(token, { claims, roles }), {
      user: 'li@shop.example',
      may: 'administer',
      rooms: ['room'],
      expiresIn: 900,
    });
    assert.equal(
      await ask(token, { claims, roles: new Map([['guest', 'view']]) }),
      false,
      'no role of the list',
    );
    const scope = await jwt({ may: undefined, scope: 'openid host' });
    const answer = await ask(scope, { claims: { ...claims, user: 'sub', may: 'scope' }, roles });
    assert.equal((answer as { may: string }).may, 'operate');
  });

  it('is refused if it is forged, expired, for others, or none', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
    const none = `${Buffer.from('{"alg":"none","kid":"one"}').toString('base64url')}.${(await jwt()).split('.')[1]}.`;
    for (const [what, token] of [
      ['another key', await jwt({}, { key: other.privateKey })],
      ['an unknown key', await jwt({}, { kid: 'two' })],
      ['the public key as a secret', await jwt({}, { key: secret, alg: 'HS256' })],
      ['alg none', none],
      ['expired', await jwt({ exp: time / 1000 - 60 })],
      ['without an end', await jwt({ exp: undefined })],
      ['not yet valid', await jwt({ nbf: time / 1000 + 60 })],
      ['another issuer', await jwt({ iss: 'https://evil.example' })],
      ['another audience', await jwt({ aud: 'mail' })],
      ['without an audience', await jwt({ aud: undefined })],
      ['without a permission', await jwt({ may: undefined })],
      ['no JWT', 'session-4711'],
      ['nothing', ''],
    ] as const)
      assert.equal(await ask(token), false, what);
  });

  it('throws where its keys cannot be read, because nobody knows then', async () => {
    const cause = Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' });
    for (const [answer, reason] of [
      [() => Promise.reject(new TypeError('fetch failed', { cause })), /certificate has expired/],
      [() => Promise.resolve(new Response('', { status: 503 })), /200 OK/],
      [() => Promise.resolve(new Response('<html>')), /JSON/],
      [() => Promise.resolve(Response.json({ keys: 1 })), /JSON Web Key Set malformed/],
    ] as const)
      await assert.rejects(ask(await jwt(), { fetch: answer }), (error: Error) => {
        assert.match(error.message, reason);
        assert.match(error.message, /^MSS_JWKS_URL \(https:\/\/id\.shop\.example\): /);
        return true;
      });
  });
});
