/** Uploads of the picker, against the simulated service in the page. */
import { expect, html } from '@open-wc/testing';
import type { AssetPicker } from '../../../../src/elements/asset-picker/asset-picker.js';
import '../../../../src/elements/asset-picker/define.js';
import type { MssUploadEvent } from '../../../../src/ui/events.js';
import { asSession, stage, type Stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { fileOf, png } from '../../../helpers/files.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { button, renderedText, until } from '../../../helpers/until.js';

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
