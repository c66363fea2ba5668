import { expect, fixtureCleanup, html } from '@open-wc/testing';
import { AssetPicker } from '../../../src/elements/asset-picker/asset-picker.js';
import '../../../src/elements/asset-picker/define.js';
import '../../../src/elements/provider/define.js';
import { stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { clearDrafts, storedDrafts, waitForDrafts } from '../../helpers/drafts.js';
import { holdImport } from '../../helpers/held-modules.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { clickButton, renderedText, until } from '../../helpers/until.js';

/** A form with a picker that the page presets. */
async function form({ value = '', record = '', multiple = false, type = 'HUMAN_MODEL_2D' } = {}) {
  fixtureCleanup();
  const { provider } = await renderWithSimulator(
    html`<form target="sent" action="about:blank">
      <mss-asset-picker
        name="chosen"
        record=${record}
        value=${value}
        asset-type=${type}
        ?multiple=${multiple}
      ></mss-asset-picker>
      <iframe name="sent" title="Answer"></iframe>
    </form>`,
    stage({ speed: 0 }),
  );
  const picker = provider.querySelector('mss-asset-picker') as AssetPicker;
  await until(() => tiles(picker).length > 1, 'the assets');
  return { form: provider.querySelector('form') as HTMLFormElement, picker };
}

const tiles = (picker: AssetPicker) => [
  ...(picker.shadowRoot?.querySelectorAll<HTMLElement>('[role=option]') ?? []),
];
const idOf = (tile: HTMLElement | undefined) => tile?.dataset['id'] ?? '';
const offered = (picker: AssetPicker) =>
  until(() => renderedText(picker).includes('Unsaved selection from'), 'the offer');

/** Selects the asset at an index, and waits until it is kept. */
async function choose(picker: AssetPicker, index: number): Promise<string> {
  const tile = tiles(picker)[index];
  tile?.click();
  await waitForDrafts((drafts) => JSON.stringify(drafts).includes(idOf(tile)));
  return idOf(tile);
}

describe('the draft of a selection', () => {
  beforeEach(clearDrafts);
  afterEach(fixtureCleanup);

  for (const type of ['HUMAN_MODEL_2D', 'VOICE_MODEL', 'IMAGE'])
    it(`of the type ${type} is offered after a reload, and restored like a selection`, async () => {
      const first = await form({ type });
      const id = await choose(first.picker, 1);
      const { picker, form: again } = await form({ type });
      await offered(picker);
      expect(picker.value).to.equal('');
      await expectAccessible(picker);
      let told = '';
      picker.addEventListener('mss-change', (event) => (told = event.assets[0]?.asset_id ?? ''));
      await clickButton(picker, 'Restore');
      await until(() => picker.value === id, 'the selection');
      expect(told).to.equal(id);
      expect(new FormData(again).get('chosen')).to.equal(id);
      await until(() => !renderedText(picker).includes('Unsaved selection from'), 'no offer');
    });

  it('keeps several assets, and says their names', async () => {
    const { picker } = await form({ multiple: true });
    await choose(picker, 0);
    await choose(picker, 1);
    const both = picker.value;
    const names = picker.selected.map(({ asset_name }) => asset_name ?? '');
    const again = await form({ multiple: true });
    await offered(again.picker);
    await until(() => renderedText(again.picker).includes(names.join(', ')), 'the names');
    again.picker.lang = 'zh-CN';
    await until(
      () => renderedText(again.picker).includes(names.join('、')),
      'the names as Chinese lists them',
    );
    again.picker.lang = 'en';
    await clickButton(again.picker, 'Restore');
    await until(() => again.picker.value === both, 'both');
  });

  it('is not offered when the page presets the same, and is deleted by Discard', async () => {
    const id = await choose((await form()).picker, 1);
    const same = await form({ value: id });
    await waitForDrafts((drafts) => drafts.length === 0);
    expect(renderedText(same.picker)).not.to.include('Unsaved selection from');
    await choose(same.picker, 0);
    const other = await form({ value: id });
    await offered(other.picker);
    await clickButton(other.picker, 'Discard');
    await waitForDrafts((drafts) => drafts.length === 0);
    expect(other.picker.value).to.equal(id);
  });

  it('belongs to its record', async () => {
    const id = await choose((await form({ record: '1' })).picker, 1);
    const { picker } = await form({ record: '2' });
    await choose(picker, 0);
    expect(renderedText(picker)).not.to.include('Unsaved selection from');
    picker.value = '';
    picker.record = '1';
    await offered(picker);
    await clickButton(picker, 'Restore');
    await until(() => picker.value === id, 'the selection of the first record');
  });

  it('ends with a submission and with a reset, and stays when the submission is prevented', async () => {
    const { form: own, picker } = await form();
    await choose(picker, 0);
    own.requestSubmit();
    await waitForDrafts((drafts) => drafts.length === 0);
    await choose(picker, 1);
    own.reset();
    await waitForDrafts((drafts) => drafts.length === 0);
    expect(picker.value).to.equal('');
    await choose(picker, 1);
    window.addEventListener('submit', (event) => event.preventDefault(), { once: true });
    own.requestSubmit();
    await choose(picker, 0);
    await offered((await form()).picker);
  });

  it('that cannot be read is reported; it is offered when drafts can be read again', async () => {
    const id = await choose((await form()).picker, 1);
    const { getAll } = IDBIndex.prototype;
    IDBIndex.prototype.getAll = () => {
      throw new DOMException('The storage is refused', 'UnknownError');
    };
    let picker: AssetPicker;
    try {
      ({ picker } = await form());
      await until(() => renderedText(picker).includes('Drafts can’t be read in this browser'), 'the note');
      expect(renderedText(picker)).not.to.include('Unsaved selection from');
      await expectAccessible(picker);
    } finally {
      IDBIndex.prototype.getAll = getAll;
    }
    await choose(picker, 0);
    await offered(picker);
    expect(renderedText(picker)).not.to.include('be read');
    await clickButton(picker, 'Restore');
    await until(() => picker.value === id, 'the earlier selection');
  });

  it('is not kept for a selection that the page has made', async () => {
    const { picker, form: own } = await form();
    await choose(picker, 1);
    own.reset();
    picker.value = idOf(tiles(picker)[0]);
    await picker.updateComplete;
    // Leaving the page writes what is not yet kept.
    fixtureCleanup();
    expect(await storedDrafts()).to.deep.equal([]);
  });
});

/** Selects an asset as long as nothing can be kept yet. */
async function chooseEarly(picker: AssetPicker, index: number): Promise<string> {
  const tile = tiles(picker)[index];
  tile?.click();
  await picker.updateComplete;
  expect(picker.value).to.equal(idOf(tile));
  return idOf(tile);
}

const isKept = (id: string) => waitForDrafts((drafts) => JSON.stringify(drafts).includes(id));

describe('a selection that is made before the code of drafts has come', () => {
  let release: () => void;
  beforeEach(async () => {
    await clearDrafts();
    release = holdImport(AssetPicker.prototype, 'importDraft');
  });
  afterEach(() => {
    release();
    fixtureCleanup();
  });

  it('is kept, and offered after a reload', async () => {
    const { picker } = await form();
    const id = await chooseEarly(picker, 1);
    release();
    await isKept(id);
    const again = await form();
    await offered(again.picker);
    await clickButton(again.picker, 'Restore');
    await until(() => again.picker.value === id, 'the selection');
  });

  it('does not take the place of what an earlier visit left', async () => {
    release();
    const earlier = await choose((await form()).picker, 0);
    release = holdImport(AssetPicker.prototype, 'importDraft');
    const { picker } = await form();
    const id = await chooseEarly(picker, 1);
    release();
    await isKept(id);
    await offered(picker);
    await clickButton(picker, 'Restore');
    await until(() => picker.value === earlier, 'the earlier selection');
    await offered(picker);
    await clickButton(picker, 'Restore');
    await until(() => picker.value === id, 'the selection of before');
  });

  it('is kept for the record that it was made for', async () => {
    const { picker } = await form({ record: '1' });
    const id = await chooseEarly(picker, 1);
    picker.record = '2';
    picker.value = idOf(tiles(picker)[0]);
    release();
    await isKept(id);
    expect(JSON.stringify(await storedDrafts())).not.to.include(picker.value);
    await offered((await form({ record: '1' })).picker);
  });

  for (const [what, end] of [
    ['a submission', (own: HTMLFormElement) => own.requestSubmit()],
    ['a reset', (own: HTMLFormElement) => own.reset()],
  ] as const)
    it(`ends with ${what}`, async () => {
      const { picker, form: own } = await form();
      const early = await chooseEarly(picker, 1);
      end(own);
      await new Promise((resolve) => setTimeout(resolve));
      release();
      const { getAll } = IDBIndex.prototype;
      let reads = 0;
      IDBIndex.prototype.getAll = function (...range) {
        reads += 1;
        return getAll.apply(this, range);
      };
      release();
      await until(() => reads > 0, 'drafts are looked for').finally(
        () => (IDBIndex.prototype.getAll = getAll),
      );
      // Leaving the page writes what is not yet kept.
      fixtureCleanup();
      expect(JSON.stringify(await storedDrafts())).not.to.include(early);
    });

  it('is not kept if the page has made it', async () => {
    const { picker } = await form();
    const set = idOf(tiles(picker)[1]);
    picker.value = set;
    await picker.updateComplete;
    release();
    await choose(picker, 0);
    expect(JSON.stringify(await storedDrafts())).not.to.include(set);
  });
});
