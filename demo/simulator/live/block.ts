/** Blocks rooms and the tasks in them (reference 6.1.2, `room_state`; 6.2.3, `state` and `block_reason`). */
import { errorInfo, type ServiceErrorCode } from '../service-errors.js';
import { endJob } from './end-job.js';
import { isOver } from './job.js';
import type { LiveJob } from '../state/live-job.js';
import type { Room } from '../state/room.js';
import type { ServiceState } from '../state/service-state.js';

/** Blocks a room: its `error_info` has the cause, and its tasks that wait or are on air end as BLOCKED. */
export function blockRoom(service: ServiceState, room: Room, code: ServiceErrorCode = 'MSS.20010069'): void {
  room.blocked = errorInfo(code);
  const active = [...service.liveJobs.values()].filter((job) => job.room_id === room.room_id && !isOver(job));
  for (const job of active) {
    job.block_reason = service.invented.blockReason;
    endJob(service, job, 'BLOCKED');
  }
}

/** Blocks a task, and so its room: "The live room was blocked" is what the state of a task means (6.2.3). */
export function blockJob(service: ServiceState, job: LiveJob, code?: ServiceErrorCode): void {
  const room = service.rooms.get(job.room_id);
  if (room) blockRoom(service, room, code);
}

/** Blocks a room that was saved, if an outcome says so. */
export function reviewRoom(service: ServiceState, room: Room): void {
  const chosen = service.outcomes.decide('room', [room.room_id], ['BLOCKED']);
  if (chosen) blockRoom(service, room, chosen.error_code);
}
