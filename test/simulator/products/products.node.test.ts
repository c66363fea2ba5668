/** Products: creation, activation, lists, replacement, links to media, review, deletion. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchWith, ids, library, type Bench } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({ productReviewSeconds: 3, productItems: 100 });

const unknown = '0'.repeat(32);
const picture = 'd0000000000000000000000000000001';
const clip = 'd0000000000000000000000000000002';

const asset = (asset_id: string, asset_type: 'IMAGE' | 'VIDEO', day: number) => ({
  source: 'CUSTOMIZATION' as const,
  asset: {
    asset_id,
    asset_type,
    asset_name: `Asset ${day}`,
    asset_state: 'ACTIVED' as const,
    create_time: `2025-02-0${day}T00:00:00Z`,
    files: [
      {
        file_name: 'a.svg',
        file_type: 'SVG',
        asset_file_category: 'MAIN' as const,
        ...{ media: `m/${day}` },
      },
      {
        file_name: 'c.svg',
        file_type: 'SVG',
        asset_file_category: 'COVER' as const,
        ...{ media: `c/${day}` },
      },
    ],
  },
});

const shop = () => bench({ seed: [...library, asset(picture, 'IMAGE', 1), asset(clip, 'VIDEO', 2)] });

interface Product {
  product_id: string;
  name: string;
  state: string;
  tags?: string[];
  cover?: Record<string, string>;
  text_list?: Record<string, string>[];
  asset_list: Record<string, unknown>[];
  update_time: string;
}

async function create({ call }: Bench, body: Record<string, unknown>): Promise<string> {
  const answer = await call('POST', 'products', body);
  return (answer.body['product_id'] as string | undefined) ?? assert.fail(JSON.stringify(answer.body));
}

const show = async ({ call }: Bench, id: string) =>
  (await call('GET', `products/${id}`)).body as unknown as Product;

const code = async ({ call }: Bench, method: string, path: string, body?: unknown) => {
  const answer = await call(method, path, body);
  return [answer.status, answer.body.error_code];
};

describe('a product', () => {
  it('is not active until somebody activates it, or creates it so', async () => {
    const on = await shop();
    const id = await create(on, { name: 'Tea' });
    assert.equal((await show(on, id)).state, 'UNACTIVED');
    assert.equal((await on.call('PUT', `products/${id}`, { name: 'Tea', state: 'ACTIVED' })).status, 200);
    assert.equal((await show(on, id)).state, 'ACTIVED');
    assert.equal((await show(on, await create(on, { name: 'Cup', auto_active: true }))).state, 'ACTIVED');
  });

  it('shows its media in order, with their pictures, and the first picture as its cover', async () => {
    const on = await shop();
    const asset_list = [{ asset_id: clip }, { asset_id: picture }];
    const id = await create(on, { name: 'Tea', asset_list });
    const shown = await show(on, id);
    assert.deepEqual(
      shown.asset_list.map((one) => [one['asset_id'], one['asset_type'], one['asset_name']]),
      [
        [picture, 'IMAGE', 'Asset 1'],
        [clip, 'VIDEO', 'Asset 2'],
      ],
    );
    assert.equal(shown.cover?.['asset_id'], picture);
    assert.match(shown.cover?.['cover_url'] ?? '', /c\/1$/);
    assert.match(String(shown.asset_list[0]?.['main_url']), /m\/1$/);
    const ordered = [
      { asset_id: picture, order: 2 },
      { asset_id: clip, order: 1 },
    ];
    await on.call('PUT', `products/${id}`, { name: 'Tea', asset_list: ordered });
    assert.equal((await show(on, id)).asset_list[0]?.['asset_id'], clip);
  });

  it('is replaced as a whole, but for its state', async () => {
    const on = await shop();
    const id = await create(on, { name: 'Tea', tags: ['green'], auto_active: true });
    await on.advance(60);
    await on.call('PUT', `products/${id}`, { name: 'Green tea' });
    const shown = await show(on, id);
    assert.deepEqual(
      [shown.name, shown.tags, shown.state, shown.update_time],
      ['Green tea', undefined, 'ACTIVED', '2026-01-05T09:01:00Z'],
    );
  });

  it('is tied to media and texts, and they are let go again', async () => {
    const on = await shop();
    const id = await create(on, { name: 'Tea' });
    const set = (body: unknown) => on.call('POST', `products/${id}/assets`, body);
    assert.equal((await set({ action: 'LINK', asset_item: { asset_id: picture } })).status, 200);
    await set({ action: 'LINK', text_item: { title: 'Why', text: 'It is good' } });
    const tied = await show(on, id);
    assert.equal(tied.cover?.['asset_id'], picture);
    assert.deepEqual(tied.text_list, [{ title: 'Why', text: 'It is good' }]);
    await set({ action: 'UNLINK', asset_item: { asset_id: picture }, text_item: { title: 'Why' } });
    const free = await show(on, id);
    assert.deepEqual([free.asset_list, free.text_list, free.cover], [[], [], undefined]);
  });

  it('is gone when it is deleted, and listed only among the deleted', async () => {
    const on = await shop();
    const id = await create(on, { name: 'Tea' });
    assert.equal((await on.call('DELETE', `products/${id}`)).status, 200);
    for (const [method, body] of [['GET'], ['DELETE'], ['PUT', { name: 'Tea' }]] as const) {
      assert.deepEqual(await code(on, method, `products/${id}`, body), [400, 'MSS.10001041']);
    }
    assert.equal((await on.call('GET', 'products')).body.count, 0);
    assert.equal((await on.call('GET', 'products?state=DELETED')).body.count, 1);
  });

  it('is frozen by the review when that was chosen, and cannot be changed then', async () => {
    const on = await shop();
    const id = await create(on, { name: 'Tea', auto_active: true });
    await on.choose({ kind: 'product', id, outcome: 'BLOCK' });
    assert.equal((await show(on, id)).state, 'ACTIVED');
    await on.advance(3);
    assert.equal((await show(on, id)).state, 'BLOCK');
    assert.deepEqual(await code(on, 'PUT', `products/${id}`, { name: 'Tea' }), [400, 'MSS.10001013']);
  });
});

describe('the list of products', () => {
  it('has the oldest first, and is filtered, turned round and paged', async () => {
    const on = await shop();
    await create(on, { name: 'Green tea', tags: ['Drink', 'green'] });
    await on.advance(60);
    await create(on, { name: 'Cup', tags: ['kitchen'], auto_active: true });
    const names = async (query: string) => {
      const { body } = await on.call('GET', `products?${query}`);
      return [body.count, ...(body['products'] as Product[]).map(({ name }) => name)];
    };
    assert.deepEqual(await names(''), [2, 'Green tea', 'Cup']);
    assert.deepEqual(await names('sort_key=create_time&sort_dir=desc'), [2, 'Cup', 'Green tea']);
    assert.deepEqual(await names('limit=1&offset=1'), [2, 'Cup']);
    assert.deepEqual(await names('name=TEA'), [1, 'Green tea']);
    assert.deepEqual(await names('tag=drin'), [1, 'Green tea']);
    assert.deepEqual(await names('state=ACTIVED,BLOCK'), [1, 'Cup']);
    assert.deepEqual(await names('create_since=2026-01-05T09:00:30Z'), [1, 'Cup']);
    assert.deepEqual(await names('create_until=2026-01-05T09:00:30Z'), [1, 'Green tea']);
  });
});

describe('a product is refused', () => {
  const refused: Record<string, [body: Record<string, unknown>, code: string, member?: string]> = {
    'without a name': [{}, 'MSS.00000003', 'name'],
    'with a tag of more than 16 bytes': [{ name: 'Tea', tags: ['明前龙井特级'] }, 'MSS.00000003', 'tags[0]'],
    'with more than 50 tags': [{ name: 'Tea', tags: Array(51).fill('a') }, 'MSS.00000003', 'tags'],
    'with media that do not exist': [{ name: 'Tea', asset_list: [{ asset_id: unknown }] }, 'MSS.10001037'],
    'with the same media twice': [
      { name: 'Tea', asset_list: [{ asset_id: clip }, { asset_id: clip }] },
      'MSS.10001039',
    ],
    'with a video for a picture': [
      { name: 'Tea', asset_list: [{ asset_id: clip, asset_type: 'IMAGE' }] },
      'MSS.10001038',
    ],
    'with a voice for media': [{ name: 'Tea', asset_list: [{ asset_id: ids.voice }] }, 'MSS.10001038'],
    'with a cover that is not among its media': [
      { name: 'Tea', cover: { asset_id: picture } },
      'MSS.10001036',
    ],
  };
  for (const [how, [body, error_code, member]] of Object.entries(refused)) {
    it(how, async () => {
      const answer = await (await shop()).call('POST', 'products', body);
      assert.deepEqual([answer.status, answer.body.error_code], [400, error_code]);
      assert.ok(!member || answer.body.error_msg?.includes(member), answer.body.error_msg);
    });
  }

  it('media that it has, or that cannot be used', async () => {
    const on = await shop();
    const id = await create(on, { name: 'Tea', asset_list: [{ asset_id: picture }] });
    const link = (asset_id?: string, action = 'LINK') =>
      code(on, 'POST', `products/${id}/assets`, { action, asset_item: { asset_id } });
    assert.deepEqual(await link(picture), [400, 'MSS.10001039']);
    assert.deepEqual(await link(unknown), [400, 'MSS.10001040']);
    assert.deepEqual(await link(), [400, 'MSS.00000003']);
    await on.advance(1);
    assert.deepEqual(await link(clip, 'UNLINK'), [400, 'MSS.10001040']);
  });
});
