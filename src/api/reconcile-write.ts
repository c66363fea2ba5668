/**
 * Finds out, by reading, what became of a write whose answer was lost: starting and stopping a livestream, each of its
 * commands, ordering and cancelling a video.
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
import { monotonicClock, parseJson, type Clock } from '../base/index.js';

export { showsInConfig };

/** Options of `findOutcome`. */
export interface FindOutcomeOptions {
  /** Ends the looking. */
  signal?: AbortSignal;
  /** For a start: the task that was the latest before it, `null` where there was none. Default: times tell. */
  before?: string | null;
  /** Milliseconds after the loss for which it goes on looking. Default: 35,000, enough for every call. */
  patience?: number;
  /** For tests: the client's own. */
  clock?: Clock;
}

interface Look {
  client: Client;
  sent: SentCall;
  read_at: number;
  options: FindOutcomeOptions;
}

/** Milliseconds between looks. */
const interval = 2000;

/** Tasks that are looked through for the one that was started. */
const latest = { limit: 10, sort_key: 'create_time', sort_dir: 'desc' } as const;

const looks: Record<string, (look: Look) => Promise<Outcome>> = {
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
 * Looks until the service shows what became of the write, or until it is clear that nothing will tell. That takes
 * moments where it was done, 4 seconds where it was not, and 30 for a stop that was not. Rejects with the `ApiError` of
 * a reading that failed, or with the signal's reason.
 */
export async function findOutcome(
  client: Client,
  error: OutcomeUnknownError,
  options: FindOutcomeOptions = {},
): Promise<Outcome> {
  const { sent } = error;
  const { signal, patience = closingTime + 5000, clock = monotonicClock } = options;
  const look = looks[sent.operation];
  if (!look) return { outcome: 'unknown', reason: 'not-shown', asOf: clock.now() };
  for (;;) {
    const found = await look({ client, sent, read_at: clock.now(), options });
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

/** What the task is made of now; undefined where that cannot be read. */
async function configOf({ client, sent, options }: Look): Promise<unknown> {
  const body = { command: 'GET_LIVE_JOB_CONFIG_INFO' } as const;
  try {
    const { result } = await client.call(executeSmartLiveCommand, { path: pathOf(sent), body }, options);
    return parseJson(result);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
