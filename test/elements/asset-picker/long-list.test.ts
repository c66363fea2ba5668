/** A picker with ten thousand assets keeps few nodes on the page, and every asset is still reached. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AssetPicker } from '../../../src/elements/asset-picker/asset-picker.js';
import '../../../src/elements/asset-picker/define.js';
import '../../../src/elements/provider/define.js';
import { dot, getToken } from '../../helpers/invented-library.js';
import { until } from '../../helpers/until.js';

const total = 10_000;

/** A library of ten thousand that answers with up to a thousand assets at once, so that the test takes seconds. */
const libraryOf =
  (total: number): typeof fetch =>
  (input) => {
    const { searchParams } = new URL(new Request(input).url);
    const offset = Number(searchParams.get('offset') ?? 0);
    const assets = Array.from({ length: Math.min(1000, total - offset) }, (_, i) => ({
      asset_id: `a${offset + i}`,
      asset_name: `${offset + i === 7_777 ? 'Zebra' : 'Avatar'} ${offset + i}`,
      asset_type: 'HUMAN_MODEL_2D',
      asset_state: 'ACTIVED',
      files: [{ asset_file_category: 'COVER', file_type: 'gif', download_url: dot }],
    }));
    return Promise.resolve(Response.json({ count: total, assets }));
  };

const root = (picker: AssetPicker) => picker.shadowRoot as ShadowRoot;
const scroller = (picker: AssetPicker) => root(picker).querySelector('.scroller') as HTMLElement;
const tiles = (picker: AssetPicker) => [...root(picker).querySelectorAll<HTMLElement>('[role=option]')];
const focused = (picker: AssetPicker) => root(picker).activeElement as HTMLElement | null;
const position = (tile: Element | null) => Number(tile?.getAttribute('aria-posinset'));
const expectFew = (picker: AssetPicker) =>
  expect(root(picker).querySelectorAll('*').length, 'nodes').to.be.at.most(300);
/** Whether the visible part is filled with tiles. */
function isFilled(picker: AssetPicker): boolean {
  const box = scroller(picker).getBoundingClientRect();
  const rects = tiles(picker).map((tile) => tile.getBoundingClientRect());
  const seen = rects.filter(
    ({ top, bottom, left, right }) =>
      bottom > box.top && top < box.bottom && right > box.left && left < box.right,
  );
  const low = Math.max(...seen.map(({ bottom }) => bottom));
  const high = Math.min(...seen.map(({ top }) => top));
  return seen.length > 0 && high <= box.top + 30 && low >= box.bottom - 30;
}

/** How many the picker says that it has loaded. */
const loadedIn = (picker: AssetPicker): number => {
  const text = root(picker).querySelector('[role=status]')?.textContent ?? '';
  return Number(text.replace(/,/g, '').match(/\d+/)?.[0] ?? 0);
};

async function renderFirst(layout = 'grid', assets = total): Promise<AssetPicker> {
  const provider = await fixture(
    html`<mss-provider .getToken=${getToken} .fetch=${libraryOf(assets)}>
      <mss-asset-picker lang="en" asset-type="HUMAN_MODEL_2D" layout=${layout}></mss-asset-picker>
    </mss-provider>`,
  );
  const picker = provider.querySelector('mss-asset-picker') as AssetPicker;
  await until(() => loadedIn(picker) > 0, 'the first assets');
  return picker;
}

async function renderAll(layout = 'grid', assets = total): Promise<AssetPicker> {
  const picker = await renderFirst(layout, assets);
  const loaded = () => loadedIn(picker);
  while (loaded() < assets) {
    const before = loaded();
    expectFew(picker);
    root(picker).querySelector<HTMLElement>('[part=more]')?.click();
    await until(() => loaded() > before, 'more assets');
  }
  return picker;
}

