/**
 * What became of a write whose answer was lost, told by what the service shows afterwards: pure rules.
 *
 * What is shown proves that it was done, whenever it was read. That nothing is shown proves that it was not done only
 * where the reading began so late that the request can't still be on its way. What no reading shows stays unknown,
 * with the reason; nothing is guessed.
 */
import type { SentCall } from './errors.js';
import type { SmartLiveJob } from './schemas/live-job.js';
import type { DigitalHumanVideo } from './schemas/video.js';

/**
 * Why reading cannot tell. `too-early`: the request may still be on its way. `still-running`: the task may be closing.
 * `not-shown`: the service shows nothing of such a call. `ended`: the task has ended, and with it what could be read.
 * `several`: several tasks began then, and nothing tells whose they are. `clock`: nothing tells whether the tasks
 * shown began before or after. `unreadable`: the reading that would tell was not answered.
 */
export type UnknownReason =
  'too-early' | 'still-running' | 'not-shown' | 'ended' | 'several' | 'clock' | 'unreadable';

/** What became of a write. */
export interface Outcome<Job = SmartLiveJob | DigitalHumanVideo> {
  /** `not-done`: it was not carried out, and will not be. */
  readonly outcome: 'done' | 'not-done' | 'unknown';
  /** Why, where it is unknown. */
  readonly reason?: UnknownReason;
  /** The task that was started, stopped, cancelled or commanded, as it was read. */
  readonly job?: Job;
  /** When the reading began that tells this, in milliseconds. */
  readonly asOf: number;
}

/** When a write was sent and given up, in milliseconds of the clock that the readings' `read_at` comes from. */
export type SentAt = Pick<SentCall, 'asked_at' | 'lost_at' | 'skew'>;

/** Milliseconds that a request may still travel after its answer was lost. */
export const outcomeGrace = 4000;

/** Milliseconds that a task may take to close once it was told to; longer than any was seen to. */
export const closingTime = 30_000;

/** Milliseconds by which two clocks that agree may seem to differ: each tells whole seconds. */
const blur = 2000;

interface Task {
  job_id?: string | null;
  create_time?: string | null;
}

/**
 * What became of a start. `jobs` are the latest tasks, newest first. `before` is the task that was the latest before
 * the start (`null`: there was none); without it the times of the tasks tell, if the service's clock is known.
 */
export function outcomeOfStart<Job extends Task>(
  sent: SentAt,
  jobs: readonly Job[],
  read_at: number,
  before?: string | null,
): Outcome<Job> {
  if (before === undefined && !jobs.every((job) => moment(job, sent) !== undefined))
    return unknown('clock', read_at);
  const place = jobs.findIndex(({ job_id }) => job_id === before);
  const begun = (place < 0 ? jobs : jobs.slice(0, place)).filter((job) => isOfThen(job, sent));
  if (begun.length > 1) return unknown('several', read_at);
  const [job] = begun;
  return job ? { outcome: 'done', job, asOf: read_at } : notSeen(sent, read_at);
}

/** What became of a stop: a task that has ended need not be stopped, whoever ended it. */
export function outcomeOfStop(sent: SentAt, job: SmartLiveJob, read_at: number): Outcome<SmartLiveJob> {
  if (!isLive(job)) return { outcome: 'done', job, asOf: read_at };
  const seen = notSeen(sent, read_at, job);
  if (seen.outcome === 'unknown' || read_at >= sent.lost_at + closingTime) return seen;
  return unknown('still-running', read_at, job);
}

/** What became of the cancelling of a video task: one that went on instead can't be cancelled any more. */
export function outcomeOfCancel(
  sent: SentAt,
  job: DigitalHumanVideo,
  read_at: number,
): Outcome<DigitalHumanVideo> {
  if (job.state === 'CANCELED') return { outcome: 'done', job, asOf: read_at };
  return job.state === 'WAITING' ? notSeen(sent, read_at, job) : { outcome: 'not-done', job, asOf: read_at };
}

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
  if (job.state === 'WAITING') return notSeen(sent, read_at, job);
  if (!showsInConfig(command)) return unknown('not-shown', read_at, job);
  if (!isLive(job)) return unknown('ended', read_at, job);
  if (!isObject(config)) return unknown('unreadable', read_at, job);
  const found = (settings[command.command] ?? []).map((name) =>
    comparison(name, command.params?.[name], config[name]),
  );
  if (found.includes('other') && isRoom(config)) return notSeen(sent, read_at, job);
  if (found.some((one) => one !== 'same')) return unknown('not-shown', read_at, job);
  return { outcome: 'done', job, asOf: read_at };
}

/** Nothing shows that it was done; that proves something only once it can't come any more. */
function notSeen<Job>(sent: SentAt, read_at: number, job?: Job): Outcome<Job> {
  if (read_at < sent.lost_at + outcomeGrace) return unknown('too-early', read_at, job);
  return { outcome: 'not-done', ...(job && { job }), asOf: read_at };
}

function unknown<Job>(reason: UnknownReason, read_at: number, job?: Job): Outcome<Job> {
  return { outcome: 'unknown', reason, ...(job && { job }), asOf: read_at };
}

/** Whether a task can have begun with this call: not where the times say that it began before. */
function isOfThen(job: Task, sent: SentAt): boolean {
  return (moment(job, sent) ?? Infinity) >= sent.asked_at - blur;
}

/** When a task began, by this machine's clock; undefined where that is not known. */
function moment({ create_time }: Task, { skew }: SentAt): number | undefined {
  const at = skew === undefined ? NaN : Date.parse(create_time ?? '') - skew;
  return Number.isNaN(at) ? undefined : at;
}

function isLive({ state }: SmartLiveJob): boolean {
  return state === 'WAITING' || state === 'PROCESSING';
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
  if (!isObject(wanted)) return wanted === shown;
  return isObject(shown) && Object.entries(wanted).every(([name, value]) => holds(value, shown[name]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
