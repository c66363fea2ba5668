/**
 * Hears pieces of a script one after the other. While one plays the next is made, and no more than that: each may
 * cost.
 */
import type { Client } from '../../../api/index.js';
import { wait as waitFor } from '../../../base/index.js';
import { SpeechError, expireUrls, requestSpeech, type SpeechRequest, type Wait } from './tts-request.js';

export type { SpeechRequest } from './tts-request.js';

/** How far a piece is; `ready` waits for its turn, or for a person where the browser lets no sound out unasked. */
export type PlaybackPhase = 'asked' | 'making' | 'ready' | 'playing';

export type PlaybackState =
  | { phase: 'idle' }
  /** Which of so many, from 0; and how far the one after it is. */
  | { phase: PlaybackPhase; index: number; of: number; next: PlaybackPhase | undefined }
  | { phase: 'failed'; index: number; of: number; error: unknown };

/** Plays one address to its end. */
export type PlayUrl = (url: string, signal: AbortSignal) => Promise<void>;

/** A piece on its way. */
interface QueueEntry {
  request: SpeechRequest;
  phase: PlaybackPhase;
  urls: Promise<string[]>;
  /** Ends this piece alone. */
  abort: AbortController;
}

export class PlaybackQueue {
  private running: AbortController | undefined;
  private entry: QueueEntry | undefined;
  private currentState: PlaybackState = { phase: 'idle' };
  private resumePlayback: (() => void) | undefined;
  private notify: () => void = () => undefined;

  constructor(
    private readonly changed: () => void,
    private readonly play: PlayUrl = playUrl,
    private readonly wait: Wait = waitFor,
  ) {}

  get state(): PlaybackState {
    return this.currentState;
  }

  /**
   * Makes and plays one after the other. What was running before is stopped; the promise never rejects. `renewed`
   * gives the pieces as they are by then: it is asked whenever one comes next, and those up to the index stay.
   */
  async playAll(
    client: Client,
    requests: readonly SpeechRequest[],
    renewed: (index: number) => readonly SpeechRequest[] = () => requests,
  ): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    const { signal } = running;
    let [pieces, index] = [requests, 0];
    let ahead: QueueEntry | undefined;
    try {
      for (;;) {
        const now = this.prepare(client, pieces[index], signal, ahead);
        if (!now) break;
        this.entry = now;
        ahead = undefined;
        this.notify = () =>
          this.setState(running, { phase: now.phase, index, of: pieces.length, next: ahead?.phase });
        this.notify();
        try {
          const made = await now.urls;
          pieces = renewed(index);
          ahead = this.prepare(client, pieces[index + 1], signal);
          for (const url of made) await this.playEntry(client, url, now);
        } catch (error) {
          if (signal.aborted || !now.abort.signal.aborted) throw error;
        }
        pieces = renewed(index);
        index++;
      }
      this.setState(running, { phase: 'idle' });
    } catch (error) {
      this.setState(running, { phase: 'failed', index, of: pieces.length, error });
    }
  }

  /** A person lets the sound out, where the browser asks for that. */
  resume(): void {
    this.resumePlayback?.();
  }

  /** Stops; what the service is making stays known and is not asked for again. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    if (this.currentState.phase === 'idle') return;
    this.currentState = { phase: 'idle' };
    this.changed();
  }

  /** Leaves the piece that is heard now, and goes on with the next. */
  skip(): void {
    this.entry?.abort.abort();
  }

  /** Has a piece made; `ahead` is the one that was prepared, and is taken where it is still the one that is wanted. */
  private prepare(
    client: Client,
    request: SpeechRequest | undefined,
    signal: AbortSignal,
    ahead?: QueueEntry,
  ): QueueEntry | undefined {
    if (request && ahead && JSON.stringify(ahead.request) === JSON.stringify(request)) return ahead;
    ahead?.abort.abort();
    if (!request) return undefined;
    const end = new AbortController();
    signal.addEventListener('abort', () => end.abort(signal.reason), { once: true });
    const sound: QueueEntry = { request, phase: 'asked', urls: Promise.resolve([]), abort: end };
    const reach = (phase: PlaybackPhase) => {
      sound.phase = phase;
      if (!end.signal.aborted) this.notify();
    };
    const making = { client, signal: end.signal, wait: this.wait, accepted: () => reach('making') };
    sound.urls = requestSpeech(request, making).then((urls) => {
      reach('ready');
      return urls;
    });
    // Whoever waits for it hears of the failure; before its turn it is nobody's.
    sound.urls.catch(() => undefined);
    return sound;
  }

  /** Plays one address; where the browser wants a person to press first, it waits for that. */
  private async playEntry(client: Client, url: string, sound: QueueEntry): Promise<void> {
    const { signal } = sound.abort;
    for (;;) {
      signal.throwIfAborted();
      sound.phase = 'playing';
      this.notify();
      try {
        return await this.play(url, signal);
      } catch (error) {
        if ((error as Error).name !== 'NotAllowedError') {
          if (!signal.aborted) expireUrls(client, sound.request);
          throw error;
        }
        sound.phase = 'ready';
        this.notify();
        await new Promise<void>((resolve, reject) => {
          this.resumePlayback = resolve;
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        });
      }
    }
  }

  private setState(running: AbortController, state: PlaybackState): void {
    if (this.running !== running || running.signal.aborted) return;
    if (JSON.stringify(state) === JSON.stringify(this.currentState) && state.phase !== 'failed') return;
    this.currentState = state;
    this.changed();
  }
}

async function playUrl(url: string, signal: AbortSignal): Promise<void> {
  const audio = new Audio(url);
  const ended = new Promise<void>((resolve, reject) => {
    audio.addEventListener('ended', () => resolve());
    audio.addEventListener('error', () => reject(new SpeechError('silent', audio.error?.message)));
    signal.addEventListener('abort', () => {
      audio.pause();
      reject(signal.reason as Error);
    });
  });
  const begun = audio.play().catch((error: Error) => {
    throw error.name === 'NotAllowedError' ? error : new SpeechError('silent', error.message);
  });
  await Promise.all([begun, ended]);
}
