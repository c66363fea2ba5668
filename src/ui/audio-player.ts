/** Plays samples: one sound at a time on the page, however many elements there are. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Stops what is heard now, whichever element plays it. */
let stopSounding: (() => void) | undefined;

export class Sound implements ReactiveController {
  private audio: HTMLAudioElement | undefined;

  /** Key of what is playing. */
  playing: string | undefined;
  /** Key of what could not be played last. */
  failed: string | undefined;

  /** Stops what this element plays. */
  readonly stop = (): void => {
    this.audio?.pause();
    this.audio = undefined;
    this.playing = undefined;
    if (stopSounding === this.stop) stopSounding = undefined;
    this.host.requestUpdate();
  };

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Plays the address under a key, or stops it where it plays. */
  toggle(key: string, url: string): void {
    const again = this.playing === key;
    stopSounding?.();
    if (again) return;
    stopSounding = this.stop;
    this.playing = key;
    this.failed = undefined;
    this.audio = new Audio(url);
    this.start(this.audio, key);
    this.host.requestUpdate();
  }

  private start(audio: HTMLAudioElement, key: string): void {
    const end = (failed: boolean) => {
      if (this.audio !== audio) return;
      if (failed) this.failed = key;
      this.stop();
    };
    audio.addEventListener('ended', () => end(false));
    audio.addEventListener('error', () => end(true));
    audio.play().catch(() => end(true));
  }
}
