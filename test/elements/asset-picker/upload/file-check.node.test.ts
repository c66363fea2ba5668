/** What a person chooses is taken rightly, or refused for a reason, by its own bytes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  checkFile,
  type FitFile,
  type Refusal,
} from '../../../../src/elements/asset-picker/upload/inspect/file-check.js';
import { withoutMetadata } from '../../../../src/elements/asset-picker/upload/inspect/picture-metadata.js';
import { filesOf } from '../../../../src/elements/asset-picker/upload/given-files.js';
import * as make from '../../../helpers/files.js';

const all = ['IMAGE', 'VIDEO', 'MUSIC', 'PPT'];
const { fileOf } = make;

async function fit(file: File, types = all): Promise<FitFile> {
  const checked = await checkFile(file, types);
  assert.ok('fit' in checked, JSON.stringify(checked));
  return checked.fit;
}

async function refused(file: File, types = all): Promise<Refusal> {
  const checked = await checkFile(file, types);
  assert.ok('refusal' in checked, `taken as ${JSON.stringify(checked)}`);
  return checked.refusal;
}

describe('a file is taken', () => {
  const names = ['桂花茶.png', 'tea 🍵.png', '100%.png', 'a+b.png', 'c#.png', '%E8%8C%B6.png', '.png.png'];
  for (const name of names)
    it(`under the name ${name}`, async () => {
      const { file, asset_type } = await fit(fileOf(name, make.png()));
      assert.deepEqual([file.name, asset_type], [name, 'IMAGE']);
    });

  const asWhat: [string, Uint8Array<ArrayBuffer>, string, string][] = [
    ['tea', make.png(), 'IMAGE', 'tea.png'],
    ['Meeting 12.30', make.png(), 'IMAGE', 'Meeting 12.30.png'],
    ['tea.jpg', make.png(), 'IMAGE', 'tea.png'],
    ['tea.exe', make.gif(), 'IMAGE', 'tea.gif'],
    ['tea.JPEG', make.jpegHeader(90, 160), 'IMAGE', 'tea.JPEG'],
    ['film.mp4', make.mp4({ width: 3840, height: 2160 }), 'VIDEO', 'film.mp4'],
    ['film.mov', make.mp4({ width: 90, height: 160, brand: 'qt  ' }), 'VIDEO', 'film.mov'],
    ['film.MOV', make.mp4({ width: 90, height: 160 }), 'VIDEO', 'film.MOV'],
    ['film', make.mp4({ width: 90, height: 160, brand: '3gp4' }), 'VIDEO', 'film.3gp'],
    ['memo.mp4', make.mp4({ seconds: 3 }), 'MUSIC', 'memo.m4a'],
    ['memo.m4a', make.mp4({ seconds: 3, brand: 'M4A ' }), 'MUSIC', 'memo.m4a'],
    ['song.mp3', make.vbrMp3(), 'MUSIC', 'song.mp3'],
    ['song', make.wav(), 'MUSIC', 'song.wav'],
    ['slides.pptx', make.pptx(), 'PPT', 'slides.pptx'],
    ['slides', make.pptx(), 'PPT', 'slides.pptx'],
    ['slides.pdf', make.pdf(), 'PPT', 'slides.pdf'],
  ];
  for (const [name, bytes, asset_type, sent] of asWhat)
    it(`${name} as ${asset_type}, sent as ${sent}`, async () => {
      const taken = await fit(fileOf(name, bytes));
      assert.deepEqual([taken.asset_type, taken.file.name], [asset_type, sent]);
      assert.equal(taken.file.size, bytes.length);
    });

  it('as the first of the picker’s types that it can be, or as any file where those are taken', async () => {
    assert.equal((await fit(fileOf('a.mp3', make.vbrMp3()), ['AUDIO', 'MUSIC'])).asset_type, 'AUDIO');
    assert.equal((await fit(fileOf('a.docx', make.docx()), ['IMAGE', 'COMMON_FILE'])).file.name, 'a.docx');
    assert.equal((await fit(fileOf('a.bin', 'anything'), ['COMMON_FILE'])).asset_type, 'COMMON_FILE');
  });

  it('with what its header says: length of a variable bit rate, turn and colours of a photograph', async () => {
    const { media } = await fit(fileOf('a.mp3', make.vbrMp3(383)));
    assert.equal(Math.round(media?.duration ?? 0), 10);
    const { media: film } = await fit(fileOf('a.mp4', make.mp4({ width: 3840, height: 2160, seconds: 7 })));
    assert.deepEqual([film?.width, film?.height, film?.duration], [3840, 2160, 7]);
    const { picture } = await fit(fileOf('a.jpg', make.jpegHeader(30, 40, { orientation: 6 })));
    assert.deepEqual([picture?.orientation, picture?.hasMetadata, picture?.width], [6, true, 30]);
    const { picture: press } = await fit(fileOf('a.jpg', make.jpegHeader(30, 40, { components: 4 })));
    assert.equal(press?.isCmyk, true);
  });
});

describe('a file is refused', () => {
  const notPictures: [string, Uint8Array<ArrayBuffer>, string | undefined][] = [
    ['animated.webp', make.webp(true), 'webp'],
    ['still.webp', make.webp(false), 'webp'],
    ['iphone.heic', make.heic(), 'heic'],
    ['iphone.jpg', make.heic(), 'heic'],
    ['film.mp4', make.mp4({ width: 90, height: 160 }), 'mp4'],
    ['report.docx', make.docx(), 'docx'],
    ['program.png', new TextEncoder().encode('MZ program'), undefined],
    ['page.jpg', new TextEncoder().encode('<html><script>'), undefined],
  ];
  for (const [name, bytes, found] of notPictures)
    it(`${name} where pictures are wanted, naming what it is and what would be taken`, async () => {
      const refusal = await refused(fileOf(name, bytes), ['IMAGE']);
      assert.deepEqual(refusal, { reason: 'type', found, allowed: ['jpg', 'png', 'bmp', 'gif'] });
    });

  it('that is empty', async () => {
    assert.deepEqual(await refused(fileOf('tea.png', '')), { reason: 'empty' });
  });

  it('with a name of more than 256 characters', async () => {
    assert.equal((await fit(fileOf(`${'茶'.repeat(252)}.png`, make.png()))).file.name.length, 256);
    assert.deepEqual(await refused(fileOf(`${'茶'.repeat(253)}.png`, make.png())), {
      reason: 'name',
      most: 256,
    });
  });

  it('that is larger than its type allows', async () => {
    const large = fileOf('tea.png', new Blob([make.png(), new Uint8Array(50 * 2 ** 20)]));
    assert.deepEqual(await refused(large), { reason: 'size', most: 50 * 2 ** 20 });
  });

  it('with more pixels than can be shown, or none', async () => {
    const { reason } = await refused(fileOf('tea.png', make.png(20_000, 10)));
    assert.equal(reason, 'resolution');
    assert.deepEqual(await refused(fileOf('tea.png', make.png(0, 10))), { reason: 'damaged' });
    assert.deepEqual(await refused(fileOf('tea.jpg', make.jpegHeader(9, 9).slice(0, 8))), {
      reason: 'damaged',
    });
    const { reason: film } = await refused(fileOf('a.mp4', make.mp4({ width: 16_000, height: 90 })));
    assert.equal(film, 'resolution');
  });

  it('without a length, or longer than a day', async () => {
    assert.deepEqual(await refused(fileOf('a.wav', make.wav(0))), { reason: 'no-length' });
    const long = make.mp4({ width: 90, height: 160, seconds: 90_000 });
    assert.deepEqual(await refused(fileOf('a.mp4', long)), { reason: 'too-long', hours: 24 });
  });

  it('cut off anywhere in its header, without an exception', async () => {
    const whole = [
      make.png(),
      make.jpegHeader(9, 9, { orientation: 6 }),
      make.gif(),
      make.webp(true),
      make.heic(),
    ];
    const sounds = [make.mp4({ width: 9, height: 9 }), make.wav(), make.vbrMp3(), make.pptx(), make.pdf()];
    for (const bytes of [...whole, ...sounds])
      for (let length = 1; length < Math.min(bytes.length, 200); length++)
        assert.ok(await checkFile(fileOf('a', bytes.slice(0, length)), all));
  });
});

it('the metadata of a picture is left out, and nothing else', async () => {
  const exif = Uint8Array.from('Guilin', (letter) => letter.charCodeAt(0));
  const text = async (file: Blob) => new TextDecoder('latin1').decode(await file.arrayBuffer());
  const tagged = fileOf('tea.png', make.png(4, 4, { extra: [['eXIf', exif]] }));
  assert.match(await text(tagged), /Guilin/);
  assert.deepEqual(await text(await withoutMetadata(tagged, 'png')), await text(fileOf('', make.png())));
  const photo = fileOf('tea.jpg', make.jpegHeader(9, 9, { orientation: 6 }));
  assert.match(await text(photo), /Guilin/);
  const stripped = await withoutMetadata(photo, 'jpg');
  assert.deepEqual(await text(stripped), await text(fileOf('', make.jpegHeader(9, 9))));
  assert.deepEqual([stripped.name, stripped.lastModified], ['tea.jpg', 1000]);
});

it('of a folder, all files are taken but those that systems hide there', async () => {
  const inFolder = (name: string) =>
    Object.defineProperty(fileOf(name, 'x'), 'webkitRelativePath', { value: `folder/${name}` });
  const files = await filesOf(['a.png', '.DS_Store', 'Thumbs.db', 'b.png'].map(inFolder));
  assert.deepEqual(
    files.map(({ name }) => name),
    ['a.png', 'b.png'],
  );
});
