/** Pictures are cut to the shape of a room and turned before they are uploaded. */
import { expect, html } from '@open-wc/testing';
import type { AssetPicker } from '../../../../src/elements/asset-picker/asset-picker.js';
import '../../../../src/elements/asset-picker/define.js';
import { cutOf, firstFrame, moved } from '../../../../src/elements/asset-picker/upload/crop/crop-frame.js';
import { UploadController } from '../../../../src/elements/asset-picker/upload/upload-controller.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { fileOf, photograph } from '../../../helpers/files.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { button, click, clickButton, until } from '../../../helpers/until.js';

describe('the frame of a cropper', () => {
  const pictures = [
    { width: 4000, height: 3000 },
    { width: 3000, height: 4000 },
    { width: 100, height: 100 },
    { width: 5000, height: 90 },
  ];

  it('is as large as the picture allows, has its shape, and never leaves the picture', () => {
    for (const picture of pictures)
      for (const shape of ['9:16', '16:9'] as const)
        for (const zoom of [1, 1.3, 4])
          for (const [x, y] of [
            [0, 0],
            [0.5, 0.5],
            [1, 1],
            [0.2, 0.9],
          ] as const) {
            const cut = cutOf({ shape, zoom, x, y }, picture);
            const ratio = shape === '9:16' ? 9 / 16 : 16 / 9;
            expect(cut.width / cut.height).to.be.closeTo(ratio, 1e-9);
            expect(Math.min(cut.x, cut.y)).to.be.at.least(-1e-9);
            expect(cut.x + cut.width).to.be.at.most(picture.width + 1e-9);
            expect(cut.y + cut.height).to.be.at.most(picture.height + 1e-9);
          }
    expect(firstFrame({ width: 3, height: 4 }).shape).to.equal('9:16');
  });

  it('moves until the edge, and back from there at once', () => {
    const picture = { width: 4000, height: 3000 };
    let frame = { ...firstFrame(picture), zoom: 2 };
    for (let press = 0; press < 100; press++) frame = { ...moved(frame, 0.05, 0, picture), zoom: 2 };
    expect(cutOf(frame, picture).x).to.be.closeTo(2000, 1e-6);
    expect(cutOf(moved(frame, -0.05, 0, picture), picture).x).to.be.closeTo(1900, 1e-6);
  });
});

describe('a picture', () => {
  async function cropping(file: File): Promise<AssetPicker> {
    const { provider } = await renderWithSimulator(
      html`<mss-asset-picker upload asset-type="IMAGE"></mss-asset-picker>`,
    );
    const picker = provider.querySelector<AssetPicker>('mss-asset-picker')!;
    await until(() => picker.shadowRoot!.querySelector('.tile:not(.placeholder)'), 'the list');
    await clickButton(picker, 'More ways to upload');
    await until(() => picker.shadowRoot!.querySelector('[role=menuitem]'), 'the menu');
    // The dialog of the system cannot be used by a test; what is chosen in it can be given.
    const { uploads } = Object.values(picker).find((one) => one instanceof UploadController)!;
    await uploads!.crop(file);
    await until(() => picker.shadowRoot!.querySelector('dialog[open] canvas'), 'the cropper');
    return picker;
  }

  it('is cut to the shape that is chosen, by keyboard, and uploaded without its metadata', async () => {
    const picker = await cropping(fileOf('photo.jpg', await photograph(160, 90, 6)));
    const canvas = picker.shadowRoot!.querySelector<HTMLCanvasElement>('dialog canvas')!;
    expect(canvas.width / canvas.height, 'it stands upright').to.be.closeTo(9 / 16, 0.02);
    await expectAccessible(picker);
    const shape = picker.shadowRoot!.querySelector<HTMLSelectElement>('dialog select')!;
    shape.value = '16:9';
    shape.dispatchEvent(new Event('change'));
    await until(() => canvas.width > canvas.height, 'the other shape');
    canvas.focus();
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', cancelable: true }));
    await clickButton(picker, 'Crop and upload');
    await until(() => picker.uploads[0]?.state === 'ready', 'the asset');
    const [asset] = picker.selected;
    const { width = 0, height = 0 } = asset?.asset_extra_meta?.image_meta ?? {};
    expect((width ?? 0) / (height ?? 1)).to.be.closeTo(16 / 9, 0.05);
    const main = asset?.files?.find((file) => file?.asset_file_category === 'MAIN');
    const sent = new TextDecoder('latin1').decode(
      await (await fetch(main?.download_url ?? '')).arrayBuffer(),
    );
    expect(sent).to.not.include('Guilin');
    expect(picker.shadowRoot!.querySelector('dialog')).to.equal(null);
  });

  it('is turned by a quarter with each press, and not uploaded after Cancel', async () => {
    const picker = await cropping(fileOf('photo.jpg', await photograph(160, 90, 1)));
    const canvas = picker.shadowRoot!.querySelector<HTMLCanvasElement>('dialog canvas')!;
    expect(canvas.width).to.be.greaterThan(canvas.height);
    await clickButton(picker, 'Rotate');
    await until(() => canvas.height > canvas.width, 'the turned picture');
    await click(() => button(picker, 'Cancel'), 'Cancel');
    await until(() => !picker.shadowRoot!.querySelector('dialog'), 'no dialog');
    expect(picker.uploads).to.eql([]);
  });
});
