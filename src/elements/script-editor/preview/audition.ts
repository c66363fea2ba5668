/**
 * Hears pieces of a script one after the other. While one plays the next is made, and no more than that: each may
 * cost.
 */
import type { Client } from '../../../api/index.js';
import { AuditionError, make, type AuditionRequest, type Wait } from './making.js';

export type { AuditionRequest } from './making.js';

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
  phase: Phase;
  urls: Promise<string[]>;
}

export class Audition {
  private running: AbortController | undefined;
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

  /** Makes and plays one after the other. What was running before is stopped; the promise never rejects. */
  async hear(client: Client, requests: readonly AuditionRequest[]): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    const of = requests.length;
    let index = 0;
    try {
      let next = this.prepare(client, requests[0], running.signal);
      for (let sound = next; sound; sound = next, index++) {
        const { urls } = sound;
        const now = sound;
        next = undefined;
        this.tell = () => this.show(running, { phase: now.phase, index, of, next: next?.phase });
        this.tell();
        const made = await urls;
        next = this.prepare(client, requests[index + 1], running.signal);
        for (const url of made) await this.sound(url, now, running.signal);
      }
      this.show(running, { phase: 'idle' });
    } catch (error) {
      this.show(running, { phase: 'failed', index, of, error });
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

  private prepare(
    client: Client,
    request: AuditionRequest | undefined,
    signal: AbortSignal,
  ): Sound | undefined {
    if (!request) return undefined;
    const sound: Sound = { phase: 'asked', urls: Promise.resolve([]) };
    const reach = (phase: Phase) => {
      sound.phase = phase;
      if (!signal.aborted) this.tell();
    };
    const made = make(request, { client, signal, wait: this.wait, accepted: () => reach('making') });
    sound.urls = made.then((urls) => {
      reach('ready');
      return urls;
    });
    // Whoever waits for it hears of the failure; before its turn it is nobody's.
    sound.urls.catch(() => undefined);
    return sound;
  }

  /** Plays one address; where the browser wants a person to press first, it waits for that. */
  private async sound(url: string, sound: Sound, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      sound.phase = 'playing';
      this.tell();
      try {
        return await this.play(url, signal);
      } catch (error) {
        if ((error as Error).name !== 'NotAllowedError') throw error;
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
