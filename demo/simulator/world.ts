/** Everything that the simulated service remembers. */
import type { Asset } from './assets/library.js';
import { createLibrary } from './assets/library.js';
import type { Clock } from './clock.js';
import { Faults } from './faults.js';
import { Throttle } from './http/throttle.js';
import type { Tokens } from './iam/tokens.js';
import { Journal } from './journal.js';
import { Postman } from './live/postman.js';
import type { Job } from './live/job.js';
import type { Account, Settings } from './options.js';
import { createRandom, type Random } from './random.js';
import type { Room } from './rooms/room.js';
import type { Audition } from './tts/audition.js';

export interface World {
  readonly account: Account;
  readonly region: string;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly tokens: Tokens;
  readonly throttle: Throttle;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly postman: Postman;
  /** Assets by ID. */
  readonly assets: Map<string, Asset>;
  /** Rooms by ID, oldest first. */
  readonly rooms: Map<string, Room>;
  /** Livestreaming tasks by ID, oldest first. */
  readonly jobs: Map<string, Job>;
  /** TTS previews by ID. */
  readonly auditions: Map<string, Audition>;
}

/** A world at its beginning. The clock and the tokens outlive it. */
export function createWorld(settings: Settings, clock: Clock, tokens: Tokens): World {
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
    journal: new Journal(),
    postman: new Postman(clock, settings.fetch),
    assets: createLibrary(settings.seed, clock.now(), settings.account.project_id),
    rooms: new Map(),
    jobs: new Map(),
    auditions: new Map(),
  };
}
