/** Everything that the simulated service remembers. */
import type { Asset } from './assets/library.js';
import { createLibrary } from './assets/library.js';
import type { Clock } from './clock.js';
import { Faults } from './faults.js';
import type { Upload } from './files/upload.js';
import { newId } from './hashing.js';
import { Throttle } from './http/throttle.js';
import type { Tokens } from './iam/tokens.js';
import { RequestLog } from './request-log.js';
import { CallbackSender } from './live/callback-sender.js';
import type { LiveJob } from './live/job.js';
import type { Account, Settings } from './options.js';
import { createRandom, type Random } from './random.js';
import type { Product } from './products/product.js';
import type { Room } from './rooms/room.js';
import type { RuleGroup } from './rule-groups/rule-group.js';
import { createTrainingState, type TrainingState } from './training/training.js';
import type { TtsPreview } from './tts/preview.js';
import type { VideoJob } from './videos/job.js';
import type { StoredScript } from './videos/script.js';
import { createTemplates } from './videos/templates.js';

export interface ServiceState {
  readonly account: Account;
  readonly region: string;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly tokens: Tokens;
  readonly throttle: Throttle;
  readonly faults: Faults;
  readonly requestLog: RequestLog;
  readonly callbacks: CallbackSender;
  /** Assets by ID. */
  readonly assets: Map<string, Asset>;
  /** Uploaded files, and those on their way, by ID. */
  readonly uploads: Map<string, Upload>;
  /** What links to the storage are signed with. */
  readonly storageKey: string;
  /** Rooms by ID, oldest first. */
  readonly rooms: Map<string, Room>;
  /** Libraries of interaction rules by ID, oldest first. */
  readonly ruleGroups: Map<string, RuleGroup>;
  /** Products by ID, oldest first, deleted ones too. */
  readonly products: Map<string, Product>;
  /** Video scripts by ID, oldest first. */
  readonly videoScripts: Map<string, StoredScript>;
  /** Video production tasks by ID, oldest first. */
  readonly videoJobs: Map<string, VideoJob>;
  /** Livestreaming tasks by ID, oldest first. */
  readonly liveJobs: Map<string, LiveJob>;
  /** Trainings of avatars and voices, with their files. */
  readonly training: TrainingState;
  /** TTS previews by ID. */
  readonly previews: Map<string, TtsPreview>;
}

/** A service at its beginning. The clock and the tokens outlive it. */
export function createState(settings: Settings, clock: Clock, tokens: Tokens): ServiceState {
  const random = createRandom(20_240_704);
  return {
    account: settings.account,
    region: settings.region,
    settings,
    clock,
    random,
    tokens,
    throttle: new Throttle(settings.region),
    faults: new Faults(random),
    requestLog: new RequestLog(),
    callbacks: new CallbackSender(clock, settings.fetch),
    assets: createLibrary(settings.seed, clock.now(), settings.account.project_id),
    uploads: new Map(),
    storageKey: newId(),
    rooms: new Map(),
    ruleGroups: new Map(),
    products: new Map(),
    videoScripts: createTemplates(settings.seed, clock.now()),
    videoJobs: new Map(),
    liveJobs: new Map(),
    training: createTrainingState(),
    previews: new Map(),
  };
}
