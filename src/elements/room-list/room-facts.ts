/** What a row says of a room: whether it is on air, and its last livestream. Pure functions. */
import type { LiveState } from '../../live/index.js';
import { lookUp, parseTime } from '../../base/index.js';
import type { Room } from './room-pages.js';

/** What is going on in a room; `none`: it has never been on air, as far as its list says. */
export type RoomPhase =
  'starting' | 'waiting' | 'on-air' | 'stopping' | 'ended' | 'canceled' | 'failed' | 'blocked' | 'none';

/** A room's phase, and its last livestream in milliseconds since 1970; `NaN` for times that are not known. */
export interface RoomFacts {
  phase: RoomPhase;
  started: number;
  ended: number;
}

const phases: Partial<Record<string, RoomPhase>> = {
  WAITING: 'waiting',
  PROCESSING: 'on-air',
  SUCCEED: 'ended',
  CANCELED: 'canceled',
  FAILED: 'failed',
  BLOCKED: 'blocked',
};

/** The phases in which something runs, and the room cannot be deleted. */
const running: readonly RoomPhase[] = ['starting', 'waiting', 'on-air', 'stopping'];

/** Whether a livestream of the room runs, or may. */
export const isRunning = ({ phase }: RoomFacts): boolean => running.includes(phase);

/** The facts of a room: what its watch has read, once it has, and what its list says before. */
export function factsOf(room: Room, live?: LiveState): RoomFacts {
  const listed = {
    phase: lookUp(phases, room.last_job_status) ?? 'none',
    started: parseTime(room.last_job_start_time),
    ended: parseTime(room.last_job_end_time),
  };
  if (live?.asOf === undefined) return listed;
  const { phase, job } = live;
  // A room without a task, or with one that the list knows better: its past livestreams are not forgotten.
  if (phase === 'idle' || phase === 'unknown') return { ...listed, phase: endOf(listed.phase) };
  const known = job?.state === 'CANCELED' ? 'canceled' : phase;
  return { phase: known, started: parseTime(job?.start_time), ended: parseTime(job?.end_time) };
}

/** What a phase of the list becomes when nothing runs any more. */
const endOf = (phase: RoomPhase): RoomPhase => (running.includes(phase) ? 'ended' : phase);
