/** Plays audio: samples of assets, one at a time on the page, and the segments of a preview in sequence. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** An address could not be played: the file is missing, or the browser cannot decode it. */
export class PlaybackError extends Error {
  override readonly name = 'PlaybackError';
}

/**
 * Plays an address; resolves at its end. Rejects with a `PlaybackError`, with the signal's reason after an abort, or with a
 * `NotAllowedError` if the browser blocks audio before the first click on the page.
 */
export async function playUrl(url: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const audio = new Audio(url);
  let abort = (): void => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    abort = () => {
      audio.pause();
      reject(signal.reason as Error);
    };
    audio.addEventListener('ended', () => resolve());
    audio.addEventListener('error', () => reject(new PlaybackError(audio.error?.message)));
  });
  signal.addEventListener('abort', abort);
  const started = audio.play().catch((error: Error) => {
    throw error.name === 'NotAllowedError' ? error : new PlaybackError(error.message);
  });
  try {
    await Promise.all([started, ended]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Stops the sample that is playing, whichever element started it. */
let stopCurrent: (() => void) | undefined;

/** Plays the samples of one element, and stops them when it leaves the page. */
export class AudioPlayer implements ReactiveController {
  private running: AbortController | undefined;

  /** Key of the sample that is playing. */
  playing: string | undefined;
  /** Key of the sample that could not be played last. */
  failed: string | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Stops the sample of this element. */
  readonly stop = (): void => {
    this.running?.abort();
    this.running = undefined;
    this.playing = undefined;
    if (stopCurrent === this.stop) stopCurrent = undefined;
    this.host.requestUpdate();
  };

  /** Plays an address, or stops it if the sample with this key is playing. */
  toggle(key: string, url: string): void {
    const isPlaying = this.playing === key;
    stopCurrent?.();
    if (isPlaying) return;
    stopCurrent = this.stop;
    this.playing = key;
    this.failed = undefined;
    void this.play(key, url);
    this.host.requestUpdate();
  }

  private async play(key: string, url: string): Promise<void> {
    const running = (this.running = new AbortController());
    const failed = await playUrl(url, running.signal).then(
      () => false,
      () => true,
    );
    if (this.running !== running) return;
    if (failed) this.failed = key;
    this.stop();
  }
}
