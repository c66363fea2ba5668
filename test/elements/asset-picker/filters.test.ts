/** Filters of the library: by the service where it has a parameter, among what is loaded where it has none. */
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AssetPicker } from '../../../src/elements/asset-picker/asset-picker.js';
import {
  filterNames,
  formatFilters,
  parseFilters,
  parseLocks,
} from '../../../src/elements/asset-picker/find/filter-set.js';
import '../../../src/elements/asset-picker/define.js';
import { stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { click, clickButton, renderedText, until } from '../../helpers/until.js';

interface Shown {
  picker: AssetPicker;
  /** Queries of the lists that were asked for. */
  queries: URLSearchParams[];
}

async function show(content: ReturnType<typeof html>): Promise<Shown> {
  const one = stage({ speed: 0 });
  const queries: URLSearchParams[] = [];
  const watching: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith('/digital-assets')) queries.push(searchParams);
    return one.fetch(request);
  };
  const { provider } = await renderWithSimulator(content, { ...one, fetch: watching });
  const picker = provider.querySelector('mss-asset-picker') as AssetPicker;
  await until(() => names(picker).length > 0, 'the tiles');
  return { picker, queries };
}

const root = (picker: AssetPicker) => picker.shadowRoot as ShadowRoot;
const names = (picker: AssetPicker) =>
  [...root(picker).querySelectorAll('[role=option] .name')].map((name) => name.textContent.trim());
const chips = (picker: AssetPicker) =>
  [...root(picker).querySelectorAll('.filter-chip')].map((chip) =>
    chip.textContent.replace(/[\u2066-\u2069]/g, '').trim(),
  );
const status = (picker: AssetPicker) => root(picker).querySelector('[part=status]')?.textContent.trim() ?? '';

/** Presses the button beside the chips; the panel has one of the same name while it is open. */
async function clear(picker: AssetPicker): Promise<void> {
  await sendKeys({ press: 'Escape' });
  await click(() => root(picker).querySelector('.filter-chips > button'), 'the button that clears');
}

/** The field of the panel with that label, which is opened if it is not. */
async function field(picker: AssetPicker, label: string): Promise<HTMLInputElement | HTMLSelectElement> {
  const panel = () => root(picker).querySelector('.filters');
  if (!panel()?.matches(':popover-open')) root(picker).querySelector<HTMLElement>('[part=filter]')?.click();
  await until(() => panel()?.matches(':popover-open'), 'the panel');
  const found = [...root(picker).querySelectorAll('.filters label')].find(
    (one) => one.querySelector('span')?.textContent === label,
  );
  return found?.querySelector('.field') as HTMLInputElement;
}

async function choose(picker: AssetPicker, label: string, value: string): Promise<void> {
  const one = await field(picker, label);
  one.value = value;
  one.dispatchEvent(new Event('change', { bubbles: true }));
  await until(() => chips(picker).length > 0, 'the chip');
}

const voices = html`<mss-asset-picker lang="en" asset-type="VOICE_MODEL"></mss-asset-picker>`;
const pictures = html`<mss-asset-picker lang="en" asset-type="IMAGE"></mss-asset-picker>`;

