/** Uploads of the picker, against the simulated service in the page. */
import { expect, html } from '@open-wc/testing';
import {
  createClient,
  createDigitalAsset,
  listAssets,
  md5,
  type DigitalAssetInfo,
} from '../../../../src/api/index.js';
import type { AssetPicker } from '../../../../src/elements/asset-picker/asset-picker.js';
import '../../../../src/elements/asset-picker/define.js';
import { UploadRecords } from '../../../../src/elements/asset-picker/upload/upload-record.js';
import type { MssUploadEvent } from '../../../../src/ui/events.js';
import { asSession, stage, type Stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { clipboardEvent } from '../../../helpers/clipboard-event.js';
import { fileOf, photograph, png, wav } from '../../../helpers/files.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { button, clickButton, renderedText, until } from '../../../helpers/until.js';

interface Scene extends Stage {
  picker: AssetPicker;
  events: MssUploadEvent[];
  advance(seconds: number): Promise<void>;
}

async function scene(
  content = html`<mss-asset-picker upload asset-type="IMAGE"></mss-asset-picker>`,
  one: Stage = stage({ speed: 0 }),
): Promise<Scene> {
  const shown = await renderWithSimulator(content, one);
  const picker = shown.provider.querySelector<AssetPicker>('mss-asset-picker')!;
  const events: MssUploadEvent[] = [];
  picker.addEventListener('mss-upload', (event) => events.push(event));
  await until(() => picker.shadowRoot!.querySelector('.tile:not(.placeholder)'), 'the list');
  return { ...shown, picker, events };
}

/** Chooses files as a person does in the dialog of the button. */
function choose(picker: AssetPicker, ...files: File[]): void {
  const input = picker.shadowRoot!.querySelector<HTMLInputElement>('input[type=file]')!;
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  input.files = data.files;
  input.dispatchEvent(new Event('change'));
}

const state = (picker: AssetPicker, file_name: string) =>
  picker.uploads.find((one) => one.file_name === file_name)?.state;

const calls = async ({ simulator }: Stage): Promise<string[]> => {
  const answer = await simulator.fetch(new Request('https://metastudio.test/_simulator/requests'));
  const { requests } = (await answer.json()) as { requests: { operation: string }[] };
  return requests.map(({ operation }) => operation);
};

describe('an upload', () => {
  it('makes an asset of a chosen picture, which is first in the list and selected', async () => {
    const { picker, events, advance } = await scene();
    expect(button(picker, 'Upload')).to.exist;
    let changes = 0;
    picker.addEventListener('mss-change', () => changes++);
    choose(picker, fileOf('桂花茶 🍵 100%+#1.png', png(90, 160)));
    await until(() => state(picker, '桂花茶 🍵 100%+#1.png') === 'ready', 'the asset');
    await advance(10);
    const [asset] = picker.selected;
    expect(asset).to.deep.include({
      asset_name: '桂花茶 🍵 100%+#1',
      asset_type: 'IMAGE',
      asset_state: 'ACTIVED',
    });
    expect(changes).to.equal(1);
    const first = picker.shadowRoot!.querySelector('[role=option]')!;
    expect(first.getAttribute('data-id')).to.equal(asset?.asset_id);
    expect(first.getAttribute('aria-selected')).to.equal('true');
    expect(events.map((event) => event.state)).to.eql([
      'waiting',
      'hashing',
      'waiting',
      'sending',
      'processing',
      'ready',
    ]);
    expect(events.at(-1)?.asset?.asset_id).to.equal(asset?.asset_id);
    expect(events[0]?.file_name).to.equal('桂花茶 🍵 100%+#1.png');
    await until(() => renderedText(picker).includes('Ready'), 'the state');
    await expectAccessible(picker);
  });

  it('is not there without the attribute, without the grant, for the service’s own assets, or for avatars', async () => {
    const one = stage({ speed: 0 });
    const without = await scene(html`<mss-asset-picker asset-type="IMAGE"></mss-asset-picker>`, one);
    expect(button(without.picker, 'Upload')).to.equal(undefined);
    const viewer = await scene(undefined, asSession(one, { may: 'view' }));
    await until(() => !button(viewer.picker, 'Upload'), 'no button');
    for (const content of [
      html`<mss-asset-picker upload source="SYSTEM" asset-type="IMAGE"></mss-asset-picker>`,
      html`<mss-asset-picker upload asset-type="HUMAN_MODEL_2D VOICE_MODEL"></mss-asset-picker>`,
    ]) {
      const { picker } = await scene(content, one);
      expect(button(picker, 'Upload')).to.equal(undefined);
      const data = new DataTransfer();
      data.items.add(fileOf('tea.png', png()));
      picker.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      expect(picker.uploads).to.eql([]);
    }
  });

  it('of what is no picture is refused with a sentence, and nothing is sent', async () => {
    const { picker, events, ...one } = await scene();
    choose(picker, fileOf('tea.png', 'a text'));
    await until(() => state(picker, 'tea.png') === 'refused', 'the refusal');
    await until(() => renderedText(picker).includes('This type of file isn’t recognized.'), 'the sentence');
    expect(events.map((event) => event.state)).to.eql(['refused']);
    expect(await calls(one)).to.not.include.members(['createDigitalAsset']);
    await expectAccessible(picker);
  });
});

interface HeldStorage {
  /** Whether a file waits to be taken. */
  isHolding: () => boolean;
  open: () => void;
  fail: () => void;
  restore: () => void;
}

/** A storage that takes a file when it is told to; before, it has half of it. Stands for XMLHttpRequest. */
function heldStorage(send: typeof fetch): HeldStorage {
  const original = window.XMLHttpRequest;
  let held: (() => void)[] = [];
  let failing: (() => void)[] = [];
  class Held {
    readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
    status = 0;
    responseText = '';
    onload: () => void = () => undefined;
    onerror: () => void = () => undefined;
    onabort: () => void = () => undefined;
    private url = '';
    private readonly headers = new Headers();
    open(_method: string, url: string): void {
      this.url = url;
    }
    setRequestHeader(name: string, value: string): void {
      this.headers.set(name, value);
    }
    getAllResponseHeaders(): string {
      return '';
    }
    abort(): void {
      held = [];
      failing = [];
      this.onabort();
    }
    send(body: Blob): void {
      this.upload.onprogress?.({ loaded: Math.floor(body.size / 2) });
      failing.push(() => {
        this.status = 403;
        this.responseText = '<Error><Code>AccessDenied</Code></Error>';
        this.onload();
      });
      held.push(() => {
        void send(this.url, { method: 'PUT', headers: this.headers, body }).then(async (response) => {
          this.status = response.status;
          this.responseText = await response.text();
          this.onload();
        });
      });
    }
  }
  window.XMLHttpRequest = Held as unknown as typeof XMLHttpRequest;
  const flush = (actions: (() => void)[]) => {
    held = [];
    failing = [];
    for (const action of actions) action();
  };
  return {
    isHolding: () => held.length > 0,
    open: () => flush(held),
    fail: () => flush(failing),
    restore: () => (window.XMLHttpRequest = original),
  };
}

/** The scene with a storage that is held; its provider has no `fetch`, so that files go by XMLHttpRequest. */
async function heldScene(): Promise<Scene & { storage: HeldStorage }> {
  const one = await scene(
    html`<mss-asset-picker upload multiple asset-type="MUSIC IMAGE"></mss-asset-picker>`,
  );
  const storage = heldStorage(one.fetch);
  const original = window.fetch;
  window.fetch = one.fetch;
  one.picker.closest('mss-provider')!.fetch = undefined;
  restores.push(() => {
    storage.restore();
    window.fetch = original;
  });
  await until(() => button(one.picker, 'Upload'), 'the button');
  return { ...one, storage };
}

const restores: (() => void)[] = [];
const announced = (picker: AssetPicker): string[] =>
  [...picker.shadowRoot!.querySelectorAll('.uploads [role=status]')].map(({ textContent }) =>
    textContent.trim(),
  );

describe('an upload that takes its time', () => {
  afterEach(() => {
    for (const restore of restores.splice(0)) restore();
  });

  it('shows its progress, says it in quarters, and asks before the page is left', async () => {
    const { picker, storage } = await heldScene();
    choose(picker, fileOf('tea.wav', wav(2)));
    await until(() => renderedText(picker).includes('7.8 KB of 15.7 KB'), 'half of it');
    const bar = picker.shadowRoot!.querySelector('progress')!;
    expect(bar.getAttribute('aria-label')).to.equal('Upload of tea.wav');
    expect(bar.value / bar.max).to.be.closeTo(0.5, 0.01);
    expect(announced(picker)).to.include(
      'Upload: 50 %'.replace('50', String(Math.floor((bar.value / bar.max) * 4) * 25)),
    );
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    await expectAccessible(picker);
    storage.open();
    await until(() => state(picker, 'tea.wav') === 'ready', 'the end');
    await until(() => announced(picker).includes('Upload: 100 %'), 'the last quarter');
    await until(() => announced(picker).includes('tea.wav: Ready'), 'what has become of it');
    const after = new Event('beforeunload', { cancelable: true });
    dispatchEvent(after);
    expect(after.defaultPrevented).to.equal(false);
  });

  it('can be paused and resumed', async () => {
    const { picker, storage } = await heldScene();
    choose(picker, fileOf('tea.wav', wav(2)));
    await until(storage.isHolding, 'sending');
    await clickButton(picker, 'Pause tea.wav');
    await until(() => state(picker, 'tea.wav') === 'paused', 'the pause');
    await clickButton(picker, 'Resume tea.wav');
    await until(storage.isHolding, 'the way again');
    storage.open();
    await until(() => state(picker, 'tea.wav') === 'ready', 'the end');
    expect(picker.selected).to.have.length(1);
  });

  it('can be canceled, which leaves nothing at the service', async () => {
    const { picker, ...one } = await heldScene();
    choose(picker, fileOf('tea.wav', wav(2)));
    await until(() => button(picker, 'Pause tea.wav'), 'sending');
    await clickButton(picker, 'Cancel tea.wav');
    await until(() => state(picker, 'tea.wav') === 'cancelled', 'the end');
    expect(await ownSounds(one)).to.eql([]);
    await clickButton(picker, 'Dismiss tea.wav');
    expect(picker.uploads).to.eql([]);
  });

  it('that fails says why, leaves nothing, and can be tried again', async () => {
    const { picker, storage, ...one } = await heldScene();
    choose(picker, fileOf('tea.wav', wav(2)));
    await until(storage.isHolding, 'sending');
    storage.fail();
    await until(() => state(picker, 'tea.wav') === 'failed', 'the failure');
    expect(picker.uploads[0]?.error?.message).to.include('403');
    await until(() => renderedText(picker).includes('Nothing was added to the library.'), 'what is true now');
    expect(await ownSounds(one)).to.eql([]);
    await expectAccessible(picker);
    await clickButton(picker, 'Try again');
    await until(storage.isHolding, 'sending again');
    storage.open();
    await until(() => state(picker, 'tea.wav') === 'ready', 'the end');
    expect(await ownSounds(one)).to.have.length(1);
  });

  it('and is given twice is sent once; both select its asset', async () => {
    const { picker, storage, ...one } = await heldScene();
    choose(picker, fileOf('tea.wav', wav(2)), fileOf('copy.wav', wav(2)));
    await until(storage.isHolding, 'sending');
    storage.open();
    await until(() => picker.uploads.every((upload) => upload.state === 'ready'), 'both');
    expect(await ownSounds(one)).to.have.length(1);
    expect(picker.selected).to.have.length(1);
    await until(() => renderedText(picker).includes('Already in the library'), 'the reason');
  });
});

/** The sounds that the tenant has, but for those that were there before. */
async function ownSounds({ getToken, fetch }: Stage): Promise<DigitalAssetInfo[]> {
  const client = createClient({ getToken, fetch });
  const query = { asset_type: 'MUSIC', asset_source: 'CUSTOMIZATION', limit: 100 } as const;
  const { assets } = await client.call(listAssets, { query });
  return (assets ?? []).filter(
    ({ asset_name, asset_state }) =>
      ['tea', 'copy'].includes(asset_name ?? '') && !['DELETED', 'DELETING'].includes(asset_state ?? ''),
  );
}

describe('files', () => {
  const given = (type: 'drop' | 'dragenter' | 'dragover', ...files: File[]) => {
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    return new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
  };
  const target = (picker: AssetPicker) => picker.shadowRoot!.querySelector('.drop-target');

  it('that are dragged over the page are shown where to drop them; dropped, they are uploaded', async () => {
    const { picker } = await scene();
    document.body.dispatchEvent(given('dragenter', fileOf('tea.png', png())));
    await until(() => target(picker)?.textContent === 'Drop files here to upload them', 'the target');
    const drop = given('drop', fileOf('tea.png', png()), fileOf('cup.png', png(4, 4, { seed: 9 })));
    picker.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    await until(
      () => picker.uploads.length === 2 && picker.uploads.every((one) => one.state === 'ready'),
      'both',
    );
    await until(() => !target(picker), 'no target');
  });

  it('that are dragged away take the target with them', async () => {
    const { picker } = await scene();
    document.body.dispatchEvent(given('dragenter', fileOf('tea.png', png())));
    await until(() => target(picker), 'the target');
    await until(() => !target(picker), 'no target');
  });

  it('that are pasted are uploaded', async () => {
    const { picker } = await scene();
    const data = new DataTransfer();
    data.items.add(fileOf('image.png', png()));
    const paste = clipboardEvent('paste', data);
    picker.shadowRoot!.querySelector('input[type=search]')!.dispatchEvent(paste);
    expect(paste.defaultPrevented).to.equal(true);
    await until(() => state(picker, 'image.png') === 'ready', 'the asset');
  });

  it('are not taken while the picker is disabled, nor is pasted text', async () => {
    const { picker } = await scene();
    picker.disabled = true;
    picker.dispatchEvent(given('drop', fileOf('tea.png', png())));
    picker.disabled = false;
    const text = new DataTransfer();
    text.setData('text/plain', 'tea');
    const paste = clipboardEvent('paste', text);
    picker.dispatchEvent(paste);
    expect(paste.defaultPrevented).to.equal(false);
    expect(picker.uploads).to.eql([]);
  });

  it('of a photograph that lies on its side are sent upright and without their place', async () => {
    const { picker } = await scene();
    choose(picker, fileOf('photo.jpg', await photograph(40, 20, 6)));
    await until(() => state(picker, 'photo.jpg') === 'ready', 'the asset');
    const { files, asset_extra_meta: meta } = picker.selected[0]!;
    expect([meta?.image_meta?.width, meta?.image_meta?.height]).to.eql([20, 40]);
    const url = files?.find((file) => file?.asset_file_category === 'MAIN')?.download_url ?? '';
    const sent = new TextDecoder('latin1').decode(await (await fetch(url)).arrayBuffer());
    expect(sent).to.not.include('Guilin');
    expect(sent).to.not.include('Exif');
  });

  it('of an upload that was interrupted are offered again; what was left at the service is removed', async () => {
    const one = stage({ speed: 0 });
    const client = createClient({ getToken: one.getToken, fetch: one.fetch });
    const { asset_id } = await client.call(createDigitalAsset, {
      body: { asset_name: 'tea', asset_type: 'MUSIC' },
    });
    const file = fileOf('tea.wav', wav(1));
    new UploadRecords('').save({
      key: 'k1',
      file_name: file.name,
      file_size: file.size,
      last_modified: file.lastModified,
      file_md5: await md5(file),
      asset_type: 'MUSIC',
      asset_name: 'tea',
      project_id: (await client.scope!()).project_id,
      asset_id: asset_id ?? '',
      at: Date.now(),
    });
    const { picker } = await scene(
      html`<mss-asset-picker upload asset-type="MUSIC"></mss-asset-picker>`,
      one,
    );
    await until(() => renderedText(picker).includes('The upload of “tea.wav” was interrupted.'), 'the offer');
    expect(await ownSounds(one)).to.eql([]);
    choose(picker, file);
    await until(() => state(picker, 'tea.wav') === 'ready', 'the asset');
    expect(await ownSounds(one)).to.have.length(1);
    await until(() => !renderedText(picker).includes('was interrupted'), 'no offer');
    expect(new UploadRecords('').all()).to.eql([]);
  });
});
