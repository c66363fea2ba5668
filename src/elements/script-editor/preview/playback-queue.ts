/**
 * Plays segments of a script one after another. While one plays, only the next is requested: the service may charge for
 * each.
 */
import type { Client } from '../../../api/index.js';
import { abortable, wait as waitFor } from '../../../base/index.js';
import { playUrl, expireUrls, requestSpeech, type SpeechRequest, type Wait } from '../../../ui/index.js';

/** What a segment requests. */
export type { SpeechRequest } from '../../../ui/index.js';

/** Progress of a segment; `ready` waits for its turn, or for a click if the browser blocks autoplay. */
export type PlaybackPhase = 'asked' | 'making' | 'ready' | 'playing';

/** State of the queue. */
export type PlaybackState =
  | { phase: 'idle' }
  /** Index of the segment, from 0, and progress of the one after it. */
  | { phase: PlaybackPhase; index: number; of: number; next: PlaybackPhase | undefined }
  | { phase: 'failed'; index: number; of: number; error: unknown };

/** Plays one address; resolves at its end. */
export type PlayUrl = (url: string, signal: AbortSignal) => Promise<void>;

/** A segment that was requested. */
interface QueueEntry {
  request: SpeechRequest;
  phase: PlaybackPhase;
  urls: Promise<string[]>;
  /** Ends this segment only. */
  abort: AbortController;
}

/** The queue of one editor. */
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
   * Requests and plays the segments in order, after stopping what played before. Never rejects: failures are in `state`.
   * `renewed` returns the current segments, because the script may change meanwhile; it is called before each next one,
   * and must keep those up to `index`.
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
    let [segments, index] = [requests, 0];
    let ahead: QueueEntry | undefined;
    // The speech that was requested ahead may arrive after the end, which must stay what is shown.
    let isOver = false;
    try {
      for (;;) {
        const now = this.prepare(client, segments[index], signal, ahead);
        if (!now) break;
        this.entry = now;
        ahead = undefined;
        this.notify = () =>
          isOver ||
          this.setState(running, { phase: now.phase, index, of: segments.length, next: ahead?.phase });
        this.notify();
        try {
          const made = await now.urls;
          segments = renewed(index);
          ahead = this.prepare(client, segments[index + 1], signal);
          for (const url of made) await this.playEntry(client, url, now);
        } catch (error) {
          if (signal.aborted || !now.abort.signal.aborted) throw error;
        }
        segments = renewed(index);
        index++;
      }
      isOver = true;
      this.setState(running, { phase: 'idle' });
    } catch (error) {
      isOver = true;
      this.setState(running, { phase: 'failed', index, of: segments.length, error });
    }
  }

  /** Continues after a click, if the browser has blocked autoplay. */
  resume(): void {
    this.resumePlayback?.();
  }

  /** Stops. Speech that the service is generating stays cached and is not requested again. */
  stop(): void {
    this.running?.abort();
    this.running = undefined;
    if (this.currentState.phase === 'idle') return;
    this.currentState = { phase: 'idle' };
    this.changed();
  }

  /** Skips the current segment. */
  skip(): void {
    this.entry?.abort.abort();
  }

  /** Requests a segment; reuses the one requested `ahead` if it is still the same, and aborts it otherwise. */
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
    // Avoids an unhandled rejection: the error is reported when the segment is awaited.
    sound.urls.catch(() => undefined);
    return sound;
  }

  /** Plays one address; if the browser blocks autoplay, waits for a click and tries again. */
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
        await abortable(new Promise<void>((resolve) => (this.resumePlayback = resolve)), signal);
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
