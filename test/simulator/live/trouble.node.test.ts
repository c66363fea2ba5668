/** What happens to rooms and livestreams from outside: blocks, streams that are lost, and rooms that go. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bench, callbacks, createRoom, goLive, receiver, send, startLive, type Bench } from '../bench.js';

const rtmp = { output_urls: ['rtmp://push.test/live'] };
const endless = { play_policy: { repeat_count: -1 }, ...rtmp };
const unavailable = { error_code: 'MSS.20010069', error_msg: 'Live room is not available' };
const kept = { invented: { reconnectSeconds: 5, connectingSeconds: 2, dropSeconds: 4 } };

/** State and cause of a room, in its details and in the list. */
async function roomState({ call }: Bench, room_id: string): Promise<unknown[]> {
  const { body } = await call('GET', `smart-live-rooms/${room_id}`);
  const { body: list } = await call('GET', 'smart-live-rooms');
  const listed = list.smart_live_rooms?.find((room) => room.room_id === room_id);
  assert.deepEqual([listed?.room_state, listed?.error_info], [body['room_state'], body['error_info']]);
  return [body['room_state'], body['error_info']];
}

describe('a room that the service blocks', () => {
  it('says so with its cause, and cannot go on air until it is enabled again', async () => {
    const on = await bench();
    const room_id = await createRoom(on);
    await on.choose({ kind: 'room', id: room_id, outcome: 'BLOCKED' });
    assert.deepEqual(await roomState(on, room_id), ['BLOCKED', unavailable]);
    const { answer } = await startLive(on, room_id);
    assert.deepEqual([answer.status, answer.body.error_code], [500, 'MSS.20010069']);
    await on.choose({ kind: 'room', id: room_id, outcome: 'ENABLE' });
    assert.deepEqual(await roomState(on, room_id), ['ENABLE', null]);
    assert.equal((await startLive(on, room_id)).answer.status, 202);
  });

  it('has the error code that was chosen', async () => {
    const on = await bench();
    const room_id = await createRoom(on);
    await on.choose({ kind: 'room', id: room_id, outcome: 'BLOCKED', error_code: 'MSS.20010007' });
    assert.deepEqual(await roomState(on, room_id), [
      'BLOCKED',
      { error_code: 'MSS.20010007', error_msg: 'text include sensitive word' },
    ]);
  });

  it('is the next one that is saved, if no room was named', async () => {
    const on = await bench();
    const first = await createRoom(on, { room_name: 'First' });
    await on.choose({ kind: 'room', outcome: 'BLOCKED' });
    const second = await createRoom(on, { room_name: 'Second' });
    const states = [await roomState(on, first), await roomState(on, second)].map(([state]) => state);
    assert.deepEqual(states, ['ENABLE', 'BLOCKED']);
  });

  it('ends its livestreams as BLOCKED, with the reason, on air or waiting', async () => {
    const on = await bench({ invented: { blockReason: 'It sells what may not be sold.' } });
    const live = await goLive(on, endless);
    const waiting = await startLive(on, live.room_id);
    await on.choose({ kind: 'room', id: live.room_id, outcome: 'BLOCKED' });
    for (const one of [live, waiting]) {
      const shown = await one.show();
      assert.deepEqual(
        [shown.state, shown['block_reason'], shown['error_info'], typeof shown['end_time']],
        ['BLOCKED', 'It sells what may not be sold.', null, 'string'],
      );
      assert.equal((await one.stop()).body.error_code, 'MSS.20010066');
    }
    assert.equal((await live.command('CLEAN_UP_INSERT_COMMAND')).body.error_code, 'MSS.20010074');
    for (const path of ['smart-live-jobs', `smart-live-rooms/${live.room_id}/smart-live-jobs`]) {
      const { body } = await on.call('GET', `${path}?state=BLOCKED`);
      assert.equal(body.count, 2, path);
    }
    const { body } = await on.call('GET', 'smart-live-rooms');
    assert.equal(body.smart_live_rooms?.[0]?.last_job_status, 'BLOCKED');
  });

  it('ends with its livestream: one that is blocked on air, or instead of going on air', async () => {
    for (const early of [true, false]) {
      const on = await bench();
      if (early) await on.choose({ kind: 'livestream', outcome: 'BLOCKED' });
      const live = await goLive(on, endless);
      assert.equal((await live.show()).state, early ? 'BLOCKED' : 'PROCESSING');
      if (!early) await on.choose({ kind: 'livestream', id: live.job_id, outcome: 'BLOCKED' });
      assert.equal((await live.show()).state, 'BLOCKED');
      assert.deepEqual(await roomState(on, live.room_id), ['BLOCKED', unavailable]);
    }
  });

  it('is enabled by its ID alone', async () => {
    const on = await bench();
    const { status, body } = await on.control('POST', 'outcomes', { kind: 'room', outcome: 'ENABLE' });
    assert.deepEqual([status, body['error']], [400, '0.id: is needed for ENABLE']);
  });
});

