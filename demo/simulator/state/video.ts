/** Video scripts and video production tasks as the simulator keeps them. */
import type { Create2dVideoBody, CreateVideoScriptBody, videoJobStates } from '../../../src/api/index.js';

/** A paragraph of a video script. */
export type ScriptItem = CreateVideoScriptBody['shoot_scripts'][number];

/** A recording of a paragraph. */
interface Recording {
  /** Secret part of its URL. */
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
  /** A template (`SYSTEM_VIDEO_TEMPLET`) belongs to the service: it can be copied and produced, but not changed. */
  catalog: 'VIDEO_DRAFT' | 'SYSTEM_VIDEO_TEMPLET';
  body: CreateVideoScriptBody;
  /** Recordings by the number of their paragraph. */
  recordings: Map<number, Recording>;
}

/** The input of a video production: the script at the time of the request, merged with the request. */
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
  /** Asset ID of the video; undefined before the production starts. */
  asset_id?: string;
  /** The user that `X-App-UserId` named. */
  app_user_id?: string;
  error_info?: { error_code: string; error_msg: string };
}
