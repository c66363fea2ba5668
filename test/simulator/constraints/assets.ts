/** Constraints of assets and their files (reference 4). */
import { bench, ids, type Bench } from '../bench.js';
import { announce, createAsset, fetched, fileBody, png, put, showAsset, upload } from '../uploading.js';
import { inSection, type Constraint } from './constraint.js';

const unknown = '0'.repeat(32);
const invalid = [400, '00000003'] as const;
const forbidden = [403, '00024001'] as const;
const sample = png(2, 2);

const create = (more: object) => (on: Bench) =>
  on.call('POST', 'digital-assets', { asset_name: 'A', asset_type: 'IMAGE', ...more });
const change =
  (more: object, id = ids.background) =>
  (on: Bench) =>
    on.call('PUT', `digital-assets/${id}`, more);
const own = async (on: Bench) => {
  const asset_id = await createAsset(on, 'IMAGE');
  await upload(on, asset_id, sample);
  return asset_id;
};
const file =
  (more: object, type = 'IMAGE') =>
  async (on: Bench) =>
    on.call('POST', 'files', { ...fileBody(await createAsset(on, type), sample), ...more });

const created = inSection('4.1.1');
const listed = inSection('4.1.2');
const changed = inSection('4.1.3');
const files = inSection('4.2.1');
const confirmed = inSection('4.2.3');

