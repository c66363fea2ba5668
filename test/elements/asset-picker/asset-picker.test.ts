import { dot } from '../../helpers/invented-library.js';
import { clickButton, until } from '../../helpers/until.js';
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { createSimulator, defaultAccount, type Simulator } from '../../../demo/simulator/index.js';
import type { DigitalAssetInfo, GetToken, Token } from '../../../src/api/index.js';
import { createHandler, type Handler } from '../../../src/server/index.js';
import type { AssetPicker } from '../../../src/elements/asset-picker/asset-picker.js';
import type { MssAssetsChangeEvent, MssErrorEvent } from '../../../src/ui/events.js';
import '../../../src/elements/asset-picker/define.js';
import '../../../src/elements/provider/define.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { inventedOptions } from '../../helpers/invented.js';

const origin = 'https://metastudio.test';
/** Where the page reaches its backend. */
const backendUrl = 'https://shop.test/backend';

function avatars(count: number, more: Partial<DigitalAssetInfo> = {}): DigitalAssetInfo[] {
  return Array.from({ length: count }, (_, index) => ({
    asset_id: `avatar-${index}`,
    asset_name: `Avatar ${index}`,
    asset_type: 'HUMAN_MODEL_2D',
    asset_state: 'ACTIVED',
    asset_extra_meta: { human_model_2d_meta: { support_live: true, model_resolution: '4K' } },
    files: [{ asset_file_category: 'COVER', file_type: 'gif', download_url: dot }],
    ...more,
  }));
}

function voice(name: string, meta: object = {}): DigitalAssetInfo {
  return {
    asset_id: `voice-${name}`,
    asset_name: name,
    asset_type: 'VOICE_MODEL',
    asset_state: 'ACTIVED',
    asset_extra_meta: { voice_model_meta: { language: 'CN', sex: 'FEMALE', ...meta } },
    files: [
      { asset_file_category: 'SAMPLE', file_type: 'wav', download_url: `https://sounds.test/${name}.wav` },
    ],
  };
}

const offAir = (asset: DigitalAssetInfo): DigitalAssetInfo => ({
  ...asset,
  asset_extra_meta: { human_model_2d_meta: { support_live: false } },
});

/** A simulated library inside the page. Its answers can be delayed, to test what is shown in the meantime. */
class Library {
  /** Queries of the requested lists. */
  readonly listQueries: URLSearchParams[] = [];
  /** IDs of the assets that were requested singly. */
  readonly requestedIds: string[] = [];
  private simulator: Simulator;
  private backend: Handler;
  private gate: Promise<void> | undefined;

  constructor(assets: readonly DigitalAssetInfo[]) {
    this.simulator = withAssets(assets);
    this.backend = backendOf(this.simulator);
  }

  /** Replaces all assets. */
  replaceAssets(assets: readonly DigitalAssetInfo[]): void {
    this.simulator = withAssets(assets);
    this.backend = backendOf(this.simulator);
  }

  /** Delays the next answer until the returned function is called. */
  hold(): () => void {
    let open = (): void => undefined;
    this.gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  /** Refuses the next list. */
  async refuse(): Promise<void> {
    const rules = [{ operation: 'listAssets', status: 400, times: 1 }];
    const init = { method: 'POST', body: JSON.stringify({ rules }) };
    await this.simulator.fetch(new Request(`${origin}/_simulator/faults`, init));
  }

  readonly getToken: GetToken = async () => {
    const answer = await this.backend(new Request(`${backendUrl}/token`, { method: 'POST' }));
    return (await answer.json()) as Token;
  };

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const id = /digital-assets\/(.+)$/.exec(pathname)?.[1];
    if (id) this.requestedIds.push(id);
    else this.listQueries.push(searchParams);
    const { gate } = this;
    this.gate = undefined;
    await gate;
    return this.backend(request);
  };
}

/** The customer's backend in front of a simulator. */
function backendOf(simulator: Simulator): Handler {
  const { user, password, domain, project_id } = defaultAccount;
  return createHandler({
    region: 'cn-north-4',
    sessionSecrets: ['the secret of sessions in this test'],
    endpoint: origin,
    credentials: { endpoint: origin, user, password, domain, project: project_id },
    authorize: () => ({ user: 'anna', may: 'view' }),
    onError: () => undefined, // failures that a test asked for
    fetch: (input, init) => simulator.fetch(new Request(input, init)),
  });
}

