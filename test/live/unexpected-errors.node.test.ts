/** An unexpected error is not an empty success: the room says that it could not be read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Environment } from '../../src/live/environment.js';
import { NoticeRegistry } from '../../src/live/notice-registry.js';
import { PollSchedule, type PollContext } from '../../src/live/poll-schedule.js';
import { readRooms } from '../../src/live/read-rooms.js';
import { RoomWatch } from '../../src/live/room-watch.js';

/** A room whose every call fails with `error`. */
function roomFailing(error: Error): RoomWatch {
  const environment: Partial<Environment> = {
    now: () => Date.now(),
    schedule: () => () => undefined,
    random: () => 0,
    isVisible: () => true,
  };
  return new RoomWatch(
    {
      client: { call: () => Promise.reject(error) },
      environment: environment as Environment,
      notices: new NoticeRegistry(),
      onSubscriptionsChange: () => undefined,
      publish: () => undefined,
      requestRead: () => undefined,
    },
    'room-1',
  );
}

describe('an unexpected error', () => {
  it('of a read is the error of the room', async () => {
    const cause = new TypeError('unforeseen');
    const room = roomFailing(cause);
    await room.refresh();
    assert.deepEqual([room.state.error?.code, room.state.error?.cause], ['UNKNOWN', cause]);
    assert.equal(room.state.phase, 'unknown');
  });

  it('of a poll counts as a failure of it', async () => {
    const errors = await readRooms([roomFailing(new TypeError('unforeseen'))], () =>
      Promise.resolve(undefined),
    );
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['UNKNOWN'],
    );
  });

  it('while the rooms are read is shown by each of them', async () => {
    const room = roomFailing(new TypeError('unforeseen'));
    let tick: (() => void) | undefined;
    const environment = {
      ...room.environment,
      schedule: (_wait: number, run: () => void) => ((tick = run), () => undefined),
    };
    const nothing = () => undefined;
    const context: PollContext = {
      environment,
      isReader: () => true,
      hasVisiblePeer: () => false,
      rooms: () => [room],
      read: () => Promise.reject(new TypeError('unforeseen')),
      onTick: nothing,
      onWake: nothing,
      onClockSetBack: nothing,
      onScheduleChange: nothing,
    };
    const schedule = new PollSchedule(context);
    schedule.start();
    tick?.();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(room.state.error?.code, 'UNKNOWN');
  });

  it('of a start is its refusal', async () => {
    const room = roomFailing(new TypeError('unforeseen'));
    room.dispatch({ type: 'job', job: undefined, sent_at: Date.now(), at: Date.now() });
    await assert.rejects(room.start());
    assert.equal(room.state.refusal?.code, 'UNKNOWN');
    assert.equal(room.state.intent, undefined);
  });

  it('of an attached channel is the error of the room, and the next read by a person tries again', async () => {
    const room = roomFailing(new TypeError('unforeseen'));
    let isBroken = true;
    const channel = {
      readyState: 'connecting' as const,
      send: () => undefined,
      addEventListener: () => {
        if (isBroken) throw new TypeError('Failed to fetch');
      },
      removeEventListener: () => undefined,
    };
    room.attach(channel);
    for (let turn = 0; turn < 100 && !room.state.error; turn++)
      await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([room.state.error?.code, room.state.error?.operation], ['NETWORK', 'import']);
    isBroken = false;
    await room.refresh();
    for (let turn = 0; turn < 100 && !room.channel; turn++)
      await new Promise((resolve) => setImmediate(resolve));
    assert.ok(room.channel);
  });
});
