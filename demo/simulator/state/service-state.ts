/** The complete state of the simulated service. */
import type { Clock } from '../clock.js';
import type { Faults } from '../faults.js';
import type { Throttle } from '../http/throttle.js';
import type { Tokens } from '../iam/tokens.js';
import type { Inventions } from '../inventions.js';
import type { CallbackSender } from '../live/callback-sender.js';
import type { Account, Settings } from '../options.js';
import type { Outcomes } from '../outcomes.js';
import type { Random } from '../random.js';
import type { RequestLog } from '../request-log.js';
import type { Asset, Upload } from './asset.js';
import type { LiveJob } from './live-job.js';
import type { Product } from './product.js';
import type { Room, RuleGroup } from './room.js';
import type { TrainingState } from './training.js';
import type { TtsPreview } from './tts-preview.js';
import type { StoredScript, VideoJob } from './video.js';

/** The state of one tenant since the creation or last reset of its simulator; clock, tokens, faults and the like are common. */
export interface ServiceState {
  readonly account: Account;
  /** The states of all tenants, this one included, by project ID. */
  readonly tenants: ReadonlyMap<string, ServiceState>;
  readonly region: string;
  readonly settings: Settings;
  /** What the reference does not give. */
  readonly invented: Inventions;
  readonly clock: Clock;
  readonly random: Random;
  readonly tokens: Tokens;
  readonly throttle: Throttle;
  readonly faults: Faults;
  readonly outcomes: Outcomes;
  readonly requestLog: RequestLog;
  readonly callbacks: CallbackSender;
  /** Assets by ID. */
  readonly assets: Map<string, Asset>;
  /** Uploaded files, and those being uploaded, by ID. */
  readonly uploads: Map<string, Upload>;
  /** Key that signs presigned URLs of the storage. */
  readonly storageKey: string;
  /** Rooms by ID, oldest first. */
  readonly rooms: Map<string, Room>;
  /** Libraries of interaction rules by ID, oldest first. */
  readonly ruleGroups: Map<string, RuleGroup>;
  /** Products by ID, oldest first, deleted ones included. */
  readonly products: Map<string, Product>;
  /** Video scripts by ID, oldest first. */
  readonly videoScripts: Map<string, StoredScript>;
  /** Video production tasks by ID, oldest first. */
  readonly videoJobs: Map<string, VideoJob>;
  /** Livestreaming tasks by ID, oldest first. */
  readonly liveJobs: Map<string, LiveJob>;
  readonly training: TrainingState;
  /** TTS previews by ID. */
  readonly previews: Map<string, TtsPreview>;
}