/** Creates a simulator with these assets, the first one being the newest. */
function withAssets(assets: readonly DigitalAssetInfo[]): Simulator {
  const seed = assets.map((asset, index) => ({
    source: 'CUSTOMIZATION' as const,
    asset: { ...asset, create_time: new Date(1_800_000_000_000 - index * 60_000).toISOString() },
  }));
  return createSimulator({ seed, fileUrls: 'data', ...inventedOptions });
}

interface Shown {
  library: Library;
  picker: AssetPicker;
}

async function under(library: Library, content: TemplateResult): Promise<Shown> {
  const provider = await fixture(
    html`<mss-provider .getToken=${library.getToken} .fetch=${library.fetch}>${content}</mss-provider>`,
  );
  const picker = provider.querySelector('mss-asset-picker');
  if (!picker) throw new Error('No picker');
  return { library, picker };
}

async function shown(assets: DigitalAssetInfo[], content: TemplateResult): Promise<Shown> {
  const all = await under(new Library(assets), content);
  await settled(all.picker);
  return all;
}

const inside = (picker: AssetPicker) => picker.shadowRoot as ShadowRoot;
const options = (picker: AssetPicker) => [...inside(picker).querySelectorAll<HTMLElement>('[role=option]')];
/** The accessible name of an option: its content without what is hidden from screen readers. */
const nameOf = (tile: Element): string => {
  const content = tile.cloneNode(true) as Element;
  content.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove());
  return content.textContent?.trim() ?? '';
};
const names = (picker: AssetPicker) => options(picker).map(nameOf);
const option = (picker: AssetPicker, name: string) => {
  const found = options(picker)[names(picker).indexOf(name)];
  if (!found) throw new Error(`No option ${name}`);
  return found;
};
const description = (picker: AssetPicker, name: string) =>
  (option(picker, name).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => inside(picker).getElementById(id)?.textContent?.replace(/\s+/g, ' ').trim())
    .join(' ');
const chosen = (picker: AssetPicker) =>
  options(picker)
    .filter((one) => one.getAttribute('aria-selected') === 'true')
    .map((one) => one.dataset['id']);
const text = (picker: AssetPicker, selector: string) =>
  inside(picker).querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const button = (picker: AssetPicker, name: string) =>
  [...inside(picker).querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
  );
const focused = (picker: AssetPicker) => (inside(picker).activeElement as HTMLElement | null)?.dataset['id'];

async function settled(picker: AssetPicker): Promise<void> {
  await until(() => text(picker, '[role=status]') !== '' && !inside(picker).querySelector('[aria-busy]'));
  await picker.updateComplete;
}

