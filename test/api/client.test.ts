import { expect } from '@open-wc/testing';
import {
  ApiError,
  createSmartLiveRoom,
  createTtsAudition,
  describeError,
  InvalidRequestError,
  listAssets,
  OutcomeUnknownError,
  showSmartLive,
  showSmartLiveRoom,
  startSmartLive,
  stopSmartLive,
} from '../../src/api/index.js';
import { goOffline, goOnline } from '../helpers/offline.js';
import { failure, json, service } from './helpers.js';

const path = { room_id: 'r1', job_id: 'j1' };

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a call', () => {
  it('goes to the address of the token, with the project, the path and the query in place', async () => {
    const { client, requests } = service(json({ count: 0, assets: [] }));
    await client.call(listAssets, { query: { asset_type: 'IMAGE', limit: 20, asset_id: ['a', 'b'] } });
    const url = new URL(requests[0]?.url ?? '');
    expect(url.origin + url.pathname).to.equal('https://metastudio.test/v1/p1/digital-assets');
    expect(url.searchParams.get('limit')).to.equal('20');
    expect(url.searchParams.getAll('asset_id')).to.eql(['a', 'b']);
    expect(requests[0]?.headers.get('x-auth-token')).to.equal('secret-1');
  });

  it('sends a body as JSON', async () => {
    const { client, requests } = service(json({ room_id: 'r1' }));
    const { room_id } = await client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } });
    expect(room_id).to.equal('r1');
    expect(await requests[0]?.json()).to.eql({ room_name: 'Tea' });
    expect(requests[0]?.headers.get('content-type')).to.equal('application/json');
  });

  it('accepts an answer without a body', async () => {
    const { client } = service(new Response(null, { status: 200 }));
    expect(await client.call(stopSmartLive, { path })).to.eql({});
  });

  it('refuses what would leave its place in the path, and sends nothing', async () => {
    const { client, requests, tokens } = service(json({}));
    const error = await failure(client.call(showSmartLiveRoom, { path: { room_id: '../x y' } }));
    expect(error).to.be.instanceOf(InvalidRequestError);
    expect([requests.length, tokens()]).to.eql([0, 0]);
  });
});

describe('an error', () => {
  it('quotes neither the token nor a key of the request, however the service spells them', async () => {
    const body = { output_urls: ['rtmp://push.test/live'], stream_keys: ['abc+def/9', 'second-key'] };
    const said = 'abc%2Bdef%2F9 of secret-1 (c2VjcmV0LTE=) refused: \\u0073econd-key, abc&#43;def/9';
    const { client } = service(json({ error_code: 'MSS.1', error_msg: said }, 400));
    const error = await failure(client.call(startSmartLive, { path: { room_id: 'r1' }, body }));
    expect(error).to.be.instanceOf(ApiError);
    expect((error as ApiError).reason).to.equal('*** of *** (***) refused: ***, ***');
    expect((await describeError(error)).what).not.to.match(/abc|secret|second/);
  });
});

describe('an answer', () => {
  it('is read with new words, new members, nulls and missing members', async () => {
    const body = { job_id: 'j1', state: 'PAUSED', mood: 'good', error_info: null, duration: 60.5 };
    const { client } = service(json(body));
    const job = await client.call(showSmartLive, { path });
    expect(job).to.include({ job_id: 'j1', state: 'PAUSED', mood: 'good', duration: 60.5 });
    expect(job.error_info).to.equal(null);
  });

  it('of a wrong structure is an error that names the request', async () => {
    const { client } = service(json({ assets: { not: 'a list' } }, 200, { 'x-request-id': 'q7' }));
    const error = (await failure(client.call(listAssets))) as ApiError;
    expect(error).to.include({ code: 'INVALID_ANSWER', requestId: 'q7', operation: 'listAssets' });
  });
});

describe('a request that breaks a rule', () => {
  const refused = async (call: () => Promise<unknown>) => (await failure(call())) as InvalidRequestError;

  it('is refused before anything is sent, with the member and the rule', async () => {
    const { client, requests } = service(json({}));
    const body = { room_name: 'Tea', scene_scripts: [{ script_name: '', shoot_scripts: [] }] };
    const error = await refused(() => client.call(createSmartLiveRoom, { body }));
    expect(error).to.be.instanceOf(InvalidRequestError);
    expect(error.member).to.equal('scene_scripts[0].script_name');
    expect(error.rule).to.equal('must be at least 1 characters long');
    expect(requests).to.have.length(0);
  });

  it('is told what is missing, of the wrong type, too large or not a known word', async () => {
    const { client } = service(json({}));
    const rule = async (body: object) =>
      (await refused(() => client.call(createTtsAudition, { body: body as never }))).message;
    expect(await rule({ emotion: 'v' })).to.contain('text is mandatory');
    expect(await rule({ text: 1, emotion: 'v' })).to.contain('text must be a string');
    expect(await rule({ text: 'a', emotion: 'v', speed: 201 })).to.contain('speed must be at most 200');
    expect(await rule({ text: 'a', emotion: 'v', speed: 99.5 })).to.contain('speed must be a whole number');
    const error = await refused(() => client.call(listAssets, { query: { asset_type: 'IMAGE,PHOTO' } }));
    expect(error.message).to.contain('asset_type must list only');
  });
});

