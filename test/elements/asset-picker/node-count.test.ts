/** A picker never has more than 300 nodes: in any size and layout, with any number and kind of assets. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import type { AssetPicker } from '../../../src/elements/asset-picker/asset-picker.js';
import '../../../src/elements/asset-picker/define.js';
import '../../../src/elements/provider/define.js';
import { dot, getToken } from '../../helpers/invented-library.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

const kinds: Record<string, { type: string; asset: DigitalAssetInfo }> = {
  'avatars with pictures': {
    type: 'HUMAN_MODEL_2D',
    asset: { files: [{ asset_file_category: 'COVER', file_type: 'gif', download_url: dot }] },
  },
  'avatars without pictures that cannot go live': {
    type: 'HUMAN_MODEL_2D',
    asset: { asset_extra_meta: { human_model_2d_meta: { support_live: false } } },
  },
  voices: {
    type: 'VOICE_MODEL',
    asset: { files: [{ asset_file_category: 'SAMPLE', file_type: 'wav', download_url: '/sound.wav' }] },
  },
  'pictures of no type': { type: '', asset: {} },
};

/** A library of that size that answers with up to a thousand assets at once. */
const library =
  (total: number, type: string, asset: DigitalAssetInfo): typeof fetch =>
  (input) => {
    const offset = Number(new URL(new Request(input).url).searchParams.get('offset') ?? 0);
    const assets = Array.from({ length: Math.min(1000, total - offset) }, (_, i) => ({
      asset_id: `a${offset + i}`,
      // Names of one and of two lines, so that rows differ in height.
      asset_name: `Asset ${offset + i}${i % 7 === 3 ? ' with a name of more than one line' : ''}`,
      asset_type: type || 'IMAGE',
      asset_state: 'ACTIVED',
      ...asset,
    }));
    return Promise.resolve(Response.json({ count: total, assets }));
  };

const root = (picker: AssetPicker) => picker.shadowRoot as ShadowRoot;
const scroller = (picker: AssetPicker) => root(picker).querySelector('.scroller') as HTMLElement;
const tiles = (picker: AssetPicker) => [...root(picker).querySelectorAll<HTMLElement>('[role=option]')];
const nodes = (picker: AssetPicker) => root(picker).querySelectorAll('*').length;

/** Whether there is a tile wherever one looks in the visible part of the list: no gap is seen. */
function isFilled(picker: AssetPicker): boolean {
  const box = scroller(picker).getBoundingClientRect();
  const touches = (one: Element) => {
    const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
    const isInside =
      bottom > box.top + 8 && top < box.bottom - 8 && right > box.left + 8 && left < box.right - 8;
    return isInside && width > 0 && height > 0;
  };
  return tiles(picker).some(touches) && ![...root(picker).querySelectorAll('.gap')].some(touches);
}

async function render(total: number, kind: (typeof kinds)[string], multiple = false): Promise<AssetPicker> {
  const provider = await fixture(
    html`<mss-provider .getToken=${getToken} .fetch=${library(total, kind.type, kind.asset)}>
      <mss-asset-picker lang="en" asset-type=${kind.type} ?multiple=${multiple}></mss-asset-picker>
    </mss-provider>`,
  );
  const picker = provider.querySelector('mss-asset-picker') as AssetPicker;
  const text = () => root(picker).querySelector('[role=status]')?.textContent ?? '';
  const loaded = () => Number(text().replaceAll(',', '').match(/\d+/)?.[0] ?? 0);
  await until(() => loaded() > 0, 'the first assets');
  while (loaded() < total) {
    const before = loaded();
    root(picker).querySelector<HTMLElement>('[part=more]')?.click();
    await until(() => loaded() > before, 'more assets');
  }
  return picker;
}

/** Tries a picker in all sizes and layouts at several places of the list. */
async function tryAllSizes(picker: AssetPicker, look: (where: string) => void): Promise<void> {
  for (const [width, height] of [
    [360, 520],
    [780, 520],
    [1440, 520],
    [1920, 520],
    [1920, 1064],
  ] as const) {
    await setViewport({ width, height: 1080 });
    picker.style.blockSize = `${height}px`;
    for (const layout of ['grid', 'list', 'strip'] as const) {
      picker.layout = layout;
      await picker.updateComplete;
      for (const part of [0, 0.5, 1]) {
        const where = `${width} × ${height} px, ${layout}, at ${part}`;
        const box = scroller(picker);
        box.scrollTo({
          top: part * (box.scrollHeight - box.clientHeight),
          left: part * (box.scrollWidth - box.clientWidth),
        });
        await until(() => isFilled(picker), `a full view with ${where}`);
        look(where);
      }
    }
  }
}

describe('the nodes of a picker', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  for (const [name, kind] of Object.entries(kinds))
    it(`are at most 300 in all sizes and layouts, with ${name}`, async () => {
      for (const total of [120, 121, 300]) {
        const picker = await render(total, kind);
        await tryAllSizes(picker, (where) => expect(nodes(picker), `${total}, ${where}`).to.be.at.most(300));
        picker.closest('mss-provider')?.remove();
      }
    }).timeout(60_000);

  it('are at most 300 with ten thousand assets and many of them selected', async () => {
    const kind = kinds['avatars without pictures that cannot go live'] as (typeof kinds)[string];
    const picker = await render(10_000, kind, true);
    picker.value = Array.from({ length: 100 }, (_, i) => `a${i * 7}`).join(' ');
    await picker.updateComplete;
    let most = 0;
    await tryAllSizes(picker, () => (most = Math.max(most, nodes(picker))));
    expect(most).to.be.within(100, 300);
  }).timeout(60_000);
});

describe('a long selection', () => {
  it('is shown part by part, and each of it can be removed', async () => {
    const picker = await render(40, kinds['avatars with pictures'] as (typeof kinds)[string], true);
    picker.value = Array.from({ length: 6 }, (_, i) => `a${i}`).join(' ');
    await picker.updateComplete;
    const names = () =>
      [...root(picker).querySelectorAll('.chip .name')].map((chip) => chip.textContent.trim());
    expect(names()).to.have.length(4);
    await clickButton(picker, '1–4 of 6, show next');
    await until(() => names().includes('Asset 5'), 'the others');
    expect(names()).to.have.length(2);
    await clickButton(picker, 'Remove Asset 5');
    await until(() => renderedText(picker).includes('5–5 of 5, show next'), 'one less');
    expect(root(picker).activeElement?.getAttribute('aria-label')).to.equal('Remove Asset 4');
    await sendKeys({ press: 'Enter' });
    await until(() => names().length === 4, 'the part before');
    expect(button(picker, '1–4 of 4, show next')).to.equal(undefined);
    expect(picker.value).to.equal('a0 a1 a2 a3');
    tiles(picker)[20]?.click();
    await until(() => names().join() === 'Asset 20', 'what was selected last');
  });
});