function type(picker: AssetPicker, words: string): HTMLInputElement {
  const box = inside(picker).querySelector<HTMLInputElement>('[role=searchbox]');
  if (!box) throw new Error('No search box');
  box.value = words;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return box;
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

const one = html`<mss-asset-picker asset-type="HUMAN_MODEL_2D" name="avatar"></mss-asset-picker>`;
const many = html`<mss-asset-picker
  asset-type="HUMAN_MODEL_2D"
  name="avatar"
  multiple
  max="2"
></mss-asset-picker>`;

describe('mss-asset-picker: the list', () => {
  it('shows the assets as options of a listbox, named by the asset', async () => {
    const { picker } = await shown(avatars(3), one);
    expect(inside(picker).querySelector('[role=listbox]')?.getAttribute('aria-label')).to.equal('Avatars');
    expect(names(picker)).to.deep.equal(['Avatar 0', 'Avatar 1', 'Avatar 2']);
    expect(description(picker, 'Avatar 0')).to.equal('4K · Live-ready');
  });

  it('asks for active assets of its types and source, 40 a page', async () => {
    const { library } = await shown(
      avatars(1),
      html`<mss-asset-picker asset-type="HUMAN_MODEL_2D IMAGE" source="CUSTOMIZATION"></mss-asset-picker>`,
    );
    const query = Object.fromEntries(library.listQueries[0] ?? []);
    expect(query).to.include({
      asset_type: 'HUMAN_MODEL_2D,IMAGE',
      asset_source: 'CUSTOMIZATION',
      asset_state: 'ACTIVED',
      limit: '40',
      offset: '0',
    });
  });

  it('shows whatever has a picture when no type is given', async () => {
    const { library } = await shown(avatars(1), html`<mss-asset-picker></mss-asset-picker>`);
    expect(library.listQueries[0]?.get('asset_type')).to.equal('HUMAN_MODEL_2D,IMAGE,VIDEO,PPT');
  });

  it('switches between its types', async () => {
    const { library, picker } = await shown(
      [...avatars(2), voice('Yun')],
      html`<mss-asset-picker asset-type="HUMAN_MODEL_2D VOICE_MODEL"></mss-asset-picker>`,
    );
    expect(options(picker)).to.have.length(3);
    inside(picker).querySelector<HTMLInputElement>('input[value=VOICE_MODEL]')?.click();
    await until(() => options(picker).length === 1);
    expect(names(picker)).to.deep.equal(['Yun']);
    expect(library.listQueries.at(-1)?.get('asset_type')).to.equal('VOICE_MODEL');
  });

  it('tells how many are shown, and shows more on demand', async () => {
    const { picker } = await shown(avatars(96), one);
    expect(text(picker, '[role=status]')).to.equal('40 of 96');
    await clickButton(picker, 'Show more');
    await until(() => text(picker, '[role=status]') === '80 of 96');
    await clickButton(picker, 'Show more');
    await until(() => text(picker, '[role=status]') === '96 of 96');
    expect(button(picker, 'Show more')).to.equal(undefined);
    await until(() => focused(picker) === 'avatar-80');
  });

  it('loads more near the end, and leaves place and focus where they are', async () => {
    const { picker } = await shown(avatars(96), one);
    option(picker, 'Avatar 39').focus();
    const scroller = inside(picker).querySelector('.scroller') as HTMLElement;
    scroller.scrollTop = scroller.scrollHeight;
    await until(() => text(picker, '[role=status]') === '80 of 96');
    expect(focused(picker)).to.equal('avatar-39');
    const seen = scroller.getBoundingClientRect();
    const tile = option(picker, 'Avatar 39').getBoundingClientRect();
    expect(tile.top).to.be.within(seen.top, seen.bottom);
  });

  it('shows an asset once when the pages have moved meanwhile', async () => {
    const { library, picker } = await shown(avatars(60), one);
    library.replaceAssets([{ ...avatars(1)[0], asset_id: 'new', asset_name: 'New' }, ...avatars(60)]);
    await clickButton(picker, 'Show more');
    await until(() => options(picker).length > 40);
    expect(new Set(names(picker)).size).to.equal(names(picker).length);
  });

  it('reads again all that is shown', async () => {
    const { library, picker } = await shown(avatars(60), one);
    await clickButton(picker, 'Show more');
    await until(() => options(picker).length === 60);
    library.replaceAssets(avatars(60).slice(1));
    await picker.refresh();
    await picker.updateComplete;
    expect(options(picker)).to.have.length(59);
    expect(names(picker)).not.to.include('Avatar 0');
  });

  it('puts a quiet sign in place of a broken picture', async () => {
    const files = [{ asset_file_category: 'COVER', download_url: 'data:image/png;base64,AAAA' }];
    const { picker } = await shown(avatars(1, { files }), one);
    await until(() => option(picker, 'Avatar 0').querySelector('img') === null);
    expect(option(picker, 'Avatar 0').querySelector('.media svg')).to.exist;
  });

  it('gives a picture its place in the tile, however large the service says that it is', async () => {
    const pictures = avatars(3, { asset_type: 'IMAGE' }).map((picture, index) => ({
      ...picture,
      ...(index > 0 && { asset_extra_meta: { image_meta: { width: 720, height: 1280 } } }),
    }));
    for (const layout of ['grid', 'list', 'strip'] as const) {
      const { picker } = await shown(
        pictures,
        html`<mss-asset-picker asset-type="IMAGE" layout=${layout}></mss-asset-picker>`,
      );
      await until(() => options(picker).length === 3);
      const [unsized, ...sized] = options(picker).map((tile) => {
        const { width, height } = tile.querySelector('img')?.getBoundingClientRect() ?? new DOMRect();
        return `${layout}: ${Math.round(width)} x ${Math.round(height)}`;
      });
      expect(sized).to.eql([unsized, unsized]);
    }
  });
});

describe('mss-asset-picker: search', () => {
  it('searches once for what was typed, a moment after the last letter', async () => {
    const { library, picker } = await shown(avatars(30), one);
    type(picker, 'Avatar');
    type(picker, 'Avatar 2');
    await until(() => options(picker).length === 11);
    expect(library.listQueries.map((query) => query.get('name'))).to.deep.equal([null, 'Avatar 2']);
    expect(text(picker, '[role=status]')).to.equal('11 of 11');
  });

  it('keeps the last page while the next one loads', async () => {
    const { library, picker } = await shown(avatars(30), one);
    const open = library.hold();
    type(picker, 'Avatar 7');
    await until(() => inside(picker).querySelector('[role=listbox][aria-busy=true]'));
    expect(options(picker)).to.have.length(30);
    open();
    await until(() => options(picker).length === 1);
  });

  it('drops the answer to an older search', async () => {
    const { library, picker } = await shown(avatars(30), one);
    const open = library.hold();
    type(picker, 'Avatar 1');
    await until(() => library.listQueries.length === 2);
    type(picker, 'Avatar 7');
    await until(() => names(picker).join() === 'Avatar 7');
    open();
    await picker.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(names(picker)).to.deep.equal(['Avatar 7']);
  });

  it('waits for an input method to end', async () => {
    const { library, picker } = await shown(avatars(3), one);
    const box = type(picker, '');
    box.value = 'a va';
    box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    box.value = 'Avatar 1';
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await until(() => options(picker).length === 1);
    expect(library.listQueries.map((query) => query.get('name'))).to.deep.equal([null, 'Avatar 1']);
  });

  it('says that nothing was found, and goes back to all', async () => {
    const { picker } = await shown(avatars(3), one);
    type(picker, 'nobody');
    await until(() => options(picker).length === 0);
    expect(text(picker, '[role=status]')).to.equal('No matches');
    await expectAccessible(picker);
    await clickButton(picker, 'Clear search');
    await until(() => options(picker).length === 3);
  });
});

describe('mss-asset-picker: names by pinyin', () => {
  const named = (names: readonly string[]) =>
    avatars(names.length).map((asset, index) => ({ ...asset, asset_name: names[index] ?? '' }));

  it('finds a Chinese name by its pinyin, the beginning of it, or its initials, in any reading', async () => {
    const names = ['林悦', '直播重庆 Pro', '长乐', 'Linda', '王芳'];
    const { picker } = await shown(named(names), one);
    for (const [letters, found] of [
      ['lin', ['Linda', '林悦']],
      ['ly', ['林悦']],
      ['LinYue', ['林悦']],
      ["lin'y", ['林悦']],
      ['chongqing', ['直播重庆 Pro']],
      ['zhongqing', ['直播重庆 Pro']],
      ['cl', ['长乐']],
      ['zhangyue', ['长乐']],
      ['wf', ['王芳']],
      ['xyz', []],
      ['王', ['王芳']],
    ] as const) {
      type(picker, letters);
      await until(
        () => JSON.stringify(options(picker).map(nameOf)) === JSON.stringify(found),
        `${letters}: ${found.join(', ')}`,
      );
    }
  });

  it('looks through names that were not shown yet, and asks for nothing more where no name is Chinese', async () => {
    const many = named(['林悦', ...Array.from({ length: 110 }, (_, index) => `王${index}`), '林森']);
    const { picker } = await shown(many, one);
    type(picker, 'lin');
    await until(() => options(picker).length === 2, 'both');
    expect(options(picker).map(nameOf)).to.deep.equal(['林悦', '林森']);
    const { picker: other, library } = await shown(avatars(50), one);
    type(other, 'lin');
    await until(() => options(other).length === 0, 'none');
    expect(library.listQueries.map((query) => query.get('name'))).to.deep.equal([null, 'lin']);
  });
});

describe('mss-asset-picker: a library that is too large to be looked through by pinyin', () => {
  it('says how many names were looked at, and nothing of it for a search in characters', async () => {
    const many = avatars(1_120).map((asset, index) => ({ ...asset, asset_name: `王${index}` }));
    const { picker } = await shown(many, one);
    const note = () => inside(picker).querySelector('[role=note]')?.textContent?.trim() ?? '';
    type(picker, 'wang');
    await until(() => /Pinyin finds only the first 1,0\d\d assets\./.test(note()), 'the note');
    await expectAccessible(picker);
    picker.lang = 'zh-CN';
    await until(() => /拼音搜索仅涵盖前 1,0\d\d 项/.test(note()), 'the note in Chinese');
    type(picker, '王1');
    await until(() => note() === '', 'no note');
  });
});

describe('mss-asset-picker: what cannot be chosen', () => {
  const why = (picker: AssetPicker) => {
    const note = picker.shadowRoot?.querySelector<HTMLElement>('.why');
    return note?.offsetParent ? note.textContent?.trim() : undefined;
  };
  const reason = 'Not available for livestreams.';

  it('says why, in sight, when it is pressed, pointed at or focused', async () => {
    const [on = {}, off = {}] = avatars(2);
    const { picker } = await shown([on, offAir(off)], html`<mss-asset-picker live></mss-asset-picker>`);
    const list = () => picker.shadowRoot?.querySelector('.list')?.getBoundingClientRect();
    const before = JSON.stringify(list());
    const grey = option(picker, 'Avatar 1');
    expect(why(picker)).to.equal(undefined);
    grey.click();
    await until(() => why(picker) === reason, 'why, when pressed');
    expect(picker.value).to.equal('');
    expect(JSON.stringify(list())).to.equal(before);
    await expectAccessible(picker);
    option(picker, 'Avatar 0').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await until(() => why(picker) === undefined, 'nothing');
    grey.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await until(() => why(picker) === reason, 'why, when pointed at');
    expect(grey.title).to.include(reason);
    picker.shadowRoot?.querySelector('.list')?.dispatchEvent(new PointerEvent('pointerleave'));
    await until(() => why(picker) === undefined, 'nothing');
    option(picker, 'Avatar 0').focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => why(picker) === reason, 'why, when focused');
    await sendKeys({ press: 'Enter' });
    expect(picker.value).to.equal('');
    expect(why(picker)).to.equal(reason);
  });

  it('has Clear below an empty search', async () => {
    const { picker } = await shown(avatars(3), one);
    type(picker, 'nobody');
    await clickButton(picker, 'Clear');
    await until(() => options(picker).length === 3, 'all');
  });

  it('shows upright pictures in upright tiles, which they fill', async () => {
    const upright = (width: number, height: number) =>
      avatars(3, { asset_type: 'IMAGE', asset_extra_meta: { image_meta: { width, height } } });
    const content = html`<mss-asset-picker asset-type="IMAGE"></mss-asset-picker>`;
    const { picker } = await shown(upright(1080, 1920), content);
    const picture = picker.shadowRoot?.querySelector<HTMLElement>('.tile img') as HTMLElement;
    expect(picture.offsetHeight).to.be.above(picture.offsetWidth);
    expect(getComputedStyle(picture).objectFit).to.equal('cover');
    const { picker: other } = await shown(upright(1920, 1080), content);
    const wide = other.shadowRoot?.querySelector<HTMLElement>('.tile img') as HTMLElement;
    expect(wide.offsetWidth).to.be.above(wide.offsetHeight);
  });

  it('offers the sample of the chosen voice, also when the list does not show it', async () => {
    const { picker } = await shown(
      [voice('Yun'), voice('Kai')],
      html`<mss-asset-picker asset-type="VOICE_MODEL" value="voice-Kai"></mss-asset-picker>`,
    );
    await until(() => button(picker, 'Play Kai'), 'its sample');
    type(picker, 'Yun');
    await until(() => options(picker).length === 1, 'the other voice');
    expect(button(picker, 'Play Kai')).to.exist;
    expect(text(picker, '[part=hearing]')).to.include('Sample: Kai');
  });
});