/** The constraints of assets and files. */
export const assetConstraints: readonly Constraint[] = [
  created.refused(
    'voices are uploaded by the administrator',
    forbidden,
    create({ asset_type: 'VOICE_MODEL' }),
    'RequestBody.asset_type',
  ),
  created.refused(
    'the owner is set by the administrator',
    forbidden,
    create({ asset_owner: unknown }),
    'RequestBody.asset_owner',
  ),
  created.refused(
    'only assets of the service are shared with all tenants',
    forbidden,
    create({ shared_config: { shared_type: 'PUBLIC' } }),
    'AssetSharedConfig.shared_type',
  ),
  created.lenient(
    'only allowlisted tenants skip the review',
    'the simulated tenant is on the list',
    'ReviewConfig.no_need_review',
  ),
  created.held(
    'a caller cannot set what a voice can do',
    async (on) => {
      const voice_model_meta = { voice_capability: { is_support_word: true } };
      const { body } = await create({ asset_extra_meta: { voice_model_meta } })(on);
      return !JSON.stringify(await showAsset(on, String(body['asset_id']))).includes('is_support_word');
    },
    'VoiceModelAssetMeta.voice_capability',
  ),
  created.lenient(
    'an animation stands at one end; properties belong to types',
    '3D avatars are withdrawn, and the members are stored as they are',
    'AnimationAssetMeta.animation_insert_restriction',
    'SystemProperty.key',
  ),
  created.lenient(
    'a property is set to the value beside its key',
    'the value itself is any attribute value, and no error is documented',
    'SystemProperty.key',
  ),
  changed.held('an update that is refused changes nothing', async (on) => {
    const asset_id = await own(on);
    const before = await showAsset(on, asset_id);
    const update = { asset_state: 'UNACTIVED', asset_name: 'B', tags: ['b'] };
    for (const wrong of [
      { asset_owner: unknown },
      { shared_config: { shared_type: 'SHARED', expire_time: 'soon' } },
    ])
      if ((await change({ ...update, ...wrong }, asset_id)(on)).status < 400) return false;
    const { files: _links, ...after } = await showAsset(on, asset_id);
    return Object.entries(after).every(
      ([key, value]) => JSON.stringify(value) === JSON.stringify(before[key]),
    );
  }),
  listed.refused('the beginning of a period is a time with a zone', invalid, (on) =>
    on.call('GET', 'digital-assets?start_time=2025-01-04'),
  ),
  listed.refused('the end of a period is a time with a zone', invalid, (on) =>
    on.call('GET', 'digital-assets?end_time=2025-01-04T10:00:00'),
  ),
  listed.held('an avatar without a version has the default one', async (on) => {
    const query = 'asset_source=SYSTEM&asset_type=HUMAN_MODEL_2D&human_model_2d_version=V2';
    const { body } = await on.call('GET', `digital-assets?${query}`);
    return body.assets?.map(({ asset_name }) => asset_name).join() === 'Film only,Asleep';
  }),
  listed.held('what is not known of a voice is found by both spellings', async () => {
    const asset = { asset_id: ids.voice, asset_name: 'Voice', asset_type: 'VOICE_MODEL' } as const;
    const on = await bench({ seed: [{ source: 'SYSTEM', asset }] });
    const found = await Promise.all(
      ['sex=UNKNOW', 'sex=UNKNOWN', 'language=UNKNOW', 'language=UNKNOWN', 'sex=MALE', 'language=CN'].map(
        async (by) => (await on.call('GET', `digital-assets?asset_source=SYSTEM&${by}`)).body.count,
      ),
    );
    return found.join() === '1,1,1,1,0,0';
  }),
  listed.held(
    'files of a deleted asset cannot be downloaded',
    async (on) => {
      const asset_id = await own(on);
      const before = (await showAsset(on, asset_id)).files[0]?.download_url ?? '';
      await on.call('DELETE', `digital-assets/${asset_id}`);
      const { files: left } = await showAsset(on, asset_id);
      return left.every(({ download_url }) => !download_url) && (await fetched(on, before)).status === 404;
    },
    'Query.asset_state',
  ),
  listed.held('files of a restored asset can be downloaded again', async (on) => {
    const asset_id = await own(on);
    await on.call('DELETE', `digital-assets/${asset_id}`);
    await on.call('POST', `digital-assets/${asset_id}/restore`);
    return (await fetched(on, (await showAsset(on, asset_id)).files[0]?.download_url ?? '')).status === 200;
  }),
  listed.lenient(
    'some filters apply to avatars or voices only',
    'assets of other types match, as no error is documented',
    'Query.render_engine',
    'Query.action_editable',
    'Query.is_movable',
    'Query.is_realtime_voice',
    'Query.asset_type',
    'Query.sort_key',
  ),
  changed.refused(
    'no asset becomes a voice',
    forbidden,
    change({ asset_type: 'VOICE_MODEL' }),
    'RequestBody.asset_type',
  ),
  changed.refused(
    'the owner is not changed',
    forbidden,
    change({ asset_owner: unknown }),
    'RequestBody.asset_owner',
  ),
  changed.refused(
    'an asset is not blocked by its owner',
    [400, '00000003'],
    change({ asset_state: 'BLOCK' }),
    'RequestBody.asset_state',
  ),
  changed.refused('an asset without its file is not activated', [400, '10001013'], async (on) =>
    change({ asset_state: 'ACTIVED' }, await createAsset(on, 'IMAGE'))(on),
  ),
  changed.refused(
    'assets of the service are read only',
    forbidden,
    change({ asset_name: 'Mine' }, ids.avatar),
  ),
  changed.refused('an asset that is changed exists', [404, '10001001'], change({}, unknown)),
  inSection('4.1.5').refused('an asset that is shown exists', [404, '00000002'], (on) =>
    on.call('GET', `digital-assets/${unknown}`),
  ),
  inSection('4.1.6').refused('an asset that is restored was deleted', [400, '10001013'], (on) =>
    on.call('POST', `digital-assets/${ids.background}/restore`),
  ),
  inSection('4.1.7').refused('the parameters of sharing are JSON', invalid, (on) =>
    on.call('POST', 'digital-assets/batch-action', {
      action: 'SHARE',
      asset_ids: [ids.background],
      params: '{',
    }),
  ),
  inSection('4.1.9').refused('an asset that is copied is usable', [400, '10001010'], async (on) => {
    const asset_id = await createAsset(on, 'IMAGE');
    return on.call('GET', `digital-assets/${asset_id}/replication-info`);
  }),
  inSection('4.1.10').refused('what is copied was exported', [400, '10001044'], (on) =>
    on.call('POST', 'digital-assets-by-replication-info', { asset_info: 'nonsense' }),
  ),
  ...(['algorithm', 'key_id', 'iv'] as const).map((member) =>
    inSection('4.1.10').refused(`a copy has the ${member} of its export`, [400, '10001044'], async (on) => {
      const { body } = await on.call('GET', `digital-assets/${await own(on)}/replication-info`);
      const encryption_info = { ...(body['encryption_info'] as object), [member]: '7' };
      return on.call('POST', 'digital-assets-by-replication-info', { ...body, encryption_info });
    }),
  ),
  files.refused(
    'a digest is 24 characters of Base64',
    invalid,
    file({ file_md5: 'x'.repeat(24) }),
    'RequestBody.file_md5',
  ),
  files.refused('a name has at most 256 characters', invalid, file({ file_name: 'x'.repeat(257) })),
  files.refused('a file has at most 5 GB', invalid, file({ file_size: 5_368_709_121 })),
  files.refused(
    'an asset has files of its own categories',
    [400, '10001048'],
    file({ asset_file_category: 'SAMPLE' }),
  ),
  files.refused('a picture is a file of pictures', [400, '10001034'], file({ file_type: 'exe' })),
  files.refused('an asset has one main file', [400, '10001008'], async (on) =>
    on.call('POST', 'files', fileBody(await own(on), sample)),
  ),
  files.refused('an asset has one cover', [400, '10001009'], async (on) =>
    on.call('POST', 'files', fileBody(await own(on), sample, 'COVER')),
  ),
  files.refused('an asset has a limited number of files on their way', [400, '10001033'], async () => {
    const on = await bench({ invented: { pendingFiles: 1 } });
    const asset_id = await createAsset(on, 'IMAGE');
    await announce(on, asset_id, sample, 'OTHER');
    return on.call('POST', 'files', fileBody(asset_id, sample, 'OTHER'));
  }),
  created.failed('a presentation is one', '10010015', async (on) => {
    const asset_extra_meta = { ppt_meta: { auto_analysis: true } };
    const asset_id = await createAsset(on, 'PPT', { asset_extra_meta });
    await upload(on, asset_id, { file_name: 'deck.pptx', bytes: new Uint8Array(9) });
    await on.advance(60);
    return (await showAsset(on, asset_id)).asset_extra_meta;
  }),
  files.refused('a deleted asset takes no files', [400, '10001010'], async (on) => {
    const asset_id = await createAsset(on, 'IMAGE');
    await on.call('DELETE', `digital-assets/${asset_id}`);
    return on.call('POST', 'files', fileBody(asset_id, sample));
  }),
  inSection('4.2.2').refused('a file that is deleted exists', [404, '10001004'], (on) =>
    on.call('DELETE', `files/${unknown}`),
  ),
  confirmed.refused('a file that is confirmed was uploaded', [400, '10001016'], async (on) => {
    const { file_id } = await announce(on, await createAsset(on, 'IMAGE'), sample);
    return on.call('POST', `files/${file_id}/complete`, { state: 'CREATED' });
  }),
  confirmed.refused('an upload that has failed is not confirmed', [400, '10001018'], async (on) => {
    const { file_id } = await announce(on, await createAsset(on, 'IMAGE'), sample);
    await on.call('POST', `files/${file_id}/complete`, { state: 'FAILED' });
    return on.call('POST', `files/${file_id}/complete`, { state: 'CREATED' });
  }),
  confirmed.refused('an upload that was confirmed has not failed', [400, '10001012'], async (on) => {
    const { file_id, upload_url } = await announce(on, await createAsset(on, 'IMAGE'), sample);
    await put(on, upload_url, sample.bytes);
    await on.call('POST', `files/${file_id}/complete`, { state: 'CREATED' });
    return on.call('POST', `files/${file_id}/complete`, { state: 'FAILED' });
  }),
  confirmed.held(
    'only main files are analysed',
    async (on) => {
      const asset_id = await createAsset(on, 'IMAGE');
      await upload(on, asset_id, sample, 'OTHER');
      return (await showAsset(on, asset_id)).asset_extra_meta === undefined;
    },
    'RequestBody.auto_meta_analysis',
  ),
  inSection('4.2.4').lenient(
    'a file in parts is larger than 5 GB',
    'the range of the size excludes what the function asks for',
  ),
];
