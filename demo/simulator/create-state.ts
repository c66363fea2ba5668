/** Creates the initial state of a service. */

import { createLibraries } from './assets/library.js';
import type { Clock } from './clock.js';
import { Faults } from './faults.js';
import { newId } from './hashing.js';
import { Throttle } from './http/throttle.js';
import type { Tokens } from './iam/tokens.js';
import { RequestLog } from './request-log.js';
import { CallbackSender } from './live/callback-sender.js';
import type { Settings } from './options.js';
import { Outcomes } from './outcomes.js';
import { createRandom } from './random.js';
import { createTrainingState } from './training/training.js';
import { createTemplates } from './videos/templates.js';
import type { ServiceState } from './state/service-state.js';

/**
 * Creates the states of all tenants, and returns that of the first account. Clock and tokens are passed in because a reset
 * keeps them.
 */
export function createState(settings: Settings, clock: Clock, tokens: Tokens): ServiceState {
  const random = createRandom(20_240_704);
  const common = {
    region: settings.region,
    settings,
    invented: settings.invented,
    clock,
    random,
    tokens,
    throttle: new Throttle(settings.region, settings.invented.retryAfterSeconds),
    faults: new Faults(random),
    outcomes: new Outcomes(),
    requestLog: new RequestLog(),
    callbacks: new CallbackSender(clock, settings.fetch, settings.invented),
  };
  const projects = [...settings.accounts.keys()];
  const libraries = createLibraries(settings.seed, clock.now(), projects);
  const tenants = new Map<string, ServiceState>();
  for (const [project, account] of settings.accounts) {
    tenants.set(project, {
      ...common,
      account,
      tenants,
      assets: libraries.get(project) ?? new Map<string, never>(),
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
    });
  }
  const [first] = tenants.values();
  if (!first) throw new TypeError('The simulator has no account');
  return first;
}