describe('mss-asset-picker: choosing', () => {
  it('tells what a person chose, and submits it', async () => {
    const library = new Library(avatars(3));
    const { picker } = await under(library, html`<form>${one}</form>`);
    await settled(picker);
    const events: MssAssetsChangeEvent[] = [];
    const submitted: unknown[] = [];
    picker.addEventListener('mss-change', (event) => {
      events.push(event);
      submitted.push(new FormData(picker.form ?? undefined).get('avatar'));
    });
    option(picker, 'Avatar 1').click();
    expect(events[0]?.assets.map(({ asset_name }) => asset_name)).to.deep.equal(['Avatar 1']);
    expect(submitted).to.deep.equal(['avatar-1']);
    expect(chosen(picker)).to.deep.equal(['avatar-1']);
    option(picker, 'Avatar 2').click();
    expect(picker.value).to.equal('avatar-2');
  });

  it('dispatches no event for changes by code', async () => {
    const { picker } = await shown(avatars(3), one);
    picker.addEventListener('mss-change', () => expect.fail('An event'));
    picker.value = 'avatar-1';
    await picker.updateComplete;
    expect(chosen(picker)).to.deep.equal(['avatar-1']);
    picker.selected = avatars(1);
    await picker.updateComplete;
    expect(chosen(picker)).to.deep.equal(['avatar-0']);
  });

  it('deselects an asset at the second click, unless a selection is required', async () => {
    const { picker } = await shown(avatars(3), one);
    option(picker, 'Avatar 1').click();
    option(picker, 'Avatar 1').click();
    expect(picker.value).to.equal('');
    picker.required = true;
    await picker.updateComplete;
    expect(picker.validity.valueMissing).to.equal(true);
    expect(picker.validationMessage).to.equal('Select one.');
    option(picker, 'Avatar 1').click();
    option(picker, 'Avatar 1').click();
    expect(picker.value).to.equal('avatar-1');
    expect(picker.checkValidity()).to.equal(true);
  });

  it('submits each of several, and lets no more be chosen than max', async () => {
    const library = new Library(avatars(4));
    const { picker } = await under(library, html`<form>${many}</form>`);
    await settled(picker);
    option(picker, 'Avatar 2').click();
    option(picker, 'Avatar 0').click();
    option(picker, 'Avatar 1').click();
    expect(new FormData(picker.form ?? undefined).getAll('avatar')).to.deep.equal(['avatar-2', 'avatar-0']);
    expect(inside(picker).querySelector('[role=listbox]')?.getAttribute('aria-multiselectable')).to.equal(
      'true',
    );
    expect(option(picker, 'Avatar 1').getAttribute('aria-disabled')).to.equal('true');
    expect(description(picker, 'Avatar 1')).to.contain('You can select up to 2');
    expect(text(picker, '[part=chosen]')).to.contain('2 of 2 selected');
    await clickButton(picker, 'Remove Avatar 2');
    await picker.updateComplete;
    expect(picker.value).to.equal('avatar-0');
    expect(option(picker, 'Avatar 1').hasAttribute('aria-disabled')).to.equal(false);
  });

  it('is not valid when code chose more than max', async () => {
    const { picker } = await shown(avatars(4), many);
    picker.value = 'avatar-0 avatar-1 avatar-2';
    await picker.updateComplete;
    expect(picker.validity.customError).to.equal(true);
    expect(picker.validationMessage).to.equal('Select up to 2.');
  });

  it('does not select what may not go on air with live, and says why', async () => {
    const [first, second] = avatars(2);
    const { picker } = await shown(
      [first, offAir(second as DigitalAssetInfo)] as DigitalAssetInfo[],
      html`<mss-asset-picker asset-type="HUMAN_MODEL_2D" live></mss-asset-picker>`,
    );
    option(picker, 'Avatar 1').click();
    expect(picker.value).to.equal('');
    expect(description(picker, 'Avatar 1')).to.contain('Video only');
    expect(description(picker, 'Avatar 1')).to.contain('Not available for livestreams');
    picker.value = 'avatar-1';
    await picker.updateComplete;
    expect(picker.validationMessage).to.equal('“Avatar 1” isn’t available for livestreams. Choose another.');
  });

  it('asks the service for real-time voices only with live', async () => {
    const { library } = await shown(
      [voice('Yun')],
      html`<mss-asset-picker asset-type="VOICE_MODEL" live></mss-asset-picker>`,
    );
    expect(library.listQueries[0]?.get('is_realtime_voice')).to.equal('true');
  });

  it('names a chosen asset that no page has shown so far', async () => {
    const { library, picker } = await shown(
      avatars(60),
      html`<mss-asset-picker asset-type="HUMAN_MODEL_2D" value="avatar-55"></mss-asset-picker>`,
    );
    await until(() => text(picker, '[part=chosen]').includes('Avatar 55'));
    expect(library.requestedIds).to.deep.equal(['avatar-55']);
    expect(picker.selected[0]?.asset_name).to.equal('Avatar 55');
  });

  it('says that a selected asset no longer exists, and can remove it', async () => {
    const { picker } = await shown(
      avatars(2),
      html`<mss-asset-picker asset-type="HUMAN_MODEL_2D" value="gone" required></mss-asset-picker>`,
    );
    await until(() => text(picker, '[part=chosen]').includes('No longer exists'));
    expect(picker.validationMessage).to.equal('A selected asset no longer exists. Choose another.');
    await expectAccessible(picker);
    await clickButton(picker, 'Remove gone');
    expect(picker.value).to.equal('');
  });

  it('goes back to its attribute with the form, and takes back what the browser kept', async () => {
    const library = new Library(avatars(3));
    const { picker } = await under(
      library,
      html`<form><mss-asset-picker name="a" multiple value="avatar-2"></mss-asset-picker></form>`,
    );
    await settled(picker);
    option(picker, 'Avatar 0').click();
    expect(picker.value).to.equal('avatar-2 avatar-0');
    picker.form?.reset();
    expect(picker.value).to.equal('avatar-2');
    const kept = new FormData();
    kept.append('a', 'avatar-0');
    kept.append('a', 'avatar-1');
    (picker as unknown as { formStateRestoreCallback(state: FormData): void }).formStateRestoreCallback(kept);
    expect(picker.value).to.equal('avatar-0 avatar-1');
  });

  it('changes nothing when its fieldset is disabled', async () => {
    const { picker } = await under(new Library(avatars(2)), html`<fieldset disabled>${one}</fieldset>`);
    await settled(picker);
    option(picker, 'Avatar 1').click();
    expect(picker.value).to.equal('');
    expect(inside(picker).querySelector('[role=listbox]')?.getAttribute('aria-disabled')).to.equal('true');
    expect(inside(picker).querySelector<HTMLInputElement>('[role=searchbox]')?.disabled).to.equal(true);
  });
});

