/** The stream that a task pushes: its state, and its connected time. */

import { sendLiveEvent } from './callbacks.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, RtmpState, Stream } from '../state/live-job.js';

/** Creates a stream to the first address. Others are not used (reference 6.2.1). */
export function createStream(urls: readonly string[] = [], keys: readonly string[] = []): Stream {
  return { url: urls[0] ?? '', key: keys[0] ?? '', connectedMilliseconds: 0 };
}

/** Changes the state of the stream and sends the event. */
export function updateStreamState(service: ServiceState, job: LiveJob, state: RtmpState): void {
  const { stream } = job;
  const now = service.clock.now();
  if (stream.state === state) return;
  if (stream.connectedSince !== undefined) stream.connectedMilliseconds += now - stream.connectedSince;
  delete stream.connectedSince;
  if (state === 'CONNECTED') stream.connectedSince = now;
  stream.state = state;
  sendLiveEvent(service, job, 'RTMP_STREAM_STATE_CHANGE', {
    output_url: stream.url,
    stream_key: stream.key,
    state,
  });
}

/** Whether the avatar can be heard: the stream was connected at least once, or the task pushes none. */
export function hasBeenConnected({ stream }: LiveJob): boolean {
  return stream.url === '' || stream.connectedSince !== undefined || stream.connectedMilliseconds > 0;
}

/** Ends a stream that was started. */
export function endStream(service: ServiceState, job: LiveJob): void {
  if (job.stream.state !== undefined) updateStreamState(service, job, 'END');
}

/** Seconds for which the stream was connected. */
export function streamSeconds({ stream }: LiveJob, now: number): number {
  return (
    (stream.connectedMilliseconds + (stream.connectedSince === undefined ? 0 : now - stream.connectedSince)) /
    1000
  );
}
