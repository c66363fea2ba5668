/** The tenant's own assets: creation, changes, deletion, restoration, sharing, copies. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SeedAsset } from '../../../demo/simulator/index.js';
import { benchWith, goLive, ids, library, signIn, start, type Answered, type Bench } from '../bench.js';
import { createAsset, fetched, png, showAsset, upload } from '../uploading.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  fileReviewSeconds: 2,
  manualReviewSeconds: 30,
  transcodingWaitSeconds: 2,
  transcodingSeconds: 8,
  slideWaitSeconds: 2,
  slideSeconds: 1,
  imageCover: true,
  slideCover: true,
  pendingFiles: 100,
  uploadParts: 10_000,
  recycleBinDays: 30,
  assetCopySeconds: 5,
});

const day = 86_400;
const unknown = '0'.repeat(32);
const error = ({ status, body }: Answered) => [status, body.error_code];

/** Creates an active picture. */
async function createPicture(on: Bench, more: Record<string, unknown> = {}): Promise<string> {
  const asset_id = await createAsset(on, 'IMAGE', more);
  await upload(on, asset_id, png(640, 360));
  return asset_id;
}

/** Headers with a new token. */
async function freshly({ simulator }: Bench): Promise<Record<string, string>> {
  return { 'X-Auth-Token': (await signIn(simulator)).headers.get('x-subject-token') ?? '' };
}

async function names({ call }: Bench, query: string): Promise<unknown[]> {
  return ((await call('GET', `digital-assets?${query}`)).body.assets ?? []).map((asset) => asset.asset_name);
}

describe('a new asset', () => {
  it('is listed and shown as it was described, and waits for its main file', async () => {
    const on = await bench();
    const described = {
      asset_name: 'Poster',
      asset_description: 'For the sale',
      tags: ['sale'],
      asset_order: 3,
      system_properties: [{ action: 'ADD', key: 'MATERIAL_IMG', value: 'Yes' }],
    };
    const asset_id = await createAsset(on, 'IMAGE', described, { 'X-App-UserId': 'shop-7' });
    assert.match(asset_id, /^[0-9a-f]{32}$/);
    const shown = await showAsset(on, asset_id);
    const time = new Date(start).toISOString().replace('.000Z', 'Z');
    assert.deepEqual(shown, {
      ...described,
      system_properties: [{ key: 'MATERIAL_IMG', value: 'Yes' }],
      asset_id,
      asset_type: 'IMAGE',
      asset_state: 'CREATING',
      app_user_id: 'shop-7',
      create_time: time,
      update_time: time,
      files: [],
      project_id: shown['project_id'],
    });
    assert.deepEqual(await names(on, 'asset_state=CREATING'), ['Poster']);
    assert.deepEqual(await names(on, 'app_user_id=shop-7'), ['Poster']);
    assert.deepEqual(await names(on, 'app_user_id=shop-8'), []);
    assert.deepEqual(await names(on, 'system_property=MATERIAL_IMG:Yes'), ['Poster']);
  });

  it('of a business card has one spelling of its type, whichever it was created with', async () => {
    const on = await bench();
    const shown = await showAsset(on, await createAsset(on, 'BUSINESS_CARD_TEMPLATE'));
    assert.equal(shown['asset_type'], 'BUSINESS_CARD_TEMPLET');
  });

  it('is refused without a name, and with a type that there is not', async () => {
    const { call } = await bench();
    for (const [body, member] of [
      [{ asset_type: 'IMAGE' }, 'asset_name'],
      [{ asset_type: 'SONG', asset_name: 'A' }, 'asset_type'],
    ] as const) {
      const answer = await call('POST', 'digital-assets', body);
      assert.deepEqual(error(answer), [400, 'MSS.00000003']);
      assert.match(answer.body.error_msg ?? '', new RegExp(member));
    }
  });

  it('can be found by its whole name alone', async () => {
    const on = await bench();
    await createAsset(on, 'IMAGE', { asset_name: 'Sale' });
    await createAsset(on, 'IMAGE', { asset_name: 'Sale 2' });
    assert.deepEqual(await names(on, 'name=sale'), ['Sale', 'Sale 2']);
    assert.deepEqual(await names(on, 'name=Sale&accurate_query_field=name'), ['Sale']);
  });

  it('freezes and goes by itself at the time it was told', async () => {
    const on = await bench();
    const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
    const asset_id = await createPicture(on, {
      auto_operation_config: [
        { operation: 'BLOCK', operation_time: at(60) },
        { operation: 'DELETE', operation_time: at(120) },
      ],
    });
    await on.advance(60);
    const frozen = await showAsset(on, asset_id);
    assert.equal(frozen.asset_state, 'BLOCK');
    assert.ok(frozen['reason']);
    assert.ok(frozen.files.every((file) => file.download_url === undefined));
    await on.advance(60);
    assert.equal((await showAsset(on, asset_id)).asset_state, 'DELETING');
  });
});

