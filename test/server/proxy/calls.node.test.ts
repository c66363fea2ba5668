/** Calls through the proxy when the service or a connection fails: nothing is sent twice, and nothing lost looks refused. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ApiError,
  executeSmartLiveCommand,
  findOutcome,
  listSmartLiveRooms,
  OutcomeUnknownError,
  showSmartLiveRoom,
  startSmartLive,
  stopSmartLive,
  updateSmartLiveRoom,
  type Client,
} from '../../../src/api/index.js';
import { isNeverSent } from '../../../src/server/proxy/connection-failure.js';
import { roomBody } from '../../simulator/bench.js';
import { createProxy, json } from './proxy-fixture.js';

const edit = { may: 'edit' } as const;
type Proxy = Awaited<ReturnType<typeof createProxy>>;

/** Errors as Node's `fetch` throws them. */
const failed = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

async function onAir(options: Parameters<typeof createProxy>[0] = {}) {
  const proxy = await createProxy(options);
  const body = roomBody({ output_urls: ['rtmp://a.example/live'], stream_keys: ['stream-key-one'] });
  const { room_id } = (await json(await proxy.ask(edit, 'smart-live-rooms', { method: 'POST', body }))) as {
    room_id: string;
  };
  const start = async () => {
    const started = await proxy.ask(edit, `smart-live-rooms/${room_id}/smart-live-jobs`, {
      method: 'POST',
      body: {},
    });
    await proxy.advance(proxy.invented.liveWaitingSeconds);
    return ((await json(started)) as { job_id: string }).job_id;
  };
  return { proxy, room_id, start };
}

const countOf = async ({ log }: Proxy, operation: string) =>
  (await log()).filter((call) => call.operation === operation && call.executed).length;

/** The error of a call. */
async function errorOf(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => assert.fail('the call succeeded'),
    (cause: unknown) => cause,
  );
  assert.ok(error instanceof ApiError, String(error));
  return error;
}

/** The writes that a person does on air, and what the simulator does of each. */
const writes: [
  name: string,
  call: (client: Client, ids: { room_id: string; job_id: string }) => Promise<unknown>,
][] = [
  ['startSmartLive', (client, { room_id }) => client.call(startSmartLive, { path: { room_id }, body: {} })],
  ['stopSmartLive', (client, path) => client.call(stopSmartLive, { path })],
  [
    'executeSmartLiveCommand',
    (client, path) =>
      client.call(executeSmartLiveCommand, {
        path,
        body: { command: 'INSERT_PLAY_SCRIPT', params: { text_config: { text: '好' } } },
      }),
  ],
  [
    'updateSmartLiveRoom',
    (client, { room_id }) =>
      client.call(updateSmartLiveRoom, { path: { room_id }, body: { room_name: 'New' } }),
  ],
];

describe('a write whose answer is lost between proxy and service', () => {
  for (const [operation, write] of writes)
    it(`has an unknown outcome and is carried out once: ${operation}`, async () => {
      let isLost = false;
      const { proxy, room_id, start } = await onAir({
        fetch: async (_request, simulated) => {
          const answer = await simulated();
          if (isLost) throw failed('ECONNRESET');
          return answer;
        },
      });
      const job_id = operation === 'startSmartLive' ? '' : await start();
      const before = await countOf(proxy, operation);
      isLost = true;
      const error = await errorOf(write(proxy.clientFor(edit), { room_id, job_id }));
      assert.ok(error instanceof OutcomeUnknownError, String(error));
      assert.equal(error.status, 502);
      assert.equal((error.cause as ApiError).code, 'MSW.ANSWER_LOST');
      assert.equal((await countOf(proxy, operation)) - before, 1);
      assert.deepEqual(proxy.audited.at(-1)?.status, 502);
      if (operation !== 'startSmartLive' && operation !== 'stopSmartLive') return;
      isLost = false;
      const { outcome } = await findOutcome(proxy.clientFor(edit), error, { before: null });
      assert.equal(outcome, 'done');
    });

  it('has an unknown outcome when the answer is cut off, redirected or no JSON', async () => {
    const answers = [
      () => new Response('{"a', { headers: { 'content-type': 'application/json' } }),
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      () => new Response(null, { status: 303, headers: { location: '/x' } }),
      () => new Response('<html>Bad gateway', { status: 502, headers: { 'content-type': 'text/html' } }),
      () => new Response('<html>Oops', { status: 500, headers: { 'content-type': 'text/html' } }),
      () => Response.json({}, { status: 504 }),
    ];
    for (const answer of answers) {
      const { clientFor } = await createProxy({ fetch: () => Promise.resolve(answer()) });
      const error = await errorOf(
        clientFor(edit).call(stopSmartLive, { path: { room_id: 'a', job_id: 'b' } }),
      );
      assert.ok(error instanceof OutcomeUnknownError, String(error));
    }
  });
});

