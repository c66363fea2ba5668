/** Connecting a stream, and what comes of one that does not connect. */
import { errorInfo } from '../service-errors.js';
import type { World } from '../state.js';
import { end } from './end-job.js';
import { later, type Job } from './job.js';
import { createStream, endStream, setState, type RtmpState } from './stream.js';

/** Seconds that a platform takes to accept a stream. */
const handshake = 2;

/** Minutes that a broken stream is waited for, unless the task says otherwise (reference 6.2.1). */
const patience = 3;

/** Connects a task that has just begun; an address with `refuse` in it refuses, and the task fails. */
export function connect(world: World, job: Job): void {
  if (job.stream.url === '') return;
  setState(world, job, 'CONNECTING');
  later(world, job, handshake, () => {
    if (!refuses(job)) return setState(world, job, 'CONNECTED');
    setState(world, job, 'DISCONNECTED');
    end(world, job, 'FAILED', errorInfo('MSS.47000003', 'the RTMP server refused the stream'));
  });
}

/** Pushes a running task's stream somewhere else. */
export function redirect(
  world: World,
  job: Job,
  urls: readonly string[],
  keys: readonly string[] | undefined,
): void {
  endStream(world, job);
  const { arrived } = job.stream;
  job.stream = { ...createStream(urls, keys), arrived };
  if (job.stream.url === '') return;
  setState(world, job, 'CONNECTING');
  later(world, job, handshake, () => setStream(world, job, refuses(job) ? 'DISCONNECTED' : 'CONNECTED'));
}

/** Puts the stream into a state, as the network would. One that stays away too long ends the task. */
export function setStream(world: World, job: Job, state: RtmpState): void {
  if (job.state !== 'PROCESSING') return;
  setState(world, job, state);
  const minutes = job.config.play_policy?.live_exit_config?.max_exception_waiting_duration ?? patience;
  if (state !== 'DISCONNECTED' || minutes === 0) return;
  const { stream } = job;
  const broken = stream.arrived;
  later(world, job, minutes * 60, () => {
    const back = stream.state === 'CONNECTED' || stream.arrived > broken || job.stream !== stream;
    if (!back) end(world, job, 'FAILED', errorInfo('MSS.47000009', stream.state ?? state));
  });
}

function refuses(job: Job): boolean {
  return job.stream.url.includes('refuse');
}
