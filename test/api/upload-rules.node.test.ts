import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkUpload } from '../../src/api/upload/upload.lazy.js';
import { partSizeFor, partsOf } from '../../src/api/upload/parts.js';
import { fileTypeOf, mediaTypesOf } from '../../src/api/upload/file-type.js';
import { assetTypes } from '../../src/api/schemas/asset.js';

const MB = 2 ** 20;
const file = (name: string, size = 1, type = '') => ({ name, size, type });

test('takes what the service takes', () => {
  const good = [
    ['IMAGE', 'MAIN', file('Tea.PNG', 50 * MB)],
    ['VIDEO', 'MAIN', file('tea.webm', 5120 * MB)],
    ['VIDEO', 'COVER', file('tea.jpg')],
    ['PPT', 'MAIN', file('tea.v2.pptx', 100 * MB)],
    ['PPT', 'PAGE', file('1.png')],
    ['MUSIC', 'MAIN', file('tea.m4a')],
    ['VOICE_MODEL', 'SAMPLE', file('voice.wav')],
    ['HUMAN_MODEL_2D', 'SAMPLE', file('wave.mp4')],
    ['HUMAN_MODEL', 'WHOLE_MODEL', file('whole.bin')],
    ['BUSINESS_CARD_TEMPLAT', 'COVER', file('demo.mp4')],
    ['COMMON_FILE', 'OTHER', file('4k.zip', 8 * 1024 * MB)],
    ['HOLOGRAM', 'MAIN', file('new.holo')],
  ] as const;
  for (const [asset_type, category, one] of good) {
    assert.equal(checkUpload(one, { asset_type, category }), undefined, `${asset_type} ${one.name}`);
  }
});

test('says which rule is broken, and what it would allow', () => {
  const image = { asset_type: 'IMAGE' } as const;
  assert.deepEqual(checkUpload(file('tea.tiff'), image), {
    member: 'file_type',
    rule: 'must be one of jpeg, jpg, png, bmp, gif',
    allowed: ['jpeg', 'jpg', 'png', 'bmp', 'gif'],
  });
  assert.deepEqual(checkUpload(file('tea.png', 50 * MB + 1), image), {
    member: 'file_size',
    rule: 'must be at most 50 MB',
    most: 50 * MB,
  });
  assert.equal(
    checkUpload(file('tea.mp4', 5120 * MB + 1), { asset_type: 'VIDEO' })?.rule,
    'must be at most 5 GB',
  );
  assert.equal(checkUpload(file('tea.png', 0), image)?.member, 'file_size');
  assert.equal(checkUpload(file(''), image)?.member, 'file_name');
  assert.equal(checkUpload(file(`${'a'.repeat(256)}.png`), image)?.member, 'file_name');
  assert.deepEqual(checkUpload(file('tea.png'), { ...image, category: 'PAGE' })?.allowed, [
    'MAIN',
    'COVER',
    'OTHER',
  ]);
  assert.equal(
    checkUpload(file('a.png', 6 * 1024 * MB), { asset_type: 'SCENE', category: 'COVER' })?.member,
    'file_size',
  );
});

test('every asset type has a main file', () => {
  for (const asset_type of assetTypes) {
    assert.notEqual(checkUpload(file('tea.none'), { asset_type })?.member, 'asset_file_category', asset_type);
  }
});

test('knows the type by the name, then by what the browser says', () => {
  assert.equal(fileTypeOf(file('tea.tar.GZ')), 'gz');
  assert.equal(fileTypeOf(file('tea', 1, 'image/png')), 'png');
  assert.equal(fileTypeOf(file('.png', 1, 'image/svg+xml')), 'svg');
  assert.equal(fileTypeOf(file('tea')), 'bin');
  assert.equal(fileTypeOf(file('tea', 1, 'application/octet-stream')), 'bin');
  assert.equal(fileTypeOf(file('tea', 1, 'mp3')), 'mp3');
});

