/** Files pass the handler where browsers do not reach the storage, and nothing else does. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { createDigitalAsset, operations, showAsset, upload } from '../../../src/api/index.js';
import { png } from '../../simulator/uploading.js';
import { base, createProxy, json } from './proxy-fixture.js';

const edit = { may: 'edit' } as const;
type Proxy = Awaited<ReturnType<typeof createProxy>>;

const fileOf = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name);

/** Uploads with the package's own code, as a page has it, and returns the addresses that were asked. */
async function uploadFile(proxy: Proxy, file: File, options: object = {}) {
  const client = proxy.clientFor(edit);
  const { asset_id = '' } = await client.call(createDigitalAsset, {
    body: { asset_name: 'A', asset_type: 'COMMON_FILE' },
  });
  const asked: string[] = [];
  const send: typeof fetch = (input, init) => {
    const { url } = new Request(input, init);
    asked.push(url);
    const headers = { ...(init?.headers as object), 'content-length': String((init?.body as Blob).size) };
    return proxy.handle(new Request(input, { ...init, headers }));
  };
  const id = asset_id ?? '';
  await upload(client, file, { asset_id: id, asset_type: 'COMMON_FILE', fetch: send, ...options }).done;
  const { files } = await client.call(showAsset, { path: { asset_id: id } });
  return { asked, files: files ?? [] };
}

/** The sealed address for a file, and the storage's own. */
async function addressOf(proxy: Proxy, grant: Parameters<Proxy['ask']>[0] = edit): Promise<string> {
  const answer = await proxy.ask(grant, 'files', {
    method: 'POST',
    body: {
      file_name: 'a.png',
      file_type: 'png',
      file_size: 3,
      file_md5: 'rL0Y20zC+Fzt72VPzMSk2A==',
      asset_id: 'a',
      asset_file_category: 'MAIN',
    },
  });
  return String((await json(answer))['upload_url']);
}

const storageUrl = 'https://obs.example/p/a.png?AccessKeyId=A&Expires=1&Signature=s%3D';
const toStorage = (request: Request) =>
  new URL(request.url).hostname === 'obs.example'
    ? new Response(null, {
        headers: { etag: '"x"', 'x-obs-request-id': 'R', server: 'OBS', 'set-cookie': 'a=b' },
      })
    : Response.json({ file_id: 'f', upload_url: storageUrl });

