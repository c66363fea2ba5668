/** The doctor: what it says of a backend that is well, and of each way in which one is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { createHandler, createMemoryStore, doctor, type HandlerOptions } from '../../src/server/index.js';

const { domain, user, password, project_id, access_key, secret_key } = defaultAccount;
const url = 'https://shop.example/metastudio';
const secrets = { session: 'a session secret of 32 bytes or more', key: 'callback-key-0123' };

type Patch = (request: Request) => Response | Promise<Response> | undefined;

/** A shop: its running backend at `url`, and the service elsewhere. `patch` answers before them. */
function shop(
  options: Partial<HandlerOptions> = {},
  { patch, running = {} }: { patch?: Patch; running?: Partial<HandlerOptions> } = {},
) {
  const simulator = createSimulator();
  const all: HandlerOptions = {
    region: 'cn-north-4',
    credentials: { domain, user, password, project: project_id },
    sessionSecrets: [secrets.session],
    authorize: () => false,
    url,
    callbacks: { keys: [secrets.key], urls: [`${url}/callbacks`] },
    store: createMemoryStore(),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const patched = await patch?.(request);
      if (patched) return patched;
      return request.url.startsWith(url) ? handler(request) : simulator.fetch(request);
    },
    ...options,
  };
  const handler = createHandler({ ...all, onError: () => undefined, ...running });
  return all;
}

const at =
  (part: string, answer: () => Response): Patch =>
  (request) =>
    request.url.includes(part) ? answer() : undefined;

const failing =
  (part: string, code: string): Patch =>
  (request) => {
    if (!request.url.includes(part)) return undefined;
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('low'), { code }) });
  };

/** Statuses by name, and the check that is not well. */
async function examine(options: HandlerOptions) {
  const { ok, checks } = await doctor(options);
  const text = JSON.stringify(checks);
  for (const secret of [password, secret_key, ...Object.values(secrets)])
    assert.ok(!text.includes(secret), 'no secret is said');
  for (const { status, message, solution } of checks) {
    assert.match(message, /\.$/);
    assert.equal(solution !== undefined, status === 'warning' || status === 'error', `${message} ${status}`);
  }
  const by = Object.fromEntries(checks.map((check) => [check.name, check]));
  return { ok, by, statuses: Object.fromEntries(checks.map(({ name, status }) => [name, status])) };
}

