/**
 * Hears pieces of a script one after the other. While one plays the next is made, and no more than that: each may
 * cost.
 */
import type { Client } from '../../../api/index.js';
import { AuditionError, doubt, make, type AuditionRequest, type Wait } from './tts-request.js';

export type { AuditionRequest } from './tts-request.js';

/** How far a piece is; `ready` waits for its turn, or for a person where the browser lets no sound out unasked. */
export type Phase = 'asked' | 'making' | 'ready' | 'playing';

export type AuditionState =
  | { phase: 'idle' }
  /** Which of so many, from 0; and how far the one after it is. */
  | { phase: Phase; index: number; of: number; next: Phase | undefined }
  | { phase: 'failed'; index: number; of: number; error: unknown };

/** Plays one address to its end. */
export type PlayUrl = (url: string, signal: AbortSignal) => Promise<void>;

/** A piece on its way. */
interface Sound {
  request: AuditionRequest;
  phase: Phase;
  urls: Promise<string[]>;
  /** Ends this piece alone. */
  end: AbortController;
}

export class Audition {
  private running: AbortController | undefined;
  private now: Sound | undefined;
  private current: AuditionState = { phase: 'idle' };
  private letOut: (() => void) | undefined;
  private tell: () => void = () => undefined;

  constructor(
    private readonly changed: () => void,
    private readonly play: PlayUrl = playUrl,
    private readonly wait: Wait = waitFor,
  ) {}

  get state(): AuditionState {
    return this.current;
  }

  /**
   * Makes and plays one after the other. What was running before is stopped; the promise never rejects. `renewed`
   * gives the pieces as they are by then: it is asked whenever one comes next, and those up to the index stay.
   */
  async hear(
    client: Client,
    requests: readonly AuditionRequest[],
    renewed: (index: number) => readonly AuditionRequest[] = () => requests,
  ): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    const { signal } = running;
    let [pieces, index] = [requests, 0];
    let ahead: Sound | undefined;
    try {
      for (;;) {
        const now = this.prepare(client, pieces[index], signal, ahead);
        if (!now) break;
        this.now = now;
        ahead = undefined;
        this.tell = () =>
          this.show(running, { phase: now.phase, index, of: pieces.length, next: ahead?.phase });
        this.tell();
        try {
          const made = await now.urls;
          pieces = renewed(index);
          ahead = this.prepare(client, pieces[index + 1], signal);
          for (const url of made) await this.sound(client, url, now);
        } catch (error) {
          if (signal.aborted || !now.end.signal.aborted) throw error;
        }
        pieces = renewed(index);
        index++;
      }
      this.show(running, { phase: 'idle' });
    } catch (error) {
      this.show(running, { phase: 'failed', index, of: pieces.length, error });
    }
  }

  /** A person lets the sound out, where the browser asks for that. */
  go(): void {
    this.letOut?.();
  }

  /** Stops; what the service is making stays known and is not asked for again. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    if (this.current.phase === 'idle') return;
    this.current = { phase: 'idle' };
    this.changed();
  }

  /** Leaves the piece that is heard now, and goes on with the next. */
  skip(): void {
    this.now?.end.abort();
  }

  /** Has a piece made; `ahead` is the one that was prepared, and is taken where it is still the one that is wanted. */
  private prepare(
    client: Client,
    request: AuditionRequest | undefined,
    signal: AbortSignal,
    ahead?: Sound,
  ): Sound | undefined {
    if (request && ahead && JSON.stringify(ahead.request) === JSON.stringify(request)) return ahead;
    ahead?.end.abort();
    if (!request) return undefined;
    const end = new AbortController();
    signal.addEventListener('abort', () => end.abort(signal.reason), { once: true });
    const sound: Sound = { request, phase: 'asked', urls: Promise.resolve([]), end };
    const reach = (phase: Phase) => {
      sound.phase = phase;
      if (!end.signal.aborted) this.tell();
    };
    const making = { client, signal: end.signal, wait: this.wait, accepted: () => reach('making') };
    sound.urls = make(request, making).then((urls) => {
      reach('ready');
      return urls;
    });
    // Whoever waits for it hears of the failure; before its turn it is nobody's.
    sound.urls.catch(() => undefined);
    return sound;
  }

  /** Plays one address; where the browser wants a person to press first, it waits for that. */
  private async sound(client: Client, url: string, sound: Sound): Promise<void> {
    const { signal } = sound.end;
    for (;;) {
      signal.throwIfAborted();
      sound.phase = 'playing';
      this.tell();
      try {
        return await this.play(url, signal);
      } catch (error) {
        if ((error as Error).name !== 'NotAllowedError') {
          if (!signal.aborted) doubt(client, sound.request);
          throw error;
        }
        sound.phase = 'ready';
        this.tell();
        await new Promise<void>((resolve, reject) => {
          this.letOut = resolve;
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        });
      }
    }
  }

  private show(running: AbortController, state: AuditionState): void {
    if (this.running !== running || running.signal.aborted) return;
    if (JSON.stringify(state) === JSON.stringify(this.current) && state.phase !== 'failed') return;
    this.current = state;
    this.changed();
  }
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
    audio.addEventListener('error', () => reject(new AuditionError('silent', audio.error?.message)));
    signal.addEventListener('abort', () => {
      audio.pause();
      reject(signal.reason as Error);
    });
  });
  const begun = audio.play().catch((error: Error) => {
    throw error.name === 'NotAllowedError' ? error : new AuditionError('silent', error.message);
  });
  await Promise.all([begun, ended]);
}
