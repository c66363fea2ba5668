/** Livestreaming tasks as the simulator keeps them. */
import type { SmartLiveRoomBody, StartSmartLiveAnswer, StartSmartLiveBody } from '../../../src/api/index.js';
import type { Cancel } from '../clock.js';

/** The states of a livestreaming task. */
export type LiveJobState = 'WAITING' | 'PROCESSING' | 'SUCCEED' | 'FAILED' | 'CANCELED';

/** The room as it was at the start, with what the start changed. */
export type LiveJobConfig = SmartLiveRoomBody &
  Pick<StartSmartLiveBody, 'interaction_callback_url' | 'job_run_config'>;

/** A scene of a room or a task. */
export type LiveScene = NonNullable<SmartLiveRoomBody['scene_scripts']>[number];

/** A livestreaming task. */
export interface LiveJob {
  job_id: string;
  room_id: string;
  state: LiveJobState;
  /** Whether a stop was requested and is being carried out. */
  stopping: boolean;
  /** Milliseconds since 1970, as all times here. */
  created: number;
  updated: number;
  started?: number;
  ended?: number;
  error_info?: { error_code: string; error_msg: string };
  config: LiveJobConfig;
  rtc_room_info: StartSmartLiveAnswer['rtc_room_info'];
  report: ReportKey;
  stream: Stream;
  playback: Playback;
  /** Materials over the picture, each with what hides it. */
  layers: Map<Layer, Cancel>;
  /** When each interaction rule last fired, in milliseconds, and how often. */
  fired: Map<string, { last: number; count: number }>;
  /** Sums of numbers in viewers' events, by event type and member. */
  totals: Map<string, { count: number; sum: number }>;
  /** Timers of the task. They are cancelled when it ends. */
  timers: Set<Cancel>;
  /** Cancels the automatic stop. */
  cancelAutoStop?: Cancel;
}

/** The key in the address that viewers' events are reported to. */
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
  /** Its address; empty for a task that pushes nothing. */
  url: string;
  key: string;
  /** Undefined until it first connects. */
  state?: RtmpState;
  /** For how long it was connected, up to the last change of state. */
  connectedMilliseconds: number;
  /** Since when it is connected, in milliseconds since 1970. */
  connectedSince?: number;
}

/** Something that the avatar says. */
export interface Utterance {
  /** ID of the reply; undefined for a paragraph of the script. */
  reply_id?: string;
  /** The reply's text, or scene and number of the paragraph. Shown by `GET /_simulator/state`. */
  label: string;
  /** Seconds that are still to be spoken. */
  secondsLeft: number;
}

/** A paragraph of a round, in the order in which it is spoken. */
export interface PlannedParagraph {
  scene: LiveScene;
  sequence_no: number;
  title: string;
  seconds: number;
}

/** What is being said, and what comes next. */
export interface Playback {
  /** Whether the script plays by itself; otherwise only replies are spoken. */
  scripted: boolean;
  /** 1 in the first round, 0 before it. */
  round: number;
  /** The paragraphs of the round. */
  plan: PlannedParagraph[];
  /** Index in `plan` of the paragraph that comes next. */
  next: number;
  current?: Utterance & { since: number; cancel: Cancel };
  /** What PLAY_NOW interrupted, the latest last. */
  interrupted: Utterance[];
  /** Replies that wait for the end of the paragraph. */
  queue: Utterance[];
  /** Where an automatic stop that is due takes effect. */
  stopAt?: 'SEGMENT_END' | 'SCENE_END' | 'SCRIPT_END';
}

/** A material on the screen. */
export interface Layer {
  layer_type: string;
  /** ID of its asset, its address, or its text. */
  what: string;
}
