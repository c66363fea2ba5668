/** The storage has an origin of its own: links lead there, and pages of other origins may use it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSimulator, defaultAccount, type SimulatorOptions } from '../../../demo/simulator/index.js';
import { bench, ids, signIn, storage } from '../bench.js';
import { announce, createAsset, fetched, png, put, showAsset, upload } from '../uploading.js';

const { project_id } = defaultAccount;

/** Every URL in a value. */
function urlsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^https?:/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(urlsIn) : [];
}

/** The origins of all links in the list of assets, as a caller of `service` sees them. */
async function originsOf(service: string, options: SimulatorOptions = {}): Promise<string[]> {
  const simulator = createSimulator({ speed: 0, ...options });
  const token = (await signIn(simulator)).headers.get('x-subject-token') ?? '';
  const url = `${service}/v1/${project_id}/digital-assets?asset_source=ALL&limit=100`;
  const response = await simulator.fetch(new Request(url, { headers: { 'X-Auth-Token': token } }));
  return [...new Set(urlsIn(await response.json()).map((one) => new URL(one).origin))];
}

describe('the origin of the storage', () => {
  const expected: Record<string, string> = {
    'http://127.0.0.1:8080': 'http://localhost:8080',
    'http://localhost:8080': 'http://127.0.0.1:8080',
    'http://[::1]:8080': 'http://localhost:8080',
    'https://metastudio.test': storage,
    'https://metastudio.cn-north-4.myhuaweicloud.com':
      'https://storage.metastudio.cn-north-4.myhuaweicloud.com',
  };
  for (const [service, own] of Object.entries(expected)) {
    it(`is ${own} for a service at ${service}`, async () => {
      assert.deepEqual(await originsOf(service), [own]);
    });
  }

  it('is the one that the option names', async () => {
    const storageOrigin = 'https://obs.example/';
    assert.deepEqual(await originsOf('http://127.0.0.1:8080', { storageOrigin }), ['https://obs.example']);
  });

  it('is that of every link to a file, and the service keeps the others', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    await upload(on, asset_id, png(2, 2));
    const scene = {
      script_type: 'AUDIO',
      layer_config: [{ layer_type: 'HUMAN', position: { dx: 0, dy: 0, layer_index: 1 } }],
    };
    const script = await on.call('POST', 'digital-human-video-scripts', {
      script_name: 'Tea',
      model_asset_id: ids.avatar,
      shoot_scripts: [{ sequence_no: 1, shoot_script: scene }],
    });
    const preview = await on.call('POST', 'ttsc/audition', { text: 'Hello', emotion: ids.voice });
    await on.advance(60);
    const files = [
      await showAsset(on, asset_id),
      script.body,
      (await on.call('GET', `ttsc/audition-file/${preview.body.job_id ?? ''}`)).body,
      await announce(on, await createAsset(on, 'IMAGE'), png(1, 1)),
      (await on.call('POST', 'digital-human-training-manage/user/jobs', { name: 'Ann' })).body,
    ];
    for (const one of files) {
      const found = urlsIn(one);
      assert.ok(found.length > 0, JSON.stringify(one));
      for (const url of found) assert.ok(url.startsWith(`${storage}/`), url);
    }
  });
});

describe('CORS at the storage', () => {
  it('lets pages of other origins upload and download, and read what OBS answers', async () => {
    const on = await bench();
    const { upload_url } = await announce(on, await createAsset(on, 'IMAGE'), png(1, 1));
    const preflight = await on.simulator.fetch(
      new Request(upload_url, {
        method: 'OPTIONS',
        headers: { 'Access-Control-Request-Headers': 'content-md5,content-type' },
      }),
    );
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-headers'), 'content-md5,content-type');
    const stored = await put(on, upload_url, png(1, 1).bytes);
    assert.equal(stored.headers.get('access-control-allow-origin'), '*');
    assert.match(stored.headers.get('access-control-expose-headers') ?? '', /ETag.*x-obs-request-id/);
    const picture = await fetched(on, `${storage}/_simulator/media/cover/wang`);
    assert.equal(picture.headers.get('access-control-allow-origin'), '*');
  });

  it('is off where the bucket is closed', async () => {
    const on = await bench({ invented: { storageCors: false } });
    const picture = await fetched(on, `${storage}/_simulator/media/cover/wang`);
    assert.equal(picture.headers.get('access-control-allow-origin'), null);
  });
});
