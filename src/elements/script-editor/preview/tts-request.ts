/**
 * Has a piece made by the service (reference 9): asked for once, looked for until it is there.
 *
 * What was made is kept by its content, so that the same words in the same voice are never asked, and paid, twice:
 * not for another element of the page, and not after somebody stopped it.
 */
import {
  ApiError,
  createTtsAudition,
  showAsset,
  showTtsAuditionFile,
  type AnswerOf,
  type Client,
} from '../../../api/index.js';

/** Words that are spoken; speed, pitch and volume as in `VoiceConfig`. */
interface WordsRequest {
  text: string;
  voice_asset_id: string;
  speed?: number | null | undefined;
  pitch?: number | null | undefined;
  volume?: number | null | undefined;
}

/** A recording that is there. */
interface RecordingRequest {
  recording: { url?: string; asset_id?: string };
}

export type AuditionRequest = WordsRequest | RecordingRequest;

/** Waits so many milliseconds. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface Making {
  client: Client;
  signal: AbortSignal;
  wait: Wait;
  /** It is asked for no more, but made. */
  accepted: () => void;
}

interface Made {
  job_id: Promise<string>;
  urls: string[];
  /** When the addresses stop working, in milliseconds since 1970. */
  until: number;
}

/** Milliseconds between looks; the last one repeats (9.2 asks for five seconds). */
const pauses = [1_000, 2_000, 5_000];
/** Addresses work for an hour (9.2); after 55 minutes they are read again. */
const fresh = 55 * 60_000;
/** Most pieces that are remembered; the one that was heard longest ago goes first. */
const most = 1_000;

const madeBy = new WeakMap<Client, Map<string, Made>>();

/** Looks that may fail in a row before it is given up: what is being made, and may be paid for, is there later too. */
const patience = 2;

/** Why there is nothing to hear although nothing was refused; `silent`: there is something, but it does not play. */
export class AuditionError extends Error {
  override name = 'AuditionError';

  constructor(
    readonly kind: 'no-voice' | 'no-task' | 'no-file' | 'silent',
    /** What the service or the browser says about it. */
    readonly reason = '',
  ) {
    super(reason || kind);
  }
}

/** The addresses of a piece, once it is made. */
export async function make(request: AuditionRequest, making: Making): Promise<string[]> {
  if ('recording' in request) return addressOf(request, making);
  const { client } = making;
  if (!request.voice_asset_id) throw new AuditionError('no-voice');
  const made = madeBy.get(client) ?? new Map<string, Made>();
  madeBy.set(client, made);
  const key = keyOf(request);
  const known = made.get(key);
  const entry = known ?? { job_id: ask(client, request), urls: [], until: 0 };
  remember(made, key, entry);
  if (entry.until > Date.now()) return entry.urls;
  try {
    const job_id = await entry.job_id;
    making.signal.throwIfAborted();
    making.accepted();
    entry.urls = await look(job_id, making, known !== undefined);
    entry.until = Date.now() + fresh;
    return entry.urls;
  } catch (error) {
    const refused = error instanceof AuditionError || (error instanceof ApiError && !error.retriable);
    if (refused || (await failed(entry.job_id))) made.delete(key);
    throw error;
  }
}

/** What was made does not play: its addresses are read again the next time. */
export function doubt(client: Client, request: AuditionRequest): void {
  const entry = 'recording' in request ? undefined : madeBy.get(client)?.get(keyOf(request));
  if (entry) entry.until = 0;
}

const keyOf = ({ voice_asset_id, speed, pitch, volume, text }: WordsRequest): string =>
  JSON.stringify([voice_asset_id, speed, pitch, volume, text]);

function remember(made: Map<string, Made>, key: string, entry: Made): void {
  made.delete(key);
  made.set(key, entry);
  const [oldest] = made.keys();
  if (made.size > most && oldest !== undefined) made.delete(oldest);
}

/** Asks to the end, even when nobody waits any more: what is being made, and may be paid for, should be known. */
async function ask(client: Client, request: WordsRequest): Promise<string> {
  const { text, voice_asset_id, speed, pitch, volume } = request;
  const body = {
    text,
    emotion: voice_asset_id,
    ...(speed != null && { speed }),
    ...(pitch != null && { pitch }),
    ...(volume != null && { volume }),
  };
  const { job_id } = await client.call(createTtsAudition, { body });
  if (!job_id) throw new AuditionError('no-task');
  return job_id;
}

async function look(job_id: string, { client, signal, wait }: Making, atOnce: boolean): Promise<string[]> {
  for (let [turn, failures] = [0, 0]; ; turn++) {
    if (turn > 0 || !atOnce) await wait(pauses[Math.min(turn, pauses.length - 1)] ?? 5_000, signal);
    try {
      const answer = await client.call(
        showTtsAuditionFile,
        { path: { job_id } },
        { signal, priority: 'poll' },
      );
      failures = 0;
      if (answer.is_file_complete) return filesOf(answer);
    } catch (error) {
      failures++;
      if (!(error instanceof ApiError && error.retriable) || failures > patience) throw error;
    }
  }
}

function filesOf({ files, message }: AnswerOf<typeof showTtsAuditionFile>): string[] {
  const urls = (files ?? []).flatMap(({ download_url }) => download_url ?? []);
  if (urls.length === 0) throw new AuditionError('no-file', message ?? '');
  return urls;
}

async function addressOf({ recording }: RecordingRequest, { client, signal }: Making): Promise<string[]> {
  const { url, asset_id = '' } = recording;
  if (url) return [url];
  const { files } = await client.call(showAsset, { path: { asset_id } }, { signal });
  const found = (files ?? []).find(({ asset_file_category: category }) => category === 'MAIN') ?? files?.[0];
  if (!found?.download_url) throw new AuditionError('no-file');
  return [found.download_url];
}

/** Whether a promise is settled and rejected, without waiting for one that is not. */
async function failed(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise, Promise.resolve()]).then(
    () => false,
    () => true,
  );
}
