/**
 * Decides which tab of a browser says an alarm, so that it is said once: by a Web Lock, which the tab takes that a person
 * looks at. While none is looked at, the next one in line has it, which is the leader as the first to know of the alarm.
 */
import type { Environment } from './environment.js';

interface Turn {
  isGranted: boolean;
  /** Takes the tab out of the line. */
  leave: AbortController;
  release?: () => void;
}

/** The part of one tab in deciding which tab speaks. Without Web Locks, each tab speaks for itself. */
export class SpeakerLock {
  /** Whether this tab speaks. */
  isSpeaker = false;
  private turn: Turn | undefined;
  /** Whether the lock was taken back once from another tab that seemed to be looked at. */
  private isRetaken = false;

  constructor(
    private readonly environment: Pick<Environment, 'locks' | 'isVisible'>,
    private readonly name: string,
    /** Called when this tab begins or ceases to speak. */
    private readonly onChange: () => void,
    /** Whether the page has the focus. */
    private readonly isFocused: () => boolean,
  ) {}

  /** Takes part: at once if this tab is looked at, otherwise in line. */
  start(): void {
    if (this.turn) return;
    this.isRetaken = false;
    void this.hold(this.isLookedAt);
  }

  /** Leaves the decision to the other tabs. */
  stop(): void {
    const { turn } = this;
    this.turn = undefined;
    turn?.leave.abort();
    turn?.release?.();
    this.setSpeaker(false);
  }

  /** Handles that a person has turned to this tab, or that it was hidden: takes the lock, or lines up behind the others. */
  onLook(): void {
    const isVisible = this.environment.isVisible();
    if (!this.turn || !this.environment.locks || isVisible === this.isSpeaker) return;
    this.stop();
    this.isRetaken = false;
    void this.hold(isVisible);
  }

  private get isLookedAt(): boolean {
    return this.environment.isVisible() && this.isFocused();
  }

  private async hold(isTaken: boolean): Promise<void> {
    const { locks } = this.environment;
    const turn: Turn = (this.turn = { isGranted: false, leave: new AbortController() });
    if (!locks) return this.setSpeaker(true);
    try {
      await locks.request(this.name, isTaken ? { steal: true } : { signal: turn.leave.signal }, () =>
        this.speak(turn),
      );
    } catch {
      if (this.turn !== turn) return;
      if (!turn.isGranted) return this.setSpeaker(true); // Web Locks are denied, as in a sandboxed frame
      this.setSpeaker(false);
      const isRetaken = this.isLookedAt && !this.isRetaken;
      this.isRetaken ||= isRetaken;
      await this.hold(isRetaken);
    }
  }

  private async speak(turn: Turn): Promise<void> {
    if (this.turn !== turn) return;
    turn.isGranted = true;
    const over = new Promise<void>((resolve) => (turn.release = resolve));
    this.setSpeaker(true);
    await over;
  }

  private setSpeaker(isSpeaker: boolean): void {
    if (this.isSpeaker === isSpeaker) return;
    this.isSpeaker = isSpeaker;
    this.onChange();
  }
}
