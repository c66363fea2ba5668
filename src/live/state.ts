/**
 * The state of one room and the observations that change it, as plain values. `reducer.ts` applies observations;
 * `staleness.ts` decides when a state is stale.
 */
import {
  hasEnded as jobHasEnded,
  type ApiError,
  type CallOptions,
  type LiveEvent,
  type SmartLiveJob,
} from '../api/index.js';
import type { StreamEvidence } from './stream-evidence.js';

/** The phase of a room. `unknown` means that it has not been read yet, not that it is stopped. */
export type LivePhase =
  'unknown' | 'idle' | 'starting' | 'waiting' | 'on-air' | 'stopping' | 'ended' | 'failed' | 'blocked';

/**
 * The source of a fact: a `reading` of the REST API, an `event` of the backend's stream, a message over the RTC
 * `channel`, or the response to a `command` of this browser.
 */
export type LiveSource = 'reading' | 'event' | 'channel' | 'command';

/** A start or a stop that was requested in this browser and is not confirmed yet. */
export interface LiveIntent {
  kind: 'start' | 'stop';
  /**
   * `waiting`: in line, and nothing was sent. `sent`: no response yet. `accepted`: the service accepted it. `checking`:
   * the response was lost, and reads find out what happened. `unconfirmed`: no read has confirmed it within 30 s.
   */
  stage: 'waiting' | 'sent' | 'accepted' | 'checking' | 'unconfirmed';
  /** Time at which it was requested or, later, sent, in milliseconds. */
  at: number;
  /** Number of times that a 429 has refused it, after which it waits in line again. */
  refusals?: number;
  /** Time at which its response was lost, in milliseconds. */
  lost_at?: number;
  /** For a start: ID of the task that was known before; `null` if there was none. */
  before?: string | null;
  /** For a stop: ID of the task to stop. */
  job_id?: string | null;
  /** ID of the other tab that requested it; absent if it was this one. */
  elsewhere?: string;
}

/** The time of a report. */
export interface Reported {
  /** Milliseconds by this machine's wall clock, which is not monotonic. */
  at: number;
  /** Milliseconds by the backend's clock, if it sends that. If both reports have it, it decides which one is newer. */
  noted_at?: number | undefined;
}

/** The state of the pushed stream, as the service reported it. */
export interface LiveStream extends Reported {
  state: string;
  output_url?: string | undefined;
  source?: LiveSource;
  /** Last time at which it was known to hold, in milliseconds, if events may have been missed since. */
  outdated_at?: number | undefined;
}

