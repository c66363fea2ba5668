/** The stream that a task pushes: its state, and for how long it has really arrived. */
import type { World } from '../state.js';
import { emit } from './callbacks.js';
import type { Job } from './job.js';

export const rtmpStates = ['CONNECTING', 'CONNECTED', 'DISCONNECTED', 'RECONNECTING', 'END'] as const;
export type RtmpState = (typeof rtmpStates)[number];

export interface Stream {
  /** Where it goes; empty for a task that pushes nothing. */
  url: string;
  key: string;
  state?: RtmpState;
  /** Milliseconds for which it has arrived, up to the last change. */
  arrived: number;
  /** Since when it arrives, in milliseconds since 1970. */
  since?: number;
}

/** A stream to the first address; further ones are not used (reference 6.2.1). */
export function createStream(urls: readonly string[] = [], keys: readonly string[] = []): Stream {
  return { url: urls[0] ?? '', key: keys[0] ?? '', arrived: 0 };
}

/** Changes the state and reports it. */
export function setState(world: World, job: Job, state: RtmpState): void {
  const { stream } = job;
  const now = world.clock.now();
  if (stream.state === state) return;
  if (stream.since !== undefined) stream.arrived += now - stream.since;
  delete stream.since;
  if (state === 'CONNECTED') stream.since = now;
  stream.state = state;
  emit(world, job, 'RTMP_STREAM_STATE_CHANGE', { output_url: stream.url, stream_key: stream.key, state });
}

/** Ends a stream that has begun. */
export function endStream(world: World, job: Job): void {
  if (job.stream.state !== undefined) setState(world, job, 'END');
}

/** Seconds for which the stream has arrived. */
export function streamSeconds({ stream }: Job, now: number): number {
  return (stream.arrived + (stream.since === undefined ? 0 : now - stream.since)) / 1000;
}