/** What browsers and systems call each type of file. */
const called: Readonly<Record<string, readonly string[]>> = {
  mp3: ['audio/mpeg', 'audio/mp3', 'audio/x-mp3', 'audio/x-mpeg-3', 'audio/mpeg3'],
  wav: ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave', 'audio/x-pn-wav'],
  m4a: ['audio/mp4', 'audio/x-m4a', 'audio/m4a', 'audio/mp4; codecs="mp4a.40.2"', 'AUDIO/X-M4A'],
  mp4: ['video/mp4', 'video/mp4;codecs=avc1'],
  m4v: ['video/x-m4v'],
  mkv: ['video/x-matroska', 'video/matroska'],
  mov: ['video/quicktime', 'Video/QuickTime'],
  flv: ['video/x-flv', 'video/flv'],
  '3gp': ['video/3gpp'],
  wmv: ['video/x-ms-wmv'],
  avi: ['video/x-msvideo', 'video/avi', 'video/msvideo', 'video/vnd.avi'],
  webm: ['video/webm'],
  jpeg: ['image/jpeg', 'image/pjpeg', 'image/jpg'],
  png: ['image/png', 'image/x-png'],
  bmp: ['image/bmp', 'image/x-bmp', 'image/x-ms-bmp'],
  gif: ['image/gif'],
  ppt: ['application/vnd.ms-powerpoint'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  pdf: ['application/pdf', 'application/x-pdf'],
};

test('takes a file without an extension for what its media type says, in every category of every asset type', () => {
  const named = (type: string) => (type === 'jpg' ? 'jpeg' : type);
  let tried = 0;
  for (const asset_type of assetTypes)
    for (const category of ['MAIN', 'COVER', 'SAMPLE', 'PAGE', 'OTHER'] as const)
      for (const [type, media] of Object.entries(called))
        for (const one of media)
          for (const name of ['Recording', 'Meeting 12.30', 'Take 2.', '录音', 'v1.2', '.hidden']) {
            const byName = checkUpload(file(`a.${type}`), { asset_type, category });
            const byType = checkUpload(file(name, 1, one), { asset_type, category });
            assert.deepEqual(byType, byName, `${asset_type} ${category} ${name} ${one}`);
            tried++;
          }
  assert.ok(tried > 1000);
  const rule = checkUpload(file('a.none'), { asset_type: 'VIDEO' });
  const types = ['AUDIO', 'VIDEO', 'IMAGE', 'PPT'].flatMap(
    (asset_type) => checkUpload(file('a.none'), { asset_type })?.allowed ?? [],
  );
  assert.ok(rule?.allowed?.includes('mov'));
  for (const type of types) assert.ok(called[named(type)], `${type} has a media type here`);
});

test('keeps what the extension says, whatever the media type', () => {
  for (const one of Object.values(called).flat()) assert.equal(fileTypeOf(file('a.mp3', 1, one)), 'mp3');
});

test('names the media types of a type of file, for a file dialog', () => {
  assert.ok(mediaTypesOf('mp3').includes('audio/mpeg'));
  assert.ok(mediaTypesOf('m4a').includes('audio/x-m4a'));
  for (const media of mediaTypesOf('mov')) assert.equal(fileTypeOf(file('a', 1, media)), 'mov');
});

test('cuts a file of any size into parts that the storage takes', () => {
  for (const size of [1, 5 * 2 ** 30 + 1, 700 * 2 ** 30, 2 ** 45]) {
    for (const wished of [undefined, 1, 2 ** 27]) {
      const parts = partsOf(size, partSizeFor(size, wished));
      assert.ok(parts.length <= 10_000);
      assert.deepEqual([parts[0]?.from, parts.at(-1)?.to], [0, size]);
      assert.ok(parts.every(({ from, to }, n) => from === (parts[n - 1]?.to ?? 0) && to > from));
    }
  }
  assert.equal(partSizeFor(2 ** 40, 1), Math.ceil(2 ** 40 / 10_000));
  assert.equal(partSizeFor(1e6, 1), 100 * 1024);
});
