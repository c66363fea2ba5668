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

/** A place that one file of a training is uploaded to. */
export interface UploadSlot {
  file_id: string;
  /** The task that it belongs to. */
  job_id: string;
  /** Extension of the file. */
  file_type: string;
  /** MIME type that the file must be sent as; undefined: any. */
  requiredType?: string;
  /** MIME type that the file was sent as. */
  type: string;
  /** How many parts it is sent in. */
  parts: number;
  /** Parts that have arrived and are not joined yet, by number, from 1. */
  received: Map<number, Content>;
  /** The file, once it is complete. */
  content?: Content;
  /** Whether the slot takes this part now. */
  accepts: (part: number) => boolean;
  /** Runs when the file is complete. */
  onComplete: () => void;
}

/** A state of an avatar's training. */
export type ModelState = (typeof modelTrainingStates)[number];

type Logs = NonNullable<ModelTrainingJobDetail['operation_logs']>;

/** What an entry of the operation log is about. */
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
  /** When the user last created, changed or submitted it, in milliseconds since 1970. */
  updated: number;
  body: Create2dModelTrainingBody & Update2dModelTrainingBody;
  app_user_id?: string;
  /** All slots of each file that may hold something; the last one takes the next upload. */
  slots: Record<TrainingFile, UploadSlot[]>;
  logs: Logs;
  comments: Comment[];
  asset_id?: string;
  /** Cancels the next change of state. */
  cancel?: Cancel;
}

/** A state of a voice's training. */
export type VoiceState = (typeof voiceTrainingStates)[number];

/** Basic, advanced and premium edition, under the names of the wire. */
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
  /** All recordings in one archive; undefined where they come sentence by sentence. */
  package?: UploadSlot;
  /** Sentences that are recorded online. */
  segments: { audio: UploadSlot; text: UploadSlot }[];
  /** The letter of authorization. */
  letter: UploadSlot;
  /** Indexes of sentences whose recording was found to match their text. */
  confirmed: Set<number>;
  /** How often a review has rejected it. */
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