describe('mss-asset-picker: keyboard', () => {
  const wide = html`<div dir="ltr">${one}</div>`;

  it('has one stop for Tab in the list, at what is chosen', async () => {
    const { picker } = await shown(avatars(5), html`${one}`);
    picker.value = 'avatar-3';
    await picker.updateComplete;
    const stops = options(picker).filter((tile) => tile.tabIndex === 0);
    expect(stops.map((tile) => tile.dataset['id'])).to.deep.equal(['avatar-3']);
  });

  it('moves by the rows as they are laid out', async () => {
    const { picker } = await shown(avatars(40), wide);
    const top = option(picker, 'Avatar 0').offsetTop;
    const columns = options(picker).filter((tile) => tile.offsetTop === top).length;
    expect(columns).to.be.greaterThan(2);
    option(picker, 'Avatar 0').focus();
    await press('ArrowRight', 'ArrowDown');
    expect(focused(picker)).to.equal(`avatar-${columns + 1}`);
    await press('ArrowLeft', 'ArrowUp');
    expect(focused(picker)).to.equal('avatar-0');
    await press('PageDown');
    expect(Number(focused(picker)?.replace('avatar-', '')) % columns).to.equal(0);
    await press('PageUp', 'End');
    expect(focused(picker)).to.equal('avatar-39');
    await press('Home');
    expect(focused(picker)).to.equal('avatar-0');
  });

  it('moves to the next asset with the left arrow on a right-to-left page', async () => {
    const { picker } = await shown(avatars(9), html`<div dir="rtl">${one}</div>`);
    option(picker, 'Avatar 0').focus();
    await press('ArrowLeft');
    expect(focused(picker)).to.equal('avatar-1');
  });

  it('chooses with Space and Enter, and finds a name by its letters', async () => {
    const people = ['Ada', 'Mia', 'Milo'].map((asset_name, index) => ({
      ...avatars(3)[index],
      asset_name,
    }));
    const { picker } = await shown(people, one);
    option(picker, 'Ada').focus();
    await press('m', 'i', 'l');
    expect(focused(picker)).to.equal('avatar-2');
    await press('Space');
    expect(chosen(picker)).to.deep.equal(['avatar-2']);
    await press('Home', 'Enter');
    expect(chosen(picker)).to.deep.equal(['avatar-0']);
  });

  it('goes from the search box into the list', async () => {
    const { picker } = await shown(avatars(3), one);
    inside(picker).querySelector<HTMLElement>('[role=searchbox]')?.focus();
    await press('ArrowDown');
    expect(focused(picker)).to.equal('avatar-0');
  });
});

