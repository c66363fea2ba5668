/** Trainings of avatars and voices as the simulator keeps them. */
import type {
  AnswerOf,
  CommitVoiceTrainingBody,
  Create2dModelTrainingBody,
  CreateVoiceTrainingBody,
  ModelTrainingJobDetail,
  modelTrainingStates,
  showJobAuditResult,
  Update2dModelTrainingBody,
  voiceTrainingStates,
} from '../../../src/api/index.js';
import type { Cancel } from '../clock.js';
import type { Content } from './asset.js';

/** An upload destination for one file of a training. */
export interface UploadSlot {
  file_id: string;
  /** ID of the training that it belongs to. */
  job_id: string;
  /** Extension of the file. */
  file_type: string;
  /** MIME type that the upload must have; undefined for any. */
  requiredType?: string;
  /** MIME type of the upload. */
  type: string;
  /** Number of parts. */
  parts: number;
  /** Received parts that are not joined yet, by number, from 1. */
  received: Map<number, Content>;
  /** The file, once it is complete. */
  content?: Content;
  /** Whether the slot currently accepts this part. */
  accepts: (part: number) => boolean;
  /** Runs when the file is complete. */
  onComplete: () => void;
}

/** A state of an avatar's training. */
export type ModelState = (typeof modelTrainingStates)[number];

type Logs = NonNullable<ModelTrainingJobDetail['operation_logs']>;

/** Type of an entry in the operation log. */
export type LogType = NonNullable<Logs[number]['log_type']>;

/** A remark on a training, with the slots of its attachments. */
export type Comment = Omit<
  NonNullable<ModelTrainingJobDetail['comment_logs']>[number],
  'attachment_download_url'
> & {
  attachments: UploadSlot[];
};

/** The files of an avatar's training. */
export type TrainingFile = 'video' | 'cover' | 'card1' | 'card2' | 'letter';

/** The training of an avatar. */
export interface ModelTraining {
  job_id: string;
  state: ModelState;
  /** Milliseconds since 1970. */
  created: number;
  /** Time at which the user last created, changed or submitted it, in milliseconds since 1970. */
  updated: number;
  body: Create2dModelTrainingBody & Update2dModelTrainingBody;
  app_user_id?: string;
  /** The slots of each file that may have content; the last one accepts the next upload. */
  slots: Record<TrainingFile, UploadSlot[]>;
  logs: Logs;
  comments: Comment[];
  asset_id?: string;
  /** Cancels the next change of state. */
  cancel?: Cancel;
}

/** A state of a voice's training. */
export type VoiceState = (typeof voiceTrainingStates)[number];

/** Basic, advanced and premium edition, by their names in the API. */
export type Edition = 'BASIC' | 'MIDDLE' | 'ADVANCE';

/** The training of a voice. */
export interface VoiceTraining {
  job_id: string;
  job_type: Edition;
  state: VoiceState;
  /** Milliseconds since 1970. */
  created: number;
  /** Milliseconds since 1970. */
  updated: number;
  body: CreateVoiceTrainingBody & CommitVoiceTrainingBody;
  app_user_id?: string;
  /** Archive with all recordings; undefined if they are recorded sentence by sentence. */
  package?: UploadSlot;
  /** Sentences that are recorded online. */
  segments: { audio: UploadSlot; text: UploadSlot }[];
  /** The letter of authorization. */
  letter: UploadSlot;
  /** Indexes of the sentences whose recording matches their text. */
  confirmed: Set<number>;
  /** Number of times that a review has rejected it. */
  reject_times: number;
  asset_id?: string;
  failure?: { error_code: string; error_msg: string };
  audit: AnswerOf<typeof showJobAuditResult>;
  /** Cancels the next change of state. */
  cancel?: Cancel;
}

/** All trainings. */
export interface TrainingState {
  /** Trainings of avatars by ID, oldest first. */
  readonly models: Map<string, ModelTraining>;
  /** Trainings of voices by ID, oldest first. */
  readonly voices: Map<string, VoiceTraining>;
  /** Upload slots by file ID. */
  readonly slots: Map<string, UploadSlot>;
}
