import { expect } from '@open-wc/testing';
import { ApiError, type LiveEvent, type SmartLiveJob } from '../../src/api/index.js';
import { initialState, observe, type LiveObservation, type LiveState } from '../../src/live/index.js';

const error = new ApiError({ code: 'NETWORK', reason: 'lost', operation: 'showSmartLive', request: 'GET' });
const job = (state: SmartLiveJob['state'], job_id = 'j1'): SmartLiveJob => ({ job_id, state });
const read = (what: SmartLiveJob | undefined, asked_at: number): LiveObservation => ({
  type: 'job',
  job: what,
  asked_at,
  at: asked_at + 10,
});
const event = (event_type: string, message: LiveEvent['message'], at: number): LiveObservation => ({
  type: 'event',
  event: { event_type, message: { job_id: 'j1', ...message } },
  at,
});
const after = (...observations: LiveObservation[]): LiveState =>
  observations.reduce(observe, initialState('r1'));

describe('the state of a room', () => {
  it('is not known before anything was read, and then what the service says', () => {
    expect(after().phase).to.equal('unknown');
    expect(after(read(undefined, 1)).phase).to.equal('idle');
    expect(after(read(job('WAITING'), 1)).phase).to.equal('waiting');
    expect(after(read(job('PROCESSING'), 1)).phase).to.equal('on-air');
    expect(after(read(job('SUCCEED'), 1)).phase).to.equal('ended');
    expect(after(read(job('FAILED'), 1)).phase).to.equal('failed');
    expect(after(read(job('BLOCKED'), 1)).phase).to.equal('blocked');
  });

  it('keeps what it knew when a reading fails, with the reason, until the next one', () => {
    const failed = after(read(job('PROCESSING'), 1), { type: 'unreadable', error });
    expect(failed).to.include({ phase: 'on-air', asOf: 11, error });
    expect(observe(failed, read(job('PROCESSING'), 20)).error).to.equal(undefined);
  });

  it('does not go back when an older reading comes late', () => {
    expect(after(read(job('PROCESSING'), 20), read(job('WAITING'), 5)).phase).to.equal('on-air');
    expect(after(read(job('SUCCEED'), 20), read(job('PROCESSING'), 40)).phase).to.equal('ended');
  });

  it('believes a late reading that the task has ended', () => {
    expect(after(read(job('PROCESSING'), 20), read(job('SUCCEED'), 5)).phase).to.equal('ended');
  });

  it('is told by events whether the stream arrives and what is spoken', () => {
    const state = after(
      read(job('PROCESSING'), 1),
      event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED', output_url: 'rtmp://a' }, 30),
      event(
        'SHOOT_SCRIPT_SWITCH',
        { scene_script_name: 'S', shoot_script_sequence_no: '2', shoot_script_title: 'Offer' },
        31,
      ),
    );
    expect(state.stream).to.include({ state: 'CONNECTED', output_url: 'rtmp://a' });
    expect(state.playing).to.include({ scene: 'S', sequence_no: 2, title: 'Offer' });
  });

  it('passes over events that are late, of another task, or of one that has ended', () => {
    const live = after(
      read(job('PROCESSING'), 1),
      event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED' }, 30),
    );
    expect(
      observe(live, event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTING' }, 20)).stream?.state,
    ).to.equal('CONNECTED');
    expect(
      observe(live, event('RTMP_STREAM_STATE_CHANGE', { state: 'END', job_id: 'other' }, 40)).stream?.state,
    ).to.equal('CONNECTED');
    const over = observe(live, read(job('SUCCEED'), 50));
    expect(observe(over, event('SHOOT_SCRIPT_SWITCH', { shoot_script_title: 'x' }, 60))).to.equal(over);
  });

  it('forgets the stream and the paragraph of the task before', () => {
    const state = after(
      read(job('PROCESSING'), 1),
      event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED' }, 30),
      read(job('PROCESSING', 'j2'), 40),
    );
    expect(state.stream).to.equal(undefined);
  });
});

describe('a start', () => {
  const asked: LiveObservation = { type: 'asked', kind: 'start', at: 100 };
  const lost: LiveObservation = { type: 'lost', kind: 'start', error, at: 110 };

  it('shows as starting until the service accepts it, then as what the service says', () => {
    const starting = after(read(job('SUCCEED', 'j0'), 1), asked);
    expect(starting.phase).to.equal('starting');
    const accepted = observe(starting, {
      type: 'accepted',
      kind: 'start',
      job: job('WAITING'),
      warnings: ['W'],
      at: 120,
    });
    expect(accepted).to.include({ phase: 'waiting' });
    expect(accepted.warnings).to.eql(['W']);
  });

  it('that is refused leaves the state as it was, with the reason until the next start', () => {
    const refused = after(read(undefined, 1), asked, { type: 'refused', kind: 'start', error });
    expect(refused).to.include({ phase: 'idle', refusal: error });
    expect(observe(refused, { type: 'asked', kind: 'start', at: 200 }).refusal).to.equal(undefined);
  });

  it('whose answer was lost is found by a reading that shows a new task', () => {
    const checking = after(read(job('SUCCEED', 'j0'), 1), asked, lost);
    expect(checking.intent?.stage).to.equal('checking');
    expect(checking.phase).to.equal('starting');
    expect(observe(checking, read(job('WAITING', 'j1'), 115))).to.include({
      phase: 'waiting',
    });
  });

  it('whose answer was lost is not given up by a reading that came too soon', () => {
    const checking = after(read(job('SUCCEED', 'j0'), 1), asked, lost, read(job('SUCCEED', 'j0'), 115));
    expect(checking.phase).to.equal('starting');
    const given = observe(checking, read(job('SUCCEED', 'j0'), 110 + 4000));
    expect(given).to.include({ phase: 'ended', refusal: error });
  });
});

describe('a stop', () => {
  const live = after(read(job('PROCESSING'), 1));
  const asked: LiveObservation = { type: 'asked', kind: 'stop', at: 100 };

  it('shows as stopping until the service shows the end', () => {
    const stopping = observe(observe(live, asked), { type: 'accepted', kind: 'stop', at: 105 });
    expect(stopping.phase).to.equal('stopping');
    expect(observe(stopping, read(job('PROCESSING'), 110)).phase).to.equal('stopping');
    expect(observe(stopping, read(job('SUCCEED'), 120))).to.include({ phase: 'ended' });
  });

  it('that the service does not confirm is told as such, and shows what is true', () => {
    const accepted = observe(observe(live, asked), { type: 'accepted', kind: 'stop', at: 105 });
    const unconfirmed = observe(accepted, { type: 'unconfirmed', kind: 'stop' });
    expect(unconfirmed.phase).to.equal('on-air');
    expect(unconfirmed.intent?.stage).to.equal('unconfirmed');
  });

  it('whose answer was lost is unconfirmed when a later reading still shows it on air', () => {
    const lost = observe(observe(live, asked), { type: 'lost', kind: 'stop', error, at: 110 });
    expect(observe(lost, read(job('PROCESSING'), 120)).phase).to.equal('stopping');
    expect(observe(lost, read(job('PROCESSING'), 5000)).intent?.stage).to.equal('unconfirmed');
  });
});
