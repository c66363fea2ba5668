/** Video scripts and video production tasks as the simulator keeps them. */
import type { Create2dVideoBody, CreateVideoScriptBody, videoJobStates } from '../../../src/api/index.js';

/** A paragraph of a video script. */
export type ScriptItem = CreateVideoScriptBody['shoot_scripts'][number];

/** A recording that a paragraph is spoken from. */
interface Recording {
  /** Secret part of its link. */
  key: string;
  /** The uploaded file; undefined until it arrives. */
  bytes?: Uint8Array;
}

/** A video script. */
export interface StoredScript {
  script_id: string;
  /** Milliseconds since 1970. */
  created: number;
  /** Milliseconds since 1970. */
  updated: number;
  /** A template belongs to the service: it can be copied and produced, not changed. */
  catalog: 'VIDEO_DRAFT' | 'SYSTEM_VIDEO_TEMPLET';
  body: CreateVideoScriptBody;
  /** Recordings by the number of their paragraph. */
  recordings: Map<number, Recording>;
}

/** What a video is produced from: the script as it was at the request, and the request's own members. */
export type VideoInput = Create2dVideoBody &
  Required<Pick<Create2dVideoBody, 'model_asset_id' | 'voice_config' | 'video_config'>> & {
    shoot_scripts: ScriptItem[];
  };

/** A video production task. */
export interface VideoJob {
  job_id: string;
  state: (typeof videoJobStates)[number];
  /** Milliseconds since 1970, as all times here. */
  created: number;
  updated: number;
  started?: number;
  ended?: number;
  input: VideoInput;
  /** Length of the video, in seconds. */
  seconds: number;
  asset_name: string;
  /** The video in the library, from the start of the production. */
  asset_id?: string;
  /** The user that `X-App-UserId` named. */
  app_user_id?: string;
  error_info?: { error_code: string; error_msg: string };
}