describe('the doctor', () => {
  it('finds all well where it is, with an IAM user and with an access key', async () => {
    for (const credentials of [
      { domain, user, password, project: project_id },
      { access_key, secret_key, project_id },
    ]) {
      const { ok, statuses, by } = await examine(shop({ credentials }));
      assert.equal(ok, true);
      assert.deepEqual(statuses, {
        options: 'ok',
        'sign-in': 'ok',
        project: 'ok',
        clock: 'ok',
        assets: 'ok',
        authorize: 'ok',
        address: 'ok',
        callbacks: 'ok',
        store: 'ok',
      });
      assert.ok(by['project']?.message.includes(project_id));
    }
  });

  it('names the option that is missing', async () => {
    const { ok, by } = await examine({ ...shop(), region: '' });
    assert.equal(ok, false);
    assert.deepEqual(Object.keys(by), ['options']);
    assert.match(by['options']?.message ?? '', /region is missing/);
  });

  it('says what is not well, and what to do', async () => {
    const wrong = { domain, user, password: 'wrong password', project: project_id };
    const later = (seconds: number) => ({ now: () => Date.now() + seconds * 1000 });
    const html = () => new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } });
    const redirect = () => new Response(null, { status: 302, headers: { location: '/sign-in' } });
    const cases: [string, HandlerOptions, string, 'warning' | 'error', RegExp][] = [
      ['a wrong password', shop({ credentials: wrong }), 'sign-in', 'error', /Check domain, user, password/],
      ['no way to IAM', shop({}, { patch: failing('iam.', 'ENOTFOUND') }), 'sign-in', 'error', /reach IAM/],
      [
        'an expired certificate of the service',
        shop({}, { patch: failing('digital-assets', 'CERT_HAS_EXPIRED') }),
        'assets',
        'error',
        /certificate has expired/,
      ],
      [
        'no right',
        shop(
          {},
          {
            patch: at('digital-assets', () => Response.json({ error_code: 'MSS.00000005' }, { status: 403 })),
          },
        ),
        'assets',
        'error',
        /MSS\.00000005.*policy/,
      ],
      [
        'another service',
        shop({}, { patch: at('digital-assets', html) }),
        'assets',
        'error',
        /address of MetaStudio/,
      ],
      [
        'an empty library',
        shop({}, { patch: at('digital-assets', () => Response.json({ count: 0, assets: [] })) }),
        'assets',
        'warning',
        /Upload/,
      ],
      [
        'a clock that is ahead',
        shop(
          {},
          {
            patch: at('digital-assets', () =>
              Response.json(
                { count: 1, assets: [] },
                { headers: { date: new Date(Date.now() - 3_600_000).toUTCString() } },
              ),
            ),
          },
        ),
        'clock',
        'error',
        /36\d\d seconds ahead/,
      ],
      [
        'a clock that is a bit behind',
        shop(
          {},
          {
            patch: at('digital-assets', () =>
              Response.json(
                { count: 1, assets: [] },
                { headers: { date: new Date(Date.now() + 60_000).toUTCString() } },
              ),
            ),
          },
        ),
        'clock',
        'warning',
        /(59|60|61) seconds behind.*NTP/,
      ],
      [
        'an open door',
        shop({ authorize: () => ({ user: 'all', may: 'view' }) }),
        'authorize',
        'warning',
        /without a cookie/,
      ],
      [
        'an authorize that throws',
        shop({
          authorize: () => {
            throw new Error(`no session in ${password}`);
          },
        }),
        'authorize',
        'error',
        /no session in \*\*\*/,
      ],
      [
        'no backend at the address',
        shop({}, { patch: failing(`${url}/health`, 'ECONNREFUSED') }),
        'address',
        'error',
        /nothing listens/,
      ],
      [
        'a page at the address',
        shop({}, { patch: at(`${url}/health`, html) }),
        'address',
        'error',
        /something else/,
      ],
      [
        'other keys in the running backend',
        shop({}, { running: { callbacks: { keys: ['other'] } } }),
        'callbacks',
        'error',
        /MSW\.CALLBACK_UNSIGNED.*keys/,
      ],
      [
        'another clock in the running backend',
        shop({}, { running: later(3600) }),
        'callbacks',
        'error',
        /MSW\.CALLBACK_STALE.*clock/,
      ],
      [
        'a sign-in before callbacks',
        shop({}, { patch: at(`${url}/callbacks`, redirect) }),
        'callbacks',
        'error',
        /302.*without a sign-in/,
      ],
      [
        'callbacks over http',
        shop(
          { callbacks: { keys: [secrets.key], urls: ['http://shop.example/callbacks'] } },
          { patch: at('http://shop.example/callbacks', () => Response.json({})) },
        ),
        'callbacks',
        'warning',
        /https/,
      ],
      [
        'a store that is away',
        shop({
          store: {
            ...createMemoryStore(),
            ping: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })),
          },
        }),
        'store',
        'error',
        /Redis/,
      ],
      [
        'a store that forgets',
        shop({ store: { ...createMemoryStore(), get: () => undefined } }),
        'store',
        'error',
        /give back/,
      ],
    ];
    for (const [what, options, name, status, words] of cases) {
      const { ok, by } = await examine(options);
      const check = by[name];
      assert.equal(check?.status, status, `${what}: ${JSON.stringify(check)}`);
      assert.match(`${check.message} ${check.solution ?? ''}`, words, what);
      assert.equal(ok, status !== 'error', what);
    }
  });

  it('warns of the memory of one process, and skips what is not set up', async () => {
    const { store: _, callbacks: __, url: ___, ...options } = shop();
    const { ok, statuses } = await examine(options);
    assert.equal(ok, true);
    assert.equal(statuses['store'], 'warning');
    assert.equal(statuses['callbacks'], 'skipped');
    assert.equal(statuses['address'], 'skipped');
  });

  it('skips what needs the sign-in', async () => {
    const { statuses } = await examine(shop({ credentials: { domain, user, password: 'wrong' } }));
    for (const name of ['project', 'clock', 'assets']) assert.equal(statuses[name], 'skipped');
    assert.equal(statuses['callbacks'], 'ok', 'the rest is looked at');
  });
});