/** A livestream whose stream is connected, with the states that its callbacks have told. */
async function connected(options = {}, more = {}) {
  const { fetch, received } = receiver();
  const on = await bench({ fetch, ...kept, ...options });
  const event = { callback_event_type: ['RTMP_STREAM_STATE_CHANGE'] };
  const live = await goLive(on, { ...endless, ...callbacks(event), ...more });
  await on.advance(2);
  return { on, live, told: () => received.map(({ message }) => message['state']) };
}

describe('a stream that is lost', () => {
  it('is reconnected by itself, and is back when the platform takes it', async () => {
    const { on, live, told } = await connected();
    await on.choose({ kind: 'livestream', id: live.job_id, outcome: 'DROPPED' });
    assert.deepEqual(told(), ['CONNECTING', 'CONNECTED', 'DISCONNECTED']);
    await on.advance(4.9);
    assert.equal(told().at(-1), 'DISCONNECTED');
    await on.advance(0.1);
    assert.equal(told().at(-1), 'RECONNECTING');
    await on.advance(2);
    assert.equal(told().at(-1), 'CONNECTED');
    await on.advance(600);
    assert.equal((await live.show()).state, 'PROCESSING');
  });

  it('is lost again when the platform refuses the attempt', async () => {
    const { on, live, told } = await connected();
    await on.choose({ kind: 'livestream', id: live.job_id, outcome: 'DROPPED' });
    await on.choose({ kind: 'livestream', outcome: 'REFUSED' });
    await on.advance(14);
    const cycle = ['DISCONNECTED', 'RECONNECTING'];
    assert.deepEqual(told().slice(2), [...cycle, ...cycle, 'CONNECTED']);
  });

  it('is the next one that connects, if no task was named', async () => {
    const { fetch, received } = receiver();
    const on = await bench({ fetch, ...kept });
    await on.choose({ kind: 'livestream', outcome: 'DROPPED' });
    await goLive(on, { ...endless, ...callbacks() });
    await on.advance(2 + 4);
    assert.equal(received.at(-1)?.message['state'], 'DISCONNECTED');
  });

  it('stays RECONNECTING while the platform is away', async () => {
    const { on, live, told } = await connected();
    await on.control('POST', 'rtmp', { job_id: live.job_id, state: 'DISCONNECTED' });
    await on.advance(100);
    assert.deepEqual(told().slice(2), ['DISCONNECTED', 'RECONNECTING']);
    await on.control('POST', 'rtmp', { job_id: live.job_id, state: 'CONNECTED' });
    assert.equal(told().at(-1), 'CONNECTED');
  });

  const waits = [
    { name: 'three minutes by default', minutes: undefined, ends: 180 },
    { name: 'as long as its policy allows', minutes: 10, ends: 600 },
    { name: 'without end for 0', minutes: 0, ends: undefined },
  ];
  for (const { name, minutes, ends } of waits) {
    it(`ends its task after a wait: ${name}`, async () => {
      const live_exit_config = { max_exception_waiting_duration: minutes };
      const { on, live } = await connected({}, { play_policy: { repeat_count: -1, live_exit_config } });
      await on.control('POST', 'rtmp', { job_id: live.job_id, state: 'DISCONNECTED' });
      await on.advance((ends ?? 4000) - 1);
      assert.equal((await live.show()).state, 'PROCESSING');
      await on.advance(1);
      const { state, error_info } = await live.show();
      const error = { error_code: 'MSS.47000009', error_msg: 'fsm state RECONNECTING time out' };
      assert.deepEqual([state, error_info], ends === undefined ? ['PROCESSING', null] : ['FAILED', error]);
    });
  }

  it('has its wait counted from the loss, whatever is tried, and changed by RESET_EXIT_CONFIG', async () => {
    const { on, live } = await connected();
    for (const state of ['RECONNECTING', 'DISCONNECTED', 'RECONNECTING']) {
      await on.control('POST', 'rtmp', { job_id: live.job_id, state });
      await on.advance(50);
    }
    await live.command('RESET_EXIT_CONFIG', { max_exception_waiting_duration: 5 });
    await on.advance(149);
    assert.equal((await live.show()).state, 'PROCESSING');
    await on.advance(1);
    assert.equal((await live.show()).state, 'FAILED');
  });
});