describe('a picker with ten thousand assets', () => {
  it('keeps at most 300 nodes wherever it is scrolled to, and fills what is seen', async () => {
    const picker = await renderAll();
    const box = scroller(picker);
    expect(tiles(picker)[0]?.getAttribute('aria-setsize')).to.equal(String(total));
    for (const part of [0.5, 1, 0.123, 0.9, 0]) {
      box.scrollTop = part * (box.scrollHeight - box.clientHeight);
      const at = part * total;
      await until(() => tiles(picker).some((tile) => Math.abs(position(tile) - at) < 60), `tiles at ${part}`);
      await until(() => isFilled(picker), `a full view at ${part}`);
      expectFew(picker);
    }
  });

  it('is walked by keys and letters over all', async () => {
    const picker = await renderAll();
    picker.focus();
    await sendKeys({ press: 'Home' });
    await until(() => position(focused(picker)) === 1, 'the first');
    await sendKeys({ press: 'ArrowDown' });
    const columns = position(focused(picker)) - 1;
    expect(columns).to.be.above(2);
    await sendKeys({ press: 'End' });
    await until(() => position(focused(picker)) === total, 'the last');
    await until(() => isFilled(picker), 'a full view');
    await sendKeys({ press: 'ArrowUp' });
    await until(() => position(focused(picker)) === total - columns, 'the one above');
    await sendKeys({ press: 'PageUp' });
    await until(() => position(focused(picker)) < total - columns, 'a page up');
    expectFew(picker);
    await sendKeys({ press: 'z' });
    await until(() => focused(picker)?.title === 'Zebra 7777', 'the one with that letter');
    await sendKeys({ press: 'ArrowRight' });
    await until(() => position(focused(picker)) === 7779, 'the next');
    await sendKeys({ press: 'Space' });
    await until(() => picker.value === 'a7778', 'the choice');
    await sendKeys({ press: 'Home' });
    await until(() => position(focused(picker)) === 1, 'the first');
    await until(() => isFilled(picker), 'a full view');
    expectFew(picker);
  });

  it('goes by a key to what is not loaded yet', async () => {
    const picker = await renderFirst();
    expect(loadedIn(picker), 'loaded').to.be.below(total);
    picker.focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'z' });
    await until(() => focused(picker)?.title === 'Zebra 7777', 'the one with that letter');
    expect(position(focused(picker))).to.equal(7_778);
    expect(loadedIn(picker), 'no more than it takes').to.be.below(total);
    await sendKeys({ press: 'End' });
    await until(() => position(focused(picker)) === total, 'the last');
    expectFew(picker);
    expect(root(picker).querySelector('[role=status]')?.hasAttribute('aria-busy')).to.equal(false);
  });

  it('stays where another key has led while End loads the rest', async () => {
    const picker = await renderFirst();
    picker.focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Home' });
    const { loader } = picker as unknown as { loader: { loading: unknown } };
    await until(() => loader.loading === undefined, 'the end of the page that was asked for');
    expect(position(focused(picker))).to.equal(1);
    expect(loadedIn(picker)).to.be.below(total);
  });

  it('keeps the focus on a tile that is scrolled out of sight, and goes on from it', async () => {
    const picker = await renderAll();
    picker.focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowRight' });
    await until(() => position(focused(picker)) === 2, 'the second');
    const box = scroller(picker);
    await until(() => box.scrollTop === 0, 'the top');
    box.scrollTop = box.scrollHeight / 2;
    await until(() => tiles(picker).some((tile) => position(tile) > 4_000), 'tiles far below');
    expect(position(focused(picker))).to.equal(2);
    await sendKeys({ press: 'ArrowRight' });
    await until(() => position(focused(picker)) === 3, 'the next');
    expectFew(picker);
  });

  // A task of more than 50 ms would come from work that grows with the list; time itself cannot be tested here.
  it('renders as little for each scroll with ten thousand as with a hundred', async () => {
    const work = new Map<number, { added: number; read: number }>();
    for (const assets of [100, 1_000, 10_000]) {
      const picker = await renderAll('grid', assets);
      const box = scroller(picker);
      let [read, added] = [0, 0];
      const { loader } = picker as unknown as { loader: { assets: readonly unknown[] } };
      loader.assets = new Proxy(loader.assets, {
        get: (list, name) => {
          if (typeof name === 'string' && /^\d+$/.test(name)) read++;
          return Reflect.get(list, name) as unknown;
        },
      });
      const observer = new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes)
            if (node instanceof Element) added += 1 + node.querySelectorAll('*').length;
      });
      observer.observe(root(picker), { childList: true, subtree: true });
      const most = { added: 0, read: 0 };
      for (const part of [0.2, 0.4, 0.6, 0.8, 0.5]) {
        [read, added] = [0, 0];
        box.scrollTop = part * (box.scrollHeight - box.clientHeight);
        const at = part * assets;
        await until(
          () => tiles(picker).some((tile) => Math.abs(position(tile) - at) < 60) && isFilled(picker),
          `tiles at ${part}`,
        );
        most.added = Math.max(most.added, added);
        most.read = Math.max(most.read, read);
        expectFew(picker);
      }
      observer.disconnect();
      work.set(assets, most);
      picker.closest('mss-provider')?.remove();
    }
    for (const [assets, { added, read }] of work) {
      expect(added, `nodes added by a scroll in ${assets}`).to.be.at.most(300);
      expect(read, `assets read by a scroll in ${assets}`).to.be.at.most(600);
    }
    expect(work.get(10_000)?.read, 'something was counted').to.be.above(0);
  });

  for (const layout of ['list', 'strip'])
    it(`does the same as a ${layout}`, async () => {
      const picker = await renderAll(layout);
      picker.focus();
      await sendKeys({ press: 'End' });
      await until(() => position(focused(picker)) === total, 'the last');
      await until(() => tiles(picker).some((tile) => position(tile) === total - 3), 'those before it');
      expectFew(picker);
      await sendKeys({ press: 'ArrowLeft' });
      await until(() => position(focused(picker)) === total - 1, 'the one before');
      await sendKeys({ press: 'Home' });
      await until(() => position(focused(picker)) === 1, 'the first');
      expectFew(picker);
    });
});