describe('an upload through the handler', () => {
  it('arrives whole at the storage, sent by the code of pages', async () => {
    const proxy = await createProxy({ uploads: 'proxy' });
    const { asked, files } = await uploadFile(proxy, fileOf(png(4, 4).bytes, 'a.png'));
    assert.ok(asked.length === 1 && asked[0]?.startsWith(`${base}/api/uploads/`));
    assert.doesNotMatch(asked[0] ?? '', /Signature|storage/);
    assert.deepEqual(
      files.map(({ state }) => state),
      ['CREATED'],
    );
  });

  it('arrives in parts', async () => {
    const proxy = await createProxy({ uploads: 'proxy' });
    const bytes = new Uint8Array(250_000).map((_, index) => index % 251);
    const { asked, files } = await uploadFile(proxy, fileOf(bytes, 'a.zip'), {
      partsAbove: 100_000,
      partSize: 102_400,
    });
    assert.equal(new Set(asked).size, 3);
    assert.deepEqual(
      files.map(({ state, file_size }) => [state, file_size]),
      [['CREATED', 250_000]],
    );
  });

  it('goes to the storage directly without the option', async () => {
    const proxy = await createProxy({ fetch: (request) => Promise.resolve(toStorage(request)) });
    assert.equal(await addressOf(proxy), storageUrl);
    assert.equal((await proxy.handle(new Request(`${base}/api/uploads/x`, { method: 'PUT' }))).status, 401);
  });

  it('is sent with the signed headers and its length alone, and answered without cookies', async () => {
    const proxy = await createProxy({
      uploads: 'proxy',
      fetch: (request) => Promise.resolve(toStorage(request)),
    });
    const url = await addressOf(proxy);
    const headers = {
      'content-length': '3',
      'content-md5': 'rL0Y20zC+Fzt72VPzMSk2A==',
      'content-type': 'image/png',
      cookie: 'a=b',
      authorization: 'Bearer x',
      'x-obs-acl': 'public-read',
      origin: 'https://shop.example',
    };
    const answer = await proxy.handle(new Request(url, { method: 'PUT', headers, body: 'abc' }));
    const sent = proxy.seen.at(-1);
    assert.equal(sent?.url, storageUrl);
    assert.deepEqual([...sent.headers.keys()].sort(), ['content-length', 'content-md5', 'content-type']);
    assert.equal(await sent.text(), 'abc');
    assert.deepEqual(Object.fromEntries(answer.headers), {
      'cache-control': 'no-store',
      etag: '"x"',
      'x-content-type-options': 'nosniff',
      'x-obs-request-id': 'R',
    });
  });

  it('keeps its length on the wire, and is streamed', async (test) => {
    let received = 0;
    let headers: Record<string, unknown> = {};
    const storage = createServer((request, response) => {
      ({ headers } = request);
      request.on('data', (chunk: Uint8Array) => (received += chunk.length));
      request.on('end', () => response.end());
    }).listen(0, '127.0.0.1');
    test.after(() => {
      storage.close();
      storage.closeAllConnections();
    });
    await once(storage, 'listening');
    const at = `http://127.0.0.1:${(storage.address() as AddressInfo).port}/a?Signature=s`;
    const proxy = await createProxy({
      uploads: 'proxy',
      fetch: () => Promise.resolve(Response.json({ upload_url: at })),
    });
    const url = await addressOf(proxy);
    proxy.context.fetch = (input, init) => fetch(input, init);
    const size = 8 * 2 ** 20;
    let made = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (made === size) return controller.close();
        made += 2 ** 16;
        controller.enqueue(new Uint8Array(2 ** 16));
      },
    });
    const init = {
      method: 'PUT',
      headers: { 'content-length': String(size) },
      body,
      duplex: 'half',
    } as RequestInit;
    assert.equal((await proxy.handle(new Request(url, init))).status, 200);
    assert.deepEqual(
      [received, headers['content-length'], headers['transfer-encoding']],
      [size, String(size), undefined],
    );
  });

  it('is refused with an address that the handler did not make, and sent nowhere', async () => {
    const proxy = await createProxy({
      uploads: 'proxy',
      fetch: (request) => Promise.resolve(toStorage(request)),
    });
    const url = await addressOf(proxy);
    proxy.seen.length = 0;
    const seal = url.slice(url.lastIndexOf('/') + 1);
    const [head = '', , iv, text, tag] = seal.split('.');
    const forged = [
      'x',
      '',
      `${seal}x`,
      [head, '', iv, text, tag?.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))].join('.'),
      [head, '', iv, text?.toUpperCase(), tag].join('.'),
      [btoa('{"alg":"none"}').replaceAll('=', ''), '', iv, text, tag].join('.'),
      encodeURIComponent(storageUrl),
      btoa(storageUrl),
      `../../${seal}`,
    ];
    for (const one of forged) {
      const init = { method: 'PUT', headers: { 'content-length': '1' }, body: 'x' };
      const answer = await proxy.handle(new Request(`${base}/api/uploads/${one}`, init));
      assert.ok([401, 403, 404].includes(answer.status), `${one}: ${answer.status}`);
    }
    const other = await createProxy({ uploads: 'proxy' });
    other.context.sessionSecrets = [new TextEncoder().encode('another secret of 32 bytes or more')];
    const init = { method: 'PUT', headers: { 'content-length': '3' }, body: 'abc' };
    assert.equal((await other.handle(new Request(url, init))).status, 403);
    assert.equal(proxy.seen.length + other.seen.length, 0);
  });

  it('is refused after a day, after the user was revoked, without a length, and by other methods', async () => {
    const proxy = await createProxy({
      uploads: 'proxy',
      fetch: (request) => Promise.resolve(toStorage(request)),
    });
    const url = await addressOf(proxy, { ...edit, user: 'ann' });
    const put = (init: RequestInit = {}) =>
      proxy.handle(
        new Request(url, { method: 'PUT', headers: { 'content-length': '3' }, body: 'abc', ...init }),
      );
    proxy.seen.length = 0;
    assert.equal((await put({ headers: {} })).status, 411);
    for (const method of ['GET', 'POST', 'DELETE', 'HEAD'])
      assert.equal((await put({ method, body: null })).status, 405, method);
    const { now } = proxy.context;
    proxy.context.now = () => now() + 25 * 3_600_000;
    assert.match(String((await json(await put()))['error_msg']), /expired/);
    proxy.context.now = now;
    await proxy.context.revocations.revoke('ann');
    assert.match(String((await json(await put()))['error_msg']), /was ended/);
    assert.equal(proxy.seen.length, 0);
  });

  it('is the way of every address to upload to, over the answers of all operations', async () => {
    const leaf = 'https://obs.example/file?Signature=s';
    const names = [
      ...['upload_url', 'audio_file_upload_url', 'cover_upload_url', 'training_data_uploading_url'],
      ...['authorization_letter_uploading_url', 'subtitle_file_upload_url', 'id_card_image1_upload_url'],
    ];
    const lists = [
      'upload_urls',
      'training_video_upload_url',
      'audio_uploading_url',
      'attachment_upload_url',
    ];
    const document = {
      inside: [
        Object.fromEntries([
          ...names.map((name) => [name, leaf]),
          ...lists.map((name) => [name, [leaf, leaf]]),
        ]),
      ],
      download_url: leaf,
    };
    const proxy = await createProxy({
      uploads: 'proxy',
      fetch: () => Promise.resolve(Response.json(document)),
    });
    for (const { path, method, name, body } of operations.filter(({ name }) => name.startsWith('show'))) {
      assert.ok(!body, name);
      const filled = path.replace('/v1/{project_id}/', '').replace(/\{\w+\}/g, 'id');
      const query = name === 'showTrainingSegmentInfo' ? '?job_id=a' : '';
      const shown = await json(await proxy.ask({ may: 'administer' }, `${filled}${query}`, { method }));
      assert.equal(shown['download_url'], leaf, name);
      const { inside } = shown as { inside: Record<string, string | string[]>[] };
      for (const [member, value] of Object.entries(inside[0] ?? {}))
        for (const one of [value].flat())
          assert.ok(one.startsWith(`${base}/api/uploads/`), `${name} ${member}`);
    }
  });

  it('is an address of the storage again when a whole object comes back', async () => {
    const script = {
      script_name: 'A',
      audio_files: { audio_file_url: [{ sequence_no: 1, audio_file_upload_url: storageUrl }] },
    };
    const proxy = await createProxy({
      uploads: 'proxy',
      fetch: () => Promise.resolve(Response.json(script)),
    });
    const path = 'digital-human-video-scripts/a';
    const shown = await json(await proxy.ask(edit, path));
    assert.doesNotMatch(JSON.stringify(shown), /obs\.example/);
    assert.equal((await proxy.ask(edit, path, { method: 'PUT', body: shown })).status, 200);
    assert.deepEqual(await proxy.seen.at(-1)?.json(), script);
  });
});
