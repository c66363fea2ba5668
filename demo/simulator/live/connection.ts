/** Connects streams, and ends tasks whose stream fails to connect. */
import { errorInfo } from '../service-errors.js';
import type { Chosen } from '../outcomes.js';
import { endJob } from './end-job.js';
import { scheduleForJob } from './job.js';
import { scheduleOutageEnd } from './outage.js';
import { beginSpeaking } from './playback.js';
import { createStream, endStream, updateStreamState } from './stream.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, RtmpState } from '../state/live-job.js';

/** Connects the stream of a task that went on air. If the platform refuses it, the task fails. */
export function connectStream(service: ServiceState, job: LiveJob): void {
  shakeHands(service, job, (refused) => {
    if (!refused) return changeStreamState(service, job, 'CONNECTED');
    updateStreamState(service, job, 'DISCONNECTED');
    const { error_code = 'MSS.47000003' } = refused;
    endJob(service, job, 'FAILED', errorInfo(error_code, 'the RTMP server refused the stream'));
  });
}

/** Pushes the stream of a running task to another address. */
export function redirectStream(
  service: ServiceState,
  job: LiveJob,
  urls: readonly string[],
  keys: readonly string[] | undefined,
): void {
  endStream(service, job);
  const { connectedMilliseconds: arrived } = job.stream;
  job.stream = { ...createStream(urls, keys), connectedMilliseconds: arrived };
  scheduleOutageEnd(service, job);
  shakeHands(service, job, (refused) =>
    changeStreamState(service, job, refused ? 'DISCONNECTED' : 'CONNECTED'),
  );
}

/**
 * Changes the state of the stream. One that is lost is reconnected by itself: RECONNECTING follows, and lasts until the
 * platform is back or the wait for it is over.
 */
export function changeStreamState(service: ServiceState, job: LiveJob, state: RtmpState): void {
  if (job.state !== 'PROCESSING') return;
  updateStreamState(service, job, state);
  watchOutage(service, job);
  if (state === 'CONNECTED') {
    beginSpeaking(service, job);
    if (service.outcomes.decide('livestream', [job.job_id], ['DROPPED']))
      after(service, job, service.invented.dropSeconds, state, () => dropStream(service, job));
  }
  if (state === 'DISCONNECTED')
    after(service, job, service.invented.reconnectSeconds, state, () =>
      changeStreamState(service, job, 'RECONNECTING'),
    );
}

/** The platform drops the stream, and takes it again at the next attempt, unless an outcome refuses that one. */
export function dropStream(service: ServiceState, job: LiveJob): void {
  changeStreamState(service, job, 'DISCONNECTED');
  const { reconnectSeconds, connectingSeconds } = service.invented;
  after(service, job, reconnectSeconds + connectingSeconds, 'RECONNECTING', () => {
    if (refusal(service, job)) dropStream(service, job);
    else changeStreamState(service, job, 'CONNECTED');
  });
}

/** Starts or ends the wait for a broken stream. A change from one broken state to the other does not start it again. */
function watchOutage(service: ServiceState, job: LiveJob): void {
  const { stream } = job;
  const isBroken = stream.state === 'DISCONNECTED' || stream.state === 'RECONNECTING';
  if (isBroken) stream.brokenSince ??= service.clock.now();
  else delete stream.brokenSince;
  scheduleOutageEnd(service, job);
}

/** Runs a step after some seconds, if the stream is still the same, and has this state. */
function after(
  service: ServiceState,
  job: LiveJob,
  seconds: number,
  state: RtmpState,
  run: () => void,
): void {
  const { stream } = job;
  scheduleForJob(service, job, seconds, () => {
    if (job.stream === stream && stream.state === state) run();
  });
}

/** Connects to the platform. A stream that was redirected meanwhile, or has another state, is left alone. */
function shakeHands(
  service: ServiceState,
  job: LiveJob,
  answer: (refused: ReturnType<typeof refusal>) => void,
): void {
  const { stream } = job;
  if (stream.url === '') return beginSpeaking(service, job);
  updateStreamState(service, job, 'CONNECTING');
  after(service, job, service.invented.connectingSeconds, 'CONNECTING', () => answer(refusal(service, job)));
}

function refusal(service: ServiceState, job: LiveJob): Chosen<'livestream'> | undefined {
  return service.outcomes.decide('livestream', [job.job_id], ['REFUSED']);
}