/** The paragraph or reply that is being spoken. */
export interface LiveParagraph extends Reported {
  scene?: string | undefined;
  sequence_no?: number | undefined;
  title?: string | undefined;
  /** Position in it, in the unit of the service. */
  offset?: string | undefined;
  /** ID of the reply, if a reply is being spoken. */
  reply_id?: string | undefined;
  source?: LiveSource;
  /** Last time at which it was known to hold, in milliseconds, if events may have been missed since. */
  outdated_at?: number | undefined;
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

/** The known state of one room. All times are in milliseconds. */
export interface LiveState {
  readonly room_id: string;
  readonly phase: LivePhase;
  /** The watched task, or the room's latest; without keys and credentials. */
  readonly job?: SmartLiveJob;
  /** The previous task, if a read has shown its end. */
  readonly past?: SmartLiveJob;
  /** The source of the task's state. */
  readonly source?: LiveSource;
  readonly stream?: LiveStream;
  readonly playing?: LiveParagraph;
  readonly control?: LiveControl;
  /** The last reply that was spoken to its end. */
  readonly finished?: LiveReply;
  readonly intent?: LiveIntent;
  /** Types of the risks that the service warned of when it accepted the start. */
  readonly warnings: readonly string[];
  /** Time at which the service last confirmed the task's state; undefined if it never did. */
  readonly asOf?: number;
  /** Time at which the event stream was last alive; its earlier reports still held then, unless they are outdated. */
  readonly alive_at?: number;
  /** Time since which the event stream is lost, in milliseconds; undefined while it is alive. */
  readonly line_lost_at?: number;
  /** What the last two reads of the task tell of its pushed stream. */
  readonly evidence?: StreamEvidence;
  /** The error of the last read, if it failed; the rest of the state is as old as `asOf`. */
  readonly error?: ApiError;
  /** The error of the last start or stop, if it failed; removed by the next one, or when a read shows that it is settled. */
  readonly refusal?: ApiError;
  /** Time at which `refusal` was received. */
  readonly refused_at?: number;
}

/** The part of a room's state that tabs share. */
export type LiveFacts = Pick<
  LiveState,
  | 'job'
  | 'past'
  | 'source'
  | 'stream'
  | 'playing'
  | 'intent'
  | 'warnings'
  | 'asOf'
  | 'alive_at'
  | 'line_lost_at'
  | 'error'
>;

/** Facts that another tab has posted, and its ID. `at` is the time in milliseconds. */
export interface RemoteFacts {
  facts: LiveFacts;
  from: string;
  at: number;
}

/** Merges facts of another tab into a state; loaded with the election among tabs. */
export type MergeFacts = (state: LiveState, remote: RemoteFacts) => LiveState;

/** A message of the service or a request to it. Times are in milliseconds; `sent_at` is the time a read was sent. */
export type LiveObservation =
  /** `beside`: the same response also contained the known task. `more`: another task of the same response follows. */
  | {
      type: 'job';
      job: SmartLiveJob | undefined;
      sent_at: number;
      at: number;
      beside?: boolean;
      more?: boolean;
    }
  | ({ type: 'event'; event: LiveEvent; source?: LiveSource } & Reported)
  | { type: 'control'; state: string; at: number }
  | { type: 'stream-alive'; at: number }
  /** The connection to the event stream was lost; `stream-alive` ends that. */
  | { type: 'stream-lost'; at: number }
  /** Events may have been missed: what was reported before may not hold any more, although the event stream is alive. */
  | { type: 'gap'; at: number }
  /** `byPerson`: a person requested this read, so the error is announced again even if it is the known one. */
  | { type: 'read-failed'; error: ApiError; byPerson?: boolean }
  | { type: 'requested'; kind: LiveIntent['kind']; at: number }
  /** The call was handed to the network; or, if not `isSending`, a 429 refused it, and it waits in line again. */
  | { type: 'sending'; kind: LiveIntent['kind']; isSending: boolean; at: number }
  | {
      type: 'accepted';
      kind: LiveIntent['kind'];
      job?: SmartLiveJob | undefined;
      warnings?: readonly string[];
      at: number;
    }
  | { type: 'rejected'; kind: LiveIntent['kind']; error: ApiError; at: number }
  | { type: 'response-lost'; kind: LiveIntent['kind']; error: ApiError; at: number }
  /** A start or stop was requested here while another tab is sending the same. */
  | { type: 'busy'; kind: LiveIntent['kind']; at: number }
  /** The other tab of `busy` has finished or is closed. */
  | { type: 'released' }
  /** Sent at each tick, to mark overdue intents as unconfirmed. */
  | { type: 'tick'; at: number }
  /** The machine's clock was set back to `at`, so the age of all known facts is unknown. */
  | { type: 'set-back'; at: number };

/** The interface of a watched room for the modules that read it or report its events; `RoomWatch` implements it. */
export interface WatchedRoom {
  readonly room_id: string;
  /** ID of the watched task; undefined to watch the room's current or latest task. */
  readonly job_id?: string | undefined;
  readonly state: LiveState;
  /** Reads the room from the service. Resolves with the error if that fails. */
  read(priority: NonNullable<CallOptions['priority']>): Promise<ApiError | undefined>;
  /** Handles an event of the room. `at` is in milliseconds by this machine's clock. */
  receiveEvent(event: LiveEvent, at: number, source: LiveSource): void;
  /** Applies an observation to the state. */
  dispatch(observation: LiveObservation): void;
}

/** The state before the first read. */
export function initialState(room_id: string): LiveState {
  return { room_id, phase: 'unknown', warnings: [] };
}

/** Whether the outcome of a start or stop is unknown: its response was lost, or no read has confirmed it in time. */
export function isUnclear({ stage }: LiveIntent): boolean {
  return stage === 'checking' || stage === 'unconfirmed';
}

/**
 * Whether a pending start or stop prevents another call of this kind. A stop of unknown outcome may be repeated at once:
 * a second stop of the same task does no harm, while a second start would be a second stream.
 */
export function prevents(pending: LiveIntent | undefined, kind: LiveIntent['kind']): boolean {
  if (!pending || pending.stage === 'unconfirmed') return false;
  return !(isUnclear(pending) && pending.kind === 'stop' && kind === 'stop');
}

/** Whether a task has certainly ended. False without a task. */
export function hasEnded(job: SmartLiveJob | undefined): boolean {
  return job !== undefined && jobHasEnded(job);
}
