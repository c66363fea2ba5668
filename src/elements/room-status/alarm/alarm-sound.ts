/**
 * The sound of an alarm, made by Web Audio. Browsers allow a page to sound after a person has pressed something on it; after
 * a reload the sound waits for that.
 */

/** The tones: start in seconds, frequency in hertz. */
const tones = [
  [0, 880],
  [0.22, 660],
  [0.5, 880],
  [0.72, 660],
] as const;
/** Seconds of a tone, and of its beginning and end, which would click without a ramp. */
const toneLength = 0.2;
const rampLength = 0.02;
/** From 0 to 1; loud enough for a room, below what distorts. */
const volume = 0.4;

/** What a person does that allows a page to sound. */
const presses = ['pointerdown', 'pointerup', 'keydown'] as const;

/** The sound of this page. */
class AlarmSound {
  private context: AudioContext | undefined;
  private isWaiting = false;
  private readonly listeners = new Set<() => void>();

  /** Whether this browser can make it. */
  get isSupported(): boolean {
    return typeof globalThis.AudioContext === 'function';
  }

  /** Whether the browser lets the page sound now. */
  get isReady(): boolean {
    return this.context?.state === 'running';
  }

  /** Makes the page able to sound, at once or at the next press. */
  prepare(): void {
    if (!this.isSupported || this.isReady) return;
    // Without a press, the browser would refuse it, and say so in the console.
    if ((navigator as Partial<Navigator>).userActivation?.hasBeenActive !== false) this.open();
    this.awaitPress();
  }

  /** Sounds at once: a press is under way. */
  async playNow(): Promise<void> {
    this.open();
    await this.context?.resume().catch(() => undefined);
    this.notify();
    if (!this.isReady) this.awaitPress();
    this.play();
  }

  /** Sounds, if the browser lets it. */
  play(): void {
    const { context } = this;
    if (!context || !this.isReady) return;
    for (const [start, frequency] of tones) playTone(context, context.currentTime + start, frequency);
  }

  /** Calls `listener` when the browser begins or ceases to let the page sound; the returned function removes it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private open(): void {
    if (!this.context) {
      this.context = new AudioContext();
      this.context.onstatechange = () => {
        this.notify();
        if (!this.isReady) this.awaitPress();
      };
    }
    if (!this.isReady) this.context.resume().then(this.notify, this.notify);
  }

  private awaitPress(): void {
    if (this.isWaiting || this.isReady) return;
    this.isWaiting = true;
    const onPress = () => {
      this.open();
      if (!this.isReady) return;
      for (const type of presses) removeEventListener(type, onPress, true);
      this.isWaiting = false;
    };
    for (const type of presses) addEventListener(type, onPress, true);
  }

  private readonly notify = (): void => {
    for (const listener of [...this.listeners]) listener();
  };
}

/** The sound of this page. */
export const alarmSound = new AlarmSound();

function playTone(context: AudioContext, start: number, frequency: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'square';
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + rampLength);
  gain.gain.setValueAtTime(volume, start + toneLength - rampLength);
  gain.gain.linearRampToValueAtTime(0, start + toneLength);
  oscillator.connect(gain);
  gain.connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + toneLength);
}