describe('the filters of the picker', () => {
  it('ask the service where it has a parameter, and show a chip for each', async () => {
    const { picker, queries } = await show(voices);
    await choose(picker, 'Language', 'JPN');
    await until(() => names(picker).every((name) => /Haruka|Takumi/.test(name)), 'Japanese voices');
    await choose(picker, 'Sex', 'MALE');
    await until(() => names(picker).join() === 'Takumi', 'the one voice');
    expect(queries.at(-1)?.get('language')).to.equal('JPN');
    expect(queries.at(-1)?.get('sex')).to.equal('MALE');
    expect(chips(picker)).to.deep.equal(['Language: Japanese', 'Sex: Male']);
    expect(root(picker).querySelector('[part=filter]')?.textContent).to.include('Filters (2)');
    await clear(picker);
    await until(() => names(picker).length > 2, 'all voices');
    expect(chips(picker)).to.deep.equal([]);
    expect(root(picker).activeElement?.getAttribute('part')).to.equal('filter');
  });

  it('look through what is loaded where the service has no parameter, and say so', async () => {
    const { picker, queries } = await show(pictures);
    const all = names(picker).length;
    const before = queries.length;
    await choose(picker, 'Orientation', 'portrait');
    await until(() => names(picker).length < all && names(picker).length > 0, 'fewer pictures');
    expect([...(queries.at(-1)?.keys() ?? [])].join()).to.not.match(/orientation/);
    expect(queries.length).to.be.above(before);
    expect(renderedText(picker)).to.include('MetaStudio can’t filter by these');
    const images = [...root(picker).querySelectorAll<HTMLImageElement>('[role=option] img')];
    expect(images.every(({ height, width }) => Number(height) >= 0 && Number(width) >= 0)).to.equal(true);
    expect(root(picker).querySelectorAll('[role=option] img:not(.upright)').length).to.equal(0);
  });

  it('read on for what is found only here, and do not invent a number', async () => {
    const one = stage({ speed: 0 });
    const total = 3_000;
    const fetchLibrary: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      const { pathname, searchParams } = new URL(request.url);
      if (!pathname.endsWith('/digital-assets')) return one.fetch(request);
      const offset = Number(searchParams.get('offset'));
      const assets = Array.from(
        { length: Math.min(Number(searchParams.get('limit')), total - offset) },
        (_, i) => ({
          asset_id: `a${offset + i}`,
          asset_name: `Picture ${offset + i}`,
          asset_type: 'IMAGE',
          asset_state: 'ACTIVED',
          asset_extra_meta: {
            image_meta: (offset + i) % 500 === 499 ? { width: 9, height: 16 } : { width: 16, height: 9 },
          },
        }),
      );
      return Promise.resolve(Response.json({ count: total, assets }));
    };
    const { provider } = await renderWithSimulator(
      html`<mss-asset-picker lang="en" asset-type="IMAGE" filters="orientation=portrait"></mss-asset-picker>`,
      { ...one, fetch: fetchLibrary },
    );
    const picker = provider.querySelector('mss-asset-picker') as AssetPicker;
    await until(() => names(picker).join() === 'Picture 499,Picture 999', 'those among the first thousand');
    expect(status(picker)).to.match(/^2 in the first 1,\d\d\d of 3,000$/);
    expect(root(picker).querySelector('[role=option]')?.getAttribute('aria-setsize')).to.equal('-1');
    await clickButton(picker, 'Show more');
    await until(() => names(picker).length === 4, 'the next ones');
    await clickButton(picker, 'Show more');
    await until(() => names(picker).length === 6, 'all of them');
    await until(() => status(picker) === '6 of 6', 'the whole number');
    expect(root(picker).querySelector('[role=option]')?.getAttribute('aria-setsize')).to.equal('6');
  });

  it('are preset by the page, and locked where it says so', async () => {
    const { picker, queries } = await show(
      html`<mss-asset-picker
        lang="en"
        asset-type="VOICE_MODEL"
        filters="sex=FEMALE&language=CN"
        locked-filters="language"
      ></mss-asset-picker>`,
    );
    expect(queries).to.have.length(1);
    expect(queries[0]?.get('language')).to.equal('CN');
    expect((await field(picker, 'Language')).disabled).to.equal(true);
    expect((await field(picker, 'Sex')).disabled).to.equal(false);
    await clear(picker);
    await until(() => queries.at(-1)?.has('sex') === false, 'the list without one of them');
    expect(queries.at(-1)?.get('language')).to.equal('CN');
    expect(chips(picker)).to.deep.equal(['Language: Chinese']);
    expect(root(picker).querySelector('.filter-chips > button')).to.equal(null);
  });

  it('sort by name and by date', async () => {
    const { picker, queries } = await show(pictures);
    const newest = names(picker);
    await choose(picker, 'Sort by', 'oldest');
    await until(() => names(picker)[0] !== newest[0], 'another first');
    expect(queries.at(-1)?.get('sort_dir')).to.equal('asc');
    await choose(picker, 'Sort by', 'name');
    const inOrder = () => {
      const { compare } = new Intl.Collator('en', { numeric: true });
      return names(picker).every(
        (name, index, all) => index === 0 || compare(all[index - 1] ?? '', name) <= 0,
      );
    };
    await until(inOrder, 'the names in order');
  });

  it('put what was chosen lately first, for this user of this browser', async () => {
    const own = html`<mss-asset-picker
      lang="en"
      asset-type="IMAGE"
      filters="sort=own"
      multiple
    ></mss-asset-picker>`;
    const first = await show(own);
    const last = names(first.picker).at(-1);
    [...root(first.picker).querySelectorAll<HTMLElement>('[role=option]')].at(-1)?.click();
    await until(
      () => localStorage.getItem('metastudio-widgets/assets/')?.includes(first.picker.value),
      'the memory',
    );
    const second = await show(own);
    expect(names(second.picker)[0]).to.equal(last);
    expect(new Set(names(second.picker)).size).to.equal(names(second.picker).length);
    localStorage.removeItem('metastudio-widgets/assets/');
  });

  it('say that nothing matches them, and are cleared from there', async () => {
    const { picker } = await show(pictures);
    await choose(picker, 'Tag', 'no such tag');
    await until(() => renderedText(picker).includes('Try fewer filters'), 'the sentence');
    await sendKeys({ press: 'Escape' });
    await clickButton(picker, 'Clear');
    await until(() => names(picker).length > 0, 'the pictures');
  });

  it('are used by keyboard alone, and accessible', async () => {
    const { picker } = await show(voices);
    root(picker).querySelector<HTMLElement>('[role=searchbox]')?.focus();
    await sendKeys({ press: 'Tab' });
    expect(root(picker).activeElement?.getAttribute('part')).to.equal('filter');
    await sendKeys({ press: 'Enter' });
    await until(() => root(picker).activeElement?.closest('.filters'), 'the first field');
    await choose(picker, 'Sex', 'MALE');
    await expectAccessible(picker);
    await sendKeys({ press: 'Escape' });
    await until(
      () => root(picker).activeElement?.getAttribute('part') === 'filter',
      'the focus on the button',
    );
    await expectAccessible(picker);
  });
});

describe('filters as a text', () => {
  it('are written as they are read, whatever their values', () => {
    const odd = ['新品 & 100 %', 'a=b;c', 'x+y', '😀', 'CN,EN'];
    for (const value of odd) {
      const set = Object.fromEntries(filterNames.map((name) => [name, value]));
      expect(Object.fromEntries(parseFilters(formatFilters(set)))).to.deep.equal(set);
    }
  });

  it('are read in the spellings that people try', () => {
    for (const text of ['sex=MALE&language=CN,EN', 'sex:MALE;language:CN,EN', 'sex=MALE language=CN,EN'])
      expect(Object.fromEntries(parseFilters(text)), text).to.deep.equal({ sex: 'MALE', language: 'CN,EN' });
    expect([...parseLocks('sex, source')].map(([name]) => name)).to.deep.equal(['sex', 'source']);
    for (const text of ['', '&&==;', '%', 'constructor=1', '__proto__=x', 'tag=%E4'])
      expect(
        [...parseFilters(text).keys()].every((name) => name === 'tag'),
        text,
      ).to.equal(true);
  });
});
