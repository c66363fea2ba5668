import { expect } from '@open-wc/testing';
import { ApiError, type LiveEvent, type SmartLiveJob } from '../../src/api/index.js';
import {
  initialState,
  prevents,
  reduce as reduceObservation,
  reportUnknownSince,
  unknownSince,
  type LiveObservation,
  type LiveState,
} from '../../src/live/index.js';
import { mergeFacts } from '../../src/live/remote-facts.js';
import type { RemoteFacts } from '../../src/live/state.js';

const error = new ApiError({ code: 'NETWORK', reason: 'lost', operation: 'showSmartLive', request: 'GET' });
const job = (state: SmartLiveJob['state'], job_id = 'j1'): SmartLiveJob => ({ job_id, state });
const read = (what: SmartLiveJob | undefined, sent_at: number): LiveObservation => ({
  type: 'job',
  job: what,
  sent_at,
  at: sent_at + 10,
});
const event = (event_type: string, message: LiveEvent['message'], at: number): LiveObservation => ({
  type: 'event',
  event: { event_type, message: { job_id: 'j1', ...message } },
  at,
});
/** What another tab has posted. */
type Remote = { type: 'remote' } & RemoteFacts;
const reduceOnce = (state: LiveState, seen: LiveObservation | Remote): LiveState =>
  seen.type === 'remote' ? mergeFacts(state, seen) : reduceObservation(state, seen);
/** Applies an observation. A call that is requested is sent at once, unless a test says otherwise. */
const reduce = (state: LiveState, seen: LiveObservation | Remote): LiveState => {
  const next = reduceOnce(state, seen);
  return seen.type === 'requested' ? reduceOnce(next, { ...seen, type: 'sending', isSending: true }) : next;
};
const after = (...observations: LiveObservation[]): LiveState =>
  observations.reduce(reduce, initialState('r1'));

