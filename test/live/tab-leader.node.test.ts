/** Cooperation of the tabs of a browser: which tab reads, how often, and which one takes over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualShop, type OpenTab } from './virtual-shop.js';
import { isLong } from './run-seeds.js';
import { second } from './virtual-browser.js';

const minute = 60 * second;

function watchAll({ live }: OpenTab, room_ids: readonly string[]): () => void {
  const leave = room_ids.map((room_id) => live.room(room_id).subscribe(() => undefined));
  return () => leave.forEach((one) => one());
}

const phase = ({ live }: OpenTab, room_id: string) => live.room(room_id).state.phase;

async function openShop(
  rooms: number,
  tabs: number,
): Promise<{ shop: VirtualShop; ids: string[]; open: OpenTab[] }> {
  const shop = new VirtualShop(7);
  const ids: string[] = [];
  for (let one = 0; one < rooms; one++) ids.push(await shop.createRoom(`Room ${one}`));
  const open = Array.from({ length: tabs }, () => shop.open());
  return { shop, ids, open };
}

test('one tab reads for all, and all show what it reads', async () => {
  const { shop, ids, open } = await openShop(2, 3);
  for (const one of open) watchAll(one, ids);
  await shop.time.pass(3 * second);
  for (const one of open)
    assert.deepEqual(
      ids.map((id) => phase(one, id)),
      ['idle', 'idle'],
    );
  await shop.call('POST', `smart-live-rooms/${ids[0]}/smart-live-jobs`, {});
  await shop.time.pass(31 * second);
  for (const one of open) assert.equal(phase(one, ids[0] as string), 'on-air');
});

test('twenty tabs with five rooms each cost at most one request in four seconds', async () => {
  const { shop, ids, open } = await openShop(100, 20);
  open.forEach((one, index) => watchAll(one, ids.slice(index * 5, index * 5 + 5)));
  await shop.call('POST', `smart-live-rooms/${ids[0]}/smart-live-jobs`, {});
  const minutes = isLong ? 10 : 2;
  await shop.time.pass(minutes * minute);
  const before = (await shop.log()).length;
  await shop.time.pass(minutes * minute);
  const perSecond = ((await shop.log()).length - before) / (minutes * 60);
  assert.ok(perSecond <= 0.25, `${perSecond} a second`);
  for (const [index, one] of open.entries()) assert.notEqual(phase(one, ids[index * 5] as string), 'unknown');
});
