/** What became of a command whose answer was lost, told by the task's configuration afterwards: pure rules. */
import { isJsonObject } from '../base/index.js';
import { isLive, notDoneUnlessTooEarly, unknownOutcome, type Outcome, type SentAt } from './outcome-types.js';
import type { SmartLiveJob } from './schemas/live-job.js';

/** Commands that only read: nothing is lost with their answer, and they may be asked again. */
const readings = ['GET_CURRENT_PLAYING_SCRIPTS', 'GET_LIVE_JOB_CONFIG_INFO'];

/** Members of the task's configuration (GET_LIVE_JOB_CONFIG_INFO) that show what a command has set. */
const settings: Record<string, readonly string[]> = {
  REWRITE_PLAY_SCRIPT: ['scene_scripts'],
  REWRITE_INTERACTION_RULES: ['interaction_rules'],
  REFRESH_OUTPUT_URL: ['output_urls', 'stream_keys'],
};

/** Members that a service may well mask: that they differ proves nothing. */
const masked = ['stream_keys'];

/** A command, loosely: it may come from a log. */
export interface SentCommand {
  command: string;
  params?: Record<string, unknown> | undefined;
}

/** Whether the configuration of the task tells what became of a command. */
export function showsInConfig({ command }: SentCommand): boolean {
  return command in settings;
}

/**
 * What became of a command. `config` is what GET_LIVE_JOB_CONFIG_INFO answered, where it was asked. No reading shows
 * what was said in between (INSERT_PLAY_SCRIPT, INSERT_PLAY_AUDIO) or displayed (SHOW_LAYER): only that a task which
 * is not on air yet has taken no command.
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
  if (!isLive(job)) return unknownOutcome('ended', read_at, job);
  if (!isJsonObject(config)) return unknownOutcome('unreadable', read_at, job);
  const found = (settings[command.command] ?? []).map((name) =>
    comparison(name, command.params?.[name], config[name]),
  );
  if (found.includes('other') && isRoom(config)) return notDoneUnlessTooEarly(sent, read_at, job);
  if (found.some((one) => one !== 'same')) return unknownOutcome('not-shown', read_at, job);
  return { outcome: 'done', job, asOf: read_at };
}

function comparison(name: string, wanted: unknown, shown: unknown): 'same' | 'other' | 'hidden' {
  if (holds(wanted, shown)) return 'same';
  return masked.includes(name) ? 'hidden' : 'other';
}

/** Whether a configuration is one: what it leaves out then is not set. Its structure is only named (6.2.5). */
function isRoom(config: Record<string, unknown>): boolean {
  return 'room_name' in config || 'scene_scripts' in config;
}

/** Whether everything that was wanted is shown; the service adds members of its own. */
function holds(wanted: unknown, shown: unknown): boolean {
  if (wanted === undefined || wanted === null) return true;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(shown) || shown.length !== wanted.length) return false;
    return wanted.every((item, index) => holds(item, shown[index]));
  }
  if (!isJsonObject(wanted)) return wanted === shown;
  return isJsonObject(shown) && Object.entries(wanted).every(([name, value]) => holds(value, shown[name]));
}
