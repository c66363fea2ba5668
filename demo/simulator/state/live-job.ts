/** Livestreaming tasks as the simulator keeps them. */
import type { SmartLiveRoomBody, StartSmartLiveAnswer, StartSmartLiveBody } from '../../../src/api/index.js';
import type { Cancel } from '../clock.js';

/** The states of a livestreaming task. */
export type LiveJobState = 'WAITING' | 'PROCESSING' | 'SUCCEED' | 'FAILED' | 'CANCELED' | 'BLOCKED';

/** The configuration of the room at the start, with the members that the start overrides. */
export type LiveJobConfig = SmartLiveRoomBody &
  Pick<StartSmartLiveBody, 'interaction_callback_url' | 'job_run_config'>;

/** A scene of a room or a task. */
export type LiveScene = NonNullable<SmartLiveRoomBody['scene_scripts']>[number];

/** A livestreaming task. */
export interface LiveJob {
  job_id: string;
  room_id: string;
  state: LiveJobState;
  /** Whether a stop is in progress. */
  stopping: boolean;
  /** Milliseconds since 1970, as all times here. */
  created: number;
  updated: number;
  started?: number;
  ended?: number;
  error_info?: { error_code: string; error_msg: string };
  /** Why its room was blocked while it waited or was on air (6.2.3). */
  block_reason?: string;
  config: LiveJobConfig;
  rtc_room_info: StartSmartLiveAnswer['rtc_room_info'];
  report: ReportKey;
  stream: Stream;
  playback: Playback;
  /** Materials over the picture, each with the cancellation of its timer. */
  layers: Map<Layer, Cancel>;
  /** When each interaction rule last fired, in milliseconds, and how often. */
  fired: Map<string, { last: number; count: number }>;
  /** Sums of numbers in viewers' events, by event type and member. */
  totals: Map<string, { count: number; sum: number }>;
  /** Timers of the task. They are cancelled when it ends. */
  timers: Set<Cancel>;
  /** Cancels the automatic stop. */
  cancelAutoStop?: Cancel;
  /** Cancels the end that a broken stream leads to. */
  cancelOutage?: Cancel;
  /** What viewers said and did, with the rule that replied (6.2.3, `live_job_log`). */
  interactions: InteractionRecord[];
}

/** An event of a viewer, as the records of a task list it. */
interface InteractionRecord {
  /** RFC 3339. */
  time: string;
  type: number;
  content: unknown;
  /** The rule that the event matched; undefined if none did. */
  rule_name?: string;
}

/** The key in the URL that viewers' events are reported to. */
export interface ReportKey {
  secret: string;
  key: string;
  /** Milliseconds since 1970. */
  expires: number;
}

/** The states of an RTMP stream, as events report them. */
export const rtmpStates = ['CONNECTING', 'CONNECTED', 'DISCONNECTED', 'RECONNECTING', 'END'] as const;

/** A state of an RTMP stream. */
export type RtmpState = (typeof rtmpStates)[number];

/** The stream that a task pushes. */
export interface Stream {
  /** Its URL; empty for a task that pushes no stream. */
  url: string;
  key: string;
  /** Undefined until it first connects. */
  state?: RtmpState;
  /** Connected time in milliseconds, up to the last change of state. */
  connectedMilliseconds: number;
  /** Start of the current connection, in milliseconds since 1970; undefined while disconnected. */
  connectedSince?: number;
  /** When it broke, in milliseconds since 1970; undefined unless it is disconnected or reconnecting. */
  brokenSince?: number;
}

/** A paragraph or reply that the avatar speaks. */
export interface Utterance {
  /** ID of the reply; undefined for a paragraph of the script. */
  reply_id?: string;
  /** The reply's text, or scene and number of the paragraph. Shown by `GET /_simulator/state`. */
  label: string;
  /** The text of a paragraph; empty for a recording. */
  text?: string;
  /** Remaining seconds. */
  secondsLeft: number;
  /** Whether it had begun when PLAY_NOW interrupted it. */
  interrupted?: boolean;
}

/** A paragraph of a round, in the order in which it is spoken. */
export interface PlannedParagraph {
  scene: LiveScene;
  sequence_no: number;
  title: string;
  /** Empty for a recording. */
  text: string;
  seconds: number;
}

/** The state of playback: the current utterance and those that follow. */
export interface Playback {
  /** Whether the script is played; otherwise only replies are spoken. */
  scripted: boolean;
  /** Number of the round: 1 in the first one, 0 before it. */
  round: number;
  /** The paragraphs of the round. */
  plan: PlannedParagraph[];
  /** Index in `plan` of the next paragraph. */
  next: number;
  current?: Utterance & { since: number; cancel: Cancel };
  /** Replies that wait for the end of the current utterance, and utterances that PLAY_NOW has interrupted. */
  queue: Utterance[];
  /** The point at which a due automatic stop takes effect. */
  stopAt?: 'SEGMENT_END' | 'SCENE_END' | 'SCRIPT_END';
}

/** A material on the screen. */
export interface Layer {
  layer_type: string;
  /** ID of its asset, its URL, or its text. */
  what: string;
}
