/**
 * Determines, by reading, the outcome of a write whose answer was lost: starting and stopping a livestream, its commands,
 * creating and cancelling a video task.
 */
import type { Client } from './client.js';
import { ApiError, OutcomeUnknownError, type SentCall } from './errors.js';
import { executeSmartLiveCommand } from './operations/live-commands.js';
import { listSmartLive, showSmartLive } from './operations/live-jobs.js';
import { listDigitalHumanVideo, show2DDigitalHumanVideo } from './operations/videos.js';
import { outcomeOfCommand, showsInConfig, type SentCommand } from './outcome-command.js';
import { closingTime, outcomeGrace, type Outcome } from './outcome-types.js';
import { outcomeOfCancel, outcomeOfStart, outcomeOfStop } from './outcome.js';
import type { Create2dVideoBody } from './schemas/video.js';
import { type Clock, lookUp, monotonicClock, parseJson } from '../base/index.js';

/** Options of `findOutcome`. */
export interface FindOutcomeOptions {
  /** Aborts the reads. */
  signal?: AbortSignal;
  /** For a start: ID of the latest task before it, `null` if there was none. Default: creation times are compared. */
  before?: string | null;
  /** How long to go on reading, in milliseconds after the answer was lost. Default: 35,000, enough for every call. */
  patience?: number;
  /** The client's clock, for tests. Default: a monotonic clock. */
  clock?: Clock;
}

interface ReadContext {
  client: Client;
  sent: SentCall;
  read_at: number;
  options: FindOutcomeOptions;
}

/** Milliseconds between reads. */
const interval = 2000;

/** Query for the latest tasks, one of which may be the one that was started. */
const latest = { limit: 10, sort_key: 'create_time', sort_dir: 'desc' } as const;

const readers: Record<string, (context: ReadContext) => Promise<Outcome>> = {
  startSmartLive: async ({ client, sent, read_at, options }) => {
    const path = pathOf(sent);
    const { smart_live_jobs } = await client.call(listSmartLive, { path, query: latest }, options);
    return outcomeOfStart(sent, smart_live_jobs ?? [], read_at, options.before);
  },

  stopSmartLive: async ({ client, sent, read_at, options }) => {
    const job = await client.call(showSmartLive, { path: pathOf(sent) }, options);
    return outcomeOfStop(sent, job, read_at);
  },

  executeSmartLiveCommand: async ({ client, sent, read_at, options }) => {
    const command = sent.body as SentCommand;
    const job = await client.call(showSmartLive, { path: pathOf(sent) }, options);
    const live = job.state === 'PROCESSING' && showsInConfig(command);
    const config = live ? await configOf({ client, sent, read_at, options }) : undefined;
    return outcomeOfCommand(sent, command, job, config, read_at);
  },

  create2DDigitalHumanVideo: async ({ client, sent, read_at, options }) => {
    const { script_id, output_asset_config } = sent.body as Create2dVideoBody;
    const query = { ...latest, ...(script_id && { script_id }) };
    const { jobs } = await client.call(listDigitalHumanVideo, { query }, options);
    const name = output_asset_config?.asset_name;
    const alike = (jobs ?? []).filter(
      (job) => name === undefined || job.output_asset_config?.asset_name === name,
    );
    return outcomeOfStart(sent, alike, read_at, options.before);
  },

  cancel2DDigitalHumanVideo: async ({ client, sent, read_at, options }) => {
    const job = await client.call(show2DDigitalHumanVideo, { path: pathOf(sent) }, options);
    return outcomeOfCancel(sent, job, read_at);
  },
};

/**
 * Reads until the outcome of the write is known, or until no further read can show it. This takes one read if the write
 * was applied, 4 seconds if it was not, and 30 seconds for a stop that was not. Rejects with the `ApiError` of a read
 * that failed, or with the signal's reason.
 */
export async function findOutcome(
  client: Client,
  error: OutcomeUnknownError,
  options: FindOutcomeOptions = {},
): Promise<Outcome> {
  const { sent } = error;
  const { signal, patience = closingTime + 5000, clock = monotonicClock } = options;
  const read = lookUp(readers, sent.operation);
  if (!read) return { outcome: 'unknown', reason: 'not-shown', asOf: clock.now() };
  for (;;) {
    const found = await read({ client, sent, read_at: clock.now(), options });
    const { reason } = found;
    const open = reason === 'too-early' || reason === 'still-running' || reason === 'unreadable';
    const wait = reason === 'too-early' ? sent.lost_at + outcomeGrace - clock.now() : interval;
    if (!open || clock.now() + wait > sent.lost_at + patience) return found;
    await clock.wait(wait, signal);
  }
}

function pathOf({ path }: SentCall): { room_id: string; job_id: string } {
  return { room_id: path['room_id'] ?? '', job_id: path['job_id'] ?? '' };
}

/** The task's current configuration; undefined if it cannot be read. */
async function configOf({ client, sent, options }: ReadContext): Promise<unknown> {
  const body = { command: 'GET_LIVE_JOB_CONFIG_INFO' } as const;
  try {
    const { result } = await client.call(executeSmartLiveCommand, { path: pathOf(sent), body }, options);
    return parseJson(result);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
