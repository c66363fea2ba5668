/**
 * What is known of one room, and what can be seen of it: values alone. How the one changes the other stands in
 * `observe.ts`, and how long it stays true in `freshness.ts`.
 */
import type { ApiError, CallOptions, LiveEvent, SmartLiveJob } from '../api/index.js';

/** What the room is doing, in a word. `unknown` means that nothing has been read yet; it does not mean stopped. */
export type LivePhase =
  'unknown' | 'idle' | 'starting' | 'waiting' | 'on-air' | 'stopping' | 'ended' | 'failed' | 'blocked';

/**
 * Where a fact is from: a `reading` of the REST API, an `event` of the backend's stream, a message over the RTC
 * `channel`, or the answer to an own `command`.
 */
export type LiveSource = 'reading' | 'event' | 'channel' | 'command';

/** A start or a stop that somebody here asked for. */
export interface LiveIntent {
  kind: 'start' | 'stop';
  /**
   * `asked`: sent, no answer yet. `accepted`: the service said yes. `checking`: the answer was lost, and reading will
   * tell. `unconfirmed`: the service still has not shown it.
   */
  stage: 'asked' | 'accepted' | 'checking' | 'unconfirmed';
  /** When it was asked, in milliseconds. */
  at: number;
  /** When its answer was lost, in milliseconds. */
  lost_at?: number;
  /** The task that was there before a start; `null`: none. */
  before?: string | null;
  /** The task that is to stop. */
  job_id?: string | null;
  /** The tab that it was asked for in, where that is another one. */
  elsewhere?: string;
}

/** When something was reported. */
export interface Reported {
  /** In milliseconds of this machine's clock, which people set. */
  at: number;
  /** In milliseconds of the backend's, where it tells: then this says which of two reports is the newer. */
  noted_at?: number | undefined;
}

/** The state of the pushed stream, as the service reported it. */
export interface LiveStream extends Reported {
  state: string;
  output_url?: string | undefined;
  source?: LiveSource;
}

/** The paragraph, or the reply, that is being spoken. */
export interface LiveParagraph extends Reported {
  scene?: string | undefined;
  sequence_no?: number | undefined;
  title?: string | undefined;
  /** How far into it, as the service counts. */
  offset?: string | undefined;
  /** The reply that is spoken, if it is one. */
  reply_id?: string | undefined;
  source?: LiveSource;
}

/** What the avatar does, as the RTC channel told (reference 10.6): `PLAY_PAUSE`, `TAKE_OVER`, … */
export interface LiveControl {
  state: string;
  at: number;
  source?: LiveSource;
}

/** A reply that was heard to its end. */
export interface LiveReply extends Reported {
  reply_id: string;
  source?: LiveSource;
}

export interface LiveState {
  readonly room_id: string;
  readonly phase: LivePhase;
  /** The task this is about: the one asked for, else the room's latest. Without its keys and credentials. */
  readonly job?: SmartLiveJob;
  /** The task before, where it was seen to end. */
  readonly past?: SmartLiveJob;
  /** Where the task's state is from. */
  readonly source?: LiveSource;
  readonly stream?: LiveStream;
  readonly playing?: LiveParagraph;
  readonly control?: LiveControl;
  /** The last reply that was heard to its end. */
  readonly finished?: LiveReply;
  readonly intent?: LiveIntent;
  /** Risks that the service named when it accepted the start. */
  readonly warnings: readonly string[];
  /** When the service last confirmed the task's state, in milliseconds; undefined: never. */
  readonly asOf?: number;
  /** When the event stream last proved to be alive, in milliseconds: what it told before still held then. */
  readonly heard_at?: number;
  /** Why the last reading failed; what is shown is as old as `asOf`. */
  readonly error?: ApiError;
  /** Why the last start or stop failed, until the next one. */
  readonly refusal?: ApiError;
}

/** What another tab knows of a room. */
export type LiveFacts = Pick<
  LiveState,
  'job' | 'past' | 'source' | 'stream' | 'playing' | 'intent' | 'warnings' | 'asOf' | 'heard_at' | 'error'
>;

/** Times are in milliseconds; `asked_at` is when the reading was sent. */
export type LiveObservation =
  /** `beside`: the same answer has told of the known task as well. `more`: it tells of another task next. */
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
  /** Somebody asked here for what another tab is doing. */
  | { type: 'busy'; kind: LiveIntent['kind']; at: number }
  /** That tab is no longer at it. */
  | { type: 'released' }
  /** Time passes: an intent that the service does not show is called unconfirmed at last. */
  | { type: 'tick'; at: number }
  /** Another tab tells what it knows, and what became of the intent that it told of before. */
  | { type: 'remote'; facts: LiveFacts; from: string; at: number }
  /** The machine's clock was set back to `at`: how old the knowledge from before is, nobody knows. */
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

/** Before anything has been read. */
export function initialState(room_id: string): LiveState {
  return { room_id, phase: 'unknown', warnings: [] };
}

/** Whether a task is over. */
export function hasEnded(job: SmartLiveJob | undefined): boolean {
  return job !== undefined && !['WAITING', 'PROCESSING'].includes(job.state ?? '');
}