describe('changing an asset', () => {
  it('changes what is named and leaves the rest', async () => {
    const on = await bench();
    const asset_id = await createPicture(on, {
      asset_description: 'Old',
      system_properties: [
        { key: 'BACKGROUND_IMG', value: 'Yes' },
        { key: 'MATERIAL_IMG', value: 'Yes' },
      ],
    });
    await on.advance(10);
    const { status, body } = await on.call('PUT', `digital-assets/${asset_id}`, {
      asset_name: 'New',
      tags: ['fresh'],
      system_properties: [{ action: 'DELETE', key: 'BACKGROUND_IMG' }],
    });
    assert.equal(status, 200);
    const { asset_name, asset_description, tags, system_properties, asset_state, update_time } = body;
    assert.deepEqual(
      { asset_name, asset_description, tags, system_properties, asset_state, update_time },
      {
        asset_name: 'New',
        asset_description: 'Old',
        tags: ['fresh'],
        system_properties: [{ key: 'MATERIAL_IMG', value: 'Yes' }],
        asset_state: 'ACTIVED',
        update_time: '2026-01-05T09:00:10Z',
      },
    );
    assert.deepEqual(await showAsset(on, asset_id), body);
  });

  it('takes it out of use and back again', async () => {
    const on = await bench();
    const asset_id = await createPicture(on);
    for (const asset_state of ['UNACTIVED', 'ACTIVED']) {
      const { body } = await on.call('PUT', `digital-assets/${asset_id}`, { asset_state });
      assert.equal(body['asset_state'], asset_state);
    }
  });

  it('keeps what a voice can do as it is', async () => {
    const own = library.map((one): SeedAsset => ({ ...one, source: 'CUSTOMIZATION' }));
    const on = await bench({ seed: own });
    const voice = { sex: 'MALE', voice_capability: { is_support_word: true } };
    await on.call('PUT', `digital-assets/${ids.voice}`, { asset_extra_meta: { voice_model_meta: voice } });
    const { asset_extra_meta } = await showAsset(on, ids.voice);
    assert.deepEqual(asset_extra_meta, { voice_model_meta: { sex: 'MALE' } });
  });

  it('is refused where the state does not allow it, the asset is not there, or is not the tenant’s', async () => {
    const on = await bench();
    const creating = await createAsset(on, 'IMAGE');
    const deleted = await createPicture(on);
    await on.call('DELETE', `digital-assets/${deleted}`);
    const change = (asset_id: string, body: unknown) => on.call('PUT', `digital-assets/${asset_id}`, body);
    assert.deepEqual(error(await change(creating, { asset_state: 'ACTIVED' })), [400, 'MSS.10001013']);
    assert.deepEqual(error(await change(deleted, { asset_name: 'A' })), [400, 'MSS.10001013']);
    assert.deepEqual(error(await change(creating, { asset_state: 'BLOCK' })), [400, 'MSS.00000003']);
    assert.deepEqual(error(await change(unknown, {})), [404, 'MSS.10001001']);
    assert.deepEqual(error(await change(ids.avatar, { asset_name: 'Mine' })), [403, 'MSS.00024001']);
  });
});

