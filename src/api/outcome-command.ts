/** Derives the outcome of a command whose answer was lost from the task's configuration. Pure functions. */
import { isJsonObject, lookUp } from '../base/index.js';
import {
  hasEnded,
  notDoneUnlessTooEarly,
  unknownOutcome,
  type Outcome,
  type SentAt,
} from './outcome-types.js';
import type { SmartLiveJob } from './schemas/live-job.js';

/** Commands that only read. They have no effect, so they can be sent again. */
const readings = ['GET_CURRENT_PLAYING_SCRIPTS', 'GET_LIVE_JOB_CONFIG_INFO'];

/** Members of the task's configuration (GET_LIVE_JOB_CONFIG_INFO) that each command sets. */
const settings: Record<string, readonly string[]> = {
  REWRITE_PLAY_SCRIPT: ['scene_scripts'],
  REWRITE_INTERACTION_RULES: ['interaction_rules'],
  REFRESH_OUTPUT_URL: ['output_urls', 'stream_keys'],
};

/** Members that the service may mask. A difference in them proves nothing. */
const masked = ['stream_keys'];

/** How a backend begins the masks that it puts into addresses (`docs/proxy.md`). */
const mask = '***';

/** A command of any type, possibly read from a log. */
export interface SentCommand {
  command: string;
  params?: Record<string, unknown> | undefined;
}

/** Whether the task's configuration shows the outcome of a command. */
export function showsInConfig({ command }: SentCommand): boolean {
  return Object.hasOwn(settings, command);
}

/**
 * The outcome of a command. `config` is the answer to GET_LIVE_JOB_CONFIG_INFO, if it was read; `read_at` is when the
 * read began. No read shows an inserted text, an inserted recording or a displayed layer (INSERT_PLAY_SCRIPT,
 * INSERT_PLAY_AUDIO, SHOW_LAYER); only while the task is WAITING is it certain that it has executed no command.
 */
export function outcomeOfCommand(
  sent: SentAt,
  command: SentCommand,
  job: SmartLiveJob,
  config: unknown,
  read_at: number,
): Outcome<SmartLiveJob> {
  if (readings.includes(command.command)) return { outcome: 'not-done', job, asOf: read_at };
  if (job.state === 'WAITING') return notDoneUnlessTooEarly(sent, read_at, job);
  if (!showsInConfig(command)) return unknownOutcome('not-shown', read_at, job);
  if (hasEnded(job)) return unknownOutcome('ended', read_at, job);
  if (!isJsonObject(config)) return unknownOutcome('unreadable', read_at, job);
  const found = (lookUp(settings, command.command) ?? []).map((name) =>
    comparison(name, lookUp(command.params ?? {}, name), lookUp(config, name)),
  );
  if (found.includes('other') && isRoom(config)) return notDoneUnlessTooEarly(sent, read_at, job);
  if (found.some((one) => one !== 'same')) return unknownOutcome('not-shown', read_at, job);
  return { outcome: 'done', job, asOf: read_at };
}

function comparison(name: string, wanted: unknown, shown: unknown): 'same' | 'other' | 'hidden' {
  if (holds(wanted, shown)) return 'same';
  const isMasked = masked.includes(name) || (name === 'output_urls' && String(shown).includes(mask));
  return isMasked ? 'hidden' : 'other';
}

/**
 * Whether a value is the configuration of a task, so that a member it lacks is not set. The reference names its
 * structure without describing it (6.2.5).
 */
function isRoom(config: Record<string, unknown>): boolean {
  return 'room_name' in config || 'scene_scripts' in config;
}

/** Whether `shown` contains every member of `wanted`. The service adds members of its own. */
function holds(wanted: unknown, shown: unknown): boolean {
  if (wanted === undefined || wanted === null) return true;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(shown) || shown.length !== wanted.length) return false;
    return wanted.every((item, index) => holds(item, shown[index]));
  }
  if (!isJsonObject(wanted)) return wanted === shown;
  return (
    isJsonObject(shown) && Object.entries(wanted).every(([name, value]) => holds(value, lookUp(shown, name)))
  );
}