describe('when the service fails', () => {
  it('the error says the code, what happened and to which request, with the request ID', async () => {
    const { client } = service(
      json({ error_code: 'MSS.20010031', error_msg: 'room name duplicate' }, 400, { 'x-request-id': 'abc' }),
    );
    const error = (await failure(
      client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } }),
    )) as ApiError;
    expect(error.message).to.equal('MSS.20010031 room name duplicate: POST smart-live-rooms');
    expect(error).to.include({
      status: 400,
      requestId: 'abc',
      operation: 'createSmartLiveRoom',
      retriable: false,
    });
  });

  it('a body that is not JSON still gives an error', async () => {
    const { client } = service(new Response('<html>bad gateway</html>', { status: 400 }));
    const error = (await failure(
      client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } }),
    )) as ApiError;
    expect(error.message).to.equal('The service answered 400: POST smart-live-rooms');
  });

  const broken: Record<string, [body: string, status: number, code: string, reason: string]> = {
    'a page of a gateway': ['<html><h1>Bad gateway</h1></html>', 400, 'HTTP 400', 'The service answered 400'],
    nothing: ['', 403, 'HTTP 403', 'The service answered 403'],
    'a word': ['"no"', 400, 'HTTP 400', 'The service answered 400'],
    'a null': ['null', 404, 'HTTP 404', 'The service answered 404'],
    'a list': ['[1, 2]', 400, 'HTTP 400', 'The service answered 400'],
    'JSON that breaks off': ['{"error_code": "MSS.0', 400, 'HTTP 400', 'The service answered 400'],
    'members of other types': [
      '{"error_code": {"a": 1}, "error_msg": [2]}',
      400,
      'HTTP 400',
      'The service answered 400',
    ],
    'numbers for words': ['{"error_code": 40010, "error_msg": 7}', 400, '40010', '7'],
    'the shape of IAM': ['{"error": {"code": 403, "message": "No right"}}', 403, '403', 'No right'],
    'an error of the API gateway': [
      '{"error_code": "APIG.0301", "error_msg": "Incorrect IAM authentication information", "request_id": "g1"}',
      400,
      'APIG.0301',
      'Incorrect IAM authentication information',
    ],
  };
  for (const [name, [body, status, code, reason]] of Object.entries(broken)) {
    it(`an error body may be ${name}`, async () => {
      const { client } = service(new Response(body, { status }));
      const error = (await failure(
        client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } }),
      )) as ApiError;
      expect(error).to.be.instanceOf(ApiError);
      expect(error).to.include({ code, reason, status });
      for (const lang of ['en', 'zh'] as const) {
        const { what, action } = await describeError(error, lang);
        expect(what).not.to.equal('');
        expect(action).not.to.equal('');
      }
    });
  }

  it('a message that is hostile stays text, on one line and of a length that can be read', async () => {
    const error_msg = `<img src=x onerror=alert(1)>\n\n\u0000${'long '.repeat(100_000)}`;
    const { client } = service(json({ error_code: 'MSS.1', error_msg }, 400));
    const error = (await failure(
      client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } }),
    )) as ApiError;
    expect(error.reason).to.have.length.below(510);
    expect(error.message).to.have.length.below(600);
    expect(error.reason).not.to.match(/[\u0000-\u001f]/);
    const { what } = await describeError(error);
    expect(what).to.contain('<img src=x');
    expect(what).to.have.length.below(600);
  });

  it('an answer that breaks off, or is none of the service, leaves a write unknown', async () => {
    const whole = json({ room_id: 'r1' });
    const cut = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"room_'));
            controller.error(new TypeError('network error'));
          },
        }),
      );
    const page = new Response('<html>Sign in to the hotel network</html>');
    const crash = new Response('<html>It crashed</html>', { status: 500 });
    for (const answer of [cut, page, crash]) {
      const { client, requests } = service(answer, whole);
      const error = await failure(client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } }));
      expect(error).to.be.instanceOf(OutcomeUnknownError);
      expect(requests).to.have.length(1);
    }
  });

  it('a read whose answer breaks off is read again', async () => {
    const cut = () =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError('cut')) }));
    const { client, requests } = service(cut, json({ count: 3 }));
    expect((await client.call(listAssets)).count).to.equal(3);
    expect(requests).to.have.length(2);
  });

  it('a read is not repeated before the service wants it, and not at all where that is too long', async () => {
    const patience = { 'retry-after': '31' };
    const { client, requests } = service(json({ error_code: 'APIG.0308' }, 429, patience));
    const error = (await failure(client.call(listAssets))) as ApiError;
    expect(error).to.include({ status: 429, retryAfter: 31_000 });
    expect(requests).to.have.length(1);
  });

  it('a read is repeated until it is answered', async () => {
    const { client, requests } = service(json({}, 500), new TypeError('Failed to fetch'), json({ count: 3 }));
    expect((await client.call(listAssets)).count).to.equal(3);
    expect(requests).to.have.length(3);
  });

  it('a read is not repeated where that cannot help', async () => {
    const { client, requests } = service(json({ error_code: 'MSS.00000002', error_msg: 'Not Found' }, 404));
    await failure(client.call(showSmartLive, { path }));
    expect(requests).to.have.length(1);
  });

  it('a write is never repeated, and a lost answer is called unknown', async () => {
    for (const lost of [new TypeError('Failed to fetch'), json({}, 504)]) {
      const { client, requests } = service(lost);
      const error = await failure(client.call(startSmartLive, { path: { room_id: 'r1' }, body: {} }));
      expect(error).to.be.instanceOf(OutcomeUnknownError);
      expect(requests).to.have.length(1);
    }
  });

  it('a write that was made while the browser was offline did not leave: it has failed', async () => {
    goOffline();
    const { client } = service(new TypeError('Failed to fetch'));
    const error = await failure(client.call(startSmartLive, { path: { room_id: 'r1' }, body: {} }));
    goOnline();
    expect(error).to.include({ code: 'NETWORK', name: 'ApiError' });
  });

  it('an abort ends the call with its own reason and leaves nothing behind', async () => {
    const controller = new AbortController();
    const { client } = service(
      (request) =>
        new Promise((_, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)),
        ),
    );
    const call = client.call(listAssets, {}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    expect(((await failure(call)) as Error).name).to.equal('AbortError');
  });
});

