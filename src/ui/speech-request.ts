/**
 * Requests speech from the service (reference 9): creates a job, then polls until its files are there.
 *
 * Results are cached by content for each client, so that the same words in the same voice are never requested, and
 * charged, twice: not by another element on the page, and not after a preview was stopped.
 */
import {
  ApiError,
  createTtsAudition,
  showAsset,
  showTtsAuditionFile,
  type AnswerOf,
  type Client,
} from '../api/index.js';

/** Text to be spoken; speed, pitch and volume as in `VoiceConfig`. */
interface TextRequest {
  text: string;
  voice_asset_id: string;
  speed?: number | null | undefined;
  pitch?: number | null | undefined;
  volume?: number | null | undefined;
}

/** A recording that exists already. */
interface RecordingRequest {
  recording: { url?: string; asset_id?: string };
}

/** What a segment requests. */
export type SpeechRequest = TextRequest | RecordingRequest;

/** Resolves after a number of milliseconds; rejects when the signal aborts. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** How speech is requested. */
export interface SpeechRequestOptions {
  client: Client;
  signal: AbortSignal;
  wait: Wait;
  /** Called when the service has accepted the request. */
  accepted: () => void;
}

interface CachedSpeech {
  job_id: Promise<string>;
  urls: string[];
  /** When the addresses count as expired, in milliseconds since 1970. */
  expiresAt: number;
}

/** Milliseconds between polls; the last one repeats (reference 9.2 wants five seconds). */
const pollIntervals = [1_000, 2_000, 5_000];
/** Addresses are valid for an hour (reference 9.2); after 55 minutes they are read again. */
const urlLifetime = 55 * 60_000;
/** Maximum number of cached results; the least recently used is evicted. */
const maxCached = 1_000;

const caches = new WeakMap<Client, Map<string, CachedSpeech>>();

/** Consecutive polls that may fail before giving up: the job, which may be charged, keeps running meanwhile. */
const maxFailures = 2;

/** A preview failed although no request was refused. */
export class SpeechError extends Error {
  override name = 'AuditionError';

  constructor(
    readonly kind: 'no-voice' | 'no-task' | 'no-file',
    /** The reason that the service gives. */
    readonly reason = '',
  ) {
    super(reason || kind);
  }
}

/** Addresses of the speech or of the recording. Rejects with `SpeechError`, `ApiError` or the reason of the signal. */
export async function requestSpeech(request: SpeechRequest, making: SpeechRequestOptions): Promise<string[]> {
  if ('recording' in request) return recordingUrls(request, making);
  const { client } = making;
  if (!request.voice_asset_id) throw new SpeechError('no-voice');
  const made = caches.get(client) ?? new Map<string, CachedSpeech>();
  caches.set(client, made);
  const key = cacheKey(request);
  const known = made.get(key);
  const entry = known ?? { job_id: createJob(client, request), urls: [], expiresAt: 0 };
  cacheEntry(made, key, entry);
  if (entry.expiresAt > Date.now()) return entry.urls;
  try {
    const job_id = await entry.job_id;
    making.signal.throwIfAborted();
    making.accepted();
    entry.urls = await pollForUrls(job_id, making, known !== undefined);
    entry.expiresAt = Date.now() + urlLifetime;
    return entry.urls;
  } catch (error) {
    const refused = error instanceof SpeechError || (error instanceof ApiError && !error.retriable);
    if (refused || (await isRejected(entry.job_id))) made.delete(key);
    throw error;
  }
}

/** Drops the cached addresses of speech that could not be played; the next request reads them again. */
export function expireUrls(client: Client, request: SpeechRequest): void {
  const entry = 'recording' in request ? undefined : caches.get(client)?.get(cacheKey(request));
  if (entry) entry.expiresAt = 0;
}

const cacheKey = ({ voice_asset_id, speed, pitch, volume, text }: TextRequest): string =>
  JSON.stringify([voice_asset_id, speed, pitch, volume, text]);

function cacheEntry(made: Map<string, CachedSpeech>, key: string, entry: CachedSpeech): void {
  made.delete(key);
  made.set(key, entry);
  const [oldest] = made.keys();
  if (made.size > maxCached && oldest !== undefined) made.delete(oldest);
}

/** Creates the job without a signal: even if the preview is stopped, a job that may be charged must be known. */
async function createJob(client: Client, request: TextRequest): Promise<string> {
  const { text, voice_asset_id, speed, pitch, volume } = request;
  const body = {
    text,
    emotion: voice_asset_id,
    ...(speed != null && { speed }),
    ...(pitch != null && { pitch }),
    ...(volume != null && { volume }),
  };
  const { job_id } = await client.call(createTtsAudition, { body });
  if (!job_id) throw new SpeechError('no-task');
  return job_id;
}

async function pollForUrls(
  job_id: string,
  { client, signal, wait }: SpeechRequestOptions,
  atOnce: boolean,
): Promise<string[]> {
  for (let [turn, failures] = [0, 0]; ; turn++) {
    if (turn > 0 || !atOnce)
      await wait(pollIntervals[Math.min(turn, pollIntervals.length - 1)] ?? 5_000, signal);
    try {
      const answer = await client.call(
        showTtsAuditionFile,
        { path: { job_id } },
        { signal, priority: 'poll' },
      );
      failures = 0;
      if (answer.is_file_complete) return downloadUrls(answer);
    } catch (error) {
      failures++;
      if (!(error instanceof ApiError && error.retriable) || failures > maxFailures) throw error;
    }
  }
}

function downloadUrls({ files, message }: AnswerOf<typeof showTtsAuditionFile>): string[] {
  const urls = (files ?? []).flatMap(({ download_url }) => download_url ?? []);
  if (urls.length === 0) throw new SpeechError('no-file', message ?? '');
  return urls;
}

async function recordingUrls(
  { recording }: RecordingRequest,
  { client, signal }: SpeechRequestOptions,
): Promise<string[]> {
  const { url, asset_id = '' } = recording;
  if (url) return [url];
  const { files } = await client.call(showAsset, { path: { asset_id } }, { signal });
  const found = (files ?? []).find(({ asset_file_category: category }) => category === 'MAIN') ?? files?.[0];
  if (!found?.download_url) throw new SpeechError('no-file');
  return [found.download_url];
}

/** Whether a promise is already rejected; does not wait for a pending one. */
async function isRejected(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise, Promise.resolve()]).then(
    () => false,
    () => true,
  );
}