describe('a temporary room', () => {
  it('stays until its last task is over', async () => {
    const on = await bench();
    const first = await goLive(on, { room_type: 'TEMP' });
    const second = await startLive(on, first.room_id);
    await first.stop();
    await on.advance(on.invented.liveClosingSeconds);
    assert.equal((await first.show()).state, 'SUCCEED');
    assert.equal((await on.call('GET', `smart-live-rooms/${first.room_id}`)).status, 200);
    await on.advance(on.invented.liveWaitingSeconds + 1);
    await second.stop();
    await on.advance(on.invented.liveClosingSeconds);
    assert.equal((await on.call('GET', `smart-live-rooms/${first.room_id}`)).status, 404);
  });
});

describe('the records of interactions', () => {
  const interaction_rules = [
    {
      rule_name: 'Price',
      event_type: 1,
      hit_condition: { tags: [{ tag: 'content', match: 'EQUAL', value: 'price' }] },
      trigger: { reply_texts: ['Ten'] },
    },
  ];
  const comment = (content: string) => ({ timestamp: 1, type: 1, content: JSON.stringify({ content }) });

  it('are a file with what viewers said, once the livestream is over', async () => {
    const on = await bench({ invented: { interactionRecords: 'end', interactionRecordsHours: 24 } });
    const live = await goLive(on, { interaction_rules });
    const body = { total: 2, events: [comment('price'), comment('hello')] };
    await on.call('POST', `${live.path}/live-event-report`, body);
    assert.equal((await live.show())['live_job_log'], undefined);
    await live.stop();
    await on.advance(60);
    const log = (await live.show())['live_job_log'] as { interaction_records_url: string };
    const file = await send(on.simulator, 'GET', log.interaction_records_url);
    const records = file.body['interactions'] as { rule_name?: string; content: unknown }[];
    assert.deepEqual(
      records.map(({ rule_name, content }) => [rule_name, content]),
      [
        ['Price', { content: 'price' }],
        [undefined, { content: 'hello' }],
      ],
    );
    await on.advance(24 * 3600 + 1);
    assert.equal((await send(on.simulator, 'GET', log.interaction_records_url)).status, 403);
  });

  it('are none for a task that never was on air', async () => {
    const on = await bench({ invented: { interactionRecords: 'start' } });
    const live = await startLive(on, await createRoom(on));
    await live.stop();
    assert.equal((await live.show())['live_job_log'], undefined);
    const other = await startLive(on, live.room_id);
    await on.advance(60);
    assert.match(JSON.stringify((await other.show())['live_job_log']), /interactions/);
  });
});
