/** The asset cache, which all elements with the same client share. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError, type Client } from '../../src/api/index.js';
import { AssetCacheController, assetCacheOf } from '../../src/ui/asset-cache.js';

/** A client that knows one asset, `a`, and counts the calls. */
function fakeClient(): { client: Client; calls: string[] } {
  const calls: string[] = [];
  const call = (_operation: unknown, { path }: { path: { asset_id: string } }) => {
    calls.push(path.asset_id);
    if (path.asset_id === 'a') return Promise.resolve({ asset_id: 'a', asset_name: 'Lin' });
    const status = path.asset_id === 'gone' ? 404 : 500;
    return Promise.reject(
      new ApiError({ code: 'X', reason: '', operation: 'showAsset', request: '', status }),
    );
  };
  return { client: { call } as unknown as Client, calls };
}

/** The controller of an element, with the number of requested updates. */
function element(client: Client) {
  let renders = 0;
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => void renders++,
    updateComplete: Promise.resolve(true),
  };
  const controller = new AssetCacheController(host, () => client);
  controller.hostConnected();
  return { controller, renders: () => renders };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the cache of assets', () => {
  it('reads an asset once for all elements of one client, and renders each of them', async () => {
    const { client, calls } = fakeClient();
    const [one, other] = [element(client), element(client)];
    one.controller.request(['a']);
    other.controller.request(['a']);
    await settled();
    assert.deepEqual(calls, ['a']);
    assert.equal(other.controller.get('a')?.asset_name, 'Lin');
    assert.ok(one.renders() > 0 && other.renders() > 0);
    assert.equal((await assetCacheOf(client).read('a')).asset_name, 'Lin');
    assert.deepEqual(calls, ['a']);
  });

  it('keeps what clients read apart', async () => {
    const [one, other] = [fakeClient(), fakeClient()];
    element(one.client).controller.request(['a']);
    await settled();
    assert.equal(element(other.client).controller.get('a'), undefined);
  });

  it('tells a missing asset from one that could not be read', async () => {
    const { client } = fakeClient();
    const { controller } = element(client);
    controller.request(['gone', 'broken']);
    await settled();
    assert.equal(controller.loadErrorOf('gone'), 'missing');
    assert.equal(controller.loadErrorOf('broken'), 'failed');
  });

  it('reads again after a refresh only', async () => {
    const { client, calls } = fakeClient();
    const { controller } = element(client);
    for (let i = 0; i < 3; i++) {
      controller.request(['a']);
      await settled();
    }
    controller.refresh(['a']);
    controller.request(['a']);
    await settled();
    assert.deepEqual(calls, ['a', 'a']);
  });
});
