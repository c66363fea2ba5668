/**
 * The state of one room and the observations that change it, as plain values. `reducer.ts` applies observations,
 * `staleness.ts` tells how long a state holds.
 */
import type { ApiError, CallOptions, LiveEvent, SmartLiveJob } from '../api/index.js';

/** What the room is doing. `unknown` means that nothing has been read yet, not that it is stopped. */
export type LivePhase =
  'unknown' | 'idle' | 'starting' | 'waiting' | 'on-air' | 'stopping' | 'ended' | 'failed' | 'blocked';

/**
 * The source of a fact: a `reading` of the REST API, an `event` of the backend's stream, a message over the RTC
 * `channel`, or the response to a `command` of this browser.
 */
export type LiveSource = 'reading' | 'event' | 'channel' | 'command';

/** A start or a stop that was requested in this browser, and is not confirmed yet. */
export interface LiveIntent {
  kind: 'start' | 'stop';
  /**
   * `asked`: sent, no response yet. `accepted`: the service accepted it. `checking`: the response was lost, and reads
   * find out what happened. `unconfirmed`: no read has confirmed it within 30 s.
   */
  stage: 'asked' | 'accepted' | 'checking' | 'unconfirmed';
  /** When it was requested, in milliseconds. */
  at: number;
  /** When its response was lost, in milliseconds. */
  lost_at?: number;
  /** ID of the task that was known before a start; `null`: none. */
  before?: string | null;
  /** ID of the task to stop. */
  job_id?: string | null;
  /** ID of the other tab that requested it; absent if it was this one. */
  elsewhere?: string;
}

/** When something was reported. */
export interface Reported {
  /** In milliseconds of this machine's clock, which may be set. */
  at: number;
  /** In milliseconds of the backend's clock, if it sends that; then this decides which of two reports is newer. */
  noted_at?: number | undefined;
}

/** The state of the pushed stream, as the service reported it. */
export interface LiveStream extends Reported {
  state: string;
  output_url?: string | undefined;
  source?: LiveSource;
}

/** The paragraph or the reply that is being spoken. */
export interface LiveParagraph extends Reported {
  scene?: string | undefined;
  sequence_no?: number | undefined;
  title?: string | undefined;
  /** Position in it, as the service counts. */
  offset?: string | undefined;
  /** ID of the reply, if a reply is being spoken. */
  reply_id?: string | undefined;
  source?: LiveSource;
}

/** The state of the avatar as the RTC channel reports it (reference 10.6): `PLAY_PAUSE`, `TAKE_OVER`, … */
export interface LiveControl {
  state: string;
  at: number;
  source?: LiveSource;
}

/** A reply that has been spoken to its end. */
export interface LiveReply extends Reported {
  reply_id: string;
  source?: LiveSource;
}

/** Everything that is known about one room. All times are in milliseconds. */
export interface LiveState {
  readonly room_id: string;
  readonly phase: LivePhase;
  /** The watched task, or the room's latest; without keys and credentials. */
  readonly job?: SmartLiveJob;
  /** The previous task, if its end was read. */
  readonly past?: SmartLiveJob;
  /** The source of the task's state. */
  readonly source?: LiveSource;
  readonly stream?: LiveStream;
  readonly playing?: LiveParagraph;
  readonly control?: LiveControl;
  /** The last reply that was spoken to its end. */
  readonly finished?: LiveReply;
  readonly intent?: LiveIntent;
  /** Types of the risks that the service named when it accepted the start. */
  readonly warnings: readonly string[];
  /** When the service last confirmed the task's state; undefined: never. */
  readonly asOf?: number;
  /** When the event stream was last known to be alive: what it reported before still held then. */
  readonly heard_at?: number;
  /** Why the last read failed; the rest of the state is as old as `asOf`. */
  readonly error?: ApiError;
  /** Why the last start or stop failed; removed by the next one. */
  readonly refusal?: ApiError;
}

/** The part of a room's state that tabs share. */
export type LiveFacts = Pick<
  LiveState,
  'job' | 'past' | 'source' | 'stream' | 'playing' | 'intent' | 'warnings' | 'asOf' | 'heard_at' | 'error'
>;

/** Something that the service said or that was requested. Times are in milliseconds; `asked_at` is when a read was sent. */
export type LiveObservation =
  /** `beside`: the same response also contained the known task. `more`: another task of the same response follows. */
  | {
      type: 'job';
      job: SmartLiveJob | undefined;
      asked_at: number;
      at: number;
      beside?: boolean;
      more?: boolean;
    }
  | ({ type: 'event'; event: LiveEvent; source?: LiveSource } & Reported)
  | { type: 'control'; state: string; at: number }
  | { type: 'stream-alive'; at: number }
  /** `byPerson`: a person asked for this read, so the error is shown anew even if it is the known one. */
  | { type: 'read-failed'; error: ApiError; byPerson?: boolean }
  | { type: 'requested'; kind: LiveIntent['kind']; at: number }
  | {
      type: 'accepted';
      kind: LiveIntent['kind'];
      job?: SmartLiveJob | undefined;
      warnings?: readonly string[];
      at: number;
    }
  | { type: 'rejected'; kind: LiveIntent['kind']; error: ApiError }
  | { type: 'response-lost'; kind: LiveIntent['kind']; error: ApiError; at: number }
  /** A start or stop was requested here that another tab is already sending. */
  | { type: 'busy'; kind: LiveIntent['kind']; at: number }
  /** That tab has finished, or is closed. */
  | { type: 'released' }
  /** Time has passed: an intent that no read confirms in time becomes unconfirmed. */
  | { type: 'tick'; at: number }
  /** Another tab shares what it knows, and what became of its intent. */
  | { type: 'remote'; facts: LiveFacts; from: string; at: number }
  /** The machine's clock was set back to `at`: the age of everything known before is unknown. */
  | { type: 'set-back'; at: number };

/** A room as the modules see it that read it or report about it; `RoomWatch` implements it. */
export interface WatchedRoom {
  readonly room_id: string;
  /** The one task that is watched; without it, the room's latest. */
  readonly job_id?: string | undefined;
  readonly state: LiveState;
  /** Reads the room from the service; resolves with the error if that fails. */
  read(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined>;
  /** Handles an event of the room; `at` is in milliseconds of this machine's clock. */
  receiveEvent(event: LiveEvent, at: number, source: LiveSource): void;
  /** Applies an observation to the state. */
  dispatch(observation: LiveObservation): void;
}

/** The state before the first read. */
export function initialState(room_id: string): LiveState {
  return { room_id, phase: 'unknown', warnings: [] };
}

/** Whether a task has ended. False without a task. */
export function hasEnded(job: SmartLiveJob | undefined): boolean {
  return job !== undefined && !['WAITING', 'PROCESSING'].includes(job.state ?? '');
}