describe('a deleted asset', () => {
  it('can be restored as it was for thirty days, and is gone after that', async () => {
    const on = await bench();
    const asset_id = await createPicture(on);
    await on.call('PUT', `digital-assets/${asset_id}`, { asset_state: 'UNACTIVED' });
    assert.equal((await on.call('DELETE', `digital-assets/${asset_id}`)).status, 200);
    assert.equal((await showAsset(on, asset_id)).asset_state, 'DELETING');
    await on.advance(30 * day - 1);
    const headers = await freshly(on);
    const restored = await on.call('POST', `digital-assets/${asset_id}/restore`, undefined, headers);
    assert.equal(restored.status, 200);
    assert.equal((await showAsset(on, asset_id, headers)).asset_state, 'UNACTIVED');
    await on.call('DELETE', `digital-assets/${asset_id}`, undefined, headers);
    await on.advance(30 * day);
    const later = await freshly(on);
    const gone = await showAsset(on, asset_id, later);
    assert.deepEqual([gone.asset_state, gone.files], ['DELETED', []]);
    const late = await on.call('POST', `digital-assets/${asset_id}/restore`, undefined, later);
    assert.deepEqual(error(late), [400, 'MSS.10001013']);
  });

  it('is gone at once by force, with its files', async () => {
    const on = await bench();
    const asset_id = await createPicture(on);
    const url = (await showAsset(on, asset_id)).files[0]?.download_url ?? '';
    assert.equal((await on.call('DELETE', `digital-assets/${asset_id}?mode=force`)).status, 200);
    assert.equal((await showAsset(on, asset_id)).asset_state, 'DELETED');
    assert.equal((await fetched(on, url)).status, 404);
    assert.deepEqual(await names(on, 'asset_state=DELETED'), ['A IMAGE']);
    assert.deepEqual(error(await on.call('DELETE', `digital-assets/${asset_id}`)), [400, 'MSS.10001013']);
  });

  it('is finished when its main file arrives, and usable once it is restored', async () => {
    const on = await bench();
    await on.choose({ kind: 'file_review', outcome: 'MANUAL_REVIEW' });
    const asset_id = await createPicture(on);
    await on.call('DELETE', `digital-assets/${asset_id}`);
    await on.advance(60);
    assert.equal((await showAsset(on, asset_id)).asset_state, 'DELETING');
    await on.call('POST', `digital-assets/${asset_id}/restore`);
    assert.equal((await showAsset(on, asset_id)).asset_state, 'ACTIVED');
  });

  it('is not restored when it was not deleted, is not there, or is not the tenant’s', async () => {
    const on = await bench();
    const restore = (asset_id: string) => on.call('POST', `digital-assets/${asset_id}/restore`);
    assert.deepEqual(error(await restore(await createPicture(on))), [400, 'MSS.10001013']);
    assert.deepEqual(error(await restore(unknown)), [404, 'MSS.10001001']);
    assert.deepEqual(error(await restore(ids.avatar)), [403, 'MSS.00024001']);
  });
});

describe('one action on many assets', () => {
  it('works for those it can, and says why not for the others', async () => {
    const on = await bench();
    const mine = [await createPicture(on), await createPicture(on)];
    const batch = (action: string) =>
      on.call('POST', 'digital-assets/batch-action', { action, asset_ids: [...mine, unknown, ids.avatar] });
    const failures = [
      {
        ret_status: 'FAILED',
        asset_ids: [unknown],
        error_info: { error_code: 'MSS.10001001', error_msg: 'Asset not found' },
      },
      {
        ret_status: 'FAILED',
        asset_ids: [ids.avatar],
        error_info: { error_code: 'MSS.00024001', error_msg: 'privilege not find' },
      },
    ];
    const states = { UNACTIVE: 'UNACTIVED', ACTIVE: 'ACTIVED', DELETE: 'DELETING', RESTORE: 'ACTIVED' };
    for (const [action, state] of Object.entries({ ...states, DELETE_FORCE: 'DELETED' })) {
      const { body } = await batch(action);
      assert.deepEqual(body['results'], [{ ret_status: 'SUCCESS', asset_ids: mine }, ...failures], action);
      for (const asset_id of mine) assert.equal((await showAsset(on, asset_id)).asset_state, state);
    }
  });

  it('shares assets for thirty days, or until it is taken back', async () => {
    const on = await bench();
    const asset_ids = [await createPicture(on, { asset_name: 'Shared' })];
    const batch = (body: object) => on.call('POST', 'digital-assets/batch-action', { asset_ids, ...body });
    const params = JSON.stringify({ allowed_project_ids: [unknown] });
    assert.equal((await batch({ action: 'SHARE', params })).status, 200);
    assert.deepEqual(await names(on, 'role=SHARER'), ['Shared']);
    assert.deepEqual(await names(on, 'role=SHAREE'), []);
    await batch({ action: 'UNSHARE' });
    assert.deepEqual(await names(on, 'role=SHARER'), []);
    const soon = JSON.stringify({ expire_time: '2026-01-05T10:00:00Z' });
    await batch({ action: 'SHARE', params: soon });
    await on.advance(3601);
    assert.deepEqual(await names(on, 'role=SHARER'), []);
    assert.deepEqual(error(await batch({ action: 'SHARE', params: 'all' })), [400, 'MSS.00000003']);
  });

  it('is refused when there is no such action', async () => {
    const { call } = await bench();
    const answer = await call('POST', 'digital-assets/batch-action', { action: 'DELETED', asset_ids: [] });
    assert.deepEqual(error(answer), [400, 'MSS.00000003']);
  });
});

