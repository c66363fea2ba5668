/** The response of `GET /_simulator/state`, with details for tests that no operation returns. */
import type { ServiceState } from './state/service-state.js';

/** Rooms, and each livestreaming task with its current utterance and the state of its stream. */
export function stateView({
  clock,
  rooms,
  liveJobs: jobs,
  assets,
  previews: auditions,
}: ServiceState): unknown {
  return {
    now: new Date(clock.now()).toISOString(),
    speed: clock.speed,
    assets: assets.size,
    auditions: auditions.size,
    rooms: [...rooms.values()].map(({ room_id, body }) => ({ room_id, room_name: body.room_name })),
    jobs: [...jobs.values()].map((job) => ({
      job_id: job.job_id,
      room_id: job.room_id,
      state: job.state,
      rtmp: job.stream.state ?? null,
      round: job.playback.round,
      speaking: job.playback.current?.label ?? null,
      waiting_replies: job.playback.interrupted.length + job.playback.queue.length,
      layers: [...job.layers.keys()],
    })),
  };
}
