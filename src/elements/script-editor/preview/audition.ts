/**
 * Hearing a script before it goes on air (reference 9): asked for once, looked for until it is made, played in order.
 *
 * What was made is kept by its content, so that the same words in the same voice are never asked, and paid, twice.
 */
import { ApiError, createTtsAudition, showTtsAuditionFile, type Client } from '../../../api/index.js';

/** What is to be heard. Speed, pitch and volume as in `VoiceConfig`. */
export interface AuditionRequest {
  text: string;
  voice_asset_id: string;
  speed?: number | null | undefined;
  pitch?: number | null | undefined;
  volume?: number | null | undefined;
}

export type AuditionState =
  | { phase: 'idle' }
  | { phase: 'asked' }
  | { phase: 'making' }
  | { phase: 'playing' }
  | { phase: 'failed'; error: unknown };

/** Plays one address to its end. */
export type PlayUrl = (url: string, signal: AbortSignal) => Promise<void>;
/** Waits so many milliseconds. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

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

const madeBy = new WeakMap<Client, Map<string, Made>>();

/** The service says why a preview cannot be made. */
class AuditionError extends Error {
  override name = 'AuditionError';
}

export class Audition {
  private running: AbortController | undefined;
  private current: AuditionState = { phase: 'idle' };

  constructor(
    private readonly changed: () => void,
    private readonly play: PlayUrl = playUrl,
    private readonly wait: Wait = waitFor,
  ) {}

  get state(): AuditionState {
    return this.current;
  }

  /** Makes it and plays it. What was running before is stopped; the promise never rejects. */
  async hear(client: Client, request: AuditionRequest): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    try {
      for (const url of await this.urls(client, request, running)) {
        this.show(running, { phase: 'playing' });
        await this.play(url, running.signal);
      }
      this.show(running, { phase: 'idle' });
    } catch (error) {
      this.show(running, { phase: 'failed', error });
    }
  }

  /** Stops; what the service is making stays known and is not asked for again. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    if (this.current.phase === 'idle') return;
    this.current = { phase: 'idle' };
    this.changed();
  }

  private show(running: AbortController, state: AuditionState): void {
    if (this.running !== running || running.signal.aborted) return;
    if (state.phase === this.current.phase && state.phase !== 'failed') return;
    this.current = state;
    this.changed();
  }

  private async urls(client: Client, request: AuditionRequest, running: AbortController): Promise<string[]> {
    const { voice_asset_id, speed, pitch, volume, text } = request;
    const made = madeBy.get(client) ?? new Map<string, Made>();
    madeBy.set(client, made);
    const key = JSON.stringify([voice_asset_id, speed, pitch, volume, text]);
    const known = made.get(key);
    if (known && known.until > Date.now()) return known.urls;
    const entry = known ?? { job_id: ask(client, request), urls: [], until: 0 };
    made.set(key, entry);
    try {
      this.show(running, { phase: 'asked' });
      const job_id = await entry.job_id;
      running.signal.throwIfAborted();
      this.show(running, { phase: 'making' });
      entry.urls = await this.look(client, job_id, running.signal, known !== undefined);
      entry.until = Date.now() + fresh;
      return entry.urls;
    } catch (error) {
      const refused = error instanceof AuditionError || (error instanceof ApiError && !error.retriable);
      if (refused || (await failed(entry.job_id))) made.delete(key);
      throw error;
    }
  }

  private async look(
    client: Client,
    job_id: string,
    signal: AbortSignal,
    atOnce: boolean,
  ): Promise<string[]> {
    for (let turn = 0; ; turn++) {
      if (turn > 0 || !atOnce) await this.wait(pauses[Math.min(turn, pauses.length - 1)] ?? 5_000, signal);
      const answer = await client.call(
        showTtsAuditionFile,
        { path: { job_id } },
        { signal, priority: 'poll' },
      );
      if (!answer.is_file_complete) continue;
      const urls = (answer.files ?? []).flatMap(({ download_url }) => download_url ?? []);
      if (urls.length === 0) throw new AuditionError(answer.message || 'The service gave no file');
      return urls;
    }
  }
}

/** Asks to the end, even when nobody waits any more: what is being made, and may be paid for, should be known. */
async function ask(client: Client, request: AuditionRequest): Promise<string> {
  const { text, voice_asset_id, speed, pitch, volume } = request;
  const body = {
    text,
    emotion: voice_asset_id,
    ...(speed != null && { speed }),
    ...(pitch != null && { pitch }),
    ...(volume != null && { volume }),
  };
  const { job_id } = await client.call(createTtsAudition, { body });
  if (!job_id) throw new AuditionError('The service named no task');
  return job_id;
}

/** Whether a promise is settled and rejected, without waiting for one that is not. */
async function failed(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise, Promise.resolve()]).then(
    () => false,
    () => true,
  );
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

async function playUrl(url: string, signal: AbortSignal): Promise<void> {
  const audio = new Audio(url);
  const ended = new Promise<void>((resolve, reject) => {
    audio.addEventListener('ended', () => resolve());
    audio.addEventListener('error', () =>
      reject(new AuditionError(audio.error?.message || 'The sound cannot be played')),
    );
    signal.addEventListener('abort', () => {
      audio.pause();
      reject(signal.reason as Error);
    });
  });
  await Promise.all([audio.play(), ended]);
}
