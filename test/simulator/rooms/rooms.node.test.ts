/** Rooms: creation, lists, details, replacement, deletion, and rejected requests. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchWith, createRoom, goLive, ids, paragraph, roomBody, startLive, wordsOf } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  liveWaitingSeconds: 6,
  liveClosingSeconds: 1,
  connectingSeconds: 2,
  roomOrder: 'desc',
});

const unknown = '0'.repeat(32);

/** A room with one paragraph, whose text is `text`. */
function saying(text: string): Record<string, unknown> {
  const scene = { script_name: 'S', shoot_scripts: [{ ...paragraph(1, '', 1), text_config: { text } }] };
  return roomBody({ scene_scripts: [scene] });
}

describe('a room', () => {
  it('is shown as it was created, with an ID, a cover and its times', async () => {
    const on = await bench();
    const room_id = await createRoom(on, { priv_data: 'ours', new_member: { kept: true } });
    assert.match(room_id, /^[0-9a-f]{32}$/);
    const { body } = await on.call('GET', `smart-live-rooms/${room_id}`);
    assert.equal(body['room_name'], 'Spring sale');
    assert.equal(body['room_state'], 'ENABLE');
    assert.equal(body['view_mode'], 'VERTICAL');
    assert.equal(body['priv_data'], 'ours');
    assert.deepEqual(body['new_member'], { kept: true });
    assert.equal(body['create_time'], '2026-01-05T09:00:00Z');
    assert.match(String(body['cover_url']), /cover\/wang$/);
  });

  it('is replaced as a whole: what the new body leaves out is gone', async () => {
    const on = await bench();
    const room_id = await createRoom(on, { room_description: 'Old' });
    await on.advance(60);
    const { body } = await on.call('PUT', `smart-live-rooms/${room_id}`, roomBody({ room_name: 'New' }));
    assert.equal(body['room_name'], 'New');
    assert.equal(body['room_description'], undefined);
    assert.equal(body['create_time'], '2026-01-05T09:00:00Z');
    assert.equal(body['update_time'], '2026-01-05T09:01:00Z');
  });

  it('is gone when it is deleted', async () => {
    const on = await bench();
    const room_id = await createRoom(on);
    assert.equal((await on.call('DELETE', `smart-live-rooms/${room_id}`)).status, 200);
    const shown = await on.call('GET', `smart-live-rooms/${room_id}`);
    assert.deepEqual([shown.status, shown.body.error_code], [404, 'MSS.00000002']);
    const again = await on.call('DELETE', `smart-live-rooms/${room_id}`);
    assert.deepEqual([again.status, again.body.error_code], [400, 'MSS.20010045']);
  });

  it('is not deleted while it is on air', async () => {
    const on = await bench();
    const live = await goLive(on);
    const { status, body } = await on.call('DELETE', `smart-live-rooms/${live.room_id}`);
    assert.deepEqual([status, body.error_code], [500, 'MSS.20010036']);
  });

  it('may name assets that are not there: it says so, and cannot go on air', async () => {
    const on = await bench();
    const scene = { script_name: 'S', model_asset_id: unknown, voice_config: { voice_asset_id: unknown } };
    const more = { scene_scripts: [{ ...scene, shoot_scripts: [paragraph(1, '', 5)] }] };
    const room_id = await createRoom(on, { ...more, backup_model_asset_ids: [unknown] });
    assert.equal((await on.call('GET', `smart-live-rooms/${room_id}`)).body['room_state'], 'DISABLE');
    const { status, body } = (await startLive(on, room_id)).answer;
    assert.deepEqual([status, body.error_code], [500, 'MSS.20010069']);
  });

  it('cannot be used while its avatar cannot, and says why', async () => {
    const on = await bench();
    const scene = { script_name: 'S', model_asset_id: ids.sleepingAvatar, shoot_scripts: [] };
    const room_id = await createRoom(on, { scene_scripts: [scene] });
    const { body } = await on.call('GET', `smart-live-rooms/${room_id}`);
    assert.equal(body['room_state'], 'DISABLE');
    assert.deepEqual(body['error_info'], {
      error_code: 'MSS.20010071',
      error_msg: 'the asset is unavailable',
    });
  });
});