describe('a write whose answer is lost between browser and proxy', () => {
  for (const [operation, write] of writes)
    it(`has an unknown outcome and is carried out once: ${operation}`, async () => {
      const { proxy, room_id, start } = await onAir();
      const job_id = operation === 'startSmartLive' ? '' : await start();
      const before = await countOf(proxy, operation);
      const client = proxy.clientFor(edit, async (request) => {
        await proxy.handle(request);
        throw new TypeError('Failed to fetch');
      });
      const error = await errorOf(write(client, { room_id, job_id }));
      assert.ok(error instanceof OutcomeUnknownError);
      assert.equal((await countOf(proxy, operation)) - before, 1);
    });

  it('goes on when the browser goes away, once it was sent', async () => {
    const gone = new AbortController();
    const { proxy, room_id, start } = await onAir({
      fetch: async (request, simulated) => {
        if (request.url.endsWith('/stop')) gone.abort();
        assert.equal(request.signal.aborted, false);
        return simulated();
      },
    });
    const job_id = await start();
    const headers = { authorization: `Bearer ${await proxy.sessionFor(edit)}` };
    const url = `https://shop.example/backend/metastudio/api/v1/${proxy.project_id}/smart-live-rooms/${room_id}/smart-live-jobs/${job_id}/stop`;
    const answer = await proxy.handle(new Request(url, { method: 'POST', headers, signal: gone.signal }));
    assert.equal(answer.status, 200);
    assert.equal(await countOf(proxy, 'stopSmartLive'), 1);
  });

  it('is not sent when the browser goes away before', async () => {
    const gone = new AbortController();
    const { proxy, room_id } = await onAir();
    proxy.context.limiter = {
      schedule: async (_operation, _priority, signal, send) => {
        gone.abort();
        signal?.throwIfAborted();
        return send();
      },
    };
    const headers = {
      authorization: `Bearer ${await proxy.sessionFor(edit)}`,
      'content-type': 'application/json',
    };
    const url = `https://shop.example/backend/metastudio/api/v1/${proxy.project_id}/smart-live-rooms/${room_id}/smart-live-jobs`;
    const init = { method: 'POST', headers, body: '{}', signal: gone.signal };
    const answer = await proxy.handle(new Request(url, init));
    assert.equal(answer.status, 499);
    assert.equal(await countOf(proxy, 'startSmartLive'), 0);
  });
});

describe('a write that was certainly not sent', () => {
  it('is known not to have been', async () => {
    const { clientFor } = await createProxy({ fetch: () => Promise.reject(failed('ECONNREFUSED')) });
    const error = await errorOf(clientFor(edit).call(stopSmartLive, { path: { room_id: 'a', job_id: 'b' } }));
    assert.ok(!(error instanceof OutcomeUnknownError));
    assert.deepEqual([error.code, error.status, error.retriable], ['MSW.SERVICE_UNREACHABLE', 503, true]);
  });

  const before = ['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'];
  const perhapsAfter = [
    'ECONNRESET',
    'UND_ERR_SOCKET',
    'EPIPE',
    'ETIMEDOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UNKNOWN',
  ];
  it('is told from one that may have been by the code of the failure', () => {
    for (const code of before) assert.ok(isNeverSent(failed(code)), code);
    for (const code of perhapsAfter) assert.ok(!isNeverSent(failed(code)), code);
    assert.ok(isNeverSent(new TypeError('error sending request: tcp connect error: Connection refused')));
    assert.ok(!isNeverSent(new TypeError('connection error: connection reset')));
    for (const other of [undefined, null, 'x', new Error('y')]) assert.ok(!isNeverSent(other));
  });

  it('is known not to have been when all addresses of the service refuse', async () => {
    const both = new AggregateError([failed('ECONNREFUSED'), failed('ENETUNREACH')]);
    const { clientFor } = await createProxy({
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: both })),
    });
    const error = await errorOf(clientFor(edit).call(stopSmartLive, { path: { room_id: 'a', job_id: 'b' } }));
    assert.equal(error.code, 'MSW.SERVICE_UNREACHABLE');
  });

  it('is known not to have been when the sign-in fails, or the line is full', async () => {
    const { context, clientFor } = await createProxy();
    const stop = () => errorOf(clientFor(edit).call(stopSmartLive, { path: { room_id: 'a', job_id: 'b' } }));
    const { authenticate } = context.service;
    context.service.authenticate = () =>
      Promise.reject(
        new ApiError({
          code: 'MSW.IAM_UNREACHABLE',
          reason: 'away',
          operation: 'getToken',
          request: 'x',
          status: 502,
        }),
      );
    const signIn = await stop();
    assert.deepEqual([signIn.code, signIn.status], ['MSW.IAM_UNREACHABLE', 503]);
    context.service.authenticate = authenticate;
    context.limiter = { schedule: () => Promise.reject(new Error('the store is away')) };
    const line = await stop();
    assert.ok(!(line instanceof OutcomeUnknownError), String(line));
    assert.equal(line.status, 503);
  });
});

