/** The history of the service's true state, against which the states that tabs show are checked. */
import type { LiveEvent } from '../../src/api/index.js';
import type { ActualJob } from './virtual-shop.js';

/** A value that holds from a time on, until the next one. */
export interface Fact {
  at: number;
  what: string;
}

export class GroundTruth {
  jobs: readonly ActualJob[] = [];
  /** The states of each task, as `id:STATE`. */
  readonly states = new Map<string, Fact[]>();
  /** The newest task of each room, as `id:STATE`; empty if there is none. */
  readonly rooms = new Map<string, Fact[]>();
  /** The states of each task's stream, as the service reported them. */
  readonly streams = new Map<string, Fact[]>();
  /** The paragraphs of each task, as the service reported them. */
  readonly paragraphs = new Map<string, Fact[]>();

  update(jobs: readonly ActualJob[], now: number): void {
    this.jobs = jobs;
    for (const { job_id, state } of jobs) add(this.states, job_id, `${job_id}:${state}`, now);
    for (const room_id of this.rooms.keys()) {
      const job = this.latest(room_id);
      add(this.rooms, room_id, job ? `${job.job_id}:${job.state}` : '', now);
    }
  }

  addEvent({ event_type, message }: LiveEvent, now: number): void {
    const id = message.job_id ?? '';
    if (event_type === 'RTMP_STREAM_STATE_CHANGE') add(this.streams, id, message.state ?? '', now);
    if (event_type === 'SHOOT_SCRIPT_SWITCH')
      add(this.paragraphs, id, String(message.shoot_script_sequence_no), now);
  }

  latest(room_id: string): ActualJob | undefined {
    return this.jobs.findLast((job) => job.room_id === room_id);
  }

  /** The states that a tab may show for a room: a running task, otherwise the latest, or any that ran at the same time. */
  acceptable(room_id: string): readonly string[] {
    const all = this.jobs.filter((job) => job.room_id === room_id);
    const runs = all.filter(({ state }) => isRunning(state));
    return (runs.length > 0 ? runs : all).map(({ job_id, state }) => `${job_id}:${state}`);
  }

  /** Time of the last change of a room. */
  changed_at(room_id: string): number {
    const own = this.jobs.filter((job) => job.room_id === room_id);
    const last = own.map(({ job_id }) => this.states.get(job_id)?.at(-1)?.at ?? 0);
    return Math.max(this.rooms.get(room_id)?.at(-1)?.at ?? 0, ...last);
  }

  /**
   * Whether a tab may show `after` following `before`: a task never returns to an earlier state, never disappears, and an
   * ended task does not replace a newer one that runs.
   */
  mayFollow(before: string, after: string, at: number): boolean {
    const [old = '', oldState = ''] = before.split(':');
    const [id = '', state = ''] = after.split(':');
    if (old === '') return true;
    if (id === old) return steps.indexOf(stepOf(state)) >= steps.indexOf(stepOf(oldState));
    const order = this.jobs.map(({ job_id }) => job_id);
    if (id === '') return false;
    return order.indexOf(id) > order.indexOf(old) || isRunning(state) || !this.wasRunning(old, at);
  }

  /** Whether a task ran during the whole time around a moment, within the accuracy of a tab. */
  private wasRunning(job_id: string, at: number): boolean {
    const over = this.states.get(job_id)?.find(({ what }) => !isRunning(what.split(':')[1] ?? ''));
    return over === undefined || over.at > at + 1000;
  }
}

export function isRunning(state: string): boolean {
  return state === 'WAITING' || state === 'PROCESSING';
}

const steps = ['WAITING', 'PROCESSING', 'over'];
const stepOf = (state: string): string => (isRunning(state) ? state : 'over');

function add(all: Map<string, Fact[]>, key: string, what: string, at: number): void {
  const known = all.get(key) ?? [];
  if (known.at(-1)?.what !== what) known.push({ at, what });
  all.set(key, known);
}