describe('the list of rooms', () => {
  it('has the newest first, and is filtered by name, type, avatar and the state of the last livestream', async () => {
    const on = await bench();
    await createRoom(on, { room_name: 'Quiet' });
    await createRoom(on, { room_name: 'Pattern', room_type: 'TEMPLATE' });
    await startLive(on, await createRoom(on, { room_name: 'Loud' }));
    const names = async (query: string) =>
      (await on.call('GET', `smart-live-rooms?${query}`)).body.smart_live_rooms?.map(
        (room) => room.room_name,
      );
    assert.deepEqual(await names(''), ['Loud', 'Pattern', 'Quiet']);
    assert.deepEqual(await names('room_name=OU'), ['Loud']);
    assert.deepEqual(await names('room_type=TEMPLATE'), ['Pattern']);
    assert.deepEqual(await names('template_own_type=Owned'), ['Pattern']);
    assert.deepEqual(await names('live_state=WAITING,PROCESSING'), ['Loud']);
    assert.deepEqual((await names('live_state=NULL'))?.sort(), ['Pattern', 'Quiet']);
    assert.deepEqual(await names('model_name=nobody'), []);
    assert.deepEqual((await names('model_name=wang&limit=1'))?.length, 1);
  });

  it('tells of the last livestream', async () => {
    const on = await bench();
    const live = await goLive(on);
    await live.stop();
    await on.advance(1);
    const room = (await on.call('GET', 'smart-live-rooms')).body.smart_live_rooms?.[0];
    assert.equal(room?.last_job_status, 'SUCCEED');
    assert.equal(room?.last_job_start_time, '2026-01-05T09:00:06Z');
    assert.equal(room?.last_job_end_time, '2026-01-05T09:00:07Z');
  });
});

describe('a room is saved', () => {
  // No error is documented for tags and values that the reference does not know.
  const accepted: Record<string, string> = {
    'with a tag that nobody knows': '<speak>Hello <voice name="x">there</voice>.</speak>',
    'with a pause that is too long': '<speak>Hello<break time="11s"/></speak>',
    'with an emotion that there is not': '<speak><emotion type="JOY">Hello.</emotion></speak>',
    'with a tag in a tag that takes text alone': '<speak><sub alias="a"><word>b</word></sub></speak>',
    'with a root as older pages spell it': '<speake>Hello.</speake>',
    'with tags and no root': 'Hello <break time="1s"/> & good < bye',
  };
  for (const [how, text] of Object.entries(accepted)) {
    it(how, async () => {
      const on = await bench();
      const room_id = await createRoom(on, saying(text));
      const { body } = await on.call('GET', `smart-live-rooms/${room_id}`);
      assert.ok(JSON.stringify(body['scene_scripts']).includes(JSON.stringify(text)));
    });
  }
});

describe('a room is refused', () => {
  const scene = (more: object) =>
    roomBody({ scene_scripts: [{ script_name: 'S', shoot_scripts: [], ...more }] });
  const refused: Record<string, [body: unknown, code: string, member?: string]> = {
    'without a name': [{}, 'MSS.00000003', 'room_name'],
    'with a background picture that is not named': [
      scene({ background_config: [{ background_type: 'IMAGE' }] }),
      'MSS.00000003',
      'scene_scripts[0].background_config[0].background_config',
    ],
    'with a colour that is not named': [
      scene({ background_config: [{ background_type: 'COLOR' }] }),
      'MSS.00000003',
      'scene_scripts[0].background_config[0].background_color_config',
    ],
    'with a text of more than 10,000 characters': [
      saying(wordsOf(10_001)),
      'MSS.00000003',
      'scene_scripts[0].shoot_scripts[0].text_config.text',
    ],
    'with a text of more than 131,072 characters, tags and all': [
      saying(`<speak>${'<break time="200ms"/>'.repeat(6300)}</speak>`),
      'MSS.00000003',
      'scene_scripts[0].shoot_scripts[0].text_config.text',
    ],
    'with markup that is not well formed': [
      saying('<speak>Hello<break time="500ms"></speak>'),
      'MSS.20010015',
      'scene_scripts[0].shoot_scripts[0].text_config.text',
    ],
    'with a reply whose markup is not well formed': [
      roomBody({ interaction_rules: [{ trigger: { reply_texts: ['Yes.', '<speak>No & no</speak>'] } }] }),
      'MSS.20010015',
      'interaction_rules[0].trigger.reply_texts[1]',
    ],
    'with an output that is no RTMP address': [roomBody({ output_urls: ['ftp://x'] }), 'MSS.20010093'],
    'with a callback to no address': [
      roomBody({ live_event_callback_config: { live_event_type_callback_url: 'shop.test/hook' } }),
      'MSS.20010093',
      'live_event_callback_config.live_event_type_callback_url',
    ],
  };
  for (const [how, [body, code, member]] of Object.entries(refused)) {
    it(how, async () => {
      const { call } = await bench();
      const answer = await call('POST', 'smart-live-rooms', body);
      assert.deepEqual([answer.status, answer.body.error_code], [code === 'MSS.20010015' ? 500 : 400, code]);
      assert.ok(!member || answer.body.error_msg?.includes(member), answer.body.error_msg);
    });
  }

  it('whose name another room has, but may keep its own', async () => {
    const on = await bench();
    const room_id = await createRoom(on);
    const again = await on.call('POST', 'smart-live-rooms', roomBody());
    assert.deepEqual([again.status, again.body.error_code], [400, 'MSS.20010031']);
    assert.equal((await on.call('PUT', `smart-live-rooms/${room_id}`, roomBody())).status, 200);
  });

  it('when it is replaced but does not exist', async () => {
    const { call } = await bench();
    const { body } = await call('PUT', `smart-live-rooms/${unknown}`, roomBody());
    assert.equal(body.error_code, 'MSS.20010045');
  });
});
