/** Files: creation, upload, checks, confirmation, download. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readContent } from '../../../demo/simulator/files/content.js';
import { Md5 } from '../../../src/api/upload/md5.js';
import { benchWith, ids, origin, storage, type Answered } from '../bench.js';
import {
  announce,
  confirm,
  createAsset,
  fetched,
  fileBody,
  jpeg,
  md5,
  mp3,
  mp4,
  png,
  put,
  showAsset,
  svg,
  upload,
  wav,
  type Sample,
} from '../uploading.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  fileReviewSeconds: 2,
  manualReviewSeconds: 30,
  transcodingWaitSeconds: 2,
  transcodingSeconds: 8,
  slideWaitSeconds: 2,
  slideSeconds: 1,
  imageCover: true,
  slideCover: true,
  pendingFiles: 100,
  uploadParts: 10_000,
});

const day = 86_400;
const error = ({ status, body }: Answered) => [status, body.error_code];

describe('a file in one piece', () => {
  it('arrives by its link, makes the asset usable and can be fetched again', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    assert.equal((await showAsset(on, asset_id)).asset_state, 'CREATING');
    const picture = png(640, 360);
    const { file_id, upload_url } = await announce(on, asset_id, picture);
    assert.match(file_id, /^[0-9a-f]{32}$/);
    assert.ok(upload_url.startsWith(`${storage}/_simulator/upload/`), upload_url);
    const sent = await put(on, upload_url, picture.bytes);
    assert.equal(sent.status, 200, sent.text);
    assert.equal((await showAsset(on, asset_id)).files[0]?.state, 'CREATING');
    const confirmed = await confirm(on, file_id);
    assert.equal(confirmed.status, 200);
    const shown = await showAsset(on, asset_id);
    assert.equal(shown.asset_state, 'ACTIVED');
    assert.equal(shown.files[0]?.state, 'CREATED');
    const got = await fetched(on, shown.files[0]?.download_url ?? '');
    assert.equal(got.headers.get('content-type'), 'image/png');
    assert.deepEqual(Buffer.from(got.bytes), Buffer.from(picture.bytes));
  });

  const wrongs: Record<
    string,
    [sent: Uint8Array, headers: Record<string, string>, status: number, word: string]
  > = {
    'other content': [jpeg(1, 1).bytes, { 'Content-MD5': md5(png(1, 1).bytes) }, 400, 'BadDigest'],
    'another MD5 than announced': [
      jpeg(1, 1).bytes,
      { 'Content-MD5': md5(jpeg(1, 1).bytes) },
      400,
      'BadDigest',
    ],
    'an MD5 that is none': [png(1, 1).bytes, { 'Content-MD5': 'abc' }, 400, 'InvalidDigest'],
    'no MD5': [png(1, 1).bytes, {}, 400, 'MissingRequiredHeader'],
  };
  for (const [what, [bytes, headers, status, word]] of Object.entries(wrongs)) {
    it(`is refused with ${what}, and cannot be confirmed`, async () => {
      const on = await bench();
      const { file_id, upload_url } = await announce(on, await createAsset(on, 'IMAGE'), png(1, 1));
      const answer = await put(on, upload_url, bytes, headers);
      assert.equal(answer.status, status);
      assert.match(answer.text, new RegExp(`<Code>${word}</Code>`));
      assert.match(answer.headers.get('content-type') ?? '', /xml/);
      assert.deepEqual(error(await confirm(on, file_id)), [400, 'MSS.10001016']);
    });
  }

  it('is refused when it is not as large as announced', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    const { bytes, file_name } = png(1, 1);
    for (const [wrong, word] of [
      [1, 'EntityTooSmall'],
      [-1, 'EntityTooLarge'],
    ] as const) {
      const body = { ...fileBody(asset_id, { bytes, file_name }), file_size: bytes.length + wrong };
      const { upload_url } = (await on.call('POST', 'files', body)).body as { upload_url?: string };
      const answer = await put(on, upload_url ?? '', bytes);
      assert.deepEqual([answer.status, answer.text.includes(word)], [400, true]);
    }
  });

  it('can be sent for a day and no longer, and only with the link as it was given', async () => {
    const on = await bench();
    const picture = png(1, 1);
    const { upload_url } = await announce(on, await createAsset(on, 'IMAGE'), picture);
    const forged = await put(on, upload_url.replace(/Expires=\d+/, 'Expires=9999999999'), picture.bytes);
    assert.deepEqual([forged.status, forged.text.includes('SignatureDoesNotMatch')], [403, true]);
    await on.advance(day);
    assert.equal((await put(on, upload_url, picture.bytes)).status, 200);
    await on.advance(1);
    const late = await put(on, upload_url, picture.bytes);
    assert.equal(late.status, 403);
    assert.match(late.text, /<Code>AccessDenied<\/Code><Message>Request has expired<\/Message>/);
  });

  it('is known by the tag of its content, when it is sent and when it is fetched', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    const picture = png(1, 1);
    const tag = `"${Buffer.from(md5(picture.bytes), 'base64').toString('hex')}"`;
    const { file_id, upload_url } = await announce(on, asset_id, picture);
    const sent = await put(on, upload_url, picture.bytes);
    await confirm(on, file_id);
    const got = await fetched(on, (await showAsset(on, asset_id)).files[0]?.download_url ?? '');
    for (const { headers } of [sent, got]) {
      assert.equal(headers.get('etag'), tag);
      assert.match(headers.get('x-obs-request-id') ?? '', /^[0-9A-F]{32}$/);
    }
  });

  it('is fetched for a day by one link, and with another link after that', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    await upload(on, asset_id, png(1, 1));
    const link = async () => (await showAsset(on, asset_id)).files[0]?.download_url ?? '';
    const first = await link();
    await on.advance(1);
    const second = await link();
    await on.advance(day);
    assert.equal((await fetched(on, first)).status, 403);
    assert.equal((await fetched(on, second)).status, 200);
  });

  it('comes as data inside a page where no server answers', async () => {
    const on = await bench({ fileUrls: 'data' });
    const asset_id = await createAsset(on, 'IMAGE');
    const picture = png(1, 1);
    await upload(on, asset_id, picture);
    const url = (await showAsset(on, asset_id)).files[0]?.download_url;
    assert.equal(url, `data:image/png;base64,${Buffer.from(picture.bytes).toString('base64')}`);
  });

  it('may be lost on the way, as a fault asks', async () => {
    const on = await bench();
    const picture = png(1, 1);
    const { file_id, upload_url } = await announce(on, await createAsset(on, 'IMAGE'), picture);
    await on.control('POST', 'faults', [{ operation: 'upload', drop: 'before', times: 1 }]);
    await assert.rejects(put(on, upload_url, picture.bytes), /Failed to fetch/);
    await on.control('POST', 'faults', [{ operation: 'upload', status: 503, times: 1 }]);
    assert.equal((await put(on, upload_url, picture.bytes)).status, 503);
    assert.equal((await put(on, upload_url, picture.bytes)).status, 200);
    assert.equal((await confirm(on, file_id)).status, 200);
  });
});

describe('announcing a file', () => {
  const refusals: Record<
    string,
    [type: string, change: Record<string, unknown>, status: number, code: string]
  > = {
    'of no asset': ['IMAGE', { asset_id: '0'.repeat(32) }, 404, 'MSS.10001001'],
    'of an asset of the service': ['IMAGE', { asset_id: ids.avatar }, 403, 'MSS.00024001'],
    'of a category that the type has not': ['IMAGE', { asset_file_category: 'PAGE' }, 400, 'MSS.10001048'],
    'of a kind that the type has not': ['VIDEO', {}, 400, 'MSS.10001034'],
    'without a size': ['IMAGE', { file_size: 0 }, 400, 'MSS.00000003'],
    'larger than 5 GB': ['COMMON_FILE', { file_size: 5_368_709_121 }, 400, 'MSS.00000003'],
    'with an MD5 in hexadecimal': [
      'IMAGE',
      { file_md5: 'd41d8cd98f00b204e9800998ecf8427e' },
      400,
      'MSS.00000003',
    ],
  };
  for (const [what, [type, change, status, code]] of Object.entries(refusals)) {
    it(`is refused ${what}`, async () => {
      const on = await bench();
      const body = { ...fileBody(await createAsset(on, type), png(1, 1)), ...change };
      assert.deepEqual(error(await on.call('POST', 'files', body)), [status, code]);
    });
  }

  it('is refused where the main file is there already', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    await upload(on, asset_id, png(1, 1));
    const again = await on.call('POST', 'files', fileBody(asset_id, png(2, 2)));
    assert.deepEqual(error(again), [400, 'MSS.10001008']);
    const cover = await on.call('POST', 'files', fileBody(asset_id, png(2, 2), 'COVER'));
    assert.deepEqual(error(cover), [400, 'MSS.10001009']);
  });

  it('is refused where the files take up more than the tenant has', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'COMMON_FILE');
    const body = { asset_id, file_name: 'a.zip', file_type: 'zip', asset_file_category: 'MAIN' };
    const answer = await on.call('POST', 'large-files', { ...body, file_size: 2 ** 41 });
    assert.deepEqual(error(answer), [400, 'MSS.10001024']);
  });
});

describe('the end of an upload', () => {
  it('fails the asset when its main file failed, until another one comes', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    const { file_id, upload_url } = await announce(on, asset_id, png(1, 1));
    await confirm(on, file_id, 'FAILED');
    const failed = await showAsset(on, asset_id);
    assert.deepEqual([failed.asset_state, failed.files[0]?.state], ['FAILED', 'FAILED']);
    assert.equal((await put(on, upload_url, png(1, 1).bytes)).status, 404);
    await upload(on, asset_id, png(1, 1));
    assert.equal((await showAsset(on, asset_id)).asset_state, 'ACTIVED');
  });

  it('leaves the asset waiting when the upload was cancelled', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    const { file_id } = await announce(on, asset_id, png(1, 1));
    await confirm(on, file_id, 'CANCELLED');
    const shown = await showAsset(on, asset_id);
    assert.deepEqual([shown.asset_state, shown.files[0]?.state], ['CREATING', 'CANCELLED']);
  });

  it('may be told twice, but not two ways', async () => {
    const on = await bench();
    const file_id = await upload(on, await createAsset(on, 'IMAGE'), png(1, 1));
    assert.equal((await confirm(on, file_id)).status, 200);
    assert.deepEqual(error(await confirm(on, file_id, 'FAILED')), [400, 'MSS.10001012']);
    const lost = (await announce(on, await createAsset(on, 'IMAGE'), png(1, 1))).file_id;
    await confirm(on, lost, 'FAILED');
    assert.deepEqual(error(await confirm(on, lost)), [400, 'MSS.10001018']);
  });

  it('is refused for a file that there is not', async () => {
    const on = await bench();
    assert.deepEqual(error(await confirm(on, '0'.repeat(32))), [404, 'MSS.10001004']);
    assert.deepEqual(error(await on.call('DELETE', `files/${'0'.repeat(32)}`)), [404, 'MSS.10001004']);
  });
});

describe('a deleted file', () => {
  it('is gone, and the asset waits for its main file again', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    const file_id = await upload(on, asset_id, png(1, 1));
    const url =
      (await showAsset(on, asset_id)).files.find((file) => file.file_id === file_id)?.download_url ?? '';
    assert.equal((await on.call('DELETE', `files/${file_id}`)).status, 200);
    const shown = await showAsset(on, asset_id);
    assert.equal(shown.asset_state, 'CREATING');
    assert.ok(!shown.files.some((file) => file.file_id === file_id));
    assert.equal((await fetched(on, url)).status, 404);
  });
});

describe('a large file', () => {
  const announceParts = async (on: Awaited<ReturnType<typeof bench>>, more: Record<string, unknown> = {}) => {
    const asset_id = await createAsset(on, 'COMMON_FILE');
    const body = { asset_id, file_name: 'a.zip', file_type: 'zip', asset_file_category: 'MAIN', ...more };
    const answer = await on.call('POST', 'large-files', { file_multipart_count: 3, ...body });
    return { asset_id, ...(answer.body as unknown as { file_id: string; upload_urls: string[] }) };
  };
  const parts = ['one ', 'two ', 'three'].map((text) => new TextEncoder().encode(text));

  it('is put together from its parts, whatever the order they come in', async () => {
    const on = await bench();
    const { asset_id, file_id, upload_urls } = await announceParts(on, { file_size: 13 });
    assert.equal(upload_urls.length, 3);
    for (const part of [2, 0, 1]) {
      const sent = await put(on, upload_urls[part] ?? '', parts[part] ?? new Uint8Array(), {});
      assert.equal(sent.status, 200, sent.text);
    }
    assert.equal((await confirm(on, file_id)).status, 200);
    const [file] = (await showAsset(on, asset_id)).files;
    assert.equal(
      Buffer.from((await fetched(on, file?.download_url ?? '')).bytes).toString(),
      'one two three',
    );
  });

  it('is not complete while a part is missing, and goes on where it stopped', async () => {
    const on = await bench();
    const { file_id, upload_urls } = await announceParts(on);
    await put(on, upload_urls[0] ?? '', parts[0] ?? new Uint8Array(), {});
    assert.deepEqual(error(await confirm(on, file_id)), [400, 'MSS.10001016']);
    for (const part of [1, 2]) await put(on, upload_urls[part] ?? '', parts[part] ?? new Uint8Array(), {});
    assert.equal((await confirm(on, file_id)).status, 200);
  });

  it('fails when the parts are not as large as announced', async () => {
    const on = await bench();
    const { file_id, upload_urls } = await announceParts(on, { file_size: 14 });
    for (const [index, url] of upload_urls.entries())
      await put(on, url, parts[index] ?? new Uint8Array(), {});
    assert.deepEqual(error(await confirm(on, file_id)), [400, 'MSS.10001018']);
  });

  it('has a part refused whose MD5 is wrong', async () => {
    const on = await bench();
    const { upload_urls } = await announceParts(on);
    const answer = await put(on, upload_urls[0] ?? '', parts[0] ?? new Uint8Array(), {
      'Content-MD5': md5(parts[1] ?? new Uint8Array()),
    });
    assert.deepEqual([answer.status, answer.text.includes('BadDigest')], [400, true]);
  });

  it('may be larger than 5 GB, and comes in one part unless told otherwise', async () => {
    const on = await bench();
    const { upload_urls } = await announceParts(on, {
      file_size: 6 * 2 ** 30,
      file_multipart_count: undefined,
    });
    assert.equal(upload_urls.length, 1);
  });
});

describe('what is read out of a file', () => {
  const cases: Record<string, [type: string, sample: Sample, member: string, meta: Record<string, unknown>]> =
    {
      'a PNG': [
        'IMAGE',
        png(640, 360),
        'image_meta',
        { codec: 'png', width: 640, height: 360, size: 64, mode: 'Horizontal' },
      ],
      'a JPEG': [
        'IMAGE',
        jpeg(300, 400),
        'image_meta',
        { codec: 'jpeg', width: 300, height: 400, size: 64, mode: 'Vertical' },
      ],
      'an SVG with a size': [
        'IMAGE',
        svg('<?xml version="1.0"?><svg width="120px" height="80" viewBox="0 0 1 1"/>'),
        'image_meta',
        { codec: 'svg', width: 120, height: 80, size: 71, mode: 'Horizontal' },
      ],
      'an SVG with a view box': [
        'IMAGE',
        svg('<svg viewBox="0 0 30 60"/>'),
        'image_meta',
        { codec: 'svg', width: 30, height: 60, size: 26, mode: 'Vertical' },
      ],
      'a WAV': [
        'AUDIO',
        wav(3),
        'audio_meta',
        { duration: 3, audio_codec: 'pcm_s16le', audio_bit_rate: 256, audio_channels: 2, sample: 8000 },
      ],
      'an MP3': [
        'MUSIC',
        mp3(4),
        'audio_meta',
        { duration: 4, audio_codec: 'mp3', audio_bit_rate: 128, audio_channels: 2, sample: 44_100 },
      ],
      'a picture that is none': [
        'IMAGE',
        { file_name: 'a.png', bytes: new Uint8Array(5) },
        'image_meta',
        { error_info: { error_code: 'MSS.10001034', error_msg: 'File type is not supported' } },
      ],
      'a picture cut short': [
        'IMAGE',
        { file_name: 'a.png', bytes: png(1, 1).bytes.slice(0, 18) },
        'image_meta',
        { error_info: { error_code: 'MSS.10001034', error_msg: 'File type is not supported' } },
      ],
    };
  for (const [what, [type, sample, member, meta]] of Object.entries(cases)) {
    it(`tells the facts of ${what}`, async () => {
      const on = await bench();
      const asset_id = await createAsset(on, type);
      await upload(on, asset_id, sample);
      const { asset_extra_meta } = await showAsset(on, asset_id);
      assert.deepEqual((asset_extra_meta as Record<string, unknown> | undefined)?.[member], meta);
    });
  }

  it('tells the facts of a video while it is converted, and makes the cover that was asked for', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'VIDEO', { is_need_generate_cover: true });
    await upload(on, asset_id, mp4(12));
    const meta = async () => (await showAsset(on, asset_id)).asset_extra_meta?.video_meta;
    const { video_codec, width, height, duration, audio_codec, sample, mode } = (await meta()) ?? {};
    assert.deepEqual(
      [video_codec, width, height, duration, audio_codec, sample, mode],
      ['h264', 1280, 720, 12, 'aac', 44_100, 'Horizontal'],
    );
    const seen = [(await meta())?.['video_transcoding_status']];
    for (const seconds of [2, 8]) {
      await on.advance(seconds);
      seen.push((await meta())?.['video_transcoding_status']);
    }
    assert.deepEqual(seen, ['WAITING', 'TRANSCODING', 'SUCCEEDED']);
    const cover = (await showAsset(on, asset_id)).files.find((file) => file.asset_file_category === 'COVER');
    assert.equal((await fetched(on, cover?.download_url ?? '')).status, 200);
  });

  it('is left alone when the confirmation says so', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    const picture = png(1, 1);
    const { file_id, upload_url } = await announce(on, asset_id, picture);
    await put(on, upload_url, picture.bytes);
    await confirm(on, file_id, 'CREATED', { auto_meta_analysis: false });
    assert.equal((await showAsset(on, asset_id)).asset_extra_meta, undefined);
  });

  it('makes a picture its own cover', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    await upload(on, asset_id, png(3, 3));
    const cover = (await showAsset(on, asset_id)).files.find((file) => file.asset_file_category === 'COVER');
    assert.equal((await fetched(on, cover?.download_url ?? '')).bytes.length, 64);
  });

  it('takes a presentation apart into pages', async () => {
    const on = await bench();
    const meta = { ppt_meta: { auto_analysis: true } };
    const asset_id = await createAsset(on, 'PPT', { asset_extra_meta: meta });
    const names = [1, 2].map((page) => `PK ppt/slides/slide${page}.xml`).join(' ');
    await upload(on, asset_id, { file_name: 'deck.pptx', bytes: new TextEncoder().encode(names) });
    const status = async () =>
      (await showAsset(on, asset_id)).asset_extra_meta?.ppt_meta?.['ppt_analysis_status'];
    assert.equal(await status(), 'WAITING');
    await on.advance(2);
    assert.equal(await status(), 'CONVERTING');
    await on.advance(2);
    const shown = await showAsset(on, asset_id);
    const { ppt_analysis_status, page_count, pages } = shown.asset_extra_meta?.ppt_meta ?? {};
    assert.deepEqual([ppt_analysis_status, page_count], ['SUCCEEDED', 2]);
    for (const page of pages ?? []) {
      const file = shown.files.find(({ file_id }) => file_id === page.file_id);
      assert.equal(file?.asset_file_category, 'PAGE');
      assert.equal((await fetched(on, file.download_url)).status, 200);
    }
  });

  it('ends in an error for a presentation without pages', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'PPT', {
      asset_extra_meta: { ppt_meta: { auto_analysis: true } },
    });
    await upload(on, asset_id, { file_name: 'deck.pptx', bytes: new Uint8Array(9) });
    await on.advance(10);
    const meta = (await showAsset(on, asset_id)).asset_extra_meta?.ppt_meta;
    assert.equal(meta?.['ppt_analysis_status'], 'FAILED');
  });
});

describe('review', () => {
  it('refuses what was chosen', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    await on.choose({ kind: 'file_review', outcome: 'AUTOMATIC_REVIEW_REJECT' });
    await upload(on, asset_id, png(1, 1));
    const early = await showAsset(on, asset_id);
    assert.deepEqual([early.asset_state, early.files[0]?.state], ['CREATING', 'UPLOADED']);
    assert.equal(early.files[0]?.download_url, undefined);
    await on.advance(2);
    const late = await showAsset(on, asset_id);
    assert.deepEqual([late.asset_state, late.files[0]?.state], ['FAILED', 'BLOCK']);
    assert.equal(late['fail_type'], 'AUTOMATIC_REVIEW_REJECT');
    assert.ok(late['reason']);
  });

  it('is done by a person for what was chosen', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    await on.choose({ kind: 'file_review', id: asset_id, outcome: 'MANUAL_REVIEW' });
    await upload(on, asset_id, png(1, 1));
    await on.advance(2);
    assert.equal((await showAsset(on, asset_id)).files[0]?.state, 'REVIEW');
    await on.advance(30);
    const shown = await showAsset(on, asset_id);
    assert.deepEqual([shown.asset_state, shown.files[0]?.state], ['ACTIVED', 'CREATED']);
  });

  it('is left out for those on the whitelist', async () => {
    const on = await bench();
    await on.choose({ kind: 'file_review', outcome: 'AUTOMATIC_REVIEW_REJECT' });
    const more = { review_config: { no_need_review: true } };
    const asset_id = await createAsset(on, 'IMAGE', more);
    await upload(on, asset_id, png(1, 1));
    assert.equal((await showAsset(on, asset_id)).asset_state, 'ACTIVED');
  });
});

describe('what is larger than the memory of the simulator', () => {
  it('is counted and summed up, but only its beginning is kept', async () => {
    const bytes = new Uint8Array(600_000).map((_, at) => at & 255);
    const request = () => new Request(origin, { method: 'PUT', body: bytes });
    const { size, md5: sum, bytes: kept } = await readContent(request(), 500_000);
    assert.deepEqual([size, sum, kept.length], [600_000, md5(bytes), 256 * 1024]);
    assert.deepEqual((await readContent(request(), 600_000)).bytes, bytes);
  });
});

describe('the MD5 that uploads are checked with', () => {
  it('is the one that Node knows', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 31) & 255);
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
      const part = bytes.subarray(0, length);
      assert.equal(Buffer.from(new Md5().update(part).digest()).toString('base64'), md5(part));
    }
  });
});
