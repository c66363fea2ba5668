/** Constraints of calls, products, trainings and previews (reference 3, 6.3, 7, 8, 9). */
import { defaultAccount } from '../../../demo/simulator/index.js';
import { bench, ids, origin, send, type Answered, type Bench } from '../bench.js';
import { corpus, latin1, zip } from '../training/voice-package.js';
import { mp4, put } from '../uploading.js';
import { inSection, type Constraint } from './constraint.js';

const unknown = '0'.repeat(32);
const invalid = [400, '00000003'] as const;
const { project_id } = defaultAccount;
const models = 'digital-human-training-manage/user/jobs';
const voices = 'voice-training-manage/user';

const rooms = `${origin}/v1/${project_id}/smart-live-rooms`;
async function answered(on: Bench, init: RequestInit, url = rooms): Promise<Answered> {
  const response = await on.simulator.fetch(new Request(url, init));
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answered['body'],
  };
}
const product =
  (more: object = {}) =>
  (on: Bench) =>
    on.call('POST', 'products', { name: 'Tea', ...more });
const madeProduct = async (on: Bench) => String((await product()(on)).body['product_id']);
const link = (more: object) => async (on: Bench) =>
  on.call('POST', `products/${await madeProduct(on)}/assets`, more);
const avatar =
  (more: object = {}) =>
  (on: Bench) =>
    on.call('POST', models, { name: 'Ann', ...more });
/** Submits a video, and returns the log of its automatic review. */
const reviewed = (bytes: Uint8Array) => async (on: Bench) => {
  const { body } = await avatar()(on);
  await put(on, (body['training_video_upload_url'] as string[])[0] ?? '', bytes, {});
  await on.call('POST', `${models}/${body.job_id}/command`, { command: 'SUBMITVERIFYING' });
  await on.advance(300);
  return (await on.call('GET', `${models}/${body.job_id}`)).body['operation_logs'];
};
const voice =
  (more: object = {}, edition = 'basic') =>
  (on: Bench) =>
    on.call('POST', `${voices}/${edition}-jobs`, { voice_name: 'Warm', ...more });
/** Submits a package with its letter, and returns the result of its review. */
const audited =
  (files: Record<string, string> | string, edition = 'basic') =>
  async (on: Bench) => {
    const { body } = await voice({}, edition)(on);
    const bytes = typeof files === 'string' ? latin1(files) : zip(files);
    await put(on, String(body['training_data_uploading_url']), bytes, { 'Content-Type': 'application/zip' });
    await put(on, String(body['authorization_letter_uploading_url']), latin1('A letter'), {});
    await on.call('POST', `${voices}/jobs/${body.job_id}`, {});
    await on.advance(300);
    return (await on.call('GET', `${voices}/jobs/${body.job_id}/audit-result`)).body;
  };
const commit = (more: object, files: Record<string, string> | undefined) => async (on: Bench) => {
  const { body } = await voice(more)(on);
  const headers = { 'Content-Type': 'application/zip' };
  if (files) await put(on, String(body['training_data_uploading_url']), zip(files), headers);
  return on.call('POST', `${voices}/jobs/${body.job_id}`, {});
};
const without = (name: string) =>
  Object.fromEntries(Object.entries(corpus(20)).filter(([key]) => key !== name));

const calls = inSection('3.1');
const access = inSection('3.2');
const products = inSection('6.3.1');
const links = inSection('6.3.6');
const avatars = inSection('7.1');
const commands = inSection('7.6');
const basic = inSection('8.1');
const commits = inSection('8.5');
const previews = inSection('9.1');

