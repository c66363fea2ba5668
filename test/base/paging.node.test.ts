/** Lists that change while they are read: every record that lives throughout is shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAgain, readMore, type ListSource, type LoadedList } from '../../src/base/index.js';
import { randomFrom } from '../helpers/arbitrary.js';

interface Item {
  id: string;
}

const items = (count: number): Item[] => Array.from({ length: count }, (_, index) => ({ id: `a${index}` }));

/** A list that `change` alters after each page. */
function changing(list: Item[], change: (list: Item[], page: number) => void, withCount = true) {
  let pages = 0;
  const source: ListSource<Item> = {
    idOf: ({ id }) => id,
    read: (offset, limit) => {
      const page = { rows: list.slice(offset, offset + limit), count: withCount ? list.length : undefined };
      change(list, pages++);
      return Promise.resolve(page);
    },
  };
  return { source, pages: () => pages };
}

async function readToEnd(source: ListSource<Item>, size: number): Promise<LoadedList<Item>> {
  let list = await readMore(source, size);
  for (let page = 0; !list.ended && page < 500; page++) list = await readMore(source, size, list);
  return list;
}

const idsOf = ({ records }: LoadedList<Item>) => records.map(({ id }) => id);

test('three assets that are deleted between two pages hide no other, and are not counted', async () => {
  const list = items(90);
  const { source } = changing(list, (all, page) => page === 0 && all.splice(0, 3));
  const shown = await readToEnd(source, 40);
  assert.deepEqual(
    idsOf(shown),
    list.map(({ id }) => id),
  );
  assert.equal(shown.count, 87);
});

test('as many that are added as are deleted do not hide others either', async () => {
  const list = items(90);
  const { source } = changing(list, (all, page) => {
    if (page === 0) all.splice(0, 30, ...[]);
    if (page === 0) for (let added = 0; added < 30; added++) all.push({ id: `new${added}` });
  });
  const shown = idsOf(await readToEnd(source, 40));
  for (const { id } of list) assert.ok(shown.includes(id), id);
});

test('a record that moves to the front while the list is read is shown', async () => {
  const list = items(90);
  const { source } = changing(list, (all, page) => page === 0 && all.unshift(...all.splice(70, 1)));
  assert.ok(idsOf(await readToEnd(source, 40)).includes('a70'));
});

test('an unchanged list is read once', async () => {
  const { source, pages } = changing(items(200), () => undefined);
  assert.equal((await readToEnd(source, 40)).records.length, 200);
  assert.equal(pages(), 5);
});

test('a list that changes all the time, or a service that answers nonsense, ends the reading', async () => {
  const list = items(300);
  const { source, pages } = changing(list, (all) => all.shift());
  await readMore(source, 40);
  await readAgain(source, 250);
  assert.ok(pages() < 30, `${pages()} pages`);
  const stuck: ListSource<Item> = {
    idOf: ({ id }) => id,
    read: (offset) => Promise.resolve({ rows: items(3), count: offset === 0 ? 1000 : 5000 }),
  };
  await readAgain(stuck, 500);
});

for (const withCount of [true, false])
  test(`random changes between pages hide no record that lives throughout${withCount ? '' : ', without a count'}`, async () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const { below } = randomFrom(seed);
      const list = items(below(160));
      const always = new Set(list.map(({ id }) => id));
      let added = 0;
      const { source } = changing(
        list,
        (all) => {
          if (below(3) > 0) return;
          for (let changes = below(8); changes > 0; changes--) {
            if (below(2) === 0 && all.length > 0)
              for (const { id } of all.splice(below(all.length), 1 + below(6))) always.delete(id);
            else all.splice(below(all.length + 1), 0, { id: `new${added++}` });
          }
        },
        withCount,
      );
      const shown = idsOf(await readToEnd(source, 1 + below(45)));
      assert.equal(new Set(shown).size, shown.length, `seed ${seed}: one is shown twice`);
      for (const id of always) assert.ok(shown.includes(id), `seed ${seed}: ${id} is not shown`);
    }
  });