describe('the summary of assets', () => {
  for (const path of ['summarys', 'summaries']) {
    it(`gives names and covers by ${path}, in the order asked, of those that there are`, async () => {
      const on = await bench();
      const picture = await createPicture(on);
      const asset_ids = [picture, unknown, ids.voice];
      const { status, body } = await on.call('POST', `digital-assets/${path}`, { asset_ids });
      assert.equal(status, 200);
      const list = body['asset_list'] as Record<string, string>[];
      assert.deepEqual(
        list.map(({ asset_id, asset_name, asset_type }) => [asset_id, asset_name, asset_type]),
        [
          [picture, 'A IMAGE', 'IMAGE'],
          [ids.voice, 'Clear', 'VOICE_MODEL'],
        ],
      );
      assert.equal((await fetched(on, list[0]?.['cover_url'] ?? '')).status, 200);
      assert.equal(list[1]?.['cover_url'], undefined);
    });
  }
});

describe('a copy of an asset', () => {
  const sealed = async (on: Bench, asset_id: string) =>
    (await on.call('GET', `digital-assets/${asset_id}/replication-info`)).body;

  it('has the same files in another region, and needs a moment', async () => {
    const [here, there] = [await bench(), await bench({ region: 'cn-east-3' })];
    const asset_id = await createPicture(here, { asset_name: 'Poster', tags: ['sale'] });
    const seal = await sealed(here, asset_id);
    assert.deepEqual(Object.keys(seal), ['asset_id', 'asset_info', 'encryption_info']);
    assert.ok(!JSON.stringify(seal).includes('Poster'));
    assert.equal((await there.call('POST', 'digital-assets-by-replication-info', seal)).status, 200);
    assert.equal((await showAsset(there, asset_id)).asset_state, 'CREATING');
    await there.advance(5);
    const copy = await showAsset(there, asset_id);
    assert.deepEqual([copy.asset_state, copy.asset_name, copy['tags']], ['ACTIVED', 'Poster', ['sale']]);
    const { bytes } = await fetched(there, copy.files[0]?.download_url ?? '');
    assert.deepEqual(Buffer.from(bytes), Buffer.from(png(640, 360).bytes));
  });

  it('has an ID of its own in the same region, and may end', async () => {
    const on = await bench();
    const asset_id = await createPicture(on, { asset_name: 'Poster' });
    const expire_time = start + 60_000;
    await on.call('POST', 'digital-assets-by-replication-info', {
      ...(await sealed(on, asset_id)),
      expire_time,
    });
    await on.advance(5);
    const { body } = await on.call('GET', 'digital-assets?name=Poster&asset_state=ACTIVED');
    assert.equal(body.count, 2);
    assert.equal(new Set(body.assets?.flatMap(({ files }) => files?.map((file) => file.file_id))).size, 4);
    await on.advance(55);
    assert.deepEqual(await names(on, 'name=Poster&asset_state=ACTIVED'), ['Poster']);
    assert.equal((await showAsset(on, asset_id)).asset_state, 'ACTIVED');
  });

  it('is not made of what has been tampered with, or of nothing', async () => {
    const on = await bench();
    const seal = await sealed(on, await createPicture(on));
    const copy = (body: object) => on.call('POST', 'digital-assets-by-replication-info', body);
    const forged = { ...seal, asset_info: 'qKasfMo0EUrwSd7j:fR0abcd' };
    assert.deepEqual(error(await copy(forged)), [400, 'MSS.10001044']);
    assert.deepEqual(error(await copy({ ...seal, asset_id: unknown })), [400, 'MSS.10001044']);
    assert.deepEqual(error(await copy({})), [400, 'MSS.00000003']);
  });

  it('is sealed only of the tenant’s own assets that can be used', async () => {
    const on = await bench();
    const seal = (asset_id: string) => on.call('GET', `digital-assets/${asset_id}/replication-info`);
    assert.deepEqual(error(await seal(unknown)), [404, 'MSS.10001001']);
    assert.deepEqual(error(await seal(ids.avatar)), [403, 'MSS.00024001']);
    assert.deepEqual(error(await seal(await createAsset(on, 'IMAGE'))), [400, 'MSS.10001010']);
  });
});

describe('an uploaded picture', () => {
  it('can stand behind a streamer', async () => {
    const on = await bench();
    const background = await createPicture(on);
    const background_config = [{ background_type: 'IMAGE', background_asset_id: background }];
    const live = await goLive(on, {
      scene_scripts: [
        {
          script_name: 'Opening',
          model_asset_id: ids.avatar,
          voice_config: { voice_asset_id: ids.voice },
          background_config,
          shoot_scripts: [{ sequence_no: 1, text_config: { text: '你好' } }],
        },
      ],
    });
    assert.equal((await live.show()).state, 'PROCESSING');
  });
});
