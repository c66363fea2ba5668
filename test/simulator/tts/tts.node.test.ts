/** TTS previews: ready after some seconds, playable, with links that are valid for an hour. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchWith, ids, send, storage, wordsOf } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({ previewSeconds: 1.5, previewFileSeconds: 60 });

const hello = { text: '<speak>大家好<break time="500ms"/>欢迎</speak>', emotion: ids.voice };

describe('a preview', () => {
  it('takes a moment, then gives a WAV file', async () => {
    const on = await bench();
    const { status, body } = await on.call('POST', 'ttsc/audition', hello);
    assert.equal(status, 200);
    const show = () => on.call('GET', `ttsc/audition-file/${body.job_id}`);
    assert.deepEqual((await show()).body, { is_file_complete: false, message: '', files: [] });
    await on.advance(1.5);
    const ready = (await show()).body;
    assert.equal(ready['is_file_complete'], true);
    const url = ready.files?.[0]?.download_url ?? '';
    assert.ok(url.startsWith(`${storage}/_simulator/media/`), url);
    const file = await on.simulator.fetch(new Request(url));
    assert.equal(file.headers.get('content-type'), 'audio/wav');
    const wav = new Uint8Array(await file.arrayBuffer());
    assert.equal(new TextDecoder().decode(wav.subarray(0, 4)), 'RIFF');
    const part = await on.simulator.fetch(new Request(url, { headers: { Range: 'bytes=0-3' } }));
    assert.deepEqual([part.status, await part.text()], [206, 'RIFF']);
  });

  it('says about 250 characters, or words, in a minute, by its speed and the rate of its text', async () => {
    const on = await bench();
    const seconds = async (text: string, speed = 100) => {
      const { body } = await on.call('POST', 'ttsc/audition', { ...hello, text, speed });
      await on.advance(2);
      const { files } = (await on.call('GET', `ttsc/audition-file/${body.job_id}`)).body;
      const file = await on.simulator.fetch(new Request(files?.[0]?.download_url ?? ''));
      return ((await file.arrayBuffer()).byteLength - 44) / 32_000;
    };
    const isNear = (value: number, other: number, share: number) =>
      assert.ok(Math.abs(value - other) <= other * share, `${value} is not near ${other}`);
    const words = '欢迎来到我的直播间，今天给大家带来三款外套。'.repeat(2);
    const usual = await seconds(words);
    isNear(usual, (44 * 60) / 250, 0.1);
    isNear(
      await seconds('We begin with a jacket that keeps you warm and dry, all winter long. '.repeat(2)),
      (28 * 60) / 250,
      0.15,
    );
    isNear(await seconds(words, 50), 2 * usual, 0.01);
    isNear(await seconds(`<speak><prosody rate="200">${words}</prosody></speak>`), usual / 2, 0.01);
    isNear(await seconds(`<speak>${words}<break time="2s"/>${words}</speak>`), 2 * usual + 2, 0.01);
  });

  it('can be asked for under the other path of the reference', async () => {
    const { call } = await bench();
    assert.equal((await call('POST', 'tts/audition', hello)).status, 200);
  });

  it('has links that end after an hour, and new ones whenever it is asked', async () => {
    const on = await bench();
    const { body } = await on.call('POST', 'ttsc/audition', hello);
    await on.advance(2);
    const link = async () =>
      (await on.call('GET', `ttsc/audition-file/${body.job_id}`)).body.files?.[0]?.download_url ?? '';
    const first = await link();
    await on.advance(3601);
    assert.equal((await send(on.simulator, 'GET', first)).status, 403);
    assert.equal((await on.simulator.fetch(new Request(await link()))).status, 200);
  });

  it('of more than a minute comes in several files', async () => {
    const on = await bench();
    const { body } = await on.call('POST', 'ttsc/audition', {
      ...hello,
      text: `${wordsOf(49)}。`.repeat(12),
    });
    await on.advance(12);
    const { files } = (await on.call('GET', `ttsc/audition-file/${body.job_id}`)).body;
    assert.equal(files?.length, 3);
  });

  it('in a voice that does not exist is refused, which says why', async () => {
    const on = await bench();
    const { status, body } = await on.call('POST', 'ttsc/audition', { ...hello, emotion: '0' });
    assert.deepEqual([status, body.error_code], [400, 'MSS.20050005']);
    assert.match(body.error_msg ?? '', /^Failed to obtain asset information/);
  });

  it('is data inside a page where no server answers', async () => {
    const on = await bench({ fileUrls: 'data' });
    const { body } = await on.call('POST', 'ttsc/audition', hello);
    await on.advance(2);
    const { files } = (await on.call('GET', `ttsc/audition-file/${body.job_id}`)).body;
    assert.match(files?.[0]?.download_url ?? '', /^data:audio\/wav;base64,UklGR/);
  });

  it('answers with the caller’s request ID, or one of its own', async () => {
    const { call } = await bench();
    const { headers } = await call('POST', 'ttsc/audition', hello, { 'X-Request-Id': 'mine-1' });
    assert.equal(headers.get('x-request-id'), 'mine-1');
  });

  const refused: Record<string, [body: object, code: string, status?: number]> = {
    'without a text': [{ emotion: ids.voice }, 'MSS.000000003'],
    'with a speed out of range': [{ ...hello, speed: 201 }, 'MSS.000000003'],
    'with broken markup': [{ ...hello, text: '<speak>a' }, 'MSS.20010015', 500],
    'with an avatar for a voice': [{ ...hello, emotion: ids.avatar }, 'MSS.20050005'],
  };
  for (const [how, [body, code, status = 400]] of Object.entries(refused)) {
    it(`is refused ${how}, in the shape of speech synthesis`, async () => {
      const { call } = await bench();
      const answer = await call('POST', 'ttsc/audition', body);
      assert.deepEqual([answer.status, answer.body.error_code], [status, code]);
      assert.equal(answer.body.request_id, answer.headers.get('x-request-id'));
    });
  }

  it('that nobody asked for has no files', async () => {
    const { call } = await bench();
    const { status, body } = await call('GET', 'ttsc/audition-file/none');
    assert.deepEqual([status, body.error_code], [400, 'MSS.20050013']);
  });
});

describe('a preview of several files', () => {
  it('lists each file as soon as it has been generated, and is complete with the last', async () => {
    const invented = { previewSeconds: 2, previewNextSeconds: 3, previewFileSeconds: 20 };
    const on = await benchWith(invented)();
    const sentence = `${'好'.repeat(60)}。`;
    const { body } = await on.call('POST', 'ttsc/audition', { text: sentence.repeat(3), emotion: ids.voice });
    const seen: unknown[] = [];
    for (let second = 0; second <= 8; second++) {
      const { body: shown } = await on.call('GET', `ttsc/audition-file/${body.job_id}`);
      seen.push([shown.files?.length, shown['is_file_complete']]);
      await on.advance(1);
    }
    const first = Array<unknown>(3).fill([1, false]);
    const second = Array<unknown>(3).fill([2, false]);
    assert.deepEqual(seen, [[0, false], [0, false], ...first, ...second, [3, true]]);
  });
});
