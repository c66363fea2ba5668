/** The response of `GET /_simulator/state`, with details for tests that no operation returns. */
import type { ServiceState } from './state/service-state.js';

/** Rooms, and each livestreaming task with its current utterance and the state of its stream, of all tenants. */
export function stateView({ clock, tenants }: ServiceState): unknown {
  const all = [...tenants.values()];
  return {
    now: new Date(clock.now()).toISOString(),
    speed: clock.speed,
    assets: new Set(all.flatMap(({ assets }) => [...assets.keys()])).size,
    auditions: all.flatMap(({ previews }) => [...previews.keys()]).length,
    rooms: all
      .flatMap(({ rooms }) => [...rooms.values()])
      .map(({ room_id, body }) => ({ room_id, room_name: body.room_name })),
    jobs: all
      .flatMap(({ liveJobs }) => [...liveJobs.values()])
      .map((job) => ({
        job_id: job.job_id,
        room_id: job.room_id,
        state: job.state,
        rtmp: job.stream.state ?? null,
        round: job.playback.round,
        speaking: job.playback.current?.label ?? null,
        speaking_text: job.playback.current?.text ?? job.playback.current?.label ?? null,
        waiting_replies: job.playback.queue.length,
        layers: [...job.layers.keys()],
      })),
  };
}
