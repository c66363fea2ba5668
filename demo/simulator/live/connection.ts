/** Connects streams, and ends tasks whose stream fails to connect. */
import { errorInfo } from '../service-errors.js';
import type { Chosen } from '../outcomes.js';
import { endJob } from './end-job.js';
import { scheduleForJob } from './job.js';
import { beginSpeaking } from './playback.js';
import { createStream, endStream, updateStreamState } from './stream.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, RtmpState } from '../state/live-job.js';

/** Minutes for which a task waits for a broken stream by default (reference 6.2.1). */
const defaultReconnectMinutes = 3;

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
  shakeHands(service, job, (refused) =>
    changeStreamState(service, job, refused ? 'DISCONNECTED' : 'CONNECTED'),
  );
}

/** Changes the state of the stream. A task fails if its stream does not reconnect in time. */
export function changeStreamState(service: ServiceState, job: LiveJob, state: RtmpState): void {
  if (job.state !== 'PROCESSING') return;
  updateStreamState(service, job, state);
  if (state === 'CONNECTED') beginSpeaking(service, job);
  const minutes =
    job.config.play_policy?.live_exit_config?.max_exception_waiting_duration ?? defaultReconnectMinutes;
  if (state !== 'DISCONNECTED' || minutes === 0) return;
  const { stream } = job;
  const broken = stream.connectedMilliseconds;
  scheduleForJob(service, job, minutes * 60, () => {
    const back =
      stream.state === 'CONNECTED' || stream.connectedMilliseconds > broken || job.stream !== stream;
    if (!back) endJob(service, job, 'FAILED', errorInfo('MSS.47000009', stream.state ?? state));
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
  scheduleForJob(service, job, service.invented.connectingSeconds, () => {
    if (job.stream === stream && stream.state === 'CONNECTING') answer(refusal(service, job));
  });
}

function refusal(service: ServiceState, job: LiveJob): Chosen<'livestream'> | undefined {
  return service.outcomes.decide('livestream', [job.job_id], ['REFUSED']);
}