describe('mss-asset-picker: sounds', () => {
  const voices = html`<mss-asset-picker asset-type="VOICE_MODEL"></mss-asset-picker>`;
  const { play } = HTMLMediaElement.prototype;
  let result: () => Promise<void>;

  beforeEach(() => {
    result = () => Promise.resolve();
    HTMLMediaElement.prototype.play = () => result();
  });
  afterEach(() => {
    HTMLMediaElement.prototype.play = play;
  });

  it('tells language and sex in words', async () => {
    const { picker } = await shown(
      [voice('Yun'), voice('Kai', { language: 'Klingon', sex: 'MALE' })],
      voices,
    );
    expect(description(picker, 'Yun')).to.equal('Chinese · Female · Live-ready');
    expect(description(picker, 'Kai')).to.equal('Klingon · Male · Live-ready');
  });

  it('plays the focused voice, by a button outside of the list', async () => {
    const { picker } = await shown([voice('Yun'), voice('Kai')], voices);
    option(picker, 'Kai').focus();
    await picker.updateComplete;
    await clickButton(picker, 'Play Kai');
    await picker.updateComplete;
    expect(button(picker, 'Stop Kai')?.closest('[role=listbox]')).to.equal(null);
    await clickButton(picker, 'Stop Kai');
    await picker.updateComplete;
    expect(button(picker, 'Play Kai')).to.exist;
    expect(picker.value).to.equal('');
  });

  it('plays one sound at a time on the page', async () => {
    const { picker } = await shown([voice('Yun')], voices);
    const { picker: other } = await shown([voice('Kai')], voices);
    await clickButton(picker, 'Play Yun');
    await clickButton(other, 'Play Kai');
    await Promise.all([picker.updateComplete, other.updateComplete]);
    expect(button(picker, 'Play Yun')).to.exist;
    expect(button(other, 'Stop Kai')).to.exist;
  });

  it('says when a sound cannot be played', async () => {
    result = () => Promise.reject(new DOMException('No source', 'NotSupportedError'));
    const { picker } = await shown([voice('Yun')], voices);
    await clickButton(picker, 'Play Yun');
    await until(() => text(picker, '[part=hearing]').includes('could not be played'));
    expect(button(picker, 'Play Yun')).to.exist;
  });
});