describe('the state of a room', () => {
  it('is unknown before the first read, and then as the service reports it', () => {
    expect(after().phase).to.equal('unknown');
    expect(after(read(undefined, 1)).phase).to.equal('idle');
    expect(after(read(job('WAITING'), 1)).phase).to.equal('waiting');
    expect(after(read(job('PROCESSING'), 1)).phase).to.equal('on-air');
    expect(after(read(job('SUCCEED'), 1)).phase).to.equal('ended');
    expect(after(read(job('FAILED'), 1)).phase).to.equal('failed');
    expect(after(read(job('BLOCKED'), 1)).phase).to.equal('blocked');
  });

  it('keeps the state and shows the error when a read fails, until the next one', () => {
    const failed = after(read(job('PROCESSING'), 1), { type: 'read-failed', error });
    expect(failed).to.include({ phase: 'on-air', asOf: 11, error });
    expect(reduce(failed, read(job('PROCESSING'), 20)).error).to.equal(undefined);
  });

  it('reports repeated failures of reads with the same error once, and again if a person requested the read', () => {
    const { code, reason, operation } = error;
    const again = new ApiError({ code, reason, operation, request: 'GET', requestId: 'another' });
    const other = new ApiError({ code: 'TIMEOUT', reason, operation, request: 'GET' });
    const failed = after(read(job('PROCESSING'), 1), { type: 'read-failed', error });
    expect(reduce(failed, { type: 'read-failed', error: again })).to.equal(failed);
    expect(reduce(failed, { type: 'read-failed', error: again, byPerson: true }).error).to.equal(again);
    expect(reduce(failed, { type: 'read-failed', error: other }).error).to.equal(other);
    const facts = { warnings: [], asOf: 11, error: again };
    expect(reduce(failed, { type: 'remote', facts, from: 'b', at: 20 }).error).to.equal(error);
  });

  it('ignores an older read that arrives late', () => {
    expect(after(read(job('PROCESSING'), 20), read(job('WAITING'), 5)).phase).to.equal('on-air');
    expect(after(read(job('SUCCEED'), 20), read(job('PROCESSING'), 40)).phase).to.equal('ended');
  });

  it('accepts a late read that shows the end of the task', () => {
    expect(after(read(job('PROCESSING'), 20), read(job('SUCCEED'), 5)).phase).to.equal('ended');
  });

  it('shows the stream and the paragraph that events report', () => {
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

  it('ignores events that are late, of another task, or of one that has ended', () => {
    const live = after(
      read(job('PROCESSING'), 1),
      event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED' }, 30),
    );
    expect(
      reduce(live, event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTING' }, 20)).stream?.state,
    ).to.equal('CONNECTED');
    expect(
      reduce(live, event('RTMP_STREAM_STATE_CHANGE', { state: 'END', job_id: 'other' }, 40)).stream?.state,
    ).to.equal('CONNECTED');
    const over = reduce(live, read(job('SUCCEED'), 50));
    expect(reduce(over, event('SHOOT_SCRIPT_SWITCH', { shoot_script_title: 'x' }, 60))).to.equal(over);
  });

  it('removes the stream and the paragraph of the previous task', () => {
    const state = after(
      read(job('PROCESSING'), 1),
      event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED' }, 30),
      read(job('PROCESSING', 'j2'), 40),
    );
    expect(state.stream).to.equal(undefined);
  });
});

describe('a start', () => {
  const asked: LiveObservation = { type: 'requested', kind: 'start', at: 100 };
  const lost: LiveObservation = { type: 'response-lost', kind: 'start', error, at: 110 };

  it('is shown as starting until the service accepts it, then as the service reports it', () => {
    const starting = after(read(job('SUCCEED', 'j0'), 1), asked);
    expect(starting.phase).to.equal('starting');
    const accepted = reduce(starting, {
      type: 'accepted',
      kind: 'start',
      job: job('WAITING'),
      warnings: ['W'],
      at: 120,
    });
    expect(accepted).to.include({ phase: 'waiting' });
    expect(accepted.warnings).to.eql(['W']);
  });

  it('that is rejected leaves the state unchanged, and shows the error until the next start', () => {
    const refused = after(read(undefined, 1), asked, { type: 'rejected', kind: 'start', error, at: 110 });
    expect(refused).to.include({ phase: 'idle', refusal: error });
    expect(reduce(refused, { type: 'requested', kind: 'start', at: 200 }).refusal).to.equal(undefined);
    expect(reduce(refused, read(undefined, 200)).refusal).to.equal(error);
    expect(reduce(refused, read(job('WAITING'), 200)).refusal, 'somebody else has started').to.equal(
      undefined,
    );
  });

  it('whose response was lost is found by a read that shows a new task', () => {
    const checking = after(read(job('SUCCEED', 'j0'), 1), asked, lost);
    expect(checking.intent?.stage).to.equal('checking');
    expect(checking.phase).to.equal('starting');
    expect(reduce(checking, read(job('WAITING', 'j1'), 115))).to.include({
      phase: 'waiting',
    });
  });

  it('whose response was lost is not discarded by a read that was sent too early', () => {
    const checking = after(read(job('SUCCEED', 'j0'), 1), asked, lost, read(job('SUCCEED', 'j0'), 115));
    expect(checking.phase).to.equal('starting');
    const given = reduce(checking, read(job('SUCCEED', 'j0'), 110 + 4000));
    expect(given).to.include({ phase: 'ended', refusal: error });
  });

  it('that is unconfirmed after 30 s is removed when a read proves that it was not executed', () => {
    const old = after(read(job('SUCCEED', 'j0'), 1), asked, lost, { type: 'tick', at: 110 + 30_001 });
    expect(old.intent?.stage).to.equal('unconfirmed');
    const settled = reduce(old, read(job('SUCCEED', 'j0'), 40_000));
    expect(settled.intent).to.equal(undefined);
    expect(settled.refusal).to.equal(error);
  });
});

describe('a stop', () => {
  const live = after(read(job('PROCESSING'), 1));
  const asked: LiveObservation = { type: 'requested', kind: 'stop', at: 100 };

  it('is shown as stopping until the service reports the end', () => {
    const stopping = reduce(reduce(live, asked), { type: 'accepted', kind: 'stop', at: 105 });
    expect(stopping.phase).to.equal('stopping');
    expect(reduce(stopping, read(job('PROCESSING'), 110)).phase).to.equal('stopping');
    expect(reduce(stopping, read(job('SUCCEED'), 120))).to.include({ phase: 'ended' });
  });

  it('that the service does not confirm becomes unconfirmed, and the phase shows the true state', () => {
    const accepted = reduce(reduce(live, asked), { type: 'accepted', kind: 'stop', at: 105 });
    const unconfirmed = reduce(accepted, { type: 'tick', at: 100 + 30_001 });
    expect(unconfirmed.phase).to.equal('on-air');
    expect(unconfirmed.intent?.stage).to.equal('unconfirmed');
  });

  it('whose response was lost is unconfirmed when a read shows the task on air after it can no longer arrive', () => {
    const lost = reduce(reduce(live, asked), { type: 'response-lost', kind: 'stop', error, at: 110 });
    expect(prevents(lost.intent, 'stop'), 'it may be sent again at once').to.equal(false);
    expect(prevents(lost.intent, 'start')).to.equal(true);
    const early = reduce(lost, read(job('PROCESSING'), 120));
    expect(early.intent?.stage).to.equal('checking');
    const later = reduce(early, read(job('PROCESSING'), 110 + 4000));
    expect(later).to.include({ phase: 'on-air', refusal: error });
    expect(later.intent?.stage).to.equal('unconfirmed');
    const over = reduce(later, read(job('SUCCEED'), 6000));
    expect(over.phase).to.equal('ended');
    expect([over.intent, over.refusal, over.refused_at]).to.eql([undefined, undefined, undefined]);
  });

  it('whose call hangs in another tab is unconfirmed after 10 s, and stays so when the call is aborted', () => {
    const hanging = reduce(reduce(live, asked), { type: 'tick', at: 100 + 10_001 });
    expect(hanging.intent?.stage).to.equal('unconfirmed');
    expect(hanging.phase).to.equal('on-air');
    const lost = reduce(hanging, { type: 'response-lost', kind: 'stop', error, at: 100 + 30_050 });
    expect(lost.intent?.stage).to.equal('unconfirmed');
    expect(reduce(lost, read(job('SUCCEED'), 31_000)).intent).to.equal(undefined);
  });

  it('that no read confirms is unconfirmed after 30 s, even if all reads failed', () => {
    const accepted = reduce(reduce(live, asked), { type: 'accepted', kind: 'stop', at: 105 });
    expect(reduce(accepted, { type: 'tick', at: 30_000 }).phase).to.equal('stopping');
    expect(reduce(accepted, { type: 'tick', at: 30_101 }).intent?.stage).to.equal('unconfirmed');
  });

  it('that failed is dated, and is a failure until the task ends', () => {
    const failed = reduce(reduce(live, asked), { type: 'rejected', kind: 'stop', error, at: 110 });
    expect(failed).to.include({ phase: 'on-air', refused_at: 110 });
    expect(reduce(failed, { type: 'set-back', at: 50 }).refused_at).to.equal(50);
  });

  it('that is rejected because the task has ended is not a failure', () => {
    const over = new ApiError({ code: 'c', reason: '', operation: 'stopSmartLive', request: 'PUT' });
    const refused = reduce(reduce(live, asked), { type: 'rejected', kind: 'stop', error: over, at: 110 });
    expect(reduce(refused, read(job('PROCESSING'), 120)).refusal).to.equal(over);
    expect(reduce(refused, read(job('SUCCEED'), 120)).refusal).to.equal(undefined);
  });
});

describe('a fact', () => {
  const live = after(read(job('PROCESSING'), 1));

  it('has a time and a source', () => {
    const state = reduce(live, event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED' }, 30));
    expect(state).to.include({ asOf: 11, source: 'reading' });
    expect(state.stream).to.include({ at: 30, source: 'event' });
    const started = after(
      read(undefined, 1),
      { type: 'requested', kind: 'start', at: 40 },
      { type: 'accepted', kind: 'start', job: job('WAITING'), at: 50 },
    );
    expect(started).to.include({ asOf: 40, source: 'command' });
  });

  it('that is too old is unknown, and not stopped', () => {
    expect(unknownSince(live, 11 + 30_000)).to.equal(undefined);
    expect(unknownSince(live, 11 + 30_001)).to.equal(11);
    expect(live.phase).to.equal('on-air');
    const rest = after(read(job('SUCCEED'), 1));
    expect(unknownSince(rest, 11 + 75_000)).to.equal(undefined);
    expect(unknownSince(rest, 11 + 75_001)).to.equal(11);
    expect(unknownSince(after(), 1e12)).to.equal(undefined);
  });

  it('that only events report holds while the event stream is alive', () => {
    const state = reduce(live, event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED' }, 30));
    expect(reportUnknownSince(state, 'stream', 60_031)).to.equal(30);
    const alive = reduce(state, { type: 'stream-alive', at: 60_000 });
    expect(reportUnknownSince(alive, 'stream', 60_031)).to.equal(undefined);
    expect(reportUnknownSince(alive, 'stream', 120_001)).to.equal(60_000);
  });

  it('repeated changes nothing', () => {
    const once = reduce(live, event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED' }, 30));
    expect(reduce(once, event('RTMP_STREAM_STATE_CHANGE', { state: 'CONNECTED' }, 35))).to.equal(once);
  });

  it('contains no keys of callbacks or of the RTC room', () => {
    const keys = {
      live_event_callback_config: { key: 'k3y' },
      rtc_room_info: { users: [{ signature: 's1gn' }] },
      live_event_report_url: 'https://x/?auth_key=4uth',
    };
    const state = after(read({ ...job('PROCESSING'), ...keys }, 1));
    expect(JSON.stringify(state)).not.to.match(/k3y|s1gn|4uth/);
  });

  it('does not return to a shorter duration, even by the read that was sent last', () => {
    const newer = after(read({ ...job('PROCESSING'), duration: 50 }, 1));
    expect(reduce(newer, read({ ...job('PROCESSING'), duration: 20 }, 9)).job?.duration).to.equal(50);
    const second = after(read({ ...job('WAITING', 'j2'), create_time: '2026-01-05T09:00:09Z' }, 1));
    const first = { ...job('SUCCEED', 'j1'), create_time: '2026-01-05T09:00:00Z' };
    expect(reduce(second, read(first, 50)).job?.job_id).to.equal('j2');
  });

  it('is of unknown age when the clock was set back, until it is read again', () => {
    const back = reduce(live, { type: 'set-back', at: 5 });
    expect(unknownSince(back, 5)).to.be.a('number');
    expect(unknownSince(reduce(back, read(job('PROCESSING'), 6)), 20)).to.equal(undefined);
  });
});

describe('the paragraph being spoken', () => {
  const live = after(read(job('PROCESSING'), 1));

  it('is also reported by progress events, with position and reply', () => {
    const progress = {
      script_name: 'S',
      shoot_script_sequence_no: '2',
      shoot_script_title: 'Offer',
      offset: '247',
    };
    const state = reduce(live, event('LIVE_PROGRESS', { ...progress, reply_id: 'r1' }, 30));
    expect(state.playing).to.include({
      scene: 'S',
      sequence_no: 2,
      title: 'Offer',
      offset: '247',
      reply_id: 'r1',
    });
  });

  it('is removed when the reply has been spoken', () => {
    const state = reduce(live, event('LIVE_PROGRESS', { shoot_script_title: 'Hello', reply_id: 'r1' }, 30));
    const over = reduce(state, event('REPLY_COMMAND_FINISH', { reply_id: 'r1' }, 40));
    expect(over.playing).to.equal(undefined);
    expect(over.finished).to.include({ reply_id: 'r1', at: 40 });
  });
});

describe('the facts of another tab', () => {
  const facts = { job: job('PROCESSING'), source: 'reading', asOf: 100, warnings: [] } as const;

  it('are merged if they are newer', () => {
    const merged = reduce(after(), { type: 'remote', facts, from: 'tab-2', at: 101 });
    expect(merged).to.include({ phase: 'on-air', asOf: 100, source: 'reading' });
    const over = after(read(job('SUCCEED'), 150));
    expect(reduce(over, { type: 'remote', facts, from: 'tab-2', at: 160 }).phase).to.equal('ended');
  });

  it('about a start that was requested there are shown until that tab reports its end', () => {
    const intent = { kind: 'start', stage: 'sent', at: 90, before: null } as const;
    const idle = { source: 'reading', asOf: 80, warnings: [] } as const;
    const merged = reduce(after(), { type: 'remote', facts: { ...idle, intent }, from: 'tab-2', at: 91 });
    expect(merged.phase).to.equal('starting');
    expect(reduce(merged, { type: 'remote', facts: idle, from: 'tab-3', at: 92 }).phase).to.equal('starting');
    expect(reduce(merged, { type: 'remote', facts: idle, from: 'tab-2', at: 93 }).phase).to.equal('idle');
  });

  it('about a start whose response was lost are resolved by a read here, even if that tab is closed', () => {
    const intent = { kind: 'start', stage: 'checking', at: 90, lost_at: 100, before: null } as const;
    const facts = { source: 'reading', asOf: 80, warnings: [], intent } as const;
    const merged = reduce(after(), { type: 'remote', facts, from: 'tab-2', at: 101 });
    expect(reduce(merged, read(undefined, 3000)).phase).to.equal('starting');
    const settled = reduce(merged, read(undefined, 5000));
    expect(settled.phase).to.equal('idle');
    expect(settled.intent?.stage).to.equal('unconfirmed');
    expect(reduce(merged, read(job('WAITING', 'j1'), 5000)).intent).to.equal(undefined);
  });

  it('about a start, dated before the clock was set back, become unconfirmed in time', () => {
    const intent = { kind: 'start', stage: 'checking', at: 3_600_000, lost_at: 3_600_000 } as const;
    const facts = { source: 'reading', asOf: 10, warnings: [], intent } as const;
    const merged = reduce(after(), { type: 'remote', facts, from: 'tab-2', at: 100 });
    expect(merged.phase).to.equal('starting');
    expect(reduce(merged, { type: 'tick', at: 40_000 }).intent?.stage).to.equal('unconfirmed');
  });

  it('about a task whose end was read do not show it again while another runs', () => {
    const older = { ...job('PROCESSING', 'j1'), create_time: '2026-01-05T09:00:00Z' };
    const newer = { ...job('WAITING', 'j2'), create_time: '2026-01-05T09:00:10Z' };
    const known = after(read(newer, 10), read({ ...newer, state: 'SUCCEED' }, 50), read(older, 60));
    expect(known).to.have.nested.property('job.job_id', 'j1');
    const stale = { job: newer, source: 'reading', asOf: 20, warnings: [] } as const;
    const merged = reduce(known, { type: 'remote', facts: stale, from: 'tab-2', at: 70 });
    expect(merged).to.include({ phase: 'on-air', asOf: known.asOf });
    expect(merged).to.have.nested.property('job.job_id', 'j1');
  });
});

describe('two tasks in one room', () => {
  const older = { ...job('PROCESSING', 'j1'), create_time: '2026-01-05T09:00:00Z' };
  const begun = job('WAITING', 'j2');

  it('a started task stays shown when a read that was sent before its response shows the other task', () => {
    const started = after(
      read(undefined, 1),
      { type: 'requested', kind: 'start', at: 30 },
      { type: 'accepted', kind: 'start', job: begun, at: 40 },
    );
    expect(reduce(started, read(older, 30)).job?.job_id).to.equal('j2');
    expect(reduce(started, read(older, 35)).job?.job_id).to.equal('j2');
  });

  it('the running one is shown when the other has ended, even if both began in the same second', () => {
    const ended = { ...job('SUCCEED', 'j2'), create_time: '2026-01-05T09:00:00Z' };
    const known = after(read({ ...ended, state: 'PROCESSING' }, 1), read(ended, 20));
    const page = { type: 'job', job: older, sent_at: 20, at: 30, beside: true } as const;
    expect(reduce(known, page).job?.job_id).to.equal('j1');
  });

  it('a start whose response was lost is not discarded by the first of two tasks of a list', () => {
    const ended = { ...job('SUCCEED', 'j0'), create_time: '2026-01-05T08:00:00Z' };
    const lost = after(
      read(ended, 1),
      { type: 'requested', kind: 'start', at: 20 },
      { type: 'response-lost', kind: 'start', error, at: 30 },
    );
    const half = reduce(lost, { ...read(ended, 10_000), more: true } as LiveObservation);
    expect(half.phase).to.equal('starting');
    const whole = reduce(half, { ...read(older, 10_000), beside: true } as LiveObservation);
    expect(whole.phase).to.equal('on-air');
    expect(whole.refusal).to.equal(undefined);
  });

  it('a stop ends with its task, and is never shown for the other', () => {
    const stopping = after(
      read(begun, 1),
      { type: 'requested', kind: 'stop', at: 20 },
      { type: 'response-lost', kind: 'stop', error, at: 30 },
      read({ ...begun, state: 'CANCELED' }, 35),
    );
    expect(stopping.intent).to.equal(undefined);
    const lost = after(
      read(begun, 1),
      { type: 'requested', kind: 'stop', at: 20 },
      read({ ...begun, state: 'CANCELED' }, 25),
      read({ ...older, job_id: 'j3' }, 40),
      { type: 'response-lost', kind: 'stop', error, at: 50 },
    );
    expect(lost.phase).to.equal('on-air');
    expect(reduce(lost, read({ ...older, job_id: 'j3' }, 60)).intent).to.equal(undefined);
  });
});

describe('a stop that waits in line', () => {
  const live = after(read(job('PROCESSING'), 1));
  const waiting = reduceOnce(live, { type: 'requested', kind: 'stop', at: 100 });
  const sending = (isSending: boolean, at: number) =>
    ({ type: 'sending', kind: 'stop', isSending, at }) as const;

  it('is not shown as stopping before it is sent, nor after a 429', () => {
    expect(waiting).to.include({ phase: 'on-air' });
    expect(waiting.intent).to.include({ stage: 'waiting' });
    const sent = reduceOnce(waiting, sending(true, 5000));
    expect(sent).to.include({ phase: 'stopping' });
    const again = reduceOnce(sent, sending(false, 5100));
    expect(again).to.include({ phase: 'on-air' });
    expect(again.intent).to.include({ stage: 'waiting', refusals: 1 });
  });

  it('never becomes unconfirmed, as it has not been sent, and is timed from when it was sent', () => {
    expect(reduceOnce(waiting, { type: 'tick', at: 100_000 })).to.equal(waiting);
    const sent = reduceOnce(waiting, sending(true, 100_000));
    expect(reduceOnce(sent, { type: 'tick', at: 110_000 }).phase).to.equal('stopping');
    expect(reduceOnce(sent, { type: 'tick', at: 110_001 }).intent?.stage).to.equal('unconfirmed');
  });

  it('ends with what prevented it, and the stream is on air as before', () => {
    const unsent = new ApiError({
      code: 'NOT_SENT',
      reason: '',
      operation: 'stopSmartLive',
      request: 'POST',
    });
    const refused = reduceOnce(waiting, { type: 'rejected', kind: 'stop', error: unsent, at: 110 });
    expect(refused).to.include({ phase: 'on-air', refusal: unsent });
    expect(refused.intent).to.equal(undefined);
  });

  it('is shown in other tabs as waiting, too', () => {
    const { warnings, intent } = waiting;
    const other = reduceOnce(live, {
      type: 'remote',
      facts: { warnings, ...(intent && { intent }) },
      from: 'b',
      at: 110,
    });
    expect(other.phase).to.equal('on-air');
    expect(other.intent).to.include({ stage: 'waiting', elsewhere: 'b' });
  });

  it('of a late answer does not come back', () => {
    const accepted = reduceOnce(reduceOnce(waiting, sending(true, 200)), {
      type: 'accepted',
      kind: 'stop',
      at: 300,
    });
    expect(reduceOnce(accepted, sending(false, 310))).to.equal(accepted);
    expect(reduceOnce(live, sending(true, 310))).to.equal(live);
  });
});

describe('a request that another tab is already sending', () => {
  it('is shown as that tab’s intent until that tab has finished', () => {
    const known = after(read(job('PROCESSING'), 1));
    const busy = reduce(known, { type: 'busy', kind: 'stop', at: 50 });
    expect(busy.phase, 'it may still be in line there').to.equal('on-air');
    expect(busy.intent).to.include({ kind: 'stop', stage: 'waiting' });
    expect(busy.intent?.elsewhere).to.be.a('string');
    expect(reduce(busy, { type: 'released' }).phase).to.equal('on-air');
  });

  it('is not taken for sent because an earlier one was, which was about another task', () => {
    const stopped = after(
      read(job('PROCESSING'), 1),
      { type: 'requested', kind: 'stop', at: 20 },
      { type: 'accepted', kind: 'stop', at: 30 },
    );
    const next = reduce(stopped, read(job('WAITING', 'j2'), 40));
    const busy = reduce({ ...next, intent: stopped.intent }, { type: 'busy', kind: 'stop', at: 60 });
    expect(busy.phase).to.equal('waiting');
    expect(busy.intent).to.include({ kind: 'stop', stage: 'waiting', job_id: 'j2' });
    const again = reduce(stopped, { type: 'busy', kind: 'stop', at: 60 });
    expect(again.intent, 'the same task').to.include({ stage: 'sent', job_id: 'j1' });
  });
});

describe('reports of events', () => {
  const live = after(read(job('PROCESSING'), 1));
  const stream = (state: string, at: number, noted_at?: number): LiveObservation => ({
    ...event('RTMP_STREAM_STATE_CHANGE', { state }, at),
    ...(noted_at !== undefined && { noted_at }),
  });

  it('from before the clock was set back are replaced by later ones', () => {
    const known = reduce(live, stream('RECONNECTING', 9000));
    const back = reduce(known, { type: 'set-back', at: 5000 });
    expect(reduce(back, stream('CONNECTED', 4000)).stream?.state).to.equal('CONNECTED');
  });

  it('are in the order of the backend, even if the local clock was set meanwhile', () => {
    const known = reduce(live, stream('CONNECTING', 9000, 100));
    const next = reduce(known, stream('CONNECTED', 4000, 200));
    expect(next.stream?.state).to.equal('CONNECTED');
    expect(reduce(next, stream('CONNECTING', 9500, 100)).stream?.state).to.equal('CONNECTED');
  });

  it('do not replace a state that a later report has confirmed', () => {
    const known = reduce(live, stream('CONNECTED', 9000, 100));
    const again = reduce(known, stream('CONNECTED', 9400, 500));
    expect(again.stream?.at, 'since when it has held').to.equal(9000);
    expect(reduce(again, stream('DISCONNECTED', 9500, 300)).stream?.state).to.equal('CONNECTED');
  });
});