describe('the same read, asked twice at once', () => {
  it('is one request, and both get the answer', async () => {
    const { client, requests } = service(json({ count: 3 }));
    const answers = await Promise.all([client.call(listAssets), client.call(listAssets)]);
    expect(answers.map(({ count }) => count)).to.eql([3, 3]);
    expect(requests).to.have.length(1);
    await client.call(listAssets);
    expect(requests).to.have.length(2);
  });

  it('goes on for one when the other aborts, and ends when nobody wants it', async () => {
    let aborted = 0;
    const { client } = service(
      (request) =>
        new Promise((resolve, reject) => {
          request.signal.addEventListener('abort', () => {
            aborted++;
            reject(request.signal.reason as Error);
          });
          setTimeout(() => resolve(json({ count: 1 })), 100);
        }),
    );
    const [one, other] = [new AbortController(), new AbortController()];
    const leaving = failure(client.call(listAssets, {}, { signal: one.signal }));
    const staying = client.call(listAssets, {}, { signal: other.signal });
    setTimeout(() => one.abort(), 20);
    expect(((await leaving) as Error).name).to.equal('AbortError');
    expect((await staying).count).to.equal(1);
    expect(aborted).to.equal(0);
    const last = failure(client.call(listAssets, {}, { signal: other.signal }));
    setTimeout(() => other.abort(), 20);
    await last;
    await new Promise((resolve) => setTimeout(resolve));
    expect(aborted).to.equal(1);
  });
});

describe('the token', () => {
  it('is asked for once, however many calls begin at once', async () => {
    const { client, tokens } = service(json({}));
    await Promise.all(Array.from({ length: 15 }, () => client.call(listAssets)));
    expect(tokens()).to.equal(1);
  });

  it('is renewed once after a 401, and the call goes on', async () => {
    const { client, requests, tokens } = service(json({}, 401), json({ count: 1 }));
    expect((await client.call(listAssets)).count).to.equal(1);
    expect(tokens()).to.equal(2);
    expect(requests.map((request) => request.headers.get('x-auth-token'))).to.eql(['secret-1', 'secret-2']);
  });

  it('is renewed only once for many calls that are refused together', async () => {
    const { client, tokens } = service((request) =>
      request.headers.get('x-auth-token') === 'secret-1' ? json({}, 401) : json({ count: 1 }),
    );
    await Promise.all(Array.from({ length: 5 }, () => client.call(listAssets)));
    expect(tokens()).to.equal(2);
  });

  it('that is refused again ends in an error', async () => {
    const { client, requests } = service(
      json({ error_code: 'MSS.00000001', error_msg: 'Unauthorized' }, 401),
    );
    const error = (await failure(client.call(listAssets))) as ApiError;
    expect(error.status).to.equal(401);
    expect(requests).to.have.length(2);
  });

  it('stands in no field of an error', async () => {
    for (const answer of [json({}, 400), json({}, 401), new TypeError('Failed to fetch'), json({}, 504)]) {
      const { client } = service(answer);
      const error = await failure(client.call(stopSmartLive, { path }));
      for (let one: unknown = error; one instanceof Error; one = one.cause) {
        const fields = Object.getOwnPropertyNames(one).map((name) => String(Reflect.get(one, name)));
        expect(fields.join(' ')).not.to.contain('secret');
      }
    }
  });
});