/** The constraints of the other sections. */
export const otherConstraints: readonly Constraint[] = [
  calls.refused('a body has a type', invalid, (on) =>
    answered(on, {
      method: 'POST',
      headers: { 'X-Auth-Token': on.token },
      body: latin1('{"room_name":"R"}') as BodyInit,
    }),
  ),
  calls.refused('a body is JSON', invalid, (on) =>
    on.call('POST', 'smart-live-rooms', { room_name: 'R' }, { 'Content-Type': 'text/plain' }),
  ),
  calls.refused('a body is well-formed', [400, '10000002'], (on) => on.call('POST', 'smart-live-rooms', '{')),
  calls.refused('the project of the header is that of the path', [403, '00020006'], (on) =>
    on.call('GET', 'smart-live-rooms', undefined, { 'X-Project-Id': unknown }),
  ),
  calls.held('the project in the header is optional, and may be given', async (on) => {
    const same = await on.call('GET', 'smart-live-rooms', undefined, { 'X-Project-Id': project_id });
    return same.status === 200 && (await on.call('GET', 'smart-live-rooms')).status === 200;
  }),
  calls.refused('the project of the token is that of the path', [403, '00020006'], (on) =>
    send(on.simulator, 'GET', `/v1/${unknown}/smart-live-rooms`, undefined, { 'X-Auth-Token': on.token }),
  ),
  calls.refused('a call is authenticated', [401, '00000001'], (on) => answered(on, {})),
  calls.refused('the ID of a third-party user has no Chinese characters', invalid, (on) =>
    on.call('GET', 'smart-live-rooms', undefined, { 'X-App-UserId': '\u00e4' }),
  ),
  calls.lenient('calls use HTTPS', 'the simulator runs on this machine, without certificates'),
  access.held('a signed body has at most 12 MB', async (on) => {
    const answer = await answered(on, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'SDK-HMAC-SHA256 Access=A' },
      body: new Uint8Array(12 * 2 ** 20 + 1),
    });
    return answer.status === 413;
  }),

  products.refused('a name is mandatory', invalid, product({ name: '' })),
  products.refused(
    'a tag has at most 16 bytes',
    invalid,
    product({ tags: ['六个汉字太长'] }),
    'RequestBody.tags',
  ),
  products.refused(
    'a product has at most 50 tags',
    invalid,
    product({ tags: Array.from({ length: 51 }, () => 'x') }),
  ),
  products.refused(
    'assets of a product are active',
    [400, '10001037'],
    product({ asset_list: [{ asset_id: unknown }] }),
  ),
  products.refused(
    'assets of a product are pictures, videos or sounds',
    [400, '10001038'],
    product({ asset_list: [{ asset_id: ids.voice }] }),
  ),
  products.refused(
    'a product has an asset once',
    [400, '10001039'],
    product({ asset_list: [{ asset_id: ids.background }, { asset_id: ids.background }] }),
  ),
  products.refused(
    'the cover is one of the pictures',
    [400, '10001036'],
    product({ cover: { asset_id: ids.background } }),
  ),
  products.refused(
    'a product has a limited number of texts',
    [400, '10001042'],
    product({ text_list: Array.from({ length: 1001 }, () => ({ title: 'T', text: 'x' })) }),
  ),
  inSection('6.3.4').refused('a product that is shown exists', [400, '10001041'], (on) =>
    on.call('GET', `products/${unknown}`),
  ),
  links.refused('a link has an asset or a text', invalid, link({ action: 'LINK' })),
  links.refused('a link that is removed has an asset or a text', invalid, link({ action: 'UNLINK' })),
  links.refused(
    'an asset that is linked is active',
    [400, '10001040'],
    link({ asset_item: { asset_id: unknown } }),
  ),
  links.refused(
    'what is unlinked was linked',
    [400, '10001040'],
    link({ action: 'UNLINK', asset_item: { asset_id: ids.background } }),
  ),

  avatars.refused(
    'the version V2 is discarded',
    invalid,
    avatar({ model_version: 'V2' }),
    'RequestBody.model_version',
  ),
  avatars.refused('trainings of avatars are limited', [400, '41000004'], async () => {
    const on = await bench({ invented: { trainings: 1 } });
    await avatar()(on);
    return avatar()(on);
  }),
  basic.refused('trainings of voices are limited', [400, '20020008'], async () => {
    const on = await bench({ invented: { trainings: 1 } });
    await voice()(on);
    return voice()(on);
  }),
  avatars.failed('an avatar is trained from a video', '20020004', reviewed(new Uint8Array(10))),
  avatars.failed('a video has 3 to 10 minutes', '41000007', reviewed(mp4(20, [1920, 1080]).bytes)),
  avatars.failed('a video is in 1080P or 4K', '20020004', reviewed(mp4(200, [1280, 720]).bytes)),
  inSection('7.3').refused('a training that is shown exists', [404, '41000003'], (on) =>
    on.call('GET', `${models}/${unknown}`),
  ),
  inSection('7.4').refused('a training that is deleted exists', [400, '41000008'], (on) =>
    on.call('DELETE', `${models}/${unknown}`),
  ),
  inSection('7.5').refused('a training is changed after a rejection', [400, '41000001'], async (on) =>
    on.call('PUT', `${models}/${(await avatar()(on)).body.job_id}`, { name: 'Bea' }),
  ),
  commands.refused(
    'only NA users confirm a result',
    invalid,
    async () => {
      const on = await bench({ account: { na_user: false } });
      const { body } = await avatar()(on);
      return on.call('POST', `${models}/${body.job_id}/command`, { command: 'CONFIRM_ACCEPT' });
    },
    'RequestBody.command',
  ),
  commands.failed('who is no NA user sends identity papers', '41000005', async () =>
    reviewed(mp4(200, [1920, 1080]).bytes)(await bench({ account: { na_user: false } })),
  ),

  basic.lenient(
    'voices are trained in Chinese only',
    'the same row has English as an option',
    'RequestBody.language',
  ),
  inSection('8.3').refused(
    'the premium edition takes a package',
    invalid,
    voice({ create_type: 'SEGMENT' }, 'advance'),
  ),
  commits.refused('recordings are submitted after their upload', [400, '20020027'], commit({}, undefined)),
  commits.refused('recordings are submitted with the letter', [400, '20020010'], commit({}, corpus(20))),
  commits.refused('the letter has content', [400, '20020010'], async (on) => {
    const { body } = await voice()(on);
    const headers = { 'Content-Type': 'application/zip' };
    await put(on, String(body['training_data_uploading_url']), zip(corpus(20)), headers);
    await put(on, String(body['authorization_letter_uploading_url']), latin1(''), {});
    return on.call('POST', `${voices}/jobs/${body.job_id}`, {});
  }),
  commits.held('what is refused changes nothing', async (on) => {
    const { body } = await voice()(on);
    await on.call('POST', `${voices}/jobs/${body.job_id}`, { voice_name: 'Cold' });
    return (await on.call('GET', `${voices}/jobs/${body.job_id}`)).body['voice_name'] === 'Warm';
  }),
  commits.refused('sentences are submitted when all are confirmed', [400, '20020016'], async (on) => {
    const { body } = await voice({ create_type: 'SEGMENT' })(on);
    const links = body['segment_uploading_url'] as Record<string, string[]>;
    const headers = { 'Content-Type': 'audio/wav' };
    await put(on, links['audio_uploading_url']?.[0] ?? '', latin1('RIFF'), headers);
    return on.call('POST', `${voices}/jobs/${body.job_id}`, {});
  }),
  commits.refused('a training is submitted once', [400, '20020001'], async (on) => {
    const { body } = await voice()(on);
    await put(on, String(body['training_data_uploading_url']), zip(corpus(20)), {
      'Content-Type': 'application/zip',
    });
    await put(on, String(body['authorization_letter_uploading_url']), latin1('A letter'), {});
    await on.call('POST', `${voices}/jobs/${body.job_id}`, {});
    return on.call('POST', `${voices}/jobs/${body.job_id}`, {});
  }),
  basic.failed('a package is a ZIP file', '20020013', audited('no archive')),
  basic.failed(
    'a package has sounds and texts only',
    '20020012',
    audited({ ...without('0.wav'), '0.mp3': 'x' }),
  ),
  basic.failed('a package has no folders', '20020025', audited({ ...without('0.wav'), 'a/0.wav': 'x' })),
  basic.failed(
    'files of a package are named by numbers',
    '20020026',
    audited({ ...without('0.wav'), 'first.wav': 'x' }),
  ),
  basic.failed('a package has not more files than sentences', '20020022', audited(corpus(21))),
  basic.failed('each sentence has sound and text', '20020016', audited(without('0.wav'))),
  basic.failed('a text is not empty', '20020015', audited({ ...corpus(20), '0.txt': '' })),
  basic.failed('a sound is not empty', '20020029', audited({ ...corpus(20), '0.wav': '' })),
  basic.failed(
    'a sound is a WAV file',
    '20020018',
    audited({ ...corpus(20), '0.wav': 'ID3 this is no WAV file' }),
  ),
  inSection('8.3').failed('a premium package has a recording', '20020017', audited({}, 'advance')),
  inSection('8.6').refused('a training that is shown exists', [400, '20020002'], (on) =>
    on.call('GET', `${voices}/jobs/${unknown}`),
  ),
  inSection('8.10').refused('a sentence is confirmed after its upload', [400, '20020030'], async (on) => {
    const { body } = await voice({ create_type: 'SEGMENT' })(on);
    return on.call('POST', `${voices}/training-segment?job_id=${body.job_id}&index=0`);
  }),

  previews.refused('a preview speaks in a voice that exists', [400, '20050005'], (on) =>
    on.call('POST', 'ttsc/audition', { text: 'Hello', emotion: unknown }),
  ),
  previews.refused('a preview speaks in a voice', [400, '20050005'], (on) =>
    on.call('POST', 'ttsc/audition', { text: 'Hello', emotion: ids.background }),
  ),
  inSection('9.2').refused('a preview that is fetched exists', [400, '20050013'], (on) =>
    on.call('GET', `ttsc/audition-file/${unknown}`),
  ),
];