describe('a refused token', () => {
  it('is renewed once, and the call is sent again', async () => {
    const { proxy, room_id } = await onAir();
    await proxy.control('POST', 'faults', [{ operation: 'startSmartLive', status: 401, times: 1 }]);
    await proxy.clientFor(edit).call(startSmartLive, { path: { room_id }, body: {} });
    assert.equal(await countOf(proxy, 'startSmartLive'), 1);
  });

  it('is no matter of the page if a new one is refused, too', async () => {
    const { proxy, room_id } = await onAir();
    await proxy.control('POST', 'faults', [{ operation: 'startSmartLive', status: 401 }]);
    let asked = 0;
    const client = proxy.clientFor(edit, (request) => {
      asked++;
      return proxy.handle(request);
    });
    const error = await errorOf(client.call(startSmartLive, { path: { room_id }, body: {} }));
    assert.deepEqual([error.code, error.status], ['MSW.CREDENTIALS_REFUSED', 503]);
    assert.equal(asked, 1);
    assert.equal((await proxy.log()).filter(({ operation }) => operation === 'startSmartLive').length, 2);
  });
});

describe('a failure of the service', () => {
  it('is passed on as it is: its status, code and request ID', async () => {
    const { proxy, room_id } = await onAir();
    await proxy.control('POST', 'faults', [
      { operation: 'startSmartLive', status: 400, error_code: 'MSS.20010065' },
    ]);
    const error = await errorOf(proxy.clientFor(edit).call(startSmartLive, { path: { room_id }, body: {} }));
    assert.deepEqual([error.code, error.status], ['MSS.20010065', 400]);
    const call = (await proxy.log()).findLast(({ operation }) => operation === 'startSmartLive');
    assert.equal(error.requestId, call?.request_id);
  });

  it('does not quote a secret that stands in the call instead of its mask', async () => {
    let room: unknown = { room_name: 'A', stream_keys: ['stream-key-one'] };
    const proxy = await createProxy({
      fetch: ({ method }) =>
        Promise.resolve(
          method === 'GET'
            ? Response.json(room)
            : Response.json(
                { error_code: 'MSS.00000003', error_msg: 'bad key stream-key-one' },
                { status: 400 },
              ),
        ),
    });
    room = await json(
      await proxy.ask(edit, 'smart-live-rooms/a', { headers: { 'x-mss-reveal': 'secrets' } }),
    );
    const masked = await json(await proxy.ask(edit, 'smart-live-rooms/a'));
    const answer = await proxy.ask(edit, 'smart-live-rooms/a', { method: 'PUT', body: masked });
    assert.equal(answer.status, 400);
    assert.doesNotMatch(await answer.text(), /stream-key-one/);
  });

  it('of a read is repeated, with pauses; of a poll is not', async () => {
    const proxy = await createProxy();
    await proxy.control('POST', 'faults', [{ operation: 'listSmartLiveRooms', status: 502, times: 2 }]);
    assert.equal((await proxy.ask({}, 'smart-live-rooms')).status, 200);
    const count = async () =>
      (await proxy.log()).filter(({ operation }) => operation === 'listSmartLiveRooms').length;
    assert.equal(await count(), 3);
    await proxy.control('POST', 'faults', [{ operation: 'listSmartLiveRooms', status: 502, times: 2 }]);
    assert.equal((await proxy.ask({}, 'smart-live-rooms', { headers: { priority: 'u=6' } })).status, 502);
    assert.equal(await count(), 4);
  });

  it('by a gateway that answers 429 is not carried out, so any call is repeated within its bound', async () => {
    for (const [retryAfter, status] of [
      ['0', 202],
      ['60', 429],
    ] as const) {
      let refusals = 0;
      const { proxy, room_id } = await onAir({
        fetch: (request, simulated) =>
          request.method === 'POST' && request.url.endsWith('-jobs') && refusals++ === 0
            ? Promise.resolve(Response.json({}, { status: 429, headers: { 'retry-after': retryAfter } }))
            : simulated(),
      });
      const answer = await proxy.ask(edit, `smart-live-rooms/${room_id}/smart-live-jobs`, {
        method: 'POST',
        body: {},
      });
      assert.equal(answer.status, status);
      assert.equal(await countOf(proxy, 'startSmartLive'), status === 202 ? 1 : 0);
      // A longer pause is passed on, and the page waits.
      if (status === 429) assert.equal(answer.headers.get('retry-after'), '60');
    }
  });
});

describe('whose turn it is', () => {
  it('a command is known by its operation, a poll by its header', async () => {
    const { proxy, room_id, start } = await onAir();
    const job_id = await start();
    const turns: string[] = [];
    proxy.context.limiter = {
      schedule: (operation, priority, _signal, send) => {
        turns.push(`${operation.name} ${priority}`);
        return send();
      },
    };
    const client = proxy.clientFor(edit);
    await client.call(showSmartLiveRoom, { path: { room_id } }, { priority: 'poll' });
    await client.call(listSmartLiveRooms, {}, { priority: 'command' });
    const path = { room_id, job_id };
    const body = { command: 'GET_CURRENT_PLAYING_SCRIPTS' } as const;
    await client.call(executeSmartLiveCommand, { path, body }, { priority: 'poll' });
    await client.call(stopSmartLive, { path }, { priority: 'poll' });
    assert.deepEqual(turns, [
      'showSmartLiveRoom poll',
      'listSmartLiveRooms person',
      'executeSmartLiveCommand poll',
      'stopSmartLive command',
    ]);
  });
});