describe('mss-asset-picker: its states', () => {
  it('is accessible with a list of each layout', async () => {
    for (const layout of ['grid', 'list', 'strip'] as const) {
      const { picker } = await shown(
        [...avatars(3), voice('Yun')],
        html`<mss-asset-picker
          asset-type="HUMAN_MODEL_2D VOICE_MODEL"
          layout=${layout}
          value="avatar-1"
        ></mss-asset-picker>`,
      );
      await expectAccessible(picker);
    }
  });

  it('shows the shape of what comes while it loads, in the size it will have', async () => {
    const library = new Library(avatars(3));
    const open = library.hold();
    const { picker } = await under(library, one);
    expect(inside(picker).querySelectorAll('.skeleton').length).to.be.greaterThan(3);
    const { height } = picker.getBoundingClientRect();
    await expectAccessible(picker);
    open();
    await settled(picker);
    expect(picker.getBoundingClientRect().height).to.equal(height);
  });

  it('shows an error with its request, tells the page, and tries again', async () => {
    const library = new Library(avatars(3));
    await library.refuse();
    const codes: string[] = [];
    const { picker } = await under(
      library,
      html`<div @mss-error=${(event: MssErrorEvent) => codes.push(event.error.code)}>${one}</div>`,
    );
    await until(() => /Request ID \S+/.test(text(picker, '[role=alert]')));
    expect(codes).to.deep.equal(['MSS.00000003']);
    await expectAccessible(picker);
    await clickButton(picker, 'Try again');
    await settled(picker);
    expect(options(picker)).to.have.length(3);
    expect(inside(picker).querySelector('[role=alert]')).to.equal(null);
  });

  it('keeps what is shown when the next page fails, and tries that again', async () => {
    const { library, picker } = await shown(avatars(60), one);
    await library.refuse();
    await clickButton(picker, 'Show more');
    await until(() => inside(picker).querySelector('[part=retry]'));
    expect(options(picker)).to.have.length(40);
    await clickButton(picker, 'Try again');
    await until(() => options(picker).length === 60);
  });

  it("shows the page's own words where there is nothing", async () => {
    const { picker } = await shown(
      [],
      html`<mss-asset-picker><p slot="empty">Upload one first</p></mss-asset-picker>`,
    );
    expect(picker.querySelector('p')?.getBoundingClientRect().height).to.be.greaterThan(0);
    await expectAccessible(picker);
  });

  it('says so when it is under no provider', async () => {
    const picker = await fixture<AssetPicker>(html`<mss-asset-picker></mss-asset-picker>`);
    expect(inside(picker).textContent).to.contain('Not connected');
  });

  it('shows a state that the service adds tomorrow as it is', async () => {
    const { picker } = await shown(avatars(1, { asset_state: 'SLEEPING' }), one);
    picker.value = 'avatar-0';
    await until(() => text(picker, '[part=chosen]').includes('SLEEPING'));
    expect(picker.validationMessage).to.equal('“Avatar 0” isn’t active. Choose another.');
  });

  it('speaks Chinese where the page does', async () => {
    const [first] = avatars(1);
    const { picker } = await shown(
      [offAir(first as DigitalAssetInfo), voice('云')],
      html`<div lang="zh-CN">
        <mss-asset-picker asset-type="HUMAN_MODEL_2D VOICE_MODEL" required></mss-asset-picker>
      </div>`,
    );
    expect(description(picker, '云')).to.equal('中文 · 女声 · 可直播');
    expect(description(picker, 'Avatar 0')).to.contain('不可直播');
    expect(picker.validationMessage).to.equal('请选择一项。');
    option(picker, '云').focus();
    await picker.updateComplete;
    expect(button(picker, '播放 云')).to.exist;
  });
});