/** Acquires a lock and holds it until the signal aborts. Resolves when it is acquired. */
const hold = (name: string, signal: AbortSignal): Promise<void> =>
  new Promise((held) => {
    void navigator.locks.request(name, () => {
      held();
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
  });

describe('the limit of a region', () => {
  it('holds calls back, so that no second has more of them than the table allows', async () => {
    const times: number[] = [];
    const { client } = service(() => (times.push(performance.now()), json({ job_id: 'j' })));
    const body = { text: 'Hello', emotion: 'v1' };
    await Promise.all(Array.from({ length: 12 }, () => client.call(createTtsAudition, { body })));
    const mostInASecond = Math.max(
      ...times.map((from) => times.filter((t) => t >= from && t < from + 1000).length),
    );
    expect(mostInASecond).to.be.at.most(5);
  });

  it('is shared by all tabs of the browser', async () => {
    const times: number[] = [];
    const noting = () => (times.push(performance.now()), json({ job_id: 'j' }));
    const tabs = [service(noting), service(noting)];
    const body = { text: 'Hello', emotion: 'v1' };
    const calls = tabs.flatMap(({ client }) =>
      Array.from({ length: 6 }, () => client.call(createTtsAudition, { body })),
    );
    await Promise.all(calls);
    const mostInASecond = Math.max(
      ...times.map((from) => times.filter((t) => t >= from && t < from + 1000).length),
    );
    expect(times).to.have.length(12);
    expect(mostInASecond).to.be.at.most(5);
  });

  it('is not waited for any more once everybody who stood in line has left', async () => {
    const { client } = service(json({ job_id: 'j' }));
    const body = { text: 'Hello', emotion: 'v2' };
    const stop = new AbortController();
    const locks = async () => navigator.locks.query();
    const ofThis = ({ name }: LockInfo) => name?.includes('TtsAudition') ?? false;
    const waiting = async () => ((await locks()).pending ?? []).filter(ofThis);
    await client.call(createTtsAudition, { body });
    const place = (await locks()).held?.find(ofThis)?.name ?? '';
    const holding = new AbortController();
    const held = Array.from({ length: 20 }, (_, index) =>
      hold(place.replace(/\d+$/, String(index)), holding.signal),
    );
    await Promise.all(held);
    const others = service(json({ job_id: 'j' })).client;
    const last = failure(others.call(createTtsAudition, { body }, { signal: stop.signal }));
    await until(async () => (await waiting()).length > 0);
    stop.abort();
    await last;
    await until(async () => (await waiting()).length === 0);
    holding.abort();
  });

  it('lets a command pass those that wait', async () => {
    const seen: string[] = [];
    const { client } = service(
      (request) => (seen.push(request.url.includes('/r2/') ? 'command' : 'poll'), json({})),
    );
    const calls = Array.from({ length: 6 }, () => client.call(stopSmartLive, { path }, { priority: 'poll' }));
    calls.push(client.call(stopSmartLive, { path: { room_id: 'r2', job_id: 'j' } }, { priority: 'command' }));
    await Promise.all(calls);
    expect(seen.indexOf('command')).to.be.at.most(4);
  });
});

describe('an error in words', () => {
  it('says what happened and what to do, in both languages', async () => {
    const { client } = service(json({ error_code: 'MSS.20010031', error_msg: 'room name duplicate' }, 400));
    const error = await failure(client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } }));
    expect(await describeError(error, 'en')).to.include({
      what: 'A room with this name already exists.',
      action: 'Give the room another name.',
      code: 'MSS.20010031',
    });
    expect((await describeError(error, 'zh')).what).to.equal('已存在同名直播间。');
  });

  it('keeps the message of the service where its code is not known', async () => {
    const { client } = service(json({ error_code: 'MSS.99', error_msg: 'the moon is full' }, 403));
    const error = await failure(client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } }));
    expect((await describeError(error)).what).to.contain('the moon is full');
  });
});
